import { z } from 'zod';
import { call } from '../call.ts';
import { maxCopyLength, maxIdLength } from '../limits.ts';
import { nothing } from '../nothing.ts';
import { topicName } from '../topics/topic-name.ts';

const licence = z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() });

export const applicationCalls = {
  /** The newest state of a topic with its version, for a window that has just come. */
  topic: call(
    z.strictObject({ topic: topicName }),
    z.object({ version: z.number().int(), value: z.unknown() }),
  ),
  about: call(
    nothing,
    z.object({
      name: z.string(),
      version: z.string(),
      runtime: z.object({ electron: z.string(), chromium: z.string(), node: z.string() }),
      system: z.string(),
      /** Whether its maker signed it; null where it was not installed. */
      signed: z.boolean().nullable(),
      dataDir: z.string(),
      logFile: z.string(),
    }),
  ),
  licences: call(nothing, z.array(licence)),
  /** Opens a page of a known host in the user's browser: https only; fails with `link-refused`. */
  openLink: call(z.strictObject({ url: z.string().max(2000) }), nothing),
  copyText: call(z.strictObject({ text: z.string().max(maxCopyLength) }), nothing),
  showLogFolder: call(nothing, nothing),
  /** Writes down a fault of the window itself. */
  reportError: call(
    z.strictObject({ message: z.string().max(10_000), stack: z.string().max(50_000) }),
    nothing,
  ),
  /** Asks the keychain anew. */
  probeKeychain: call(nothing, nothing),
  /** Keeps tokens in memory until the application quits, or in the keychain again. */
  keepTokensForSession: call(z.strictObject({ session: z.boolean() }), nothing),
  /** Undoes what was done a moment ago, by the id that doing it replied; fails with `undo-too-late`. */
  undo: call(z.strictObject({ undoId: z.string().max(maxIdLength) }), nothing),
  enterDemo: call(nothing, nothing),
  /** Leaves the demo tenant; `forget` also deletes its project. */
  leaveDemo: call(z.strictObject({ forget: z.boolean() }), nothing),
  /** Makes the demo tenant a day older, so that the next scan finds changes. */
  nextDemoDay: call(nothing, z.object({ day: z.number().int() })),
};
