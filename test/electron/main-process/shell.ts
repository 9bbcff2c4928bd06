import { records } from '../control/records.ts';
import { guarded } from '../imitation.ts';

/** The main process's `shell`: nothing is opened, everything is kept for the test to see. */
export const theShell = guarded('shell', {
  openExternal: async (url: string) => {
    records.externalLinks.push(url);
  },
  /** Gives '' as Electron does where opening went well. */
  openPath: async (path: string) => {
    records.openedPaths.push(path);
    return '';
  },
  showItemInFolder: (path: string) => {
    records.shownItems.push(path);
  },
  beep: () => undefined,
});
