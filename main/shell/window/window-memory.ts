import { join } from 'node:path';
import Store from 'electron-store';
import { z } from 'zod';
import type { Log } from '../../logging/log.ts';
import { checkFile } from '../../private-files/file-checks.ts';
import { readPrivateText } from '../../private-files/private-file.ts';
import { readElsewhere } from '../../settings/settings-store.ts';
import type { WindowPlace } from './window-place.ts';

const windowFile = z.object({
  schemaVersion: z.literal(1),
  bounds: z.object({
    x: z.number().int(),
    y: z.number().int(),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
  }),
  maximized: z.boolean(),
  /** Chromium's level: each step is a fifth, 0 is the usual size. */
  zoom: z.number().min(-3).max(6).default(0),
});
type WindowFile = z.infer<typeof windowFile>;

/** Where the window was, and how large what it shows. */
export interface RememberedWindow extends WindowPlace {
  readonly zoom: number;
}

/** The window's place in `<data-dir>/window.json`. A file that is broken, or cannot be read or written, costs the place, no more. */
export class WindowMemory {
  readonly #dataDir: string;
  readonly #file: string;
  readonly #log: Log;

  constructor(dataDir: string, log: Log) {
    this.#dataDir = dataDir;
    this.#file = join(dataDir, 'window.json');
    this.#log = log;
  }

  /** Where the window was; null when nothing is known. */
  recall(): RememberedWindow | null {
    try {
      // Opened before there is a page, so that what electron-store would tell pages is taken away from the first.
      this.#open();
      if (!checkFile(this.#file)) return null;
      const found = windowFile.safeParse(JSON.parse(readPrivateText(this.#file)));
      if (!found.success) return null;
      const { bounds, maximized, zoom } = found.data;
      return { bounds, maximized, zoom };
    } catch (error) {
      this.#log.warn('the place of the window could not be read', error);
      return null;
    }
  }

  keep({ bounds, maximized, zoom }: RememberedWindow): void {
    try {
      this.#open().store = { schemaVersion: 1, bounds: { ...bounds }, maximized, zoom };
    } catch (error) {
      this.#log.warn('the place of the window could not be written down', error);
    }
  }

  /** @throws UntrustedFile when it is not an ordinary file of this user: the library would go by a link */
  #open(): Store<Partial<WindowFile>> {
    checkFile(this.#file);
    return new Store<Partial<WindowFile>>({
      cwd: this.#dataDir,
      name: 'window',
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      deserialize: readElsewhere,
    });
  }
}
