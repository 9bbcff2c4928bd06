/**
 * The pictures of the user guide: every screen of the demo tenant, light, in docs/pictures. Part of `npm run docs`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { goTo, openScreen, windowScreens } from '../../test/e2e/support/window-screens.ts';
import { launchOnStandIn } from '../../test/electron/driver/stand-in-driver.ts';
import { chromiumPresent, enterDemo } from '../demo-tour.ts';

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

/** Things that lie over a screen and are worth a picture of their own. */
const overlays: readonly {
  readonly name: string;
  readonly over: string;
  readonly open: (page: Page) => Promise<void>;
}[] = [
  {
    name: 'help-of-the-screen',
    over: 'overview',
    async open(page) {
      await page.keyboard.press('F1');
      await page.getByRole('dialog', { name: 'Help for this screen' }).waitFor();
    },
  },
  {
    name: 'finding',
    over: 'vulnerabilities-instances',
    async open(page) {
      await page.locator('[role="grid"] [data-opens]').first().click();
      await page.getByRole('region', { name: 'Severity and status' }).waitFor();
    },
  },
  {
    name: 'diagnostics-bundle',
    over: 'help-diagnostics',
    async open(page) {
      await page.getByRole('button', { name: 'Diagnostics bundle…' }).click();
      await page.getByRole('region', { name: 'The bundle' }).waitFor();
    },
  },
];

async function takePictures(dataDir: string): Promise<void> {
  const application = await launchOnStandIn({
    dataDir,
    viewport: { width: 1120, height: 680 },
    colorScheme: 'light',
  });
  try {
    await enterDemo(application);
    const page = await application.page();
    // Notices of what was just done go by themselves.
    await page.getByRole('alert').waitFor({ state: 'detached' });
    const take = async (name: string): Promise<void> => {
      const file = join(folder, `${name}.png`);
      await page.screenshot({ path: file, animations: 'disabled' });
      // Flat screens need few colours: a third of the size, and nobody sees the difference.
      execFileSync('pngquant', ['--force', '--skip-if-larger', '--strip', '--output', file, '96', file]);
      process.stderr.write(`${name}.png, ${Math.ceil(statSync(file).size / 1000)} kB\n`);
    };
    const open = async (name: string): Promise<void> => {
      const screen = windowScreens.find((one) => one.name === name);
      if (!screen) throw new Error(`there is no screen ${name}`);
      await openScreen(page, screen);
      // Rows of a list, and the checks of Diagnostics, come a moment after the screen.
      await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
    };
    for (const { name } of windowScreens) {
      await open(name);
      await take(name);
    }
    for (const { name, over, open: openOverlay } of overlays) {
      await goTo(page, '/settings/about');
      await open(over);
      await openOverlay(page);
      await take(name);
      await page.keyboard.press('Escape');
    }
  } finally {
    await application.quit();
    await application.close();
  }
}

function pngquantPresent(): boolean {
  return spawnSync('pngquant', ['--version']).status === 0;
}

if (!chromiumPresent() || !pngquantPresent()) {
  process.stderr.write(
    'The pictures need Chromium and pngquant: `sudo apt-get install chromium pngquant`.\n',
  );
  process.exitCode = 1;
} else {
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'connector-pictures-'));
  try {
    await takePictures(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
