import type { SettingsView } from '../../../preload/contract/settings-view.ts';

/** The settings of a fresh installation; give what differs. */
export function sampleSettings(differs: Partial<SettingsView> = {}): SettingsView {
  return {
    mode: 'scan',
    schedulePaused: false,
    fullReconciliationHours: 24,
    walksAtOnce: 4,
    backups: { every: 'never', keep: 4 },
    preferences: {
      theme: 'system',
      contrast: 'system',
      motion: 'system',
      notifications: { enabled: true, newCriticals: true, scanEnded: false },
      startAtLogin: false,
      closeToTray: true,
    },
    loginStart: { supported: true, reason: null },
    tray: true,
    network: { proxyUrl: null, extraCa: null },
    policy: null,
    managed: [],
    ...differs,
  };
}
