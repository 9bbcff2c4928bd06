import type { Page } from 'playwright-core';

/** Everything that a page holds on to where it can be read as text: its document and all of its storages. */
export async function pageMemory(page: Page): Promise<string> {
  const stored = await page.evaluate(`(async () => {
    const databases = await indexedDB.databases();
    const caches = await globalThis.caches.keys();
    const fields = [...document.querySelectorAll('input, textarea')].map(({ value }) => value);
    return JSON.stringify([
      { ...localStorage }, { ...sessionStorage }, databases, caches, fields, document.cookie, location.href, history.state,
    ]);
  })()`);
  return `${await page.content()}\n${String(stored)}`;
}
