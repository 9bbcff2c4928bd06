/** A smaller page is read before another request would be on its way. */
const smallestPage = 64 * 1024;
/** The console writes a list's `pagination` behind its rows. */
const endBytes = 2048;

/**
 * Where a list seems to go on, found at the end of a large page without reading it; null where nothing is found. Only a
 * guess: what the page says when it is read decides.
 */
export function cursorAtEnd(page: Buffer): string | null {
  if (page.length < smallestPage) return null;
  const end = page.toString('latin1', page.length - endBytes);
  const told = [...end.matchAll(/"nextCursor"\s*:\s*"([A-Za-z0-9+/=_%.~-]+)"/g)].at(-1)?.[1];
  return told === undefined ? null : decodedCursor(told);
}

/** Cursors sometimes come percent-encoded. Sent back like that they would be encoded twice, which is refused. */
export function decodedCursor(cursor: string | null): string | null {
  if (cursor === null || cursor === '') return null;
  try {
    return /%[0-9a-f]{2}/i.test(cursor) ? decodeURIComponent(cursor) : cursor;
  } catch {
    return cursor;
  }
}
