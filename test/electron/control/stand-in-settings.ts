import { z } from 'zod';

const size = z.object({ width: z.number(), height: z.number() });
const area = size.extend({ x: z.number(), y: z.number() });

/** A display as tests describe it; a work area is the whole display unless given. */
export const displaySchema = z.object({
  id: z.number().optional(),
  bounds: area,
  workArea: area.optional(),
  scaleFactor: z.number().optional(),
});
export type DisplayDescription = z.output<typeof displaySchema>;

export const standInSettingsSchema = z.object({
  /** Show Chromium's window; falls back to headless where there is no display. */
  headed: z.boolean().default(false),
  /** Size of the first window instead of the one the app asks for. */
  viewport: size.optional(),
  /** The colours of the pretended desktop, which `themeSource: 'system'` follows. */
  colorScheme: z.enum(['light', 'dark']).default('light'),
  /** Where main's clock starts, in milliseconds since 1970 UTC; the machine's own when absent. */
  clock: z.number().optional(),
  online: z.boolean().default(true),
  /** Whether the app counts as installed (`app.isPackaged`). */
  packaged: z.boolean().default(false),
  /** The system that the app is to believe it runs on (`process.platform`); this machine's when absent. */
  platform: z.enum(['linux', 'darwin', 'win32']).optional(),
  /** The lock of the one instance cannot be taken, and there is nobody to hand a start on to. */
  instanceLockFails: z.boolean().default(false),
  /** How macOS's updater takes a download: how long it unpacks, in milliseconds, and whether it refuses it. */
  squirrel: z.object({ takesMs: z.number(), refuses: z.boolean() }).default({ takesMs: 0, refuses: false }),
  /** The application's own program, which `process.execPath` names; Node where it is not said. */
  program: z.string().optional(),
  /** Whether Chromium's sandbox can start: not as root, nor where users have neither namespaces nor root's helper. */
  sandbox: z.enum(['starts', 'cannot start']).default('starts'),
  displays: z.array(displaySchema).default([{ bounds: { x: 0, y: 0, width: 1920, height: 1080 } }]),
});
export type StandInSettings = z.output<typeof standInSettingsSchema>;

/** Environment variable through which whoever starts the app settles what it starts with, as JSON. */
export const SETTINGS_VARIABLE = 'ELECTRON_STAND_IN';

/** What this process was started with; throws on settings that are not understood. */
export const standInSettings: StandInSettings = standInSettingsSchema.parse(
  JSON.parse(process.env[SETTINGS_VARIABLE] ?? '{}'),
);
