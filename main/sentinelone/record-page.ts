import { z } from 'zod';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import type { ConsoleAnswer } from './console-answer.ts';
import { ConsoleError } from './console-error.ts';
import { type DecodedRecords, decodeRecords, type RecordKind } from './record-decoding.ts';

/** One page of a list as the console sent it. */
export interface RecordPage<T> extends DecodedRecords<T> {
  /** Rows as they came: records and malformed ones together. */
  readonly rows: number;
  /** Where the next page begins; null at the end of the list. */
  readonly nextCursor: string | null;
  /** What the console says the whole list holds; null when it does not say. */
  readonly totalItems: number | null;
  /** Size of the page after decompression. */
  readonly bytes: number;
  /** The console's clock when it sent the page, as epoch milliseconds. */
  readonly consoleTime: number | null;
}

/** A page that has arrived: where the list goes on is known before its records are read. */
export interface ArrivedList<T> {
  readonly nextCursor: string | null;
  /** Parses and decodes the records, which takes a while. To be called once. */
  read(): Result<RecordPage<T>, ConsoleError>;
}

const pagination = z
  .object({
    nextCursor: z.string().nullish().catch(null),
    totalItems: z.number().int().nonnegative().nullish().catch(null),
  })
  .nullish()
  .catch(null);

/** Opens a page of a list. `wrapper` names the field of `data` that holds the list, where there is one. */
export function openPage<S extends z.ZodType>(
  answer: ConsoleAnswer,
  kind: RecordKind<S>,
  wrapper?: string,
): Result<ArrivedList<z.output<S>>, ConsoleError> {
  const data = answer.json['data'];
  const listed = wrapper === undefined ? data : fieldOf(data, wrapper);
  const isLong = answer.records !== null && wrapper === undefined;
  if (!isLong && !Array.isArray(listed)) return failure(notAList());
  const ends = readPagination(answer);
  const isEmpty = Array.isArray(listed) && listed.length === 0;
  // An empty page ends a list whatever its cursor says; some consoles end every list that way.
  const nextCursor = isEmpty ? null : ends.nextCursor;
  return success({
    nextCursor,
    read() {
      const rows = isLong ? answer.records?.() : listed;
      if (!Array.isArray(rows)) return failure(notAList());
      const decoded = decodeRecords(kind, rows, wrapper === undefined ? answer.source.texts : noTexts);
      answer.source.release();
      return success({
        ...decoded,
        rows: rows.length,
        nextCursor,
        // With `skipCount` the total is 0 although there are rows.
        totalItems: !isEmpty && ends.totalItems === 0 ? null : ends.totalItems,
        bytes: answer.bytes,
        consoleTime: answer.consoleTime,
      });
    },
  });
}

/** A list within `data` is one of scopes, of which nothing that cannot be read is kept. */
const noTexts = () => undefined;

/** How many items the console says a list has; null when it does not say. */
export function readTotal(answer: ConsoleAnswer): number | null {
  const total = readPagination(answer).totalItems ?? fieldOf(answer.json['data'], 'total');
  const rows = answer.json['data'];
  const hasRows = answer.records !== null || (Array.isArray(rows) && rows.length > 0);
  if (total === 0 && hasRows) return null;
  return typeof total === 'number' ? total : null;
}

function readPagination(answer: ConsoleAnswer): { nextCursor: string | null; totalItems: number | null } {
  const read = pagination.parse(answer.json['pagination']);
  return { nextCursor: decodeCursor(read?.nextCursor ?? null), totalItems: read?.totalItems ?? null };
}

/** Cursors sometimes come percent-encoded. Sent back like that they would be encoded twice, which is refused. */
function decodeCursor(cursor: string | null): string | null {
  if (cursor === null || cursor === '') return null;
  try {
    return /%[0-9a-f]{2}/i.test(cursor) ? decodeURIComponent(cursor) : cursor;
  } catch {
    return cursor;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function notAList(): ConsoleError {
  return new ConsoleError({
    code: 'protocol-fault',
    message: say('answerFaults:notAList'),
    advice: say('answerFaults:reportAdvice'),
  });
}
