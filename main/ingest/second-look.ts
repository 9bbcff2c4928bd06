import type { MissingEndpoint, StoredWalk } from '../project/scan-basis.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import { loadAgents, nothingFound } from './load-pages.ts';
import type { PlannedWalk } from './scan-plan.ts';
import { agentFilter, maxIdsPerRequest } from './walk-filters.ts';
import { openWalk, type WalkDependencies } from './walk-run.ts';

/**
 * Looks again for endpoints by their ids: a list that shifts while it is read can hide some that are there, and a delta
 * does not report those that came back unchanged. What the console lists within the walk's scope is loaded.
 * @returns the error that kept it from looking for all of them, or null
 */
export async function lookAgain(
  dependencies: WalkDependencies,
  scanId: number,
  listed: PlannedWalk,
  endpoints: readonly MissingEndpoint[],
): Promise<ConsoleError | null> {
  if (endpoints.length === 0) return null;
  const { write, progress, now } = dependencies;
  const planned: PlannedWalk = { ...listed, changedSince: null, purpose: 'second-look' };
  const walk = await openWalk(dependencies, scanId, planned, null);
  const counter = progress.openAside();
  const findings = nothingFound();
  let error: ConsoleError | null = null;
  for (let start = 0; start < endpoints.length && !error; start += maxIdsPerRequest) {
    const ids = endpoints.slice(start, start + maxIdsPerRequest).map(({ agentId }) => agentId);
    const filter = { ...agentFilter(planned.scope, null), ids };
    error = await loadAgents(dependencies, filter, {
      walk: withoutCursor(walk),
      progress: counter,
      findings,
    });
  }
  await write.endWalk(walk.id, {
    state: error ? 'failed' : 'ended',
    complete: !error,
    issues: [],
    at: now(),
  });
  return error;
}

/** Each request by ids begins at its own start. */
function withoutCursor(walk: StoredWalk): StoredWalk {
  return { ...walk, cursor: null };
}
