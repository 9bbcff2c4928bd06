import { Button, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RunningScanStatus } from '../../preload/contract/topics/status.ts';
import { numberWords } from '../../preload/words/formats/number-words.ts';
import { say } from '../../preload/words/say.ts';
import { useAction, useStatus } from '../bridge/connection.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { ScanFigures } from '../components/scan-figures.tsx';
import { paceWords, phaseWords, rowWords } from '../components/scan-progress-words.ts';
import { StateMark } from '../components/state-mark.tsx';
import { useSync } from '../features/sync/sync.tsx';
import styles from './strip-progress.module.css';

/** How running scans get on; opens their panel. */
export function StripProgress(): ReactNode {
  const { running } = useStatus();
  const { opened, setOpened } = useSync();
  const [scan, ...others] = running;
  if (!scan) return null;
  return (
    <span className={styles['progress']}>
      <UnstyledButton
        aria-expanded={opened}
        className={styles['open']}
        onClick={() => setOpened(!opened)}
        title={say('frame:status.showScans')}
      >
        <StateMark
          kind="running"
          label={
            others.length > 0
              ? say('frame:status.scansRunning', {
                  count: running.length,
                  number: numberWords(running.length),
                })
              : phaseWords(scan)
          }
        />
        {others.length === 0 && <Figures scan={scan} />}
      </UnstyledButton>
      {others.length === 0 && scan.startedBy !== 'elsewhere' && <CancelScan scan={scan} />}
    </span>
  );
}

function Figures({
  scan: { progress, connectorName, cancelling },
}: {
  readonly scan: RunningScanStatus;
}): ReactNode {
  if (progress === null || cancelling) return null;
  return (
    <>
      <span className={styles['bar']}>
        <ProgressBar
          done={progress.rows}
          label={say('sync:scanOf', { connector: connectorName })}
          total={progress.totalRows}
        />
      </span>
      {progress.retry ? (
        <span className={styles['rows']}>
          <ScanFigures progress={progress} />
        </span>
      ) : (
        <>
          <span className={styles['rows']}>{rowWords(progress)}</span>
          <span className={styles['pace']}>{paceWords(progress).join(' · ')}</span>
        </>
      )}
    </>
  );
}

function CancelScan({ scan: { connectorId, cancelling } }: { readonly scan: RunningScanStatus }): ReactNode {
  const cancel = useAction((client) => client.scans.cancel({ connectorId }));
  return (
    <Button
      aria-label={say('frame:status.cancelScan')}
      disabled={cancelling || cancel.running}
      onClick={() => void cancel.run(null)}
      size="compact-xs"
      variant="subtle"
    >
      {say('components:cancel')}
    </Button>
  );
}
