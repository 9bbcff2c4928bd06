import { once } from 'node:events';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { ListName } from '../../preload/contract/row-lists.ts';
import type { Project } from '../project/project.ts';
import type { FieldSet } from '../project/queries/field.ts';
import { findField } from '../project/queries/filters.ts';
import { assetList } from '../project/queries/list-assets.ts';
import { ListError } from '../project/queries/list-error.ts';
import { findingList } from '../project/queries/list-findings.ts';
import { streamRows } from '../project/queries/list-rows.ts';
import type { ListSource } from '../project/queries/list-source.ts';
import { vulnerabilityList } from '../project/queries/list-vulnerabilities.ts';
import type { RowChoice } from '../project/queries/row-choice.ts';
import { csvRecord } from './csv.ts';
import { ExportError } from './export-error.ts';

export const exportFormats = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Rows between two reports of progress. */
const progressRows = 10_000;

const sources: Record<ListName, ListSource<FieldSet>> = {
  assets: assetList,
  findings: findingList,
  vulnerabilities: vulnerabilityList,
};

export interface ExportRequest extends RowChoice {
  readonly list: ListName;
  readonly format: ExportFormat;
  /** The fields to write, in their order; all of them where none are named. */
  readonly columns?: readonly string[];
  /** Told how many rows are written, every ten thousand of them. */
  readonly onProgress?: (rows: number) => void;
}

/** Where an export goes. `write` resolves when there is room for more, with false when nobody reads on. */
export interface ExportTarget {
  write(piece: string): Promise<boolean>;
}

/**
 * Writes all chosen rows, from one snapshot of the project and at constant memory: CSV with a header (see `csvRecord`),
 * or JSON Lines. Rows come in the order in which the project holds them. Gives the number of rows written, also when
 * the reader has gone before the end.
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
  const names = columnNames(source, request.columns ?? []);
  if (!names.ok) return names;
  const streamed = streamRows(project, source, request, names.value);
  if (!streamed.ok) return streamed;
  const { header, record } = recordWriters[request.format](names.value);
  // A reader that has stopped reading must not keep a cancelled export waiting.
  const given = new AbortController();
  const cancelled = aborted(signal, given.signal);
  try {
    let reading = header === '' || (await Promise.race([target.write(header), cancelled]));
    let rows = 0;
    let told = 0;
    for await (const batch of streamed.value) {
      if (!reading || signal.aborted) break;
      reading = await Promise.race([target.write(batch.map(record).join('')), cancelled]);
      if (!signal.aborted) rows += batch.length;
      if (rows - told >= progressRows) {
        told = rows;
        request.onProgress?.(rows);
      }
    }
    return signal.aborted ? failure(cancelledError()) : success(rows);
  } finally {
    given.abort();
  }
}

function columnNames(
  { fields }: ListSource<FieldSet>,
  wanted: readonly string[],
): Result<string[], ListError> {
  if (wanted.length === 0) return success(Object.keys(fields));
  const names = new Set<string>();
  for (const name of wanted) {
    const found = findField(fields, name);
    if (!found) {
      const known = Object.keys(fields).join(', ');
      return failure(
        new ListError('field-unknown', `There is no field "${name}" to write; there are ${known}.`),
      );
    }
    names.add(found.name);
  }
  return success([...names]);
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
