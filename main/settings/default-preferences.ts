import type { Preferences } from '../../preload/contract/settings-view.ts';

/** How the desktop application behaves until the user says otherwise. */
export const defaultPreferences: Preferences = {
  theme: 'system',
  contrast: 'system',
  motion: 'system',
  notifications: { enabled: true, newCriticals: true, scanEnded: true },
  startAtLogin: false,
  closeToTray: true,
};
