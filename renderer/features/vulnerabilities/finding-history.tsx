import type { ReactNode } from 'react';
import type { Client } from '../../../preload/contract/contract.ts';
import { addresses } from '../../app/addresses.ts';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { wordsOf } from '../../grid/field-words.ts';
import styles from './finding-history.module.css';

/** A finding with its history, as main gives it. */
export type FindingDetails = Awaited<ReturnType<Client['lists']['finding']>>;
export type HistoryEntry = FindingDetails['history'][number];

/** What happened to a finding, the newest first. */
export function FindingHistory({ history }: { readonly history: readonly HistoryEntry[] }): ReactNode {
  return (
    <ol aria-label="History" className={styles['history']}>
      {history.toReversed().map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity; several can have the same time
        <li className={styles['entry']} data-event={entry.event} key={index}>
          <div>{eventWords(entry)}</div>
          <div className={styles['origin']}>
            <RelativeTime at={entry.at} />
            {entry.scanId === null ? (
              ' by hand'
            ) : (
              <>
                {' '}
                by <ScreenLink to={addresses.scan(entry.scanId)}>scan {entry.scanId}</ScreenLink>
              </>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** One entry in words: what happened, and why. */
export function eventWords({ event, detail }: HistoryEntry): string {
  switch (event) {
    case 'discovered':
      return withReason('Discovered', detail);
    case 'mitigated':
      return withReason('Scan mitigated', detail);
    case 'reopened':
      return withReason('Reopened', detail);
    case 'status-set':
      return detail === null ? 'Status left to the scanner again' : `Status set to ${wordsOf(detail)}`;
    case 'severity-set':
      return detail === null ? 'Severity left to the console again' : `Severity set to ${wordsOf(detail)}`;
  }
}

function withReason(what: string, why: string | null): string {
  return why ? `${what}: ${why}` : what;
}
