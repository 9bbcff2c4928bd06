import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PROFILE_FOLDER, type RunningChromium, startChromium } from '../browser/chromium.ts';
import { standInSettings } from '../control/stand-in-settings.ts';
import { paths } from './paths.ts';

let running: Promise<RunningChromium> | null = null;

/** Ends Chromium in order, so that what pages stored is on disk; does nothing when none was started. */
export async function endChromium(): Promise<void> {
  const started = await running?.catch(() => null);
  // An app that was told to quit does not stay for a browser that hangs; that one ends with the app's process.
  await Promise.race([started?.context.close(), delay(1_000)]);
}

/** The one Chromium of this process, started when first asked for, with its profile in `sessionData`. */
export function sharedChromium(): Promise<RunningChromium> {
  running ??= startChromium(join(paths.get('sessionData'), PROFILE_FOLDER), standInSettings.headed);
  return running;
}
