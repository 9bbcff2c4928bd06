/** What ends a command from outside. A closing terminal sends SIGHUP more than once, from the system and from its shell. */
const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Turns the first Ctrl+C (or SIGTERM, or SIGHUP when its terminal closes) into an abort, so that a command ends cleanly,
 * and lets the second one end the process at once. Of SIGHUP only the first counts.
 */
export class Interruption {
  readonly #process: NodeJS.Process;
  readonly #onFirst: () => void;
  readonly #controller = new AbortController();
  #hungUp = false;

  constructor(process: NodeJS.Process, onFirst: () => void) {
    this.#process = process;
    this.#onFirst = onFirst;
  }

  /** Aborted by the first one. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * Listens from now on; until then the system ends the process. It takes the place of other listeners: `when-exit`, which
   * comes with `conf`, answers every signal by sending it once more, and that would count as the second. What it cleans up
   * it also cleans up when the process exits. In Electron: not before it is ready, when it puts handlers of its own over
   * those that it finds.
   */
  listen(): void {
    for (const signal of interruptions) {
      this.#process.removeAllListeners(signal);
      this.#process.on(signal, (sent) => this.interrupt(sent));
    }
  }

  /** What one of the signals does. */
  interrupt(signal: NodeJS.Signals): void {
    const again = signal === 'SIGHUP' && this.#hungUp;
    this.#hungUp ||= signal === 'SIGHUP';
    if (again) return;
    if (this.#controller.signal.aborted) {
      endAtOnce(this.#process, signal);
      return;
    }
    this.#onFirst();
    this.#controller.abort();
  }
}

/**
 * Ends the process by the signal itself, for which a shell says 130 after Ctrl+C. Every other end waits for threads, which
 * SQLite may hold for minutes in one statement; and `process.exit` in Electron only asks its loop to end.
 */
function endAtOnce(process: NodeJS.Process, signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  // Windows has no signals: there it is an end from outside, with 1.
  process.kill(process.pid, process.platform === 'win32' ? 'SIGKILL' : signal);
}
