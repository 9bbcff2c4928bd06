import type { RunningConsole } from '../../../main/demo/console-server.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { startTenant } from '../../tenant/started-tenant.ts';

export interface ShrinkingTenant {
  readonly server: RunningConsole;
  /** Takes most of the endpoints out of sight, more than a scan accepts by itself. */
  readonly shrink: () => void;
}

/** Starts a console of 24 endpoints with a vulnerability each, for the length of the running test. */
export async function shrinkingTenant(): Promise<ShrinkingTenant> {
  const world = new ListedWorld({ now: Date.now() });
  const agents = Array.from({ length: 24 }, () => world.addAgent());
  for (const { id } of agents) world.addRisk(id);
  const { server } = await startTenant(world);
  const shrink = (): void => {
    for (const { id } of agents.slice(4)) world.removeAgent(id);
  };
  return { server, shrink };
}
