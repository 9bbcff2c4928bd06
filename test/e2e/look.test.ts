import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { demoDesktop } from './support/demo-desktop.ts';
import { expectGoodLook, expectToFit, takePicture } from './support/look.ts';
import { goTo, openScreen, type WindowScreen, windowScreens } from './support/window-screens.ts';

const skipReason = windowSkipReason();
const themes = ['light', 'dark'] as const;
const sizes = [
  [1024, 640],
  [1920, 1080],
] as const;

interface Overlay {
  readonly name: string;
  /** The address of the screen it opens over. */
  readonly over: string;
  readonly open: (page: Page) => Promise<void>;
}

function screenAt(address: string): WindowScreen {
  const found = windowScreens.find((screen) => screen.address === address);
  if (!found) throw new Error(`There is no screen at ${address}.`);
  return found;
}

/** Presses a button of the screen, then waits for the dialog that it opens. */
function byButton(button: string | RegExp, dialog: string | RegExp): Overlay['open'] {
  return async (page) => {
    await page.getByRole('button', { name: button }).first().click();
    await page.getByRole('dialog', { name: dialog }).waitFor();
  };
}

/** Opens the panel of the first row. */
async function openFirstRow(page: Page): Promise<void> {
  await page.locator('[role="grid"] [data-opens]').first().click();
  await page.getByRole('button', { name: 'Close' }).first().waitFor();
  await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0);
}

const overlays: readonly Overlay[] = [
  { name: 'sync-popover', over: '/overview', open: byButton('Scans and choices', 'Sync') },
  {
    name: 'palette',
    over: '/overview',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('a');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'shortcuts',
    over: '/overview',
    open: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
  {
    name: 'help-of-the-screen',
    over: '/overview',
    open: async (page) => {
      await page.keyboard.press('F1');
      await page.getByRole('dialog', { name: 'Help for this screen' }).waitFor();
    },
  },
  { name: 'asset-panel', over: '/assets', open: openFirstRow },
  { name: 'finding-panel', over: '/vulnerabilities/active?view=instances', open: openFirstRow },
  { name: 'vulnerability-panel', over: '/vulnerabilities/active', open: openFirstRow },
  { name: 'export-menu', over: '/assets', open: byButton('Export', 'Export') },
  { name: 'column-menu', over: '/assets', open: byButton(/^Menu of /, /order and filter$/) },
  { name: 'column-chooser', over: '/assets', open: byButton('Columns', /column/i) },
  {
    name: 'mode-confirmation',
    over: '/settings/mode',
    open: async (page) => {
      await page.getByRole('radio', { name: 'Asset Sync Mode' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
];

describe.skipIf(skipReason !== '')(`every screen${skipReason}`, () => {
  it('reads well in both themes, to everybody', async () => {
    const desktop = await demoDesktop({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    const page = await desktop.app.page();
    for (const theme of themes) {
      await desktop.app.setColorScheme(theme);
      for (const screen of windowScreens) {
        await openScreen(page, screen);
        await expectGoodLook(page, screen.name, theme);
      }
      for (const { name, over, open } of overlays) {
        await goTo(page, '/settings/about');
        await openScreen(page, screenAt(over));
        await open(page);
        await expectGoodLook(page, name, theme);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
    }
  });

  it('fits small and large windows', async () => {
    const desktop = await demoDesktop({ colorScheme: 'light' });
    const page = await desktop.app.page();
    for (const [width, height] of sizes) {
      await desktop.app.moveWindow({ x: 0, y: 0, width, height });
      await expect.poll(() => page.evaluate('innerWidth')).toBe(width);
      for (const screen of windowScreens) {
        await openScreen(page, screen);
        await takePicture(page, `${screen.name}-${width}`);
        await expectToFit(page, `${screen.name}, ${width} by ${height}`);
      }
      // The navigation is another one where there is little room.
      await openScreen(page, screenAt('/overview'));
      await expectGoodLook(page, `overview-${width}`, 'light');
    }
  });
});
