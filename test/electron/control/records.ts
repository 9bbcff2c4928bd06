import type { AppRecords } from '../driver/application-driver.ts';

/** What the app has done that only a person or the system would notice, in the order it was done. */
export const records: { [K in keyof AppRecords]: AppRecords[K][number][] } = {
  dialogs: [],
  externalLinks: [],
  openedPaths: [],
  shownItems: [],
  blockedRequests: [],
  ipcTraffic: [],
  relaunches: [],
  switches: [],
  aboutPanels: [],
  preloadErrors: [],
  webPreferences: [],
};
