import { useEffect, useRef, useState } from 'react';
import { maxSelectedIds } from '../../../preload/contract/limits.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { type CallFailure, callFailureOf, isCancelled } from '../../bridge/call-failure.ts';
import { useClient } from '../../bridge/connection.tsx';
import { reporting } from '../../bridge/error-reports.ts';
import {
  allSelected,
  namesTooMany,
  nothingSelected,
  onlyRows,
  type SelectedRows,
  selectedCount,
  withRows,
  withToggled,
} from './row-selection.ts';
import type { RowSource } from './row-source.ts';
import { useSaid } from './use-said.ts';

/** A row where it stands on the screen. */
export interface ShownRow {
  readonly offset: number;
  readonly id: string;
}

/** What keys and mouse do to a selection. */
export type SelectionChange =
  | { readonly kind: 'none' | 'all' }
  | { readonly kind: 'toggle'; readonly id: string }
  | ({ readonly kind: 'range' } & RowRange);

/** The rows from one to another, both included. */
export interface RowRange {
  readonly first: ShownRow;
  readonly last: ShownRow;
  /** The ids of all of them; null where some have not been read. */
  readonly ids: readonly string[] | null;
  /** Beside what is selected, not in its place. */
  readonly adding: boolean;
}

export interface RowSelecting {
  readonly selected: SelectedRows;
  readonly count: number;
  readonly change: (change: SelectionChange) => void;
  /** Why rows could not be selected, for a moment; empty otherwise. */
  readonly said: string;
  readonly failure: CallFailure | null;
}

/**
 * The selected rows of a list. Other filters or another search end the selection; another order and newer rows do not,
 * but for "all rows", which are those of the revision they were selected at.
 */
export function useRowSelection({ shown, total }: RowSource): RowSelecting {
  const client = useClient();
  const { list, filter, search } = shown.query;
  const choice = JSON.stringify([list, filter, search]);
  const [chosen, setChosen] = useState({ choice, revision: shown.revision, selected: nothingSelected });
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const { said, say: tell } = useSaid();
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);

  const isOfShown = chosen.choice === choice && (!chosen.selected.all || chosen.revision === shown.revision);
  const selected = isOfShown ? chosen.selected : nothingSelected;
  const select = (next: SelectedRows): void => {
    if (namesTooMany(next)) tell(tooManyWords());
    else setChosen({ choice, revision: shown.revision, selected: next });
  };
  const selectRange = async ({ first, last, ids, adding }: RowRange, signal: AbortSignal): Promise<void> => {
    if (last.offset - first.offset >= maxSelectedIds) {
      tell(tooManyWords());
      return;
    }
    const { query } = shown;
    const range = ids ?? (await reporting(client, client.lists.ids({ query, first, last }, { signal }))).ids;
    // Where the rows that were pressed stand elsewhere by now, the range is another than the one that was seen.
    if (range?.[0] !== first.id || range.at(-1) !== last.id) tell(say('grid:rows.changedMeanwhile'));
    else select(adding ? withRows(selected, range) : onlyRows(range));
  };

  return {
    selected,
    count: selectedCount(selected, total ?? 0),
    change(change) {
      // What was pressed last counts.
      reading.current?.abort();
      setFailure(null);
      switch (change.kind) {
        case 'none':
          select(nothingSelected);
          break;
        case 'all':
          select(allSelected);
          break;
        case 'toggle':
          select(withToggled(selected, change.id));
          break;
        case 'range': {
          const abort = new AbortController();
          reading.current = abort;
          selectRange(change, abort.signal).catch((error: unknown) => {
            if (!isCancelled(error)) setFailure(callFailureOf(error));
          });
        }
      }
    },
    said,
    failure,
  };
}

function tooManyWords(): string {
  return say('grid:rows.tooManyToSelect', { rows: numberWords(maxSelectedIds) });
}
