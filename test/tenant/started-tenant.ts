import { onTestFinished } from 'vitest';
import type { ConsoleOptions, RunningConsole } from '../../main/demo/console-server.ts';
import { startConsole } from '../../main/demo/console-server.ts';
import type { GeneratedWorldOptions } from '../../main/demo/generated-world.ts';
import { GeneratedWorld } from '../../main/demo/generated-world.ts';
import { viewerToken } from '../../main/demo/tokens.ts';
import type { World } from '../../main/demo/world.ts';
import { ConsoleClient } from './console-client.ts';

/** The tenant-wide token of started tenants. */
export const tenantToken = 'test-tenant-token-0123456789';

export interface StartedTenant<W extends World> {
  readonly world: W;
  readonly server: RunningConsole;
  readonly client: ConsoleClient;
}

/** A small generated world; the same for the same options. */
export function smallWorld(options: Partial<GeneratedWorldOptions> = {}): GeneratedWorld {
  return new GeneratedWorld({
    seed: 11,
    endpoints: 60,
    risksPerEndpoint: 8,
    base: Date.UTC(2026, 10, 1, 6),
    ...options,
  });
}

/** Starts a console over a world for the length of the running test. */
export async function startTenant<W extends World>(
  world: W,
  options: Partial<ConsoleOptions> = {},
): Promise<StartedTenant<W>> {
  const server = await startConsole({
    world,
    licence: 'base',
    tokens: [viewerToken(tenantToken, world.now())],
    ...options,
  });
  onTestFinished(() => server.close());
  return { world, server, client: new ConsoleClient(server, tenantToken) };
}
