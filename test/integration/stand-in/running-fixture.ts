import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ApplicationDriver, LaunchOptions } from '../../electron/driver/application-driver.ts';
import { launchOnStandIn } from '../../electron/driver/stand-in-driver.ts';

/** The fixture application of the stand-in, running over a data folder of its own. */
export interface RunningFixture extends AsyncDisposable {
  readonly app: ApplicationDriver;
  readonly dataDir: string;
  /** Evaluates an expression in the first window's page, where `bridge` is the fixture's. */
  inPage(expression: string): Promise<unknown>;
  /** What the fixture's main process says has happened so far. */
  happened(): Promise<readonly string[]>;
  /** Waits until the fixture's main process says that this has happened. */
  untilHappened(what: string): Promise<void>;
}

/** Starts the fixture application on the stand-in. */
export async function runningFixture(options: Partial<LaunchOptions> = {}): Promise<RunningFixture> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stand-in-'));
  const app = await launchOnStandIn({ entry: 'test/electron/fixture/main.ts', dataDir, ...options });
  const inPage = async (expression: string): Promise<unknown> => (await app.page()).evaluate(expression);
  const happened = async (): Promise<readonly string[]> =>
    (await inPage("bridge.invoke('happened')")) as string[];
  return {
    app,
    dataDir,
    inPage,
    happened,
    untilHappened: (what) => expect.poll(happened).toContain(what),
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
