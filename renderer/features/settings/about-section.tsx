import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { addresses } from '../../app/addresses.ts';
import { KeyCaps } from '../../app/key-caps.tsx';
import { shortcutsNow } from '../../app/screen-shortcuts.ts';
import { useAction, useReading } from '../../bridge/connection.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Mono } from '../../components/mono.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { WaitingBlock } from '../../components/waiting.tsx';
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
        <Setting label="Version" text={<Mono>{data.version}</Mono>}>
          <CopyButton label="Copy version and system" text={facts}>
            Copy
          </CopyButton>
        </Setting>
        <Setting label="Runtime" text={runtime} />
        <Setting label="System" text={data.system} />
        {data.signed === false && (
          <Setting
            label="Not signed"
            text="This installation carries no signature of its maker: the system cannot tell whether it was changed. Use one that you made or were given by somebody you trust."
          />
        )}
      </SettingGroup>
      <SettingGroup title="Help">
        <Setting
          failure={show.failure}
          label="Log"
          text={
            <>
              <Mono>{data.logFile}</Mono>. It holds no token.
            </>
          }
        >
          <Button onClick={() => void show.run(null)}>Show folder</Button>
        </Setting>
        <Setting
          label="Diagnostics"
          text="Checks of everything the application stands on, and a bundle to pass on."
        >
          <ScreenLink to={addresses.help('diagnostics')}>Open Diagnostics</ScreenLink>
        </Setting>
        <Setting label="Keyboard shortcuts" text="Every key that does something on the screen one is on.">
          <KeyCaps keys="?" />
          <Button
            onClick={() =>
              shortcutsNow()
                .find(({ keys }) => keys === '?')
                ?.run?.()
            }
          >
            Show shortcuts
          </Button>
        </Setting>
        <Setting label="Licences" text="The packages this is made of, with the text of each licence.">
          <Button onClick={onLicences}>Show licences</Button>
        </Setting>
      </SettingGroup>
    </>
  );
}
