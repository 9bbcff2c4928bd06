import { describe, expect, it } from 'vitest';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { cutTexts } from './support/cut-texts.ts';
import { demoDesktop } from './support/demo-desktop.ts';
import { takePicture } from './support/look.ts';
import { openScreen, windowScreens } from './support/window-screens.ts';

const skipReason = windowSkipReason();

/** In CSS pixels; 1280 by 720 is 1920 by 1080 at 150 %. */
const sizes = [
  [1024, 640],
  [1280, 720],
  [1920, 1080],
  [2560, 1440],
] as const;

describe.skipIf(skipReason !== '')(`no number, date, heading or label${skipReason}`, () => {
  it('is cut off on any screen, in any window from 1024 by 640 to 2560 by 1440', async () => {
    const desktop = await demoDesktop({ colorScheme: 'light' });
    const page = await desktop.app.page();
    for (const [width, height] of sizes) {
      await desktop.app.moveWindow({ x: 0, y: 0, width, height });
      await expect.poll(() => page.evaluate('innerWidth')).toBe(width);
      for (const screen of windowScreens) {
        await openScreen(page, screen);
        await takePicture(page, `${screen.name}-whole-${width}`);
        expect.soft(await cutTexts(page), `${screen.name}, ${width} by ${height}`).toEqual([]);
      }
    }
  });
});
