import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { IssueDetails } from '../../../preload/contract/scan-details.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorMeaning } from '../../components/error-meaning.tsx';
import { Mono } from '../../components/mono.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { exactTime } from '../../components/time-words.ts';
import { issueMeaning } from './issue-meanings.ts';
import styles from './scan-issues.module.css';
import { ScanSection } from './scan-section.tsx';

/** What went wrong, or is worth knowing, and what it means for the data. */
export function ScanIssues({ issues }: { readonly issues: readonly IssueDetails[] }): ReactNode {
  if (issues.length === 0) return null;
  return (
    <ScanSection note={String(issues.length)} title="Issues">
      <ul className={styles['issues']}>
        {issues.map((issue, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: issues are only ever added at the end
          <Issue issue={issue} key={place} />
        ))}
      </ul>
    </ScanSection>
  );
}

function Issue({
  issue: { code, message, cause, overcome, at },
}: {
  readonly issue: IssueDetails;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const meaning = overcome ? 'The scan was continued after it.' : issueMeaning(code);
  const details = [`${code}, ${exactTime(at)}`, ...(cause === null ? [] : [cause])].join('\n');
  return (
    <li className={styles['issue']}>
      <StateMark
        kind={overcome ? 'good' : 'warning'}
        label={
          <>
            {overcome && <span className={styles['overcome']}>Overcome: </span>}
            {message}
          </>
        }
      />
      <div className={styles['more']}>
        {meaning !== null && <div className={styles['meaning']}>{meaning}</div>}
        <Button aria-expanded={open} onClick={() => setOpen(!open)} size="compact-xs" variant="subtle">
          {open ? 'Hide details' : 'Details'}
        </Button>
        <ErrorMeaning code={code} size="compact-xs" />
        {open && (
          <div className={styles['details']}>
            <dl>
              <dt>Code</dt>
              <dd>
                <Mono>{code}</Mono>
              </dd>
              <dt>When</dt>
              <dd>{exactTime(at)}</dd>
              <dt>Cause</dt>
              <dd>{cause === null ? 'Nothing more is known.' : <Mono>{cause}</Mono>}</dd>
            </dl>
            <CopyButton label="Copy the details" text={details}>
              Copy
            </CopyButton>
          </div>
        )}
      </div>
    </li>
  );
}
