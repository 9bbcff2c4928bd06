import type { Agent, Risk } from '../../main/demo/world.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import { findingIdentity } from '../builders/project-contents.ts';
import type { ListedWorld } from '../tenant/listed-world.ts';

/** More rows than any world of these tests has. */
const everything = 1_000_000;

/** What a console lists in a scope at one moment. */
export interface ConsoleView {
  /** By agent id, the newest row of each; decommissioned and uninstalled ones too. */
  readonly endpoints: ReadonlyMap<string, Agent>;
  /** By finding, the risks that detect it. */
  readonly detected: ReadonlyMap<string, readonly Risk[]>;
  /** Findings that a removed risk names. */
  readonly removed: ReadonlySet<string>;
}

/** What makes a risk's finding the same finding. */
export function identityOf(risk: Risk): string {
  const { endpointId, cve, applicationVendor, applicationName, applicationVersion } = risk;
  return findingIdentity(endpointId, cve.id, applicationVendor, applicationName, applicationVersion);
}

/** The agent id in a finding's identity. */
export function agentOf(identity: string): string {
  return identity.split(' | ')[0] ?? '';
}

/** What the console lists for the sites of a scope, or all that the token sees. */
export function consoleView(world: ListedWorld, { siteIds, accountIds }: ScanScope): ConsoleView {
  const onlySites = siteIds.length > 0 && accountIds.length === 0;
  const filter = onlySites ? { siteIds: new Set(siteIds) } : {};
  const order = { by: 'updatedAt', descending: false } as const;
  // Later rows of the same endpoint are newer.
  const agents = world.agentsAfter(null, everything, filter, order).rows;
  const risks = world.risksAfter(
    null,
    everything,
    { ...filter, includeRemovals: true },
    { descending: false },
  ).rows;
  const detected = new Map<string, Risk[]>();
  const removed = new Set<string>();
  for (const risk of risks) {
    const identity = identityOf(risk);
    if (risk.status === 'Removed') removed.add(identity);
    else detected.set(identity, [...(detected.get(identity) ?? []), risk]);
  }
  return { endpoints: new Map(agents.map((agent) => [agent.id, agent])), detected, removed };
}

/** The state in which the project is to hold an endpoint that the console lists. */
export function stateOfAgent({ isDecommissioned, isUninstalled }: Agent): string {
  if (isDecommissioned) return 'decommissioned';
  return isUninstalled ? 'inactive' : 'active';
}
