import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { numberWords } from '../../preload/words/formats/number-words.ts';
import { say, words } from '../../preload/words/say.ts';
import { useStatus } from '../bridge/connection.tsx';
import { ScreenLink } from '../components/screen-link.tsx';
import { addresses } from '../navigation/addresses.ts';
import type { ListDescription } from './fields/list-description.ts';
import styles from './list-count.module.css';

/** How many rows there are of how many, what of them is selected, and what the number leaves out. */
export function ListCount({
  noun,
  total,
  failed,
  unfiltered,
  selected,
  means,
  newer,
  onRefresh,
}: {
  readonly noun: ListDescription['noun'];
  /** Null while it is not known. */
  readonly total: number | null;
  /** The last try to read them failed. */
  readonly failed: boolean;
  /** How many there are without the filters; null when there are none, or while it is not known. */
  readonly unfiltered: number | null;
  readonly selected: number;
  /** What one row is; a sentence. */
  readonly means: string | undefined;
  /** The project's rows have changed since those on show were read. */
  readonly newer: boolean;
  readonly onRefresh: () => void;
}): ReactNode {
  return (
    <span className={styles['count']}>
      <span role="status">{countWords(noun, total, unfiltered, failed)}</span>
      {selected > 0 && <span>{say('grid:rows.selected', { rows: numberWords(selected) })}</span>}
      {means !== undefined && <span>{means}</span>}
      <Completeness />
      {newer && (
        <button className={styles['refresh']} onClick={onRefresh} type="button">
          {say('grid:rows.newData')}
        </button>
      )}
    </span>
  );
}

function countWords(
  noun: ListDescription['noun'],
  total: number | null,
  unfiltered: number | null,
  failed: boolean,
): string {
  if (total === null) return say(`lists:${noun}.${failed ? 'unreadable' : 'reading'}`);
  if (unfiltered === null) return say(`lists:${noun}.count`, { count: total, rows: numberWords(total) });
  return say(`lists:${noun}.countOf`, {
    count: unfiltered,
    shown: numberWords(total),
    rows: numberWords(unfiltered),
  });
}

/** Says when rows are still coming, or when the last scan did not get all of them. */
function Completeness(): ReactNode {
  const { running, lastScan, data } = useStatus();
  const [scan] = running;
  if (scan) return <span>{say('grid:scanRunning', { connector: scan.connectorName })}</span>;
  if (!lastScan) return null;
  if (lastScan.state === 'complete') return data.text === null ? null : <DataGap text={data.text} />;
  return (
    <span className={styles['incomplete']}>
      <Trans
        components={{ scan: <LastScanLink scanId={lastScan.scanId} /> }}
        i18n={words}
        i18nKey={`grid:incomplete.${endingOf(lastScan.state)}`}
      />
    </span>
  );
}

/** The last scan is complete, but it was not of everything. */
function DataGap({ text }: { readonly text: string }): ReactNode {
  return (
    <span className={styles['incomplete']} title={text}>
      <Trans
        components={{ overview: <ScreenLink to={addresses.overview()}>{null}</ScreenLink> }}
        i18n={words}
        i18nKey="grid:incomplete.data"
      />
    </span>
  );
}

const endings = ['partial', 'needs-review', 'failed', 'cancelled'] as const;

function endingOf(state: string): (typeof endings)[number] | 'other' {
  return endings.find((ending) => ending === state) ?? 'other';
}

/** The words between are the sentence's own. */
function LastScanLink({
  scanId,
  children,
}: {
  readonly scanId: number;
  readonly children?: ReactNode;
}): ReactNode {
  return <ScreenLink to={addresses.scan(scanId)}>{children}</ScreenLink>;
}
