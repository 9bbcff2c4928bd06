import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Trans } from 'react-i18next';
import type { IssueDetails } from '../../../preload/contract/scan-details.ts';
import { exactTime } from '../../../preload/words/formats/date-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorMeaning } from '../../components/error-meaning.tsx';
import { Mono } from '../../components/mono.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { issueMeaning } from './issue-meanings.ts';
import styles from './scan-issues.module.css';
import { ScanSection } from './scan-section.tsx';

/** What went wrong, or is worth knowing, and what it means for the data. */
export function ScanIssues({ issues }: { readonly issues: readonly IssueDetails[] }): ReactNode {
  if (issues.length === 0) return null;
  return (
    <ScanSection note={String(issues.length)} title={say('scanRecords:issues')}>
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
  const meaning = overcome ? say('scanRecords:continued') : issueMeaning(code);
  const details = [`${code}, ${exactTime(at)}`, ...(cause === null ? [] : [cause])].join('\n');
  return (
    <li className={styles['issue']}>
      <StateMark
        kind={overcome ? 'good' : 'warning'}
        label={
          overcome ? (
            <Trans
              components={{ mark: <span className={styles['overcome']} />, message: <>{message}</> }}
              i18n={words}
              i18nKey="scanRecords:overcome"
            />
          ) : (
            message
          )
        }
      />
      <div className={styles['more']}>
        {meaning !== null && <div className={styles['meaning']}>{meaning}</div>}
        <Button aria-expanded={open} onClick={() => setOpen(!open)} size="compact-xs" variant="subtle">
          {open ? say('scanRecords:hideDetails') : say('scanRecords:details')}
        </Button>
        <ErrorMeaning code={code} size="compact-xs" />
        {open && (
          <div className={styles['details']}>
            <dl>
              <dt>{say('scanRecords:code')}</dt>
              <dd>
                <Mono>{code}</Mono>
              </dd>
              <dt>{say('scanRecords:when')}</dt>
              <dd>{exactTime(at)}</dd>
              <dt>{say('scanRecords:cause')}</dt>
              <dd>{cause === null ? say('scanRecords:noCause') : <Mono>{cause}</Mono>}</dd>
            </dl>
            <CopyButton label={say('scanRecords:copyDetails')} text={details}>
              {say('scanRecords:copy')}
            </CopyButton>
          </div>
        )}
      </div>
    </li>
  );
}
