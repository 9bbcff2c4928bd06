import type { Page } from 'playwright-core';

/** A text that somebody reads or hears: where it stands, and what it says. */
export interface ShownText {
  readonly where: string;
  readonly text: string;
}

/** Everything with letters that the page shows or tells assistive technology, but for code and the caps of keys. */
export async function shownTexts(page: Page): Promise<readonly ShownText[]> {
  return (await page.evaluate(collect)) as ShownText[];
}

/** Runs in the page. */
const collect = `(() => {
  const found = [];
  const add = (where, text) => {
    if (text && /\\p{L}/u.test(text)) found.push({ where, text: text.trim() });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: element, data } = walker.currentNode;
    if (!element || element.closest('pre, code, kbd, script, style, [class*="_mono_"]')) continue;
    if (element.checkVisibility({ visibilityProperty: true })) add('text', data);
  }
  for (const element of document.querySelectorAll('*')) {
    if (!element.checkVisibility()) continue;
    for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'alt', 'title', 'placeholder']) {
      add(name, element.getAttribute(name));
    }
  }
  add('title of the window', document.title);
  return found;
})()`;
