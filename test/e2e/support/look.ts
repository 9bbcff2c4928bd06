import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from './axe.ts';

/** Where pictures of all that was looked at are left for people who ask for them by `TEST_PICTURES=1`. */
const pictures = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));

/** Waits until nothing fades in or out any more; what moves for as long as it is there is not waited for. */
async function standStill(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const moving = () => document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
    do {
      await frame();
      await frame();
      await Promise.all(moving().map(({ finished }) => finished.catch(() => undefined)));
    } while (moving().some(({ playState }) => playState === 'running'));
  })()`);
}

/** Waits until what is on show stands still, and takes a picture of it where pictures are wanted. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await standStill(page);
  if (process.env['TEST_PICTURES'] === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}${name}.png` });
}

/**
 * Expects nothing to be wrong with what is on show, for a screen reader or weak eyes, and that nothing needs to be
 * scrolled sideways; takes a picture of it where pictures are wanted. In the dark only colours are looked at, since
 * nothing else differs. The window may still have to hear of the theme: it is waited for.
 */
export async function expectGoodLook(page: Page, name: string, theme: 'light' | 'dark'): Promise<void> {
  await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor({ state: 'attached' });
  await takePicture(page, `${name}-${theme}`);
  const wrong = await axeViolations(page, theme === 'light' ? 'all' : 'colours');
  expect.soft(wrong, `${name}, ${theme}`).toEqual([]);
  await expectToFit(page, name);
  await expectTopmost(page, name);
}

/**
 * Expects that a press reaches the dialog on show: at the middle of each of its buttons, links and fields lies nothing of
 * another layer.
 */
async function expectTopmost(page: Page, name: string): Promise<void> {
  const covered = await page.evaluate(`(() => {
    const shown = [...document.querySelectorAll('[role="dialog"]')].filter(
      (dialog) => dialog.checkVisibility({ opacityProperty: true }) && !dialog.closest('[data-hidden]'),
    );
    const modal = shown.filter((dialog) => dialog.getAttribute('aria-modal') === 'true');
    return (modal.length > 0 ? modal : shown).flatMap((dialog) => {
      const box = dialog.getBoundingClientRect();
      return [...dialog.querySelectorAll('button, a[href], input')].flatMap((control) => {
        const { left, top, width, height } = control.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        const isIn = x > box.left && x < box.right && y > box.top && y < Math.min(box.bottom, innerHeight);
        const there = isIn ? document.elementFromPoint(x, y) : dialog;
        if (dialog.contains(there)) return [];
        return [(control.getAttribute('aria-label') ?? control.textContent) + ' under ' + there?.outerHTML.slice(0, 120)];
      });
    });
  })()`);
  expect.soft(covered, `${name}: controls that something lies over`).toEqual([]);
}

/** Expects neither the window nor the screen in it to be wider than there is room. */
export async function expectToFit(page: Page, name: string): Promise<void> {
  const over = await page.evaluate(`Math.max(
    ...[document.documentElement, document.querySelector('main')].map(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    ),
  )`);
  expect.soft(over, `${name}: pixels beyond the window`).toBeLessThanOrEqual(0);
}
