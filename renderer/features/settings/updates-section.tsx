import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { UpdateView } from '../../../preload/contract/update-view.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useAction, useReading, useStatus } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { WaitingBlock } from '../../components/waiting.tsx';
import { ManagedMark } from './managed-mark.tsx';
import { Setting, SettingGroup } from './setting.tsx';
import styles from './updates-section.module.css';

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
      <SettingGroup title={say('settings:updates.title')}>
        <Setting
          label={
            <>
              {say('settings:updates.off')} {data.offBecause === 'policy' && <ManagedMark />}
            </>
          }
          text={data.offBecause === null ? undefined : say(`settings:updates.offBecause.${data.offBecause}`)}
        />
      </SettingGroup>
    );
  }
  const scanning = running.length > 0;
  return (
    <SettingGroup text={say('settings:updates.text')} title={say('settings:updates.title')}>
      <Setting
        failure={check.failure ?? install.failure}
        label={titleOf(data)}
        text={<Facts update={data} />}
      >
        {data.phase === 'waiting' && (
          <Button loading={check.running} onClick={() => void check.run(null)}>
            {say('settings:updates.look')}
          </Button>
        )}
        {data.phase === 'ready' && (
          <Button
            disabled={scanning}
            loading={install.running}
            onClick={() => void install.run(null)}
            variant="filled"
          >
            {say('settings:updates.install')}
          </Button>
        )}
      </Setting>
      {data.phase === 'ready' && scanning && (
        <Setting
          label={say('settings:updates.scanRunning')}
          text={say('settings:updates.scanRunningMeans')}
        />
      )}
      {data.notes !== null && (
        <Setting
          label={say('settings:updates.notes')}
          text={<div className={styles['notes']}>{data.notes}</div>}
        />
      )}
    </SettingGroup>
  );
}

function titleOf({ phase, version: known, percent }: UpdateView): string {
  const version = known ?? '';
  switch (phase) {
    case 'checking':
      return say('settings:updates.checking');
    case 'found':
      return say('settings:updates.found', { version });
    case 'downloading':
      return say('settings:updates.downloading', { version, percent: percent ?? 0 });
    case 'ready':
      return say('settings:updates.ready', { version });
    case 'installing':
      return say('settings:updates.installing', { version });
    default:
      return say('settings:updates.upToDate');
  }
}

function Facts({ update: { trouble, checkedAt } }: { readonly update: UpdateView }): ReactNode {
  if (trouble !== null) return <StateMark kind="warning" label={trouble} />;
  if (checkedAt === null) return say('settings:updates.neverLooked');
  return (
    <Trans
      components={{ when: <RelativeTime at={checkedAt} /> }}
      i18n={words}
      i18nKey="settings:updates.looked"
    />
  );
}
