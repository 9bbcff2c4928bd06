/**
 * Draws every picture of the application from `scripts/icons/pictures.svg`: those of window and tray into
 * `main/shell/icons`, those of installers and installed files into `scripts/package/resources`. Both are committed: run
 * it by hand after changing the picture (`node scripts/make-icons.ts`). Needs a Chromium: CHROMIUM_PATH names one.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type Page } from 'playwright-core';
import { icnsFile } from './icons/icns-file.ts';
import { icoFile, type SizedPicture } from './icons/ico-file.ts';

interface Drawing {
  readonly pixels: number;
  readonly state: string;
  readonly style: 'colour' | 'template' | 'application';
  /** Empty room on every side, of 32 parts that the picture has; none unless given. */
  readonly margin?: number;
}

interface Picture extends Drawing {
  readonly file: string;
}

const source = readFileSync(join(import.meta.dirname, 'icons', 'pictures.svg'), 'utf8');
const folder = join(import.meta.dirname, '..', 'main', 'shell', 'icons');
const resources = join(import.meta.dirname, 'package', 'resources');

/** In pixels. Windows' file knows nothing above 256; Linux and macOS show the largest. */
const sizes = {
  windows: [16, 24, 32, 48, 64, 128, 256],
  linux: [16, 32, 48, 64, 128, 256, 512],
  macos: [16, 32, 64, 128, 256, 512, 1024],
};
/** macOS wants its icons to fill 26 of 32 parts. */
const macosMargin = 2.5;

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

async function draw(page: Page, { pixels, state, style, margin = 0 }: Drawing): Promise<Buffer> {
  const side = 32 + 2 * margin;
  const drawing = source
    .replace('data-state="idle"', `data-state="${state}"`)
    .replace('data-style="colour"', `data-style="${style}"`)
    .replace('viewBox="0 0 32 32"', `viewBox="${-margin} ${-margin} ${side} ${side}"`)
    .replace('width="32" height="32"', `width="${pixels}" height="${pixels}"`);
  await page.setContent(`<body style="margin: 0">${drawing}</body>`);
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: pixels, height: pixels } });
}

async function drawSizes(page: Page, pixels: readonly number[], margin = 0): Promise<SizedPicture[]> {
  const drawn: SizedPicture[] = [];
  for (const size of pixels) {
    const png = await draw(page, { pixels: size, state: 'idle', style: 'application', margin });
    drawn.push({ pixels: size, png });
  }
  return drawn;
}

mkdirSync(folder, { recursive: true });
mkdirSync(join(resources, 'icons'), { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
});
const page = await browser.newPage({ viewport: { width: 1024, height: 1024 } });
for (const picture of pictures) writeFileSync(join(folder, picture.file), await draw(page, picture));
writeFileSync(join(resources, 'icon.ico'), icoFile(await drawSizes(page, sizes.windows)));
writeFileSync(join(resources, 'icon.icns'), icnsFile(await drawSizes(page, sizes.macos, macosMargin)));
for (const { pixels, png } of await drawSizes(page, sizes.linux)) {
  writeFileSync(join(resources, 'icons', `${pixels}x${pixels}.png`), png);
}
await browser.close();
