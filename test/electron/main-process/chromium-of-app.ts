import { join } from 'node:path';
import { type RunningChromium, startChromium } from '../browser/chromium.ts';
import { standInSettings } from '../control/stand-in-settings.ts';
import { paths } from './paths.ts';

let running: Promise<RunningChromium> | null = null;

/** The one Chromium of this process, started when first asked for, with its profile in `sessionData`. */
export function sharedChromium(): Promise<RunningChromium> {
  running ??= startChromium(join(paths.get('sessionData'), 'Stand-in Chromium'), standInSettings.headed);
  return running;
}
