import { once } from 'node:events';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { Project } from '../project/project.ts';
import type { FieldSet } from '../project/queries/field.ts';
import { assetList } from '../project/queries/list-assets.ts';
import type { ListError } from '../project/queries/list-error.ts';
import { findingList } from '../project/queries/list-findings.ts';
import { streamRows } from '../project/queries/list-rows.ts';
import type { ListSource } from '../project/queries/list-source.ts';
import { csvRecord } from './csv.ts';
import { ExportError } from './export-error.ts';

export const exportFormats = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportLists = ['assets', 'findings'] as const;
export type ExportList = (typeof exportLists)[number];

const sources: Record<ExportList, ListSource<FieldSet>> = { assets: assetList, findings: findingList };

export interface ExportRequest {
  readonly list: ExportList;
  readonly format: ExportFormat;
  /** `field=value`, as in lists. */
  readonly filters: readonly string[];
}

/** Where an export goes. `write` resolves when there is room for more, with false when nobody reads on. */
export interface ExportTarget {
  write(piece: string): Promise<boolean>;
}

/**
 * Writes all rows that fulfil the filters, from one snapshot of the project and at constant memory: CSV with a header
 * (see `csvRecord`), or JSON Lines. Rows come in the order in which the project holds them. Gives the number of rows
 * written, also when the reader has gone before the end.
 * @param project null when there is none yet: then nothing but the header is written
 * @throws ProjectError when the project cannot be read, and what the target throws
 */
export async function exportRows(
  project: Project | null,
  request: ExportRequest,
  target: ExportTarget,
  signal: AbortSignal,
): Promise<Result<number, ListError | ExportError>> {
  const source = sources[request.list];
  const streamed = streamRows(project, source, request.filters);
  if (!streamed.ok) return streamed;
  const names = Object.keys(source.fields);
  const { header, record } = recordWriters[request.format](names);
  // A reader that has stopped reading must not keep a cancelled export waiting.
  const given = new AbortController();
  const cancelled = aborted(signal, given.signal);
  try {
    let reading = header === '' || (await Promise.race([target.write(header), cancelled]));
    let rows = 0;
    for await (const batch of streamed.value) {
      if (!reading || signal.aborted) break;
      reading = await Promise.race([target.write(batch.map(record).join('')), cancelled]);
      if (!signal.aborted) rows += batch.length;
    }
    return signal.aborted ? failure(cancelledError()) : success(rows);
  } finally {
    given.abort();
  }
}

type Row = Readonly<Record<string, unknown>>;

interface RecordWriter {
  readonly header: string;
  readonly record: (row: Row) => string;
}

const recordWriters: Record<ExportFormat, (names: readonly string[]) => RecordWriter> = {
  csv: (names) => ({
    header: csvRecord(names),
    record: (row) => csvRecord(names.map((name) => row[name])),
  }),
  jsonl: () => ({ header: '', record: (row) => `${JSON.stringify(row)}\n` }),
};

/** Resolves with false when `signal` is aborted; `unneeded` ends the wait. */
async function aborted(signal: AbortSignal, unneeded: AbortSignal): Promise<false> {
  if (!signal.aborted) await once(signal, 'abort', { signal: unneeded }).catch(() => undefined);
  return false;
}

function cancelledError(): ExportError {
  return new ExportError('cancelled', 'The export was cancelled.', 'Start it again when you are ready.');
}
