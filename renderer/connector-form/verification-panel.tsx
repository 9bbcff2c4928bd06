import { type ReactNode, useEffect, useRef } from 'react';
import type { Verified } from '../../preload/contract/calls/connector-calls.ts';
import { type VerificationLine, verificationLineIds } from '../../preload/contract/verification.ts';
import { say } from '../../preload/words/say.ts';
import { useStatus } from '../bridge/connection.tsx';
import { CheckLines } from '../components/check-lines.tsx';
import { ErrorMeaning } from '../components/error-meaning.tsx';
import { FailureNotice } from '../components/failure-notice.tsx';
import { StateMark } from '../components/state-mark.tsx';
import type { VerificationRun } from './use-verification.ts';
import { verdictWords } from './verdict-words.ts';
import styles from './verification-panel.module.css';

/** What failed stands on top once all is known; the others stay in the order in which they were checked. */
function failedFirst(lines: readonly VerificationLine[]): readonly VerificationLine[] {
  const weight = ({ state }: VerificationLine): number =>
    state === 'failed' ? 0 : state === 'warning' ? 1 : 2;
  return lines.toSorted((one, other) => weight(one) - weight(other));
}

/** The lines of Verify Credentials as they come. Nothing before the first press. */
export function VerificationLines<Args>({ run }: { readonly run: VerificationRun<Args> }): ReactNode {
  const { lines, running, failure, cancelled } = run;
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each line that comes is brought into sight
  useEffect(() => {
    if (running) end.current?.scrollIntoView({ block: 'nearest' });
  }, [running, lines.length]);

  if (!running && lines.length === 0 && !failure && !cancelled) return null;
  return (
    <div className={styles['panel']}>
      {(running || lines.length > 0) && (
        <CheckLines
          actions={({ code }) => code !== null && <ErrorMeaning code={code} size="compact-xs" />}
          lines={running ? lines : failedFirst(lines)}
          pending={running ? verificationLineIds.length - lines.length : 0}
        />
      )}
      {running && <div className={styles['dim']}>{say('connectorForm:verifying')}</div>}
      {failure && <FailureNotice failure={failure} />}
      {!running && cancelled && (
        <div className={styles['dim']} role="status">
          {say('connectorForm:verificationCancelled')}
        </div>
      )}
      <div className={styles['mark']} ref={end} />
    </div>
  );
}

/** What a verification means, in one sentence. */
export function VerificationVerdict({ outcome }: { readonly outcome: Verified }): ReactNode {
  const { mode } = useStatus();
  const { kind, words } = verdictWords(outcome, mode);
  return (
    <div className={styles['verdict']} data-kind={kind} role="status">
      <StateMark kind={kind} label={words} />
    </div>
  );
}
