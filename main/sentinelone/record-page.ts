import { z } from 'zod';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { type Phrase, phrase } from '../../preload/words/phrase.ts';
import { isJsonObject } from '../outside/json-object.ts';
import { reportsErrors } from './answer-error.ts';
import type { ConsoleAnswer } from './console-answer.ts';
import { ConsoleError } from './console-error.ts';
import { type DecodedRecords, decodeRecords, type RecordKind } from './record-decoding.ts';

/** One page of a list, with its records decoded. */
export interface DecodedPage<T> extends DecodedRecords<T> {
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

/** A page as it was fetched: where the list goes on is known before its records are read. */
export interface FetchedPage<T> {
  readonly nextCursor: string | null;
  /** A page without rows is no end: only the console's cursor says where a list ends. */
  readonly isEmpty: boolean;
  /** Size of the page after decompression. */
  readonly bytes: number;
  /** Parses and decodes the records, which takes a while. To be called once. */
  read(): Result<DecodedPage<T>, ConsoleError>;
}

/** What stands beside the rows of a list. */
interface Pagination {
  readonly nextCursor: string | null;
  readonly totalItems: number | null;
}

/** A whole number, or its digits as text. */
const total = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
/** A cursor is sent back in an address, and kept with each page. */
const maxCursorLength = 8192;
const pagination = z.object({
  nextCursor: z.string().max(maxCursorLength).nullish(),
  totalItems: total.nullish(),
});
/** Ten times what any page is asked for. */
const maxRows = 10_000;

/**
 * Opens a page of a list. Only a `pagination` that is there, with a `nextCursor` of null, "" or none, ends a list:
 * whatever cannot be read beside the rows makes the page a failure, since it would otherwise be taken for the end.
 * @param wrapper the field of `data` that holds the list, where there is one
 */
export function openPage<S extends z.ZodType>(
  answer: ConsoleAnswer,
  kind: RecordKind<S>,
  wrapper?: string,
): Result<FetchedPage<z.output<S>>, ConsoleError> {
  const data = answer.json['data'];
  const listed = wrapper === undefined ? data : fieldOf(data, wrapper);
  const isLong = answer.records !== null && wrapper === undefined;
  if (!isLong && !Array.isArray(listed)) return failure(notUnderstood(phrase('answerMessages:notAList')));
  const read = readPagination(answer.json['pagination']);
  if (!read.ok) return read;
  const { nextCursor, totalItems } = read.value;
  /** What was taken for where the list goes on stood within another list: the walk must not have gone on from there. */
  const reopened = (json: unknown): Result<DecodedPage<z.output<S>>, ConsoleError> => {
    if (!isJsonObject(json) || reportsErrors(json))
      return failure(notUnderstood(phrase('answerMessages:notAList')));
    const page = openPage({ ...answer, json, records: null }, kind, wrapper);
    if (!page.ok) return page;
    if (page.value.nextCursor === nextCursor) return page.value.read();
    return failure(notUnderstood(phrase('answerMessages:pagination.cursor')));
  };
  const isEmpty = Array.isArray(listed) && listed.length === 0;
  return success({
    nextCursor,
    isEmpty,
    bytes: answer.bytes,
    read() {
      const list = isLong ? answer.records?.() : { rows: listed };
      if (list !== undefined && 'whole' in list) return reopened(list.whole);
      const rows = list?.rows;
      if (!Array.isArray(rows)) return failure(notUnderstood(phrase('answerMessages:notAList')));
      if (rows.length > maxRows) return failure(notUnderstood(phrase('answerMessages:tooManyRows')));
      const texts = wrapper === undefined ? answer.source.texts : noTexts;
      const decoded = decodeRecords(kind, rows, texts, answer.mask);
      answer.source.release();
      return success({
        ...decoded,
        rows: rows.length,
        nextCursor,
        // With `skipCount` the total is 0 although there are rows.
        totalItems: !isEmpty && totalItems === 0 ? null : totalItems,
        bytes: answer.bytes,
        consoleTime: answer.consoleTime,
      });
    },
  });
}

/** A list within `data` is one of scopes, of which nothing that cannot be read is kept. */
const noTexts = () => undefined;

/**
 * How many items the console says a list has; null when it does not say. A number that cannot be read is a failure: it
 * proves nothing, and least of all that there is none.
 */
export function readTotal(answer: ConsoleAnswer): Result<number | null, ConsoleError> {
  const beside = answer.json['pagination'];
  const read =
    beside === undefined || beside === null
      ? success({ nextCursor: null, totalItems: null })
      : readPagination(beside);
  if (!read.ok) return read;
  const within = total.nullish().safeParse(fieldOf(answer.json['data'], 'total'));
  if (!within.success) return failure(notUnderstood(phrase('answerMessages:pagination.total')));
  const counted = read.value.totalItems ?? within.data ?? null;
  const rows = answer.json['data'];
  const hasRows = answer.records !== null || (Array.isArray(rows) && rows.length > 0);
  return success(counted === 0 && hasRows ? null : counted);
}

function readPagination(value: unknown): Result<Pagination, ConsoleError> {
  const read = pagination.safeParse(value);
  if (!read.success) {
    const [field] = read.error.issues[0]?.path ?? [];
    if (field === 'totalItems') return failure(notUnderstood(phrase('answerMessages:pagination.total')));
    if (field === 'nextCursor') return failure(notUnderstood(phrase('answerMessages:pagination.cursor')));
    return failure(notUnderstood(phrase('answerMessages:pagination.missing')));
  }
  const { nextCursor, totalItems } = read.data;
  return success({ nextCursor: decodeCursor(nextCursor ?? null), totalItems: totalItems ?? null });
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

function notUnderstood(message: Phrase): ConsoleError {
  return new ConsoleError({ code: 'protocol-fault', message, advice: phrase('answerMessages:reportAdvice') });
}
