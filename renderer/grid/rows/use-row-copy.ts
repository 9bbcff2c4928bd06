import { useEffect, useState } from 'react';
import type { ListQuery } from '../../../preload/contract/row-lists.ts';
import { say } from '../../../preload/words/say.ts';
import type { CallFailure } from '../../bridge/call-failure.ts';
import { useAction } from '../../bridge/connection.tsx';
import { numberWords } from '../../components/number-words.ts';
import { copiedRows, copiedText } from '../fields/cell-text.ts';
import { maxCopied, readSelected } from './read-rows.ts';
import { type RowSelection, selectedCount } from './row-selection.ts';

export interface RowCopy {
  readonly copyValue: (value: unknown) => void;
  readonly copyRows: (rows: RowSelection) => void;
  /** What was last copied, for a moment; empty otherwise. */
  readonly said: string;
  readonly failure: CallFailure | null;
}

/** How long it is said what was copied, in milliseconds. */
const saidFor = 4000;

/** Copies values and rows of a query through main. */
export function useRowCopy(
  query: ListQuery,
  columns: readonly { readonly field: string; readonly title: string }[],
): RowCopy {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => setSaid(''), saidFor);
    return () => clearTimeout(timer);
  }, [said]);
  const { run, failure } = useAction(
    async (client, what: { readonly value: unknown } | { readonly rows: RowSelection }, { signal }) => {
      const text =
        'rows' in what
          ? copiedRows(await readSelected(client, query, what.rows, signal), columns)
          : copiedText(what.value);
      await client.application.copyText({ text }, { signal });
      return true;
    },
  );
  return {
    copyValue(value) {
      void run({ value }).then((done) => {
        if (done) setSaid(say('components:copied'));
      });
    },
    copyRows(rows) {
      const count = selectedCount(rows);
      if (count > maxCopied) {
        setSaid(say('grid:rows.tooManyToCopy', { rows: numberWords(maxCopied) }));
        return;
      }
      void run({ rows }).then((done) => {
        if (done) setSaid(say('grid:rows.copied', { count, rows: numberWords(count) }));
      });
    },
    said,
    failure,
  };
}
