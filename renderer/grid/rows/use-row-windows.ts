import { hashKey, type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { rowIdOf } from '../../../preload/contract/row-identity.ts';
import type { ListRow } from '../../../preload/contract/row-lists.ts';
import { type CallFailure, callFailureOf } from '../../bridge/call-failure.ts';
import { useClient } from '../../bridge/connection.tsx';
import { type AskedRows, type RowSource, type RowWindow, windowKey, windowQuery } from './row-source.ts';
import {
  areNear,
  sameWindows,
  type WindowSpan,
  windowNumbers,
  windowOf,
  windowSize,
  windowsAround,
  windowsKept,
} from './row-windows.ts';

/** The rows of a source as far as they are there. */
export interface RowWindows {
  /** Undefined while the row is not there; the same object for as long as it is. */
  readonly rowAt: (row: number) => ListRow | undefined;
  /**
   * Where the row with an id stands now among those around the view: null when it is not there, undefined while they
   * are being read.
   */
  readonly find: (id: string) => number | null | undefined;
  /** Why rows in view could not be read. */
  readonly failure: CallFailure | null;
  readonly again: () => void;
}

/** How long the list must have come to rest before windows that were leapt to are asked for, in milliseconds. */
const settleTime = 80;

/**
 * Holds the windows around the rows in view, and the last few dozen besides. A request for a window that nobody looks
 * at any more is cancelled.
 */
export function useRowWindows(
  { shown, before, total, recount }: RowSource,
  inView: { readonly first: number; readonly last: number },
): RowWindows {
  const client = useClient();
  const queries = useQueryClient();
  const asked = useSettled(windowsAround(inView, total ?? windowSize));
  const windows = useQueries({
    queries: windowNumbers(asked).map((number) => windowQuery(client, shown, number)),
  });
  const newest = windows.toSorted((one, other) => other.dataUpdatedAt - one.dataUpdatedAt)[0]?.data;
  useEffect(() => {
    if (newest) recount(shown, newest.total);
  }, [newest, shown, recount]);
  useEffect(() => keepFew(queries, shown, asked), [queries, shown, asked]);

  const rowAt = useCallback(
    (row: number): ListRow | undefined => {
      const number = windowOf(row);
      const read = (from: AskedRows | null): RowWindow | undefined =>
        from ? queries.getQueryData<RowWindow>(windowKey(from, number)) : undefined;
      return (read(shown) ?? read(before))?.rows[row - number * windowSize];
    },
    [queries, shown, before],
  );
  const find = (id: string): number | null | undefined => {
    for (const [index, { data }] of windows.entries()) {
      const at = data?.rows.findIndex((row) => rowIdOf(shown.query.list, row) === id) ?? -1;
      if (at >= 0) return (asked.first + index) * windowSize + at;
    }
    return windows.some(({ isPending }) => isPending) ? undefined : null;
  };
  const failed = windows.find(({ error }) => error)?.error;
  return {
    rowAt,
    find,
    failure: failed ? callFailureOf(failed) : null,
    again: () => {
      for (const { error, refetch } of windows) if (error) void refetch();
    },
  };
}

/**
 * The windows to ask for: at once while the list goes on from where it was; after a leap, as when the scroll bar is
 * dragged, only when it has come to rest.
 */
function useSettled(wanted: WindowSpan): WindowSpan {
  const [asked, setAsked] = useState(wanted);
  const same = sameWindows(asked, wanted);
  if (!same && areNear(asked, wanted)) setAsked(wanted);
  const { first, last } = wanted;
  useEffect(() => {
    if (same) return undefined;
    let frame = 0;
    const timer = setTimeout(() => {
      // Where frames take long, the next step of the drag may be waiting already.
      frame = requestAnimationFrame(() => setAsked({ first, last }));
    }, settleTime);
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, [same, first, last]);
  return asked;
}

/** Forgets windows that are not on show beyond a number, those that were read longest ago first. */
function keepFew(queries: QueryClient, shown: AskedRows, asked: WindowSpan): void {
  const onShow = new Set(windowNumbers(asked).map((number) => hashKey(windowKey(shown, number))));
  const others = queries
    .getQueryCache()
    .findAll({ queryKey: ['rows'], type: 'inactive' })
    .filter(({ queryHash }) => !onShow.has(queryHash))
    .sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt);
  for (const { queryKey } of others.slice(windowsKept)) queries.removeQueries({ queryKey, exact: true });
}
