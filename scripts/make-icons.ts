/**
 * Draws the pictures of window and tray from `scripts/icons/pictures.svg` into `main/shell/icons`, which is committed:
 * run it by hand after changing the picture (`node scripts/make-icons.ts`). Needs a Chromium: CHROMIUM_PATH names one.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type Page } from 'playwright-core';

interface Picture {
  readonly file: string;
  readonly pixels: number;
  readonly state: string;
  readonly style: 'colour' | 'template' | 'application';
}

const source = readFileSync(join(import.meta.dirname, 'icons', 'pictures.svg'), 'utf8');
const folder = join(import.meta.dirname, '..', 'main', 'shell', 'icons');

/** Electron takes the picture whose suffix is nearest to the display's density. */
function trayPictures(state: string): Picture[] {
  const colour = (file: string, pixels: number): Picture => ({ file, pixels, state, style: 'colour' });
  const template = (file: string, pixels: number): Picture => ({ file, pixels, state, style: 'template' });
  return [
    colour(`tray-${state}-16.png`, 16),
    colour(`tray-${state}-16@1.25x.png`, 20),
    colour(`tray-${state}-16@1.5x.png`, 24),
    colour(`tray-${state}-16@2x.png`, 32),
    colour(`tray-${state}-22.png`, 22),
    colour(`tray-${state}-22@2x.png`, 44),
    template(`tray-${state}-Template.png`, 16),
    template(`tray-${state}-Template@2x.png`, 32),
  ];
}

const pictures: readonly Picture[] = [
  { file: 'application.png', pixels: 256, state: 'idle', style: 'application' },
  ...['idle', 'running', 'attention', 'paused'].flatMap(trayPictures),
];

async function draw(page: Page, { pixels, state, style }: Picture): Promise<Buffer> {
  const drawing = source
    .replace('data-state="idle"', `data-state="${state}"`)
    .replace('data-style="colour"', `data-style="${style}"`)
    .replace('width="32" height="32"', `width="${pixels}" height="${pixels}"`);
  await page.setContent(`<body style="margin: 0">${drawing}</body>`);
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: pixels, height: pixels } });
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
});
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
for (const picture of pictures) writeFileSync(join(folder, picture.file), await draw(page, picture));
await browser.close();
