import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closing, opening } from '../../../main/shell/window/closing.ts';
import { CrashWatch } from '../../../main/shell/window/crash-watch.ts';
import { type Rectangle, windowPlace } from '../../../main/shell/window/window-place.ts';

const main: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 };
const left: Rectangle = { x: -2560, y: 0, width: 2560, height: 1400 };
const at = (x: number, y: number, width = 1280, height = 800) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

describe('the place of the window', () => {
  it('is the middle of the main display at first', () => {
    expect(windowPlace(null, [main, left])).toEqual(at(320, 120));
  });

  it('is where it was, on whichever display', () => {
    expect(windowPlace(at(200, 100), [main, left])).toEqual(at(200, 100));
    expect(windowPlace(at(-2000, 300), [main, left])).toEqual(at(-2000, 300));
  });

  it('is the middle of the main display when its own display is gone', () => {
    expect(windowPlace(at(-2000, 300), [main])).toEqual(at(320, 120));
  });

  it('is moved in when only part of it can be seen', () => {
    expect(windowPlace(at(1700, 900), [main])).toEqual(at(640, 240));
  });

  it('is fetched when its title bar is above or below every display', () => {
    expect(windowPlace(at(200, -300), [main])).toEqual(at(320, 120));
    expect(windowPlace(at(200, 1030), [main])).toEqual(at(320, 120));
  });

  it('is still maximised on another display', () => {
    expect(windowPlace({ ...at(-2000, 300), maximized: true }, [main]).maximized).toBe(true);
  });

  it('is never smaller than the smallest size, but on a display that is smaller itself', () => {
    expect(windowPlace(at(0, 0, 300, 200), [main]).bounds).toMatchObject({ width: 1024, height: 640 });
    const small = { x: 0, y: 0, width: 800, height: 500 };
    expect(windowPlace(at(0, 0), [small]).bounds).toEqual(small);
  });

  it('lies within a display, whatever was remembered', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(number, number, size, size, (x, y, width, height) => {
        const { bounds } = windowPlace(at(x, y, width, height), [main, left]);
        const within = (display: Rectangle) =>
          bounds.x >= display.x &&
          bounds.y >= display.y &&
          bounds.x + bounds.width <= display.x + display.width &&
          bounds.y + bounds.height <= display.y + display.height;
        expect([main, left].some(within)).toBe(true);
      }),
    );
  });
});

describe('closing the window', () => {
  it.each([
    { tray: true, closeToTray: true, scanRunning: false, leads: 'hide' },
    { tray: true, closeToTray: true, scanRunning: true, leads: 'hide' },
    { tray: true, closeToTray: false, scanRunning: false, leads: 'quit' },
    { tray: false, closeToTray: true, scanRunning: false, leads: 'quit' },
    { tray: false, closeToTray: true, scanRunning: true, leads: 'ask' },
    { tray: true, closeToTray: false, scanRunning: true, leads: 'ask' },
  ] as const)(
    'with tray $tray, to the tray $closeToTray, scan $scanRunning: $leads',
    ({ leads, ...facts }) => {
      expect(closing(facts)).toBe(leads);
    },
  );
});

describe('a hidden start', () => {
  it('shows no window where a tray can bring it, and a minimised one where none can', () => {
    expect(opening({ hidden: true, tray: true })).toBe('hidden');
    expect(opening({ hidden: true, tray: false })).toBe('minimised');
    expect(opening({ hidden: false, tray: true })).toBe('shown');
  });
});

describe('a window whose process died', () => {
  it('is loaded again once, and asks when that did not last', () => {
    let now = 1_000;
    const watch = new CrashWatch(() => now);
    expect(watch.crashed()).toBe('reload');
    now += 30_000;
    expect(watch.crashed()).toBe('ask');
    now += 3_600_000;
    expect(watch.crashed()).toBe('reload');
  });
});
