import Store from 'electron-store';
import { z } from 'zod';
import type { Log } from '../../logging/log.ts';
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
});
type WindowFile = z.infer<typeof windowFile>;

/** The window's place in `<data-dir>/window.json`. A file that is broken, or cannot be read or written, costs the place, no more. */
export class WindowMemory {
  readonly #dataDir: string;
  readonly #log: Log;

  constructor(dataDir: string, log: Log) {
    this.#dataDir = dataDir;
    this.#log = log;
  }

  /** Where the window was; null when nothing is known. */
  recall(): WindowPlace | null {
    try {
      const found = windowFile.safeParse(this.#open().store);
      return found.success ? { bounds: found.data.bounds, maximized: found.data.maximized } : null;
    } catch (error) {
      this.#log.warn('the place of the window could not be read', error);
      return null;
    }
  }

  keep({ bounds, maximized }: WindowPlace): void {
    try {
      this.#open().store = { schemaVersion: 1, bounds: { ...bounds }, maximized };
    } catch (error) {
      this.#log.warn('the place of the window could not be written down', error);
    }
  }

  /** Reads the file, and throws where it cannot be read. */
  #open(): Store<Partial<WindowFile>> {
    return new Store<Partial<WindowFile>>({
      cwd: this.#dataDir,
      name: 'window',
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      clearInvalidConfig: true,
    });
  }
}
