import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RunningScanStatus } from '../../../preload/contract/topics/status.ts';
import { say } from '../../../preload/words/say.ts';
import { useAction } from '../../bridge/connection.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { ScanFigures } from '../../components/scan-figures.tsx';
import { phaseWords } from '../../components/scan-progress-words.ts';
import { ScanStart } from '../../components/scan-start.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { addresses } from '../../navigation/addresses.ts';
import styles from './scan-under-way.module.css';

/** A running scan in one line: phase, rows, rate, time left, and Cancel. `linked` leads to the scan's own screen. */
export function ScanUnderWay({
  scan,
  linked = true,
}: {
  readonly scan: RunningScanStatus;
  readonly linked?: boolean | undefined;
}): ReactNode {
  const { connectorId, connectorName, startedBy, startedAt, progress, cancelling } = scan;
  const cancel = useAction((client) => client.scans.cancel({ connectorId }));
  const phase = phaseWords(scan);
  return (
    <section
      aria-label={say('importHistory:underWay', { connector: connectorName })}
      className={styles['scan']}
    >
      <div className={styles['line']}>
        <StateMark
          kind="running"
          label={
            <>
              <span className={styles['name']}>
                {progress && linked ? (
                  <ScreenLink to={addresses.scan(progress.scanId)}>{connectorName}</ScreenLink>
                ) : (
                  connectorName
                )}
              </span>{' '}
              <span className={styles['words']}>
                {phase}
                {progress && !cancelling && (
                  <>
                    {' · '}
                    <ScanFigures progress={progress} />
                  </>
                )}
              </span>
            </>
          }
        />
        <span className={styles['words']}>
          <ScanStart at={startedAt} by={startedBy} />
        </span>
        {startedBy !== 'elsewhere' && (
          <Button
            aria-label={say('importHistory:cancelScan', { connector: connectorName })}
            disabled={cancelling || cancel.running}
            onClick={() => void cancel.run(null)}
            size="compact-xs"
          >
            {say('importHistory:cancel')}
          </Button>
        )}
      </div>
      <ProgressBar
        done={progress?.rows ?? 0}
        label={say('importHistory:progress', { connector: connectorName, phase })}
        total={progress?.totalRows ?? null}
      />
      {cancel.failure && <FailureNotice failure={cancel.failure} />}
    </section>
  );
}
