import type { ReactNode } from 'react';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { say } from '../../../preload/words/say.ts';
import { Mono } from '../../components/mono.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { Setting, SettingGroup } from './setting.tsx';

/** What the policy of the machine fixes, and whether it can be followed. */
export function PolicySection({ settings: { policy } }: { readonly settings: SettingsView }): ReactNode {
  if (policy === null) {
    return (
      <SettingGroup text={say('settings:policy.none')} title={say('settings:policy.title')}>
        {null}
      </SettingGroup>
    );
  }
  return (
    <SettingGroup text={say('settings:policy.text')} title={say('settings:policy.title')}>
      <Setting label={say('settings:policy.file')} text={<Mono>{policy.file}</Mono>} />
      {policy.trouble !== null && (
        <Setting
          label={<StateMark kind="bad" label={say('settings:policy.unusable')} />}
          text={say('settings:policy.unusableMeans', { problem: policy.trouble })}
        />
      )}
      {policy.settings.map(({ name, state, words }) => (
        <Setting
          key={name}
          label={say(`settings:policy.name.${name}`)}
          text={
            state === 'fixed' ? words : <StateMark kind="bad" label={say('settings:policy.unreadable')} />
          }
        />
      ))}
      {policy.settings.length === 0 && <Setting label={say('settings:policy.fixesNothing')} />}
    </SettingGroup>
  );
}
