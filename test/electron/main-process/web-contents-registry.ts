import type { Page } from 'playwright-core';
import type { ImitatedWebContents } from './web-contents.ts';

const byPage = new WeakMap<Page, ImitatedWebContents>();
const living = new Map<number, ImitatedWebContents>();

/** Remembers which contents a page of Chromium belongs to. */
export function rememberPage(page: Page, contents: ImitatedWebContents): void {
  byPage.set(page, contents);
}

/** The contents a page belongs to; null for a page that no window made. */
export function contentsOfPage(page: Page): ImitatedWebContents | null {
  return byPage.get(page) ?? null;
}

/** All contents that have not been destroyed, by id. */
export function livingContents(): Map<number, ImitatedWebContents> {
  return living;
}
