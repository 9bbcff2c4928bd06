import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Filter } from '../../preload/contract/filter.ts';
import { readFilter, type UnreadableText } from '../../preload/contract/filter-text/read-filter.ts';
import { writeFilter } from '../../preload/contract/filter-text/write-filter.ts';
import { maxSearchLength, maxSortKeys } from '../../preload/contract/limits.ts';

/** What a list shows, as it stands in the query string of its address. */
export interface ListState {
  readonly filter: Filter;
  /** What stands among the filters and is none. */
  readonly unreadable: readonly UnreadableText[];
  readonly search: string;
  /** `field` or `-field`, the weightiest first. */
  readonly sort: readonly string[];
  /** The row whose panel is open. */
  readonly open: string | null;
  /** Which of the screen's views is on; empty for its first. */
  readonly view: string;
}

/** Reads the query string; an order that the query would refuse is left out. */
export function readListState(query: URLSearchParams): ListState {
  const texts = (name: string): string[] =>
    query.getAll(name).filter((text) => text !== '' && text.length <= maxSearchLength);
  return {
    ...readFilter(query.getAll('f').filter((text) => text !== '')),
    search: (query.get('q') ?? '').slice(0, maxSearchLength),
    sort: texts('s').slice(0, maxSortKeys),
    open: query.get('open') || null,
    view: query.get('view') ?? '',
  };
}

/** Writes the state over a query string, whose other entries stay. */
export function writeListState(query: URLSearchParams, state: ListState): URLSearchParams {
  const written = new URLSearchParams(query);
  for (const name of ['view', 'f', 'q', 's', 'open']) written.delete(name);
  if (state.view !== '') written.append('view', state.view);
  for (const text of writeFilter(state.filter)) written.append('f', text);
  for (const { text } of state.unreadable) written.append('f', text);
  if (state.search !== '') written.append('q', state.search);
  for (const key of state.sort) written.append('s', key);
  if (state.open !== null) written.append('open', state.open);
  return written;
}

/** Changes part of the state. `replace` leaves no step to go back to: for what follows every press of a key. */
export type ChangeListState = (change: Partial<ListState>, options?: { readonly replace: boolean }) => void;

/** The state of the list in the address, so that back, forward and a copied address bring it again. */
export function useListState(): readonly [ListState, ChangeListState] {
  const [query, setQuery] = useSearchParams();
  const text = query.toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same text is the same state
  const state = useMemo(() => readListState(query), [text]);
  const change = useCallback<ChangeListState>(
    (changed, { replace } = { replace: false }) => {
      setQuery((now) => writeListState(now, { ...readListState(now), ...changed }), { replace });
    },
    [setQuery],
  );
  return [state, change];
}
