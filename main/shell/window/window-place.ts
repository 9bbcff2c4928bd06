/** A rectangle on the desktop, in pixels that do not depend on the display's density. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window is, or was when it was closed. */
export interface WindowPlace {
  /** Its place while it is neither maximised nor full screen. */
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

export const smallestSize = { width: 1024, height: 640 } as const;
const usualSize = { width: 1280, height: 800 } as const;

/** So much of the title bar must be on a display for the window to be taken hold of there. */
const grip = { width: 120, height: 32 } as const;

/**
 * Where the window opens: where it was if its title bar can still be reached on one of the displays, else in the
 * middle of the first one. Never larger than its display.
 * @param displays the parts of the displays that windows may use; the main one first
 */
export function windowPlace(remembered: WindowPlace | null, displays: readonly Rectangle[]): WindowPlace {
  const [main] = displays;
  const size = remembered?.bounds ?? usualSize;
  if (main === undefined) return { bounds: { x: 0, y: 0, ...wanted(size) }, maximized: false };
  const maximized = remembered?.maximized ?? false;
  const home =
    remembered === null ? undefined : displays.find((display) => reachable(remembered.bounds, display));
  if (remembered === null || home === undefined) return { bounds: centred(size, main), maximized };
  const { width, height } = fitting(size, home);
  const x = within(remembered.bounds.x, home.x, home.x + home.width - width);
  const y = within(remembered.bounds.y, home.y, home.y + home.height - height);
  return { bounds: { x, y, width, height }, maximized };
}

function reachable(bounds: Rectangle, display: Rectangle): boolean {
  const across = Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x);
  const below = bounds.y - display.y;
  return across >= grip.width && below >= 0 && display.height - below >= grip.height;
}

function centred(size: { width: number; height: number }, display: Rectangle): Rectangle {
  const { width, height } = fitting(size, display);
  return {
    x: display.x + Math.round((display.width - width) / 2),
    y: display.y + Math.round((display.height - height) / 2),
    width,
    height,
  };
}

/** On a display that is smaller than the smallest window, the display's size wins. */
function fitting(
  size: { width: number; height: number },
  display: Rectangle,
): { width: number; height: number } {
  const { width, height } = wanted(size);
  return { width: Math.min(width, display.width), height: Math.min(height, display.height) };
}

function wanted(size: { width: number; height: number }): { width: number; height: number } {
  return {
    width: Math.max(size.width, smallestSize.width),
    height: Math.max(size.height, smallestSize.height),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
