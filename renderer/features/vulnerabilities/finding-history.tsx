import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { Client } from '../../../preload/contract/calls/contract.ts';
import { reasonWords } from '../../../preload/contract/reason-words.ts';
import { say, words } from '../../../preload/words/say.ts';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { wordsOf } from '../../grid/fields/field-words.ts';
import { addresses } from '../../navigation/addresses.ts';
import styles from './finding-history.module.css';

/** A finding with its history, as main gives it. */
export type FindingDetails = Awaited<ReturnType<Client['lists']['finding']>>;
export type HistoryEntry = FindingDetails['history'][number];

/** What happened to a finding, the newest first. */
export function FindingHistory({ history }: { readonly history: readonly HistoryEntry[] }): ReactNode {
  return (
    <ol aria-label={say('findings:section.history')} className={styles['history']}>
      {history.toReversed().map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity; several can have the same time
        <li className={styles['entry']} data-event={entry.event} key={index}>
          <div>{eventWords(entry)}</div>
          <div className={styles['origin']}>
            <Origin at={entry.at} scanId={entry.scanId} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Origin({ at, scanId }: Pick<HistoryEntry, 'at' | 'scanId'>): ReactNode {
  const time = <RelativeTime at={at} />;
  return scanId === null ? (
    <Trans components={{ time }} i18n={words} i18nKey="findings:byHand" />
  ) : (
    <Trans
      components={{ time, toScan: <ScreenLink to={addresses.scan(scanId)}>{null}</ScreenLink> }}
      i18n={words}
      i18nKey="findings:byScan"
      values={{ scanId }}
    />
  );
}

/** One entry in words: what happened, and why. */
export function eventWords({ event, detail }: HistoryEntry): string {
  switch (event) {
    case 'discovered':
      return detail
        ? say('findings:discoveredBecause', { reason: reasonWords(detail) })
        : say('findings:discovered');
    case 'mitigated':
      return detail
        ? say('findings:mitigatedBecause', { reason: reasonWords(detail) })
        : say('findings:mitigated');
    case 'reopened':
      return detail
        ? say('findings:reopenedBecause', { reason: reasonWords(detail) })
        : say('findings:reopened');
    case 'status-set':
      return detail === null
        ? say('findings:statusLeft')
        : say('findings:statusSet', { status: wordsOf(detail) });
    case 'severity-set':
      return detail === null
        ? say('findings:severityLeft')
        : say('findings:severitySet', { severity: wordsOf(detail) });
  }
}
