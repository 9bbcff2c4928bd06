import { once } from 'node:events';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { ListName } from '../../preload/contract/row-lists.ts';
import { say } from '../../preload/words/say.ts';
import { noLists, placeWords } from '../project/engines/engines.ts';
import type { ListError } from '../project/list-error.ts';
import type { Project } from '../project/project.ts';
import type { ExportedRows } from '../project/project-lists.ts';
import type { RowCursor } from '../project/row-cursor.ts';
import { projectErrorHelp } from '../project/wire-error.ts';
import { type RunningWorker, startWorker, threadFile } from '../workers/start-worker.ts';
import type { CsvForm } from './csv.ts';
import { ExportError } from './export-error.ts';
import type { ExportCalls, ExportPiece, ExportThreadData } from './export-thread.ts';
import { type ExportFormat, plainCsv, recordWriter } from './record-writer.ts';

/** Rows between two reports of progress. */
const progressRows = 10_000;

export interface ExportRequest extends ExportedRows {
  readonly list: ListName;
  readonly format: ExportFormat;
  /** How CSV is written; for programs where it is left out. */
  readonly csv?: CsvForm;
  /** The fields to write, in their order; all of them where none are named. */
  readonly columns?: readonly string[];
  /** Told how many rows are written, every ten thousand of them. */
  readonly onProgress?: (rows: number) => void;
}

/** Where an export goes. `write` resolves when there is room for more, with false when nobody reads on. */
export interface ExportTarget {
  write(piece: string | Uint8Array): Promise<boolean>;
}

/**
 * Writes all chosen rows, from one snapshot of the project and at constant memory: CSV with a header (see `csvRecord`),
 * or JSON Lines. Rows come in the order in which the project holds them unless the first of an order are chosen. Gives the number of rows written, also when
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
  const { list, format, csv = plainCsv, columns: wanted = [] } = request;
  const cursor = (project?.lists ?? noLists).cursor(list, request, wanted);
  if (!cursor.ok) return cursor;
  const { columns } = cursor.value;
  const { header } = recordWriter(format, columns, csv);
  // A reader that has stopped reading must not keep a cancelled export waiting.
  const given = new AbortController();
  const cancelled = aborted(signal, given.signal);
  const thread = startWorker<ExportCalls>(threadFile('export-thread', import.meta.url), {
    ...projectErrorHelp,
    data: {
      project: project ? placeWords(project.place) : '',
      format,
      columns,
      csv,
    } satisfies ExportThreadData,
  });
  try {
    let reading = header === '' || (await Promise.race([target.write(header), cancelled]));
    let rows = 0;
    let told = 0;
    for await (const piece of piecesOf(thread, cursor.value)) {
      if (!reading || signal.aborted) break;
      reading = await Promise.race([target.write(piece.text), cancelled]);
      if (!signal.aborted) rows += piece.rows;
      if (rows - told >= progressRows) {
        told = rows;
        request.onProgress?.(rows);
      }
    }
    return signal.aborted ? failure(cancelledError()) : success(rows);
  } finally {
    given.abort();
    await Promise.all([thread.terminate(), cursor.value.close()]);
  }
}

/** What the thread makes, asked for one piece ahead of its use. */
async function* piecesOf(
  thread: Pick<RunningWorker<ExportCalls>, 'call'>,
  cursor: RowCursor,
): AsyncGenerator<ExportPiece> {
  const rows = await cursor.channel();
  if (rows === null) return;
  await thread.call('begin', [rows], { transfer: [rows] });
  const next = (): Promise<ExportPiece> => {
    const asked = thread.call('nextPiece', []);
    // Left unread when the reader of the export is gone.
    asked.catch(() => undefined);
    return asked;
  };
  for (let ahead = next(); ; ) {
    const piece = await ahead;
    if (piece.rows === 0) return;
    ahead = next();
    yield piece;
  }
}

/** Resolves with false when `signal` is aborted; `unneeded` ends the wait. */
async function aborted(signal: AbortSignal, unneeded: AbortSignal): Promise<false> {
  if (!signal.aborted) await once(signal, 'abort', { signal: unneeded }).catch(() => undefined);
  return false;
}

function cancelledError(): ExportError {
  return new ExportError(
    'cancelled',
    say('listMessages:export.cancelled'),
    say('listMessages:export.cancelledAdvice'),
  );
}
