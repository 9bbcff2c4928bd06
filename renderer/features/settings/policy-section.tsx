import type { ReactNode } from 'react';
import type { ManagedSettingName } from '../../../preload/contract/managed.ts';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { Mono } from '../../components/mono.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { Setting, SettingGroup } from './setting.tsx';

const names: Readonly<Record<ManagedSettingName, string>> = {
  allowedConsoles: 'Allowed consoles',
  ingestMode: 'Ingest mode',
  proxy: 'Proxy',
  certificateAuthorities: 'Extra certificate authorities',
  updateFeed: 'Updates',
  dataFolder: 'Data folder',
  startAtLogin: 'Start at login',
  sessionOnlyTokens: 'API tokens',
  telemetry: 'Telemetry',
};

/** What the policy of the machine fixes, and whether it can be followed. */
export function PolicySection({ settings: { policy } }: { readonly settings: SettingsView }): ReactNode {
  if (policy === null) {
    return (
      <SettingGroup
        text="Nobody manages this machine: there is no policy file, and every setting is yours. An administrator can fix settings with one."
        title="Policy"
      >
        {null}
      </SettingGroup>
    );
  }
  return (
    <SettingGroup
      text="An administrator manages this machine. What stands here cannot be changed in the application; the policy is read when it starts."
      title="Policy"
    >
      <Setting label="Policy file" text={<Mono>{policy.file}</Mono>} />
      {policy.trouble !== null && (
        <Setting
          label={<StateMark kind="bad" label="The policy cannot be followed" />}
          text={`${policy.trouble} What it may restrict is restricted until then. Ask whoever manages this machine.`}
        />
      )}
      {policy.settings.map(({ name, state, words }) => (
        <Setting
          key={name}
          label={names[name]}
          text={state === 'fixed' ? words : <StateMark kind="bad" label="The policy cannot be read here." />}
        />
      ))}
      {policy.settings.length === 0 && <Setting label="It fixes nothing" />}
    </SettingGroup>
  );
}
