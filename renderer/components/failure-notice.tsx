import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useInRouterContext } from 'react-router';
import { say } from '../../preload/words/say.ts';
import type { CallFailure } from '../bridge/call-failure.ts';
import { addresses } from '../navigation/addresses.ts';
import { CopyButton } from './copy-button.tsx';
import { ErrorMeaning } from './error-meaning.tsx';
import styles from './failure-notice.module.css';
import { ScreenLink } from './screen-link.tsx';

/** Failures of a project that a backup brings back. */
const restorable: ReadonlySet<string> = new Set(['project-missing', 'project-damaged']);

/** What went wrong and why, what to do, and under Details what a person who helps will ask for. */
export function FailureNotice({
  failure,
  onRetry,
}: {
  readonly failure: CallFailure;
  readonly onRetry?: (() => void) | undefined;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const hasScreens = useInRouterContext();
  const details = [say('components:failureCode', { code: failure.code }), failure.message, failure.advice]
    .filter((line) => line !== '')
    .join('\n');
  return (
    <div className={styles['notice']} role="alert">
      <CircleAlert aria-hidden className={styles['icon']} size={16} />
      <div className={styles['words']}>
        <div className={styles['message']}>{failure.message}</div>
        {failure.advice !== '' && <div className={styles['advice']}>{failure.advice}</div>}
        {open && <pre className={styles['details']}>{details}</pre>}
        <div className={styles['actions']}>
          {onRetry && <Button onClick={onRetry}>{say('components:tryAgain')}</Button>}
          <Button aria-expanded={open} onClick={() => setOpen(!open)} variant="subtle">
            {open ? say('components:hideDetails') : say('components:details')}
          </Button>
          {hasScreens && restorable.has(failure.code) && (
            <ScreenLink to={addresses.settings('data')}>{say('components:restoreBackup')}</ScreenLink>
          )}
          <ErrorMeaning code={failure.code} />
          {open && (
            <CopyButton label={say('components:copyDetails')} text={details}>
              {say('components:copy')}
            </CopyButton>
          )}
        </div>
      </div>
    </div>
  );
}
