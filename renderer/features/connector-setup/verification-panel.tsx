import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { verificationLineIds } from '../../../preload/contract/verification.ts';
import { useStatus } from '../../bridge/connection.tsx';
import { CheckLines } from '../../components/check-lines.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import type { VerificationRun } from './use-verification.ts';
import { verdictWords } from './verdict-words.ts';
import styles from './verification-panel.module.css';

/** The lines of Verify Credentials as they come, and below them what they mean. */
export function VerificationPanel<Args>({ run }: { readonly run: VerificationRun<Args> }): ReactNode {
  const { mode } = useStatus();
  const { lines, outcome, running, failure, cancelled, cancel } = run;
  const verdict = outcome && verdictWords(outcome, mode);
  return (
    <div className={styles['panel']}>
      {(running || lines.length > 0) && (
        <CheckLines lines={lines} pending={running ? verificationLineIds.length - lines.length : 0} />
      )}
      {running && (
        <div className={styles['end']}>
          <span className={styles['dim']}>Asking the console. This takes a few seconds.</span>
          <Button onClick={cancel}>Cancel</Button>
        </div>
      )}
      {failure && <FailureNotice failure={failure} />}
      {!running && cancelled && (
        <div className={styles['dim']} role="status">
          The verification was cancelled.
        </div>
      )}
      {verdict && (
        <div className={styles['verdict']} data-kind={verdict.kind} role="status">
          <StateMark kind={verdict.kind} label={verdict.words} />
        </div>
      )}
    </div>
  );
}
