import { useState } from 'react';
import type { ListQuery } from '../../../preload/contract/row-lists.ts';
import { type RowSource, useRowSource } from './row-source.ts';

/** The rows of a list at the revision they are pinned to. */
interface PinnedRows {
  readonly source: RowSource;
  /** The project has changed since. */
  readonly newer: boolean;
  /** Pins the rows to the newest revision. */
  readonly refresh: () => void;
}

/**
 * The rows of the query, pinned to the revision as it was when the list came on show: later changes are only announced,
 * so that nothing moves under the reader's eyes. An empty list takes what comes.
 */
export function usePinnedRows(query: ListQuery, revision: number, revisionKnown: boolean): PinnedRows {
  const [kept, setPinned] = useState({ query, revision });
  const pinned = kept.query === query ? kept : { query, revision };
  if (pinned !== kept) setPinned(pinned);
  const source = useRowSource(query, pinned.revision);
  const [opening, setOpening] = useState(true);
  if (opening && revisionKnown) setOpening(false);
  const newer = revision !== pinned.revision;
  if (newer && (opening || source.total === 0)) setPinned({ query, revision });
  return { source, newer, refresh: () => setPinned({ query, revision }) };
}
