import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Trial } from './installed.ts';

/** Whether the project over a data folder is open and Chromium has begun to keep what it keeps of pages. */
function stands(dataDir: string): boolean {
  const pages = join(dataDir, 'window');
  return existsSync(join(dataDir, 'project.sqlite')) && existsSync(pages) && readdirSync(pages).length > 0;
}

/** How long that, or an end, may take on a busy runner, in milliseconds. */
const patienceMs = 120_000;

/** Waits for something to hold. Throws with `what` when it does not. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const start = Date.now(); Date.now() - start < patienceMs; await delay(250)) {
    if (await holds()) return;
  }
  throw new Error(`${what} did not come about within ${patienceMs / 1_000} s.`);
}

/** The window of an installed application over a data folder. */
export class RunningWindow {
  readonly dataDir: string;
  readonly #child: ChildProcess;
  #written = '';

  private constructor(child: ChildProcess, dataDir: string) {
    this.#child = child;
    this.dataDir = dataDir;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#written += text;
      });
    }
  }

  /** Starts it and waits until it stands. Throws with what it wrote when it ends before. */
  static async open(trial: Trial, dataDir: string, words: readonly string[] = []): Promise<RunningWindow> {
    const window = RunningWindow.start(trial, dataDir, words);
    await eventually('the window', () => {
      if (!window.runs) throw new Error(`The application ended with ${window.end}.\n${window.#written}`);
      return stands(dataDir);
    });
    return window;
  }

  /** Starts it and waits for nothing. */
  static start(trial: Trial, dataDir: string, words: readonly string[] = []): RunningWindow {
    const { installed, env } = trial;
    const args = ['--data-dir', dataDir, ...words];
    return new RunningWindow(
      spawn(installed.program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] }),
      dataDir,
    );
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** What it wrote to its output and its errors. */
  get written(): string {
    return this.#written;
  }

  get runs(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The exit code, or the signal that ended it. */
  get end(): number | string | null {
    return this.#child.exitCode ?? this.#child.signalCode;
  }

  /** Lines of its log that say that something went wrong. */
  errors(): string[] {
    const log = join(this.dataDir, 'logs', 'main.log');
    if (!existsSync(log)) return [];
    return readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => /\[error\]/.test(line));
  }

  /** Waits for its end; gives its exit code. */
  async ended(): Promise<number | string | null> {
    await eventually('the end of the application', () => !this.runs);
    return this.end;
  }

  /** Ends it in order where the system has a way to ask for that, else at once. */
  async close(): Promise<void> {
    if (!this.runs) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await exited;
  }
}
