import { join } from 'node:path';
import { z } from 'zod';
import { readPrivateText, replacePrivately } from '../private-files/private-file.ts';
import { makePrivateFolder } from '../private-files/private-folder.ts';
import { startConsole } from './console-server.ts';
import { demoToken } from './demo-token.ts';
import { dayMs } from './endpoint-lifecycle.ts';
import { GeneratedWorld } from './generated-world.ts';
import { viewerToken } from './tokens.ts';

/** How far back the demo's story begins, so that its first days do not lie in the future. */
const storyBegins = 7 * dayMs;

/** A real console is no faster, and what a scan does can be followed. */
const answersAfterMs = 120;

const stateFile = 'demo-tenant.json';
const stateSchema = z.object({ base: z.number().int().positive(), day: z.number().int().nonnegative() });

export interface DemoConsoleOptions {
  /** The folder that remembers how far the demo's story has come. */
  readonly stateDir: string;
  /** Real time in milliseconds. */
  readonly clock: () => number;
}

export interface DemoConsole {
  readonly url: string;
  readonly token: string;
  /** Days since the story began: 0 at the first start. */
  day(): number;
  /** Moves the story on by a day. */
  nextDay(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the demo tenant: 400 endpoints, about 10,000 risks, always the same company. The first start stands at the
 * beginning of the story, every later one a day after the last day that was shown. A state file that cannot be read begins the story anew.
 */
export async function startDemoConsole({ stateDir, clock }: DemoConsoleOptions): Promise<DemoConsole> {
  makePrivateFolder(stateDir);
  const path = join(stateDir, stateFile);
  const earlier = readState(path);
  let state = earlier ? { ...earlier, day: earlier.day + 1 } : { base: clock() - storyBegins, day: 0 };
  const world = new GeneratedWorld({
    seed: 20_260_412,
    endpoints: 400,
    risksPerEndpoint: 25,
    base: state.base,
  });
  world.advanceDays(state.day);
  const server = await startConsole({
    world,
    licence: 'vulnerability-management',
    tokens: [viewerToken(demoToken, world.now())],
    clock,
    latencyMs: answersAfterMs,
  });
  writeState(path, state);
  return {
    url: server.url,
    token: demoToken,
    day: () => state.day,
    async nextDay() {
      state = { ...state, day: state.day + 1 };
      world.advanceDays(1);
      writeState(path, state);
    },
    close: () => server.close(),
  };
}

function writeState(path: string, state: z.infer<typeof stateSchema>): void {
  replacePrivately(path, JSON.stringify(state));
}

function readState(path: string): z.infer<typeof stateSchema> | null {
  try {
    return stateSchema.parse(JSON.parse(readPrivateText(path)));
  } catch {
    return null;
  }
}
