import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { MenuEntry } from '../electron/driver/application-driver.ts';
import { RunningDesktop } from '../integration/shell/running-desktop.ts';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { goTo } from './support/window-screens.ts';

const skipReason = windowSkipReason();

interface Opening {
  readonly path: readonly string[];
  /** As Playwright writes keys. */
  readonly keys: string;
  readonly address: string;
}

const openings: readonly Opening[] = [
  { path: ['File', 'New Connector…'], keys: 'Control+n', address: '/connectors?dialog=new' },
  { path: ['File', 'New Import Rule…'], keys: 'Control+Shift+N', address: '/import/new' },
  { path: ['File', 'Settings…'], keys: 'Control+,', address: '/settings/mode' },
  { path: ['Go', 'Overview'], keys: 'Control+1', address: '/overview' },
  { path: ['Go', 'Assets'], keys: 'Control+2', address: '/assets' },
  { path: ['Go', 'Active Vulnerabilities'], keys: 'Control+3', address: '/vulnerabilities/active' },
  { path: ['Go', 'Resolved Vulnerabilities'], keys: 'Control+4', address: '/vulnerabilities/resolved' },
  { path: ['Go', 'Import via Connector'], keys: 'Control+5', address: '/import/new' },
  { path: ['Go', 'Import History'], keys: 'Control+6', address: '/import/history' },
  { path: ['Go', 'Connector Setup'], keys: 'Control+7', address: '/connectors' },
];

/** Items with keys that open no screen: each with what is seen once it was pressed. */
const commands: readonly { path: readonly string[]; keys: string; seen: (page: Page) => Promise<void> }[] = [
  {
    path: ['View', 'Command Palette…'],
    keys: 'Control+k',
    seen: (page) => page.getByRole('combobox').waitFor(),
  },
  {
    path: ['Help', 'Keyboard Shortcuts'],
    keys: '?',
    seen: (page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor(),
  },
  {
    path: ['Help', 'Help for This Screen'],
    keys: 'F1',
    seen: (page) => page.getByRole('dialog', { name: 'Help for this screen' }).waitFor(),
  },
  {
    path: ['View', 'Search'],
    keys: '/',
    seen: (page) => page.locator('input[type="search"]:focus').waitFor(),
  },
];

/** Tried by other tests, or the system's own. */
const elsewhere = ['Quit', 'Sync Now', 'Back', 'Forward'];

function itemsWithKeys(entries: readonly MenuEntry[]): string[] {
  return entries.flatMap(({ label, accelerator, role, submenu }) => [
    ...(accelerator !== null && role === null ? [label.replaceAll('&', '')] : []),
    ...itemsWithKeys(submenu),
  ]);
}

describe.skipIf(skipReason !== '')(`the application menu${skipReason}`, () => {
  it('leads to each screen and command, pressed and by its keys', async () => {
    const desktop = await RunningDesktop.start();
    const page = await desktop.app.page();
    await desktop.addConnector('http://127.0.0.1:9');
    const tried = [...openings, ...commands].map(({ path }) => path.at(-1));
    expect(new Set(itemsWithKeys(await desktop.app.applicationMenu()))).toEqual(
      new Set([...tried, ...elsewhere]),
    );

    for (const { path, keys, address } of openings) {
      for (const press of [() => desktop.app.pressMenu(path), () => page.keyboard.press(keys)]) {
        await goTo(page, '/settings/about');
        await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
        await press();
        await expect.poll(() => desktop.address()).toBe(address);
      }
    }
    await goTo(page, '/assets');
    await page.getByRole('searchbox').waitFor();
    for (const { path, keys, seen } of commands) {
      for (const press of [() => desktop.app.pressMenu(path), () => page.keyboard.press(keys)]) {
        await press();
        await seen(page);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.evaluate('document.activeElement.blur()');
      }
    }
  });

  it('goes back and forward through the screens that were seen', async () => {
    const desktop = await RunningDesktop.start();
    await desktop.addConnector('http://127.0.0.1:9');
    // A screen that is left before it came up is no step of the way back: each is waited for.
    for (const { path, address } of openings.filter(({ path: [, name] }) =>
      name?.match(/^(Assets|Import H)/),
    )) {
      await desktop.app.pressMenu(path);
      await expect.poll(() => desktop.address()).toBe(address);
    }
    await desktop.app.pressMenu(['Go', 'Back']);
    await expect.poll(() => desktop.address()).toBe('/assets');
    await desktop.app.pressMenu(['Go', 'Forward']);
    await expect.poll(() => desktop.address()).toBe('/import/history');
  });
});
