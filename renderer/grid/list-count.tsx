import type { ReactNode } from 'react';
import { addresses } from '../app/addresses.ts';
import { useStatus } from '../bridge/connection.tsx';
import { counted, numberWords } from '../components/number-words.ts';
import { ScreenLink } from '../components/screen-link.tsx';
import styles from './list-count.module.css';
import type { ListDescription } from './list-description.ts';

/** How many rows there are of how many, what of them is selected, and what the number leaves out. */
export function ListCount({
  noun,
  total,
  failed,
  unfiltered,
  selected,
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
  /** The project's rows have changed since those on show were read. */
  readonly newer: boolean;
  readonly onRefresh: () => void;
}): ReactNode {
  return (
    <span className={styles['count']}>
      <span role="status">{countWords(noun, total, unfiltered, failed)}</span>
      {selected > 0 && <span>{numberWords(selected)} selected</span>}
      <Completeness />
      {newer && (
        <button className={styles['refresh']} onClick={onRefresh} type="button">
          New data: refresh
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
  if (total === null) return failed ? `The ${noun.many} could not be read.` : `Reading ${noun.many}…`;
  if (unfiltered === null) return counted(total, noun.one, noun.many);
  return `${numberWords(total)} of ${counted(unfiltered, noun.one, noun.many)}`;
}

/** Says when rows are still coming, or when the last scan did not get all of them. */
function Completeness(): ReactNode {
  const { running, lastScan, lastGoodScan } = useStatus();
  const [scan] = running;
  if (scan) return <span>A scan of {scan.connectorName} is running; rows come as it reads them.</span>;
  if (!lastScan || lastScan.scanId === lastGoodScan?.scanId) return null;
  return (
    <span className={styles['incomplete']}>
      May be incomplete: <ScreenLink to={addresses.scan(lastScan.scanId)}>the last scan</ScreenLink>{' '}
      {endings[lastScan.state] ?? 'did not end complete'}.
    </span>
  );
}

const endings: Readonly<Record<string, string>> = {
  partial: 'read only a part',
  'needs-review': 'needs your review',
  failed: 'failed',
  cancelled: 'was cancelled',
};
