import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { say, words } from '../../../preload/words/say.ts';
import { useAction, useReading } from '../../bridge/connection.tsx';
import { KeyCaps } from '../../commands/key-caps.tsx';
import { shortcutsNow } from '../../commands/screen-shortcuts.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Mono } from '../../components/mono.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { WaitingBlock } from '../../components/waiting.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { Setting, SettingGroup } from './setting.tsx';

/** What this is, what it runs on, and where its log lies. */
export function AboutSection({ onLicences }: { readonly onLicences: () => void }): ReactNode {
  const { data, failure, again } = useReading(['about'], (client, signal) =>
    client.application.about(null, { signal }),
  );
  const show = useAction((client, _: null) => client.application.showLogFolder(null));
  if (!data) {
    return failure ? <FailureNotice failure={failure} onRetry={again} /> : <WaitingBlock height={260} />;
  }
  const { electron, chromium, node } = data.runtime;
  const runtime = `Electron ${electron}, Chromium ${chromium}, Node ${node}`;
  const facts = [`${data.name} ${data.version}`, runtime, data.system].join('\n');
  return (
    <>
      <SettingGroup title={data.name}>
        <Setting label={say('settingsAbout:version')} text={<Mono>{data.version}</Mono>}>
          <CopyButton label={say('settingsAbout:copyVersion')} text={facts}>
            {say('settingsAbout:copy')}
          </CopyButton>
        </Setting>
        <Setting label={say('settingsAbout:runtime')} text={runtime} />
        <Setting label={say('settingsAbout:system')} text={data.system} />
        {data.signed === false && (
          <Setting label={say('settingsAbout:notSigned')} text={say('settingsAbout:notSignedMeans')} />
        )}
      </SettingGroup>
      <SettingGroup title={say('settingsAbout:help')}>
        <Setting
          failure={show.failure}
          label={say('settingsAbout:log')}
          text={
            <Trans
              components={{ file: <Mono>{data.logFile}</Mono> }}
              i18n={words}
              i18nKey="settingsAbout:logMeans"
            />
          }
        >
          <Button onClick={() => void show.run(null)}>{say('settingsAbout:showFolder')}</Button>
        </Setting>
        <Setting label={say('settingsAbout:diagnostics')} text={say('settingsAbout:diagnosticsMeans')}>
          <ScreenLink to={addresses.help('diagnostics')}>{say('settingsAbout:openDiagnostics')}</ScreenLink>
        </Setting>
        <Setting label={say('settingsAbout:shortcuts')} text={say('settingsAbout:shortcutsMeans')}>
          <KeyCaps keys="?" />
          <Button
            onClick={() =>
              shortcutsNow()
                .find(({ keys }) => keys === '?')
                ?.run?.()
            }
          >
            {say('settingsAbout:showShortcuts')}
          </Button>
        </Setting>
        <Setting label={say('settingsAbout:licences')} text={say('settingsAbout:licencesMeans')}>
          <Button onClick={onLicences}>{say('settingsAbout:showLicences')}</Button>
        </Setting>
      </SettingGroup>
    </>
  );
}
