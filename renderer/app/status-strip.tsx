import { Button, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ingestModeNames } from '../../preload/contract/ingest-mode-names.ts';
import { useAction, useStatus } from '../bridge/connection.tsx';
import { RelativeTime } from '../components/relative-time.tsx';
import { ScreenLink } from '../components/screen-link.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { addresses } from './addresses.ts';
import { AttentionList } from './attention-list.tsx';
import { DemoMark } from './demo-mark.tsx';
import styles from './status-strip.module.css';
import { StripProgress } from './strip-progress.tsx';
import { UpdateMark } from './update-mark.tsx';

/** What is always on show: mode, last good scan, next due, connection, and what needs a person. */
export function StatusStrip(): ReactNode {
  return (
    <footer aria-label="Status" role="contentinfo" className={styles['strip']}>
      <DemoMark />
      <Mode />
      <LastGoodScan />
      <NextDue />
      <span className={styles['gap']} />
      <StripProgress />
      <Keychain />
      <Online />
      <UpdateMark />
      <AttentionList />
    </footer>
  );
}

function Mode(): ReactNode {
  const { mode } = useStatus();
  return (
    <span className={styles['item']}>
      <ScreenLink to={addresses.settings('mode')}>{ingestModeNames[mode]}</ScreenLink>
    </span>
  );
}

function LastGoodScan(): ReactNode {
  const { lastGoodScan, connectors, attention } = useStatus();
  if (lastGoodScan === null) {
    const isReadable = attention.every(({ kind }) => kind !== 'project');
    return (
      <span className={styles['item']}>{isReadable ? 'No complete scan yet' : 'Last scan unknown'}</span>
    );
  }
  const { scanId, connectorName, finishedAt } = lastGoodScan;
  return (
    <span className={styles['item']}>
      <span>
        Last good scan{' '}
        <ScreenLink to={addresses.scan(scanId)}>
          <RelativeTime at={finishedAt} />
        </ScreenLink>
        {connectors.length > 1 && <span className={styles['whose']}>, {connectorName}</span>}
      </span>
    </span>
  );
}

function NextDue(): ReactNode {
  const { nextDue, schedulePaused, connectors } = useStatus();
  if (connectors.length === 0) return null;
  if (schedulePaused) return <SchedulePaused />;
  if (nextDue === null) return <span className={styles['item']}>Nothing scheduled</span>;
  return (
    <span className={styles['item']}>
      <span>
        Next{' '}
        <ScreenLink to={addresses.importRule({ ruleId: nextDue.ruleId })}>
          <RelativeTime at={nextDue.at} />
        </ScreenLink>
        {connectors.length > 1 && <span className={styles['whose']}>, {nextDue.connectorName}</span>}
      </span>
    </span>
  );
}

function SchedulePaused(): ReactNode {
  const resume = useAction((client) => client.settings.pauseSchedule({ paused: false }));
  return (
    <span className={styles['item']}>
      <StateMark kind="paused" label="Schedule paused" />
      <Button
        disabled={resume.running}
        onClick={() => void resume.run(null)}
        size="compact-xs"
        variant="subtle"
      >
        Resume
      </Button>
    </span>
  );
}

function Keychain(): ReactNode {
  const { keychain } = useStatus();
  const probe = useAction((client) => client.application.probeKeychain(null));
  if (keychain.sessionOnly) {
    return (
      <span className={styles['item']} title="Tokens are forgotten when the application quits.">
        Tokens kept for this session
      </span>
    );
  }
  if (keychain.state === 'available' || keychain.state === 'probing') return null;
  return (
    <UnstyledButton
      className={styles['press']}
      disabled={probe.running}
      onClick={() => void probe.run(null)}
      title={`${keychain.reason ?? ''} Press to ask it again.`.trim()}
    >
      <StateMark
        kind={keychain.state === 'locked' ? 'warning' : 'bad'}
        label={keychain.state === 'locked' ? 'Keychain locked' : 'No keychain'}
      />
    </UnstyledButton>
  );
}

function Online(): ReactNode {
  const { online } = useStatus();
  return (
    <span className={styles['item']}>
      <StateMark kind={online ? 'good' : 'warning'} label={online ? 'Online' : 'Offline'} />
    </span>
  );
}
