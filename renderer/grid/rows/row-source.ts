import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Client } from '../../../preload/contract/calls/contract.ts';
import type { ListQuery, ListRow } from '../../../preload/contract/row-lists.ts';
import { type CallFailure, callFailureOf } from '../../bridge/call-failure.ts';
import { useClient } from '../../bridge/connection.tsx';
import { windowSize } from './row-windows.ts';

/** A query, and the revision of the project's rows that it is answered from. */
export interface AskedRows {
  readonly query: ListQuery;
  readonly revision: number;
}

/** One window of rows, and how many the query has in all. */
export interface RowWindow {
  readonly rows: readonly ListRow[];
  readonly total: number;
}

/** Whose rows a grid shows. */
export interface RowSource {
  readonly shown: AskedRows;
  /** The same query at the revision on show before: its rows stand until those of this one are there. */
  readonly before: AskedRows | null;
  /** Null until the first window of the first query is there. */
  readonly total: number | null;
  /** Takes the total that came with a later window: the project may have changed meanwhile. */
  readonly recount: (asked: AskedRows, total: number) => void;
  /** Another query, or newer rows, are being read. */
  readonly changing: boolean;
  readonly failure: CallFailure | null;
  readonly again: () => void;
}

/** The rows of a query stay on show after it was changed until the first window of the new one is there. */
export function useRowSource(query: ListQuery, revision: number): RowSource {
  const client = useClient();
  const wanted = useMemo<AskedRows>(() => ({ query, revision }), [query, revision]);
  const [showing, setShowing] = useState<Pick<RowSource, 'shown' | 'before'>>({
    shown: wanted,
    before: null,
  });
  const [counted, setCounted] = useState<{ readonly asked: AskedRows; readonly total: number } | null>(null);
  const { data, error, isFetching, refetch } = useQuery(windowQuery(client, wanted, 0));
  const { shown, before } = showing;
  if (data && shown !== wanted) {
    setShowing({ shown: wanted, before: shown.query === query ? shown : null });
  }
  const recount = useCallback(
    (asked: AskedRows, total: number) =>
      setCounted((now) => (now?.asked === asked && now.total === total ? now : { asked, total })),
    [],
  );
  if (data && counted?.asked !== wanted) setCounted({ asked: wanted, total: data.total });
  return {
    shown,
    before,
    total: counted?.total ?? null,
    recount,
    changing: isFetching,
    failure: error ? callFailureOf(error) : null,
    again: useCallback(() => void refetch(), [refetch]),
  };
}

/** What stands for a window among the window's readings. */
export function windowKey({ query, revision }: AskedRows, number: number): readonly unknown[] {
  return ['rows', query, revision, number];
}

/** How a window is read: once, because the rows of a revision stay what they are. */
export function windowQuery(client: Client, asked: AskedRows, number: number) {
  return {
    queryKey: windowKey(asked, number),
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<RowWindow> =>
      client.lists.rows({ query: asked.query, offset: number * windowSize, limit: windowSize }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  };
}
