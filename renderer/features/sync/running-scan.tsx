import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RunningScanStatus } from '../../../preload/contract/topics/status.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { ScanFigures } from '../../components/scan-figures.tsx';
import { phaseNames, phaseWords } from '../../components/scan-progress-words.ts';
import { ScanStart } from '../../components/scan-start.tsx';
import styles from './running-scan.module.css';

/** One running scan: its phases, rows of the total, rate, time left, and Cancel. */
export function RunningScan({ scan }: { readonly scan: RunningScanStatus }): ReactNode {
  const { connectorId, connectorName, startedBy, startedAt, progress, cancelling } = scan;
  const cancel = useAction((client) => client.scans.cancel({ connectorId }));
  const phases = Object.entries(phaseNames);
  const at = phases.findIndex(([phase]) => phase === progress?.phase);
  return (
    <article aria-label={say('sync:scanOf', { connector: connectorName })} className={styles['scan']}>
      <header className={styles['head']}>
        <span className={styles['name']}>{connectorName}</span>
        <span className={styles['start']}>
          <ScanStart at={startedAt} by={startedBy} />
        </span>
      </header>
      <ol aria-label={say('sync:phases')} className={styles['phases']}>
        {phases.map(([phase, name], place) => (
          <li
            aria-current={place === at ? 'step' : undefined}
            className={styles['phase']}
            data-done={place < at || undefined}
            key={phase}
          >
            {name}
          </li>
        ))}
      </ol>
      <ProgressBar
        done={progress?.rows ?? 0}
        label={say('sync:progressOf', { connector: connectorName, phase: phaseWords(scan) })}
        total={progress?.totalRows ?? null}
      />
      <div className={styles['foot']}>
        <span className={styles['figures']}>
          {progress === null || cancelling ? (
            say('sync:phaseGoingOn', { phase: phaseWords(scan) })
          ) : (
            <ScanFigures progress={progress} />
          )}
        </span>
        {startedBy !== 'elsewhere' && (
          <Button
            aria-label={say('sync:cancelScanOf', { connector: connectorName })}
            disabled={cancelling || cancel.running}
            onClick={() => void cancel.run(null)}
            size="compact-xs"
          >
            {say('sync:cancel')}
          </Button>
        )}
      </div>
      {cancel.failure && <FailureNotice failure={cancel.failure} />}
    </article>
  );
}
