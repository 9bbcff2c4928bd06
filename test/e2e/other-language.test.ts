import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { RunningDesktop } from '../integration/shell/running-desktop.ts';
import { standInSkipReason } from '../setup/window-skip-reason.ts';
import { accented } from './support/other-language/accented.ts';
import { type WithoutData, withoutData } from './support/other-language/data-texts.ts';
import { pagesVariable } from './support/other-language/places.ts';
import { shownTexts } from './support/other-language/shown-texts.ts';
import { goTo, type WindowScreen, windowScreens } from './support/window-screens.ts';

const skipReason = standInSkipReason();

/** Starts the application in a language whose every letter is accented, with a window that was built in it. */
async function start(): Promise<RunningDesktop> {
  const pages = join(temporaryFolder(), 'renderer');
  const script = fileURLToPath(new URL('./support/other-language/build.ts', import.meta.url));
  execFileSync(process.execPath, [script, pages], { env: { ...process.env, NODE_ENV: 'production' } });
  return RunningDesktop.start({
    entry: 'test/e2e/support/other-language/main.ts',
    env: { [pagesVariable]: pages },
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
  });
}

async function scanned(desktop: RunningDesktop, scanId: number): Promise<void> {
  const ended = async () => {
    const { running, lastGoodScan } = await desktop.status();
    return running.length === 0 ? lastGoodScan?.scanId : null;
  };
  await expect.poll(ended).toBe(scanId);
}

async function open(page: Page, { address, heading }: WindowScreen): Promise<void> {
  await goTo(page, address);
  // A heading that nobody translated is told with the other texts.
  const name = new RegExp(`${heading.source}|${accented(heading.source)}`);
  await page.getByRole('heading', { level: 1, name }).waitFor();
  const waiting = page.getByRole('status', { name: accented('Loading') });
  while ((await waiting.count()) > 0) await wait(50);
}

/** Looks at what lies over the screen once it is there, and closes it. */
async function whileOpen(page: Page, dialog: string, look: () => Promise<void>): Promise<void> {
  await page.getByRole('dialog', { name: accented(dialog) }).waitFor();
  await look();
  const left = page.getByRole('dialog');
  // A key that comes before the focus has gone into the dialog is none of its own.
  const closed = async (): Promise<number> => {
    if ((await left.count()) > 0) await page.keyboard.press('Escape');
    return left.count();
  };
  await expect.poll(closed).toBe(0);
}

/** What is shown and was not said by the catalogue, once for each screen. */
async function untranslated(page: Page, withoutKnown: WithoutData): Promise<string[]> {
  const left = (await shownTexts(page)).filter(({ text }) => /[A-Za-z]{2}/.test(withoutKnown(text)));
  return [...new Set(left.map(({ where, text }) => `${where}: ${text.slice(0, 160)}`))];
}

describe.skipIf(skipReason !== '')(`in another language${skipReason}`, () => {
  it('every screen speaks it, and nothing else', async () => {
    const desktop = await start();
    const page = await desktop.app.page();
    await page.getByRole('heading', { level: 1, name: accented('Welcome') }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en-XA');
    const leftOver: Record<string, readonly string[]> = {};
    const look = async (name: string, known: WithoutData): Promise<void> => {
      const found = await untranslated(page, known);
      if (found.length > 0) leftOver[name] = found;
    };
    await look('first start', await withoutData(desktop));
    await desktop.call('application.enterDemo');
    await scanned(desktop, 1);
    const known = await withoutData(desktop);
    for (const screen of windowScreens) {
      await open(page, screen);
      await look(screen.name, known);
      await page.getByRole('button', { name: accented('Help for this screen') }).click();
      await whileOpen(page, 'Help for this screen', () => look(`${screen.name}, its help`, known));
    }
    await page.keyboard.press('?');
    await whileOpen(page, 'Keyboard shortcuts', () => look('shortcuts', known));
    await page.keyboard.press('Control+k');
    await whileOpen(page, 'Command palette', () => look('palette', known));
    expect(leftOver).toEqual({});
  });
});
