import type { ImitatedBrowserWindow } from './browser-window.ts';

/** The windows that exist, in the order they were made, and the one that has the focus. */
export const windowRegistry: {
  readonly all: Set<ImitatedBrowserWindow>;
  focused: ImitatedBrowserWindow | null;
} = {
  all: new Set(),
  focused: null,
};
