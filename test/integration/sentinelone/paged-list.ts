import type { ConsoleError } from '../../../main/sentinelone/console-error.ts';
import type { DecodedPage } from '../../../main/sentinelone/record-page.ts';
import type { Result } from '../../../preload/contract/result.ts';
import { type Answerer, sendJson } from '../net/test-server.ts';
import { sendError } from './test-console.ts';

/** How a list says that it is over. */
export type Ending = 'null' | 'absent' | 'empty text' | 'empty page';

export interface List {
  /** Ids on each page. */
  readonly pages: readonly (readonly string[])[];
  readonly ending: Ending;
  /** Which cursors arrive percent-encoded. */
  readonly encoded: (page: number) => boolean;
}

/** Cursors as consoles make them, with every character that is special in a query. */
export function cursorOf(page: number): string {
  return Buffer.from(JSON.stringify({ position: page, sort: '\u00fc?>~' }))
    .toString('base64')
    .replace('=', '+/=');
}

/** Serves a list whose cursors are refused unless they come back exactly as they were meant. */
export function serving(list: List): Answerer {
  return (request, response) => {
    const cursor = request.query.get('cursor');
    const page =
      cursor === null ? 0 : list.pages.findIndex((_, index) => index > 0 && cursorOf(index) === cursor);
    const isTrailer = list.ending === 'empty page' && cursor === cursorOf(list.pages.length);
    if (page < 0 && !isTrailer)
      return sendError(response, 400, 'Validation Error', 'Invalid cursor value received');
    const next = (index: number) =>
      list.encoded(index) ? encodeURIComponent(cursorOf(index)) : cursorOf(index);
    if (isTrailer) return sendJson(response, { data: [], pagination: { nextCursor: null, totalItems: 0 } });
    const data = (list.pages[page] ?? []).map((id) => ({ id, endpointId: id, cveId: 'CVE-2025-1' }));
    const isLast = page === list.pages.length - 1;
    if (!isLast || list.ending === 'empty page') {
      return sendJson(response, { data, pagination: { nextCursor: next(page + 1), totalItems: 0 } });
    }
    const nextCursor = list.ending === 'null' ? null : list.ending === 'empty text' ? '' : undefined;
    sendJson(response, { data, pagination: { nextCursor } });
  };
}

/** All pages of a walk, with its failure at the end if it had one. */
export async function all<T>(
  walk: AsyncIterable<Result<DecodedPage<T>, ConsoleError>>,
): Promise<Result<DecodedPage<T>, ConsoleError>[]> {
  const pages = [];
  for await (const page of walk) pages.push(page);
  return pages;
}

/** The ids on the pages of a walk, and the code of its failure. */
export function idsOf(
  pages: readonly Result<DecodedPage<{ id?: string | null | undefined }>, ConsoleError>[],
): unknown[] {
  return pages.flatMap((page) => (page.ok ? page.value.records.map(({ id }) => id) : [page.error.code]));
}
