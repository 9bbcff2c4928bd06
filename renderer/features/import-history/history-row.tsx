import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { ingestModeNames } from '../../../preload/contract/ingest-mode-names.ts';
import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { say } from '../../../preload/words/say.ts';
import { addresses } from '../../navigation/addresses.ts';
import type { HistoryColumn, RowContext } from './history-columns.tsx';
import styles from './history-row.module.css';

/** One scan in its row. Its number is the link that has the keyboard; a press anywhere in the row does the same. */
export function HistoryRow({
  scan,
  columns,
  index,
  current,
  onFocus,
  underWay,
}: RowContext & {
  /** Undefined while it is being read. */
  readonly scan: ReviewedScanReport | undefined;
  readonly columns: readonly HistoryColumn[];
  /** Its place in the list, from 0. */
  readonly index: number;
  /** Whether the keyboard comes to this row first. */
  readonly current: boolean;
  readonly onFocus: () => void;
}): ReactNode {
  const navigate = useNavigate();
  if (!scan) {
    return (
      <tr aria-rowindex={index + 3} className={styles['row']}>
        {columns.map(({ key }) => (
          <td key={key}>
            <span className={styles['bar']} />
          </td>
        ))}
      </tr>
    );
  }
  const address = addresses.scan(scan.id);
  // A scan that asked for no vulnerabilities did not find none: its mode stands in the place of the counts.
  const isWithoutFindings = scan.mode === 'asset-sync';
  const ofFindings = columns.filter(({ group }) => group === 'findings');
  return (
    <tr aria-rowindex={index + 3} className={styles['row']} onClick={() => void navigate(address)}>
      {columns.map((column, place) => {
        const { key, group, numeric, text, cell } = column;
        if (place === 0) {
          return (
            <td data-numeric={numeric} key={key}>
              <Link
                aria-label={say('importHistory:scan', { scanId: scan.id })}
                className={styles['id']}
                data-index={index}
                onClick={(event) => event.stopPropagation()}
                onFocus={onFocus}
                tabIndex={current ? 0 : -1}
                to={address}
              >
                {scan.id}
              </Link>
            </td>
          );
        }
        if (isWithoutFindings && group === 'findings') {
          if (column !== ofFindings[0]) return null;
          return (
            <td className={styles['mode']} colSpan={ofFindings.length} key={key}>
              {ingestModeNames[scan.mode]}
            </td>
          );
        }
        return (
          <td data-numeric={numeric} data-text={text} key={key}>
            {cell(scan, { underWay })}
          </td>
        );
      })}
    </tr>
  );
}
