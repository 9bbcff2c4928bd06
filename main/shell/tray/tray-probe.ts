import { trayIsPresent } from '../../desktop-session/tray-presence.ts';
import { askTrayWatcher } from '../../desktop-session/tray-watcher.ts';
import { wait } from '../../waiting/wait.ts';

/** Between two questions to the session bus, in milliseconds. */
const stepMs = 1_000;

/** Whether this desktop has a tray, as it was found last. A panel can start, crash or be turned off at any time. */
export class TrayProbe {
  readonly #platform: NodeJS.Platform;
  readonly #env: NodeJS.ProcessEnv;
  #present = false;
  /** The session bus has told at least once. */
  #answered = false;

  constructor(platform: NodeJS.Platform, env: NodeJS.ProcessEnv) {
    this.#platform = platform;
    this.#env = env;
  }

  get present(): boolean {
    return this.#present;
  }

  /** Finds out anew. Never rejects. */
  async probe(): Promise<boolean> {
    const watcher = this.#platform === 'linux' ? await askTrayWatcher(this.#env) : 'unknown';
    // A bus that answered once and is too busy now has not lost its tray.
    if (watcher === 'unknown' && this.#answered) return this.#present;
    this.#answered ||= watcher !== 'unknown';
    const desktop = this.#env['XDG_CURRENT_DESKTOP'];
    this.#present = trayIsPresent({ platform: this.#platform, watcher, desktop });
    return this.#present;
  }

  /** Waits up to `patienceMs` for a tray: at login, the panel may come up after the application. */
  async waitFor(patienceMs: number): Promise<boolean> {
    const steps = Math.ceil(patienceMs / stepMs);
    for (let step = 0; step < steps && !(await this.probe()); step += 1) await wait(stepMs);
    return this.#present;
  }
}
