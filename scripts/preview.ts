/**
 * `npm run preview`: the whole application in Chromium on the stand-in for Electron, for machines on which Electron's
 * binary cannot be had. In a window where there is a display; else it explores the demo tenant and leaves a picture of
 * each screen in a folder.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openScreen, windowScreens } from '../test/e2e/support/window-screens.ts';
import { launchOnStandIn } from '../test/electron/driver/stand-in-driver.ts';
import { chromiumPresent, enterDemo } from './demo-tour.ts';

const usage = `npm run preview -- [options]

  --data-dir DIR   where its data lies (.preview)
  --pictures       take pictures although there is a display
  --out DIR        where pictures go (preview-pictures)
  --size WxH       the window's size for pictures (1280x800)
`;

/** What was asked for on the command line; says how it is used and ends when that makes no sense. */
function readOptions() {
  try {
    return parseArgs({
      options: {
        'data-dir': { type: 'string', default: '.preview' },
        out: { type: 'string', default: 'preview-pictures' },
        size: { type: 'string', default: '1280x800' },
        pictures: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

const values = readOptions();

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function showWindow(dataDir: string): Promise<void> {
  const application = await launchOnStandIn({ dataDir, headed: true });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void application.quit());
  say('The application is open. Quit it from its menu, or with Ctrl+C here.');
  await application.process.exited;
  await application.close();
}

async function takePictures(dataDir: string, folder: string): Promise<void> {
  const [width = 1280, height = 800] = values.size.split('x').map(Number);
  mkdirSync(folder, { recursive: true });
  say('Taking pictures of every screen of the demo tenant ...');
  const application = await launchOnStandIn({ dataDir, viewport: { width, height }, colorScheme: 'light' });
  try {
    await enterDemo(application);
    const page = await application.page();
    for (const scheme of ['light', 'dark'] as const) {
      await application.setColorScheme(scheme);
      for (const screen of windowScreens) {
        await openScreen(page, screen);
        await page.screenshot({ path: join(folder, `${screen.name}-${scheme}.png`) });
      }
    }
    say(`${windowScreens.length * 2} pictures are in ${folder}.`);
  } finally {
    await application.quit();
    await application.close();
  }
}

if (values.help) process.stdout.write(usage);
else if (!chromiumPresent()) {
  say('The preview needs Chromium: `sudo apt-get install chromium`, or set CHROMIUM_PATH to where it is.');
  process.exitCode = 1;
} else {
  const display = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  const dataDir = resolve(values['data-dir']);
  if (display && !values.pictures) await showWindow(dataDir);
  else await takePictures(dataDir, resolve(values.out));
}
