import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { RowSelection } from '../../../preload/contract/selection.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import type { CallFailure } from '../../bridge/call-failure.ts';
import { useAction } from '../../bridge/connection.tsx';
import type { ListDescription } from '../fields/list-description.ts';
import type { ExportOptions } from './export-choices.tsx';

/** The rows that are written, see the call. */
export interface ExportedRows {
  readonly selection: RowSelection;
  readonly sort: readonly string[];
  readonly limit: number | null;
  readonly columns: readonly string[];
  /** How many of them were chosen one by one; null where a filter chose them. */
  readonly chosen: number | null;
}

export interface ExportProgress {
  readonly rows: number;
  readonly total: number;
}

/** What an export has written. */
export interface Written {
  readonly file: string;
  readonly rows: number;
  /** The project has changed since the rows were read. */
  readonly changed: boolean;
  /** Rows that were chosen and are not there any more. */
  readonly gone: number;
}

interface RunningExport {
  readonly begin: (options: ExportOptions, rows: ExportedRows) => void;
  readonly cancel: () => void;
  readonly clear: () => void;
  readonly running: boolean;
  readonly progress: ExportProgress | null;
  readonly written: Written | null;
  readonly failure: CallFailure | null;
}

/** Runs an export, with its progress and what it has written. */
export function useExport(noun: ListDescription['noun']): RunningExport {
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const { run, running, failure, cancel, clear } = useAction(
    (client, asked: { readonly options: ExportOptions; readonly rows: ExportedRows }, { signal }) => {
      const { format, extent, bom, idsAsText } = asked.options;
      const { selection, sort, limit, columns } = asked.rows;
      return client.lists.export(
        {
          selection,
          sort: [...sort],
          limit,
          format,
          csv: { bom, idsAsText },
          columns: extent === 'columns' ? [...columns] : [],
        },
        { signal, onProgress: setProgress },
      );
    },
  );
  const begin = async (options: ExportOptions, rows: ExportedRows): Promise<void> => {
    setWritten(null);
    setProgress(null);
    const done = await run({ options, rows });
    if (!done) return;
    setWritten({ ...done, gone: Math.max((rows.chosen ?? 0) - done.rows, 0) });
    notifications.show({
      title: say(`lists:${noun}.exported`, { count: done.rows, rows: numberWords(done.rows) }),
      message: done.file,
    });
  };
  return {
    begin: (options, rows) => void begin(options, rows),
    cancel,
    clear,
    running,
    progress,
    written,
    failure,
  };
}
