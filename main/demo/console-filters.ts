import type { QueryParameters } from './query-parameters.ts';
import type { TokenGrant } from './tokens.ts';
import { visibleSites } from './visible-sites.ts';
import type { AgentFilter, RiskFilter, World } from './world.ts';

const osTypes = new Set(['windows', 'windows_legacy', 'linux', 'macos']);
const machineTypes = new Set([
  'unknown',
  'desktop',
  'laptop',
  'server',
  'kubernetes node',
  'storage',
  'kubernetes pod',
]);

/** Leaves out members without a value, so that they do not filter. */
function given<T extends object>(members: { [Key in keyof T]: T[Key] | null }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as T;
}

/**
 * The filter of an `/agents` request. Decommissioned and uninstalled endpoints are left out unless they are asked
 * for, by flag or by id.
 */
export function agentFilterOf(parameters: QueryParameters, world: World, grant: TokenGrant): AgentFilter {
  const ids = parameters.ids('ids', 5000);
  const onlyPresent = ids ? null : new Set([false]);
  return given<AgentFilter>({
    siteIds: visibleSites(world, grant, parameters, 500),
    groupIds: parameters.ids('groupIds', 500),
    ids,
    updated: parameters.instants('updatedAt'),
    isDecommissioned: parameters.booleans('isDecommissioned') ?? onlyPresent,
    isUninstalled: parameters.booleans('isUninstalled') ?? onlyPresent,
    osTypes: parameters.choices('osTypes', osTypes),
    machineTypes: parameters.choices('machineTypes', machineTypes),
    infected: parameters.boolean('infected'),
    isActive: parameters.boolean('isActive'),
    nameContains:
      parameters.parts('computerName__contains', 10, 2)?.map((part) => part.toLowerCase()) ?? null,
  });
}

/** The filter of a `/application-management/risks` request, where each scope parameter takes one id only. */
export function riskFilterOf(parameters: QueryParameters, world: World, grant: TokenGrant): RiskFilter {
  return given<RiskFilter>({
    siteIds: visibleSites(world, grant, parameters, 1),
    groupIds: parameters.ids('groupIds', 1),
    updated: parameters.instants('riskUpdatedDate'),
    includeRemovals: parameters.boolean('includeRemovals'),
    osTypes: parameters.set('osTypes', 5000),
    severities: parameters.set('severities', 5000),
    cveContains: parameters.parts('cveId__contains', 50, 9)?.map((part) => part.toUpperCase()) ?? null,
  });
}
