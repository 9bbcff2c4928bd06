import { success } from '../../preload/contract/result.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import { findHiddenRows } from './hidden-rows.ts';
import { endsTheScan, type ScanContext } from './scan-context.ts';
import { endpointsUnconfirmed, walkFailed } from './scan-issues.ts';
import type { PlannedWalk } from './scan-plan.ts';
import { lookAgain } from './second-look.ts';
import { runWalk, type WalkResult } from './walk-run.ts';

/** How long a delta looks by their ids for endpoints that vanished; older ones come back with the next full scan. */
const lookedForMs = 30 * 24 * 3_600_000;

/**
 * A full scan that is continued after a while catches up to now, not to when it was interrupted; and it reads the
 * endpoints again from the beginning, since what has vanished meanwhile shows in no change. They are few beside the
 * findings, which go on where they stopped.
 */
export async function restartWalks(scan: ScanContext): Promise<void> {
  const { write, now } = scan.dependencies;
  for (const walk of await write.scanWalks(scan.scanId)) {
    const goesOn =
      scan.plan.kind === 'full'
        ? walk.resource === 'findings' && walk.purpose === 'list'
        : walk.purpose !== 'second-look';
    if (goesOn) continue;
    await write.endWalk(walk.id, { state: 'restarted', complete: false, issues: [], at: now() });
  }
}

/** Runs walks side by side; gives the error that ends the scan, if one does. */
export async function walkAll(
  scan: ScanContext,
  walks: readonly PlannedWalk[],
): Promise<ConsoleError | null> {
  let ending: ConsoleError | null = null;
  const runOne = async (planned: PlannedWalk, signal: AbortSignal): Promise<'go-on' | 'stop'> => {
    const error = (await walkOnce(scan, planned, signal)).error ?? (await catchUp(scan, planned, signal));
    if (!error || !endsTheScan(planned, error)) return 'go-on';
    // The others are aborted because of the first: theirs are not the reason.
    ending ??= error;
    return 'stop';
  };
  await scan.lanes.run(walks, runOne, scan.dependencies.signal);
  return ending;
}

/** Runs a walk unless an earlier run of this scan brought it to its end. */
async function walkOnce(scan: ScanContext, planned: PlannedWalk, signal: AbortSignal): Promise<WalkResult> {
  const stored = await scan.recorded(planned);
  const result =
    stored?.state === 'ended'
      ? { complete: stored.complete === 1, error: null }
      : await runWalk({ ...scan.dependencies, signal }, scan.scanId, planned, stored);
  if (!result.complete) scan.incomplete.add(planned.resource);
  return result;
}

/**
 * Reads what the console changed while a full walk went on: what moved behind the walk's position has not been seen
 * by it and would be taken for gone. Where anything changed, rows may have been hidden too, so that what the walk did not
 * see needs a second look. A walk of one page is one moment and needs none, unless the scan was continued.
 */
async function catchUp(
  scan: ScanContext,
  planned: PlannedWalk,
  signal: AbortSignal,
): Promise<ConsoleError | null> {
  if (planned.changedSince !== null) return null;
  const walk = await scan.recorded(planned);
  const continued = scan.plan.resumeScanId !== null;
  if (walk?.state !== 'ended' || (walk.pages < 2 && !continued)) return null;
  const changedSince = walk.consoleStartedAt ?? walk.startedAt;
  const changes: PlannedWalk = { ...planned, changedSince, purpose: 'catch-up' };
  const { complete, error } = await walkOnce(scan, changes, signal);
  if (error && endsTheScan(planned, error)) return error;
  // Without its catch-up the walk proves nothing; one that the network broke is made up for when the scan goes on.
  const caughtUp = await scan.recorded(changes);
  const changed = !caughtUp || caughtUp.rows > 0 || (caughtUp.expectedTotal ?? 0) > 0;
  const disturbed = changed || walk.disturbed === 1;
  const proven = complete && walk.complete === 1;
  const hidden =
    proven && (disturbed || continued) && caughtUp
      ? await findHiddenRows({ planned, walk, caughtUp }, scan.plan, scan.dependencies, signal)
      : success(null);
  const issues =
    hidden.ok || hidden.error.code === 'cancelled'
      ? []
      : [walkFailed(planned.resource, planned.scope, hidden.error)];
  if (!hidden.ok && endsTheScan(planned, hidden.error)) {
    // The walk keeps what it has: it is counted when the scan goes on.
    for (const issue of issues) await scan.addIssue(issue);
    return hidden.error;
  }
  if (!hidden.ok) scan.incomplete.add(planned.resource);
  else if (hidden.value) scan.hidden.push(hidden.value);
  await scan.dependencies.write.endWalk(walk.id, {
    state: 'ended',
    complete: proven && hidden.ok,
    disturbed,
    issues,
    at: scan.dependencies.now(),
  });
  return error;
}

/**
 * Looks by their ids for endpoints that a full list did not have: it may have shifted while it was read. A delta looks for
 * those that lists have not had lately: they may have come back without a change that it would report. Where that is
 * refused, nothing is known to be absent.
 */
export async function lookAgainForMissing(
  scan: ScanContext,
  walks: readonly PlannedWalk[],
): Promise<ConsoleError | null> {
  const { write, now } = scan.dependencies;
  for (const planned of walks) {
    const walk = await scan.recorded(planned);
    if (walk?.state !== 'ended') continue;
    const missing =
      planned.changedSince !== null
        ? await write.lostEndpoints(scan.order.connectorId, planned.scope, now() - lookedForMs)
        : walk.disturbed === 1
          ? await write.absentEndpoints(walk.id)
          : [];
    const error = await lookAgain(scan.dependencies, scan.scanId, planned, missing);
    if (!error) continue;
    if (error.code !== 'cancelled') await scan.addIssue(endpointsUnconfirmed(missing.length, error));
    if (endsTheScan({ resource: 'findings' }, error)) return error;
    // A delta proves no absence: what came back is found by the next full scan.
    if (planned.changedSince !== null) continue;
    scan.incomplete.add('assets');
    await write.endWalk(walk.id, { state: 'ended', complete: false, issues: [], at: now() });
  }
  return null;
}
