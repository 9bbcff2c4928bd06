import { ListedWorld } from '../../tenant/listed-world.ts';

const hourMs = 3_600_000;

/** A world with so many endpoints of an hour ago, in turn in the sites North, South and East, each with two risks. */
export function filledWorld(endpoints: number): ListedWorld {
  const world = new ListedWorld({ now: Date.now() - hourMs });
  for (let index = 0; index < endpoints; index += 1) {
    const site = world.sites[index % world.sites.length];
    const agent = world.addAgent(site ? { siteId: site.id } : {});
    world.addRisk(agent.id);
    world.addRisk(agent.id);
  }
  world.moveOn(hourMs);
  return world;
}
