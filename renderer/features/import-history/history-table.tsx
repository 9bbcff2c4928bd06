import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { say } from '../../../preload/words/say.ts';
import { useStatus } from '../../bridge/connection.tsx';
import { useShortcuts } from '../../commands/screen-shortcuts.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { WaitingRows } from '../../components/waiting.tsx';
import { type HistoryColumn, historyColumns, type RowContext } from './history-columns.tsx';
import type { HistoryFilters } from './history-filters.ts';
import { HistoryRow } from './history-row.tsx';
import styles from './history-table.module.css';
import { useScanWindows } from './scan-windows.ts';

/** Height of a row in pixels. */
const rowHeight = 32;
/** Height of the headings, which stay in sight, in pixels. */
const headHeight = 43;

/** Where all scans are of one connector, there is no column for it. */
const withoutConnector = historyColumns.filter(({ key }) => key !== 'connector');

/** All scans the filters leave, newest first. Arrows or j k go through them, Enter opens one. */
export function HistoryTable({
  filters,
  underWay,
  none,
}: {
  readonly filters: HistoryFilters;
  readonly underWay: RowContext['underWay'];
  /** Shown when there is no scan. */
  readonly none: ReactNode;
}): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  /** The row that has, or had last, the keyboard. */
  const [current, setCurrent] = useState<number | null>(null);
  /** The row that is to get the keyboard as soon as it is there. */
  const wanted = useRef<number | null>(null);
  /** Kept while a window is read for the first time, so that the list keeps its length. */
  const [known, setKnown] = useState<number | undefined>(undefined);
  const count = known ?? 0;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const [first] = items;
  const last = items.at(-1);
  const windows = useScanWindows(filters, first?.index ?? 0, last?.index ?? 0);
  if (windows.total !== undefined && windows.total !== known) setKnown(windows.total);
  const total = windows.total ?? known;
  const { connectors } = useStatus();
  const [one, another] = connectors;
  const isOfOne =
    one !== undefined &&
    another === undefined &&
    items.every(({ index }) => (windows.scanAt(index)?.connectorId ?? one.id) === one.id);
  const columns = isOfOne ? withoutConnector : historyColumns;

  // A row that is gone to may come into being only with the scrolling, or with its window.
  useEffect(() => {
    if (wanted.current === null) return;
    const link = scroller.current?.querySelector<HTMLElement>(`a[data-index="${wanted.current}"]`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });
  const go = (to: number): void => {
    const index = Math.max(0, Math.min(count - 1, to));
    setCurrent(index);
    wanted.current = index;
    virtual.scrollToIndex(index);
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 3);
  useHistoryShortcuts({ current, count, page, go });

  if (windows.failure && total === undefined) {
    return (
      <div className={styles['around']}>
        <FailureNotice failure={windows.failure} onRetry={windows.again} />
      </div>
    );
  }
  if (total === 0) return none;
  return (
    <>
      {windows.failure && (
        <div className={styles['around']}>
          <FailureNotice failure={windows.failure} onRetry={windows.again} />
        </div>
      )}
      <div className={styles['scroller']} ref={scroller}>
        {total === undefined ? (
          <div className={styles['around']}>
            <WaitingRows rows={14} />
          </div>
        ) : (
          <table
            aria-label={say('importHistory:scans')}
            aria-rowcount={total + 2}
            className={styles['table']}
          >
            <colgroup>
              {columns.map(({ key, width }) => (
                <col key={key} style={{ width }} />
              ))}
            </colgroup>
            <Headings columns={columns} />
            <tbody>
              <Gap columns={columns.length} height={(first?.start ?? headHeight) - headHeight} />
              {items.map(({ index }) => (
                <HistoryRow
                  columns={columns}
                  current={index === (current ?? 0)}
                  index={index}
                  key={index}
                  onFocus={() => setCurrent(index)}
                  scan={windows.scanAt(index)}
                  underWay={underWay}
                />
              ))}
              <Gap
                columns={columns.length}
                height={virtual.getTotalSize() + headHeight - (last?.end ?? headHeight)}
              />
            </tbody>
          </table>
        )}
      </div>
    </>
  );
}

/** The keys that lead from row to row; `current` is null before the first. */
function useHistoryShortcuts({
  current,
  count,
  page,
  go,
}: {
  readonly current: number | null;
  readonly count: number;
  /** How many rows a page has. */
  readonly page: number;
  readonly go: (to: number) => void;
}): void {
  const from = current ?? 0;
  const next = () => go(current === null ? 0 : current + 1);
  const previous = () => go(from - 1);
  const group = say('shortcuts:group.lists');
  useShortcuts([
    { keys: 'j', label: say('importHistory:shortcut.nextRow'), group, run: next },
    { keys: 'ArrowDown', label: say('importHistory:shortcut.nextRow'), group, run: next },
    { keys: 'k', label: say('importHistory:shortcut.previousRow'), group, run: previous },
    { keys: 'ArrowUp', label: say('importHistory:shortcut.previousRow'), group, run: previous },
    { keys: 'PageDown', label: say('importHistory:shortcut.pageDown'), group, run: () => go(from + page) },
    { keys: 'PageUp', label: say('importHistory:shortcut.pageUp'), group, run: () => go(from - page) },
    { keys: 'Home', label: say('importHistory:shortcut.firstRow'), group, run: () => go(0) },
    { keys: 'End', label: say('importHistory:shortcut.lastRow'), group, run: () => go(count - 1) },
  ]);
}

/** Stands for the rows that are out of sight. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }): ReactNode {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function Headings({ columns }: { readonly columns: readonly HistoryColumn[] }): ReactNode {
  return (
    <thead className={styles['head']}>
      <tr className={styles['groups']}>
        {groupsOf(columns).map(({ group, span }, index) =>
          group ? (
            <th colSpan={span} key={group} scope="colgroup">
              {say(`importHistory:group.${group}`)}
            </th>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
            <td colSpan={span} key={index} />
          ),
        )}
      </tr>
      <tr>
        {columns.map(({ key, heading, numeric }) => (
          <th data-numeric={numeric} key={key} scope="col">
            {heading}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The headings above the headings: columns of one group that stand beside each other have one. */
function groupsOf(
  columns: readonly HistoryColumn[],
): readonly { readonly group: HistoryColumn['group']; readonly span: number }[] {
  return columns.reduce<{ group: HistoryColumn['group']; span: number }[]>((found, { group }) => {
    const last = found.at(-1);
    if (last && last.group === group) last.span += 1;
    else found.push({ group, span: 1 });
    return found;
  }, []);
}
