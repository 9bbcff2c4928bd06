import type { Fault } from './faults.ts';
import { onLists } from './list-faults.ts';

/** Lists that end too early or do not say whether they end. Counts stay true. */

/** A fault of pages; answers that only count are left alone. */
function onPages(fault: Fault): Fault {
  return (request, answer, response) =>
    request.query.has('countOnly') ? answer() : fault(request, answer, response);
}

/** The fault on every page but the first of a list. */
export function behindFirstPage(fault: Fault): Fault {
  return (request, answer, response) =>
    request.query.has('cursor') ? fault(request, answer, response) : answer();
}

/** Ends the list behind the page, whatever follows. */
export const endsHere: Fault = onPages(
  onLists((body) => ({ ...body, pagination: { ...body.pagination, nextCursor: null } })),
);

/** A page without rows that says it is the last one. */
export const emptyLastPage: Fault = onPages(
  onLists((body) => ({ data: [], pagination: { ...body.pagination, nextCursor: null } })),
);

/** Marks the cursor that leads behind an empty page. */
const behindEmptyPage = 'behind-an-empty-page:';

/**
 * Puts a page without rows before each page but the first; its cursor leads to the rows, so that the list is whole.
 * To be armed for `always`.
 */
export const emptyPagesBetween: Fault = onPages((request, answer, response) => {
  const cursor = request.query.get('cursor');
  if (cursor === null) return answer();
  if (!cursor.startsWith(behindEmptyPage)) {
    return onLists((body) => ({
      data: [],
      pagination: { ...body.pagination, nextCursor: `${behindEmptyPage}${cursor}` },
    }))(request, answer, response);
  }
  request.query.set('cursor', cursor.slice(behindEmptyPage.length));
  return answer();
});

/** Leaves `pagination` out, or puts null in its place. */
export function paginationMissing(as: 'absent' | 'null'): Fault {
  return onPages(onLists(({ data }) => (as === 'null' ? { data, pagination: null } : { data })));
}

/** Sends something else than a text as the cursor. */
export function cursorOfType(cursor: number | boolean | object): Fault {
  return onPages(onLists((body) => ({ ...body, pagination: { ...body.pagination, nextCursor: cursor } })));
}
