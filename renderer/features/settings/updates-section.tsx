import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { UpdateOffBecause, UpdateView } from '../../../preload/contract/update-view.ts';
import { useAction, useReading, useStatus } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { WaitingBlock } from '../../components/waiting.tsx';
import { ManagedMark } from './managed-mark.tsx';
import { Setting, SettingGroup } from './setting.tsx';
import styles from './updates-section.module.css';

const offWords: Readonly<Record<UpdateOffBecause, string>> = {
  'no-feed': 'This build has no update feed. New versions are installed by hand.',
  policy: 'The policy of this machine has turned updates off.',
  'not-by-itself':
    'This copy does not update itself: a package of the system brought it, or it runs from its sources.',
};

/** Whether there is a newer version, what changed in it, and installing it. */
export function UpdatesSection(): ReactNode {
  const { running } = useStatus();
  const { data, failure, again } = useReading(
    ['updates'],
    (client, signal) => client.updates.read(null, { signal }),
    { follows: ['settings'] },
  );
  const check = useAction((client, _: null) => client.updates.check(null));
  const install = useAction((client, _: null) => client.updates.install(null));
  if (!data) {
    return failure ? <FailureNotice failure={failure} onRetry={again} /> : <WaitingBlock height={160} />;
  }
  if (data.phase === 'off') {
    return (
      <SettingGroup title="Updates">
        <Setting
          label={<>Updates are off {data.offBecause === 'policy' && <ManagedMark />}</>}
          text={data.offBecause === null ? undefined : offWords[data.offBecause]}
        />
      </SettingGroup>
    );
  }
  const scanning = running.length > 0;
  return (
    <SettingGroup
      text="New versions are looked for and downloaded in the background, never while a scan runs. One is installed when you say so; your data stays as it is."
      title="Updates"
    >
      <Setting
        failure={check.failure ?? install.failure}
        label={titleOf(data)}
        text={<Facts update={data} />}
      >
        {data.phase === 'waiting' && (
          <Button loading={check.running} onClick={() => void check.run(null)}>
            Look for updates
          </Button>
        )}
        {data.phase === 'ready' && (
          <Button
            disabled={scanning}
            loading={install.running}
            onClick={() => void install.run(null)}
            variant="filled"
          >
            Restart and install
          </Button>
        )}
      </Setting>
      {data.phase === 'ready' && scanning && (
        <Setting label="A scan is running" text="The update can be installed when it has ended." />
      )}
      {data.notes !== null && (
        <Setting label="What is new" text={<div className={styles['notes']}>{data.notes}</div>} />
      )}
    </SettingGroup>
  );
}

function titleOf({ phase, version, percent }: UpdateView): string {
  switch (phase) {
    case 'checking':
      return 'Looking for updates…';
    case 'found':
      return `Version ${version} is there; it is downloaded when the scan has ended`;
    case 'downloading':
      return `Downloading version ${version}: ${percent ?? 0}%`;
    case 'ready':
      return `Version ${version} is ready to be installed`;
    case 'installing':
      return `Installing version ${version}…`;
    default:
      return 'This version is up to date, as far as is known';
  }
}

function Facts({ update: { trouble, checkedAt } }: { readonly update: UpdateView }): ReactNode {
  if (trouble !== null) return <StateMark kind="warning" label={trouble} />;
  if (checkedAt === null) return 'Not looked for since the application was started.';
  return (
    <>
      Looked for <RelativeTime at={checkedAt} />.
    </>
  );
}
