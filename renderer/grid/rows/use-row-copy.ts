import { maxCopiedRows } from '../../../preload/contract/limits.ts';
import type { ListRow } from '../../../preload/contract/row-lists.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import type { CallFailure } from '../../bridge/call-failure.ts';
import { useAction } from '../../bridge/connection.tsx';
import { copiedRows, copiedText } from '../fields/cell-text.ts';
import { type SelectedRows, selectedCount, selectionOf } from './row-selection.ts';
import type { RowSource } from './row-source.ts';
import { useSaid } from './use-said.ts';

export interface RowCopy {
  readonly copyValue: (value: unknown) => void;
  /** Copies the rows as they are now, whether they were ever on show or not. */
  readonly copyRows: (rows: SelectedRows) => void;
  /** What was last copied, for a moment; empty otherwise. */
  readonly said: string;
  readonly failure: CallFailure | null;
}

/** Copies values and rows of a list through main. */
export function useRowCopy(
  { shown, total }: RowSource,
  columns: readonly { readonly field: string; readonly title: string }[],
): RowCopy {
  const { said, say: announce } = useSaid();
  const value = useAction(async (client, copied: unknown, { signal }) => {
    await client.application.copyText({ text: copiedText(copied) }, { signal });
    announce(say('components:copied'));
  });
  const rows = useAction(async (client, selected: SelectedRows, { signal }) => {
    const count = selectedCount(selected, total ?? 0);
    if (count > maxCopiedRows) {
      announce(tooManyWords());
      return;
    }
    const selection = selectionOf(selected, shown);
    const { sort } = shown.query;
    const found = await client.lists.selectedRows({ selection, sort, limit: maxCopiedRows }, { signal });
    if (found.total > maxCopiedRows) {
      announce(tooManyWords());
      return;
    }
    await client.application.copyText({ text: copiedRows(found.rows, columns) }, { signal });
    announce(copiedWords(found, count));
  });
  return {
    copyValue: (copied) => void value.run(copied),
    copyRows: (selected) => void rows.run(selected),
    said,
    failure: rows.failure ?? value.failure,
  };
}

function tooManyWords(): string {
  return say('grid:rows.tooManyToCopy', { rows: numberWords(maxCopiedRows) });
}

function copiedWords(
  { rows, changed }: { readonly rows: readonly ListRow[]; readonly changed: boolean },
  selected: number,
): string {
  const copied = say('grid:rows.copied', { count: rows.length, rows: numberWords(rows.length) });
  if (changed) return say('grid:rows.copiedChanged', { copied });
  const gone = selected - rows.length;
  if (gone <= 0) return copied;
  return say('grid:rows.copiedWithout', { count: gone, copied, rows: numberWords(gone) });
}
