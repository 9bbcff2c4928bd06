import type { Answer } from '../../main/demo/answers.ts';
import { invalidParameter } from '../../main/demo/answers.ts';
import type { ConsoleRequest } from '../../main/demo/console-server.ts';
import type { Fault } from './faults.ts';

/** Faults of paging: each page looks right by itself. */

interface ListBody {
  readonly data: readonly unknown[];
  readonly pagination: { readonly totalItems: number; readonly nextCursor: string | null };
}

/** The body of a list that was answered with 200; null for anything else. */
function listBody(answer: Answer): ListBody | null {
  const body = answer.body as Partial<ListBody> | null;
  return answer.status === 200 && Array.isArray(body?.data) && body.pagination ? (body as ListBody) : null;
}

/** A fault that rewrites the pages of lists and leaves every other answer alone. */
export function onLists(change: (body: ListBody, request: ConsoleRequest) => unknown): Fault {
  return (request, answer) => {
    const original = answer();
    const body = listBody(original);
    return body ? { ...original, body: change(body, request) } : original;
  };
}

/** Refuses a request that carries a cursor, as if it were stale. */
export const rejectedCursor: Fault = (request, answer) =>
  request.query.has('cursor') ? invalidParameter('Invalid cursor value received').answer : answer();

/** Hands the cursor of the request out again, so that the walk would never end. */
export const repeatedCursor: Fault = onLists((body, request) => {
  const cursor = request.query.get('cursor');
  return cursor === null ? body : { ...body, pagination: { ...body.pagination, nextCursor: cursor } };
});

/** Ends the walk with an empty text in place of null. */
export const emptyTextAtEnd: Fault = onLists((body) => ({
  ...body,
  pagination: { ...body.pagination, nextCursor: body.pagination.nextCursor ?? '' },
}));

/** Leaves the cursor out at the end. */
export const noCursorAtEnd: Fault = onLists((body) =>
  body.pagination.nextCursor === null
    ? { ...body, pagination: { totalItems: body.pagination.totalItems } }
    : body,
);

/** Leaves `pagination` out at the end. */
export const noPaginationAtEnd: Fault = onLists((body) =>
  body.pagination.nextCursor === null ? { data: body.data } : body,
);

/** Reports an error beside the rows, with status 200; null leaves its code out. */
export function errorsBesideData(code: number | null): Fault {
  const error = { ...(code === null ? {} : { code }), title: 'Only some shards answered', detail: null };
  return onLists((body) => ({ ...body, errors: [error] }));
}

const emptyPageCursor = Buffer.from('one more page, with nothing on it').toString('base64');

/** Ends the walk with one more page that has no rows. To be armed for `always`. */
export const emptyPageAtEnd: Fault = (request, answer, response) => {
  if (request.query.get('cursor') === emptyPageCursor) {
    return { status: 200, headers: {}, body: { data: [], pagination: { totalItems: 0, nextCursor: null } } };
  }
  return onLists((body) => ({
    ...body,
    pagination: { ...body.pagination, nextCursor: body.pagination.nextCursor ?? emptyPageCursor },
  }))(request, answer, response);
};

/** Repeats the last rows of each page at the head of the next, as lists do whose order changes under a walk. */
export function duplicatedRows(count: number): Fault {
  const lastRows = new Map<string, readonly unknown[]>();
  return onLists((body, request) => {
    const walk = walkOf(request);
    const repeated = request.query.has('cursor') ? (lastRows.get(walk) ?? []) : [];
    lastRows.set(walk, body.data.slice(-count));
    return { ...body, data: [...repeated, ...body.data] };
  });
}

function walkOf({ path, query }: ConsoleRequest): string {
  return JSON.stringify([path, [...query].filter(([name]) => name !== 'cursor')]);
}

/** Leaves the first rows of a page out. */
export function missingRows(count: number): Fault {
  return onLists((body) => ({ ...body, data: body.data.slice(count) }));
}

/** Leaves all rows out and ends the list: the console has lost its data for a moment. */
export const emptyList: Fault = onLists(() => ({
  data: [],
  pagination: { totalItems: 0, nextCursor: null },
}));

/** Tells a wrong number of rows, or none. */
export function wrongTotal(kind: 'half' | 'double' | 'zero' | 'absent'): Fault {
  return onLists(({ data, pagination: { totalItems, nextCursor } }) => {
    if (kind === 'absent') return { data, pagination: { nextCursor } };
    const factor = { half: 0.5, double: 2, zero: 0 }[kind];
    return { data, pagination: { totalItems: Math.floor(totalItems * factor), nextCursor } };
  });
}

/** Ways in which one record of a list can be spoiled. */
export type Malformation = 'key-missing' | 'key-a-number' | 'wrong-types' | 'null-record' | 'huge-field';

/** Spoils one record of a page, counted from 0; pages without such a record are left alone. */
export function malformedRecord(kind: Malformation, index: number): Fault {
  return (_request, answer) => {
    const original = answer();
    const body = listBody(original);
    const record = body?.data[index] as Record<string, unknown> | undefined;
    if (!body || !record) return original;
    const spoiled = { ...body, data: body.data.with(index, malformations[kind](record)) };
    if (kind !== 'key-a-number') return { ...original, body: spoiled };
    // No number in JavaScript can hold the id, so it becomes one in the text.
    const id = String(record['id']);
    const text = JSON.stringify(spoiled).replace(`"id":"${id}"`, `"id":${id}`);
    return { ...original, headers: { ...original.headers, 'Content-Type': 'application/json' }, body: text };
  };
}

const malformations: Readonly<Record<Malformation, (record: Record<string, unknown>) => unknown>> = {
  'key-missing': ({ id: _, ...rest }) => rest,
  'key-a-number': (record) => record,
  'wrong-types': (record) =>
    Object.fromEntries(
      Object.entries(record).map(([name, value]) => [name, name === 'id' ? value : [value]]),
    ),
  'null-record': () => null,
  'huge-field': (record) => ({ ...record, [hugeFieldOf(record)]: 'A'.repeat(5_000_000) }),
};

/** A text field that both kinds of records have under different names. */
function hugeFieldOf(record: Record<string, unknown>): string {
  return 'cveId' in record ? 'applicationName' : 'computerName';
}
