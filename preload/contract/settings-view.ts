import { z } from 'zod';
import { backupPlan } from './backup-plan.ts';
import { ingestMode } from './ingest-mode.ts';
import { managedSettingName, managedView } from './managed.ts';

export const theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof theme>;

/** How far apart colours stand; `system` follows what the desktop asks for. */
export const contrast = z.enum(['system', 'more']);
export type Contrast = z.infer<typeof contrast>;

/** Whether anything moves; `system` follows what the desktop asks for. */
export const motion = z.enum(['system', 'less']);
export type Motion = z.infer<typeof motion>;

/** What the user is told of outside the window. Failures and reviews cannot be turned off one by one: they need somebody. */
export const notificationSettings = z.object({
  /** Nothing is shown outside the window when false. */
  enabled: z.boolean(),
  /** New known-exploited or critical findings. */
  newCriticals: z.boolean(),
  /** A scan that was started by hand has ended. */
  scanEnded: z.boolean(),
});
export type NotificationSettings = z.infer<typeof notificationSettings>;

/** What the user may change without further ado. */
export const preferences = z.object({
  theme,
  contrast: contrast.default('system'),
  motion: motion.default('system'),
  notifications: notificationSettings,
  /** Start with the user's session, in the tray. */
  startAtLogin: z.boolean(),
  /** Closing the window leaves the application in the tray, where there is one. */
  closeToTray: z.boolean(),
});
export type Preferences = z.infer<typeof preferences>;

/** Some of the preferences; what is left out stays. */
export const preferencesChange = z.strictObject({
  theme: theme.optional(),
  contrast: contrast.optional(),
  motion: motion.optional(),
  notifications: notificationSettings.partial().strict().optional(),
  startAtLogin: z.boolean().optional(),
  closeToTray: z.boolean().optional(),
});

/** The most walks of one scan that run side by side. */
export const walksAtOnce = z.number().int().min(1).max(8);

/** The settings as a window shows them. */
export const settingsView = z.object({
  mode: ingestMode,
  schedulePaused: z.boolean(),
  fullReconciliationHours: z.number(),
  walksAtOnce,
  backups: backupPlan,
  preferences,
  /** Whether this system can start the application at login, and why not. */
  loginStart: z.object({ supported: z.boolean(), reason: z.string().nullable() }),
  /** Whether there is a tray to close to. */
  tray: z.boolean(),
  network: z.object({
    proxyUrl: z.string().nullable(),
    /** The file's name and what is in it; null when none is chosen. */
    extraCa: z
      .object({ file: z.string(), certificates: z.number().int(), problem: z.string().nullable() })
      .nullable(),
  }),
  /** The policy of this machine; null where nobody manages it. */
  policy: managedView.nullable(),
  /** What of these settings is not the user's to change. In the demo that is less: it goes by no policy. */
  managed: z.array(managedSettingName),
});
export type SettingsView = z.infer<typeof settingsView>;
