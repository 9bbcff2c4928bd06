import { type Result, success } from '../../preload/contract/result.ts';
import { quarantineLimit } from '../project/writes/page.ts';
import type { StandingWalk } from '../project/writes/standing-writes.ts';
import { ConsoleError } from '../sentinelone/console-error.ts';
import type { RecordPage } from '../sentinelone/record-page.ts';
import { walkAgents, walkRisks } from '../sentinelone/walk.ts';
import { type Completeness, proveCompleteness } from './completeness.ts';
import { type LandingDependencies, landPages } from './land-pages.ts';
import { noUnknownWords, type UnknownRiskWords } from './normalise-finding.ts';
import type { ProgressMeter } from './progress-meter.ts';
import {
  fieldsUnreadable,
  type Issue,
  recordsQuarantined,
  riskStatusesUnknown,
  severitiesUnknown,
  tooManyQuarantined,
  totalNotTold,
  walkFailed,
  walkRestarted,
  walkUnproven,
} from './scan-issues.ts';
import type { PlannedWalk } from './scan-plan.ts';
import { agentFilter, riskFilter } from './walk-filters.ts';

/** How often one walk begins again when the console forgets its position, before the scan gives up. */
const mostRestarts = 3;

export interface WalkDependencies extends LandingDependencies {
  readonly progress: ProgressMeter;
}

export interface WalkResult {
  /** Whether the walk reached its end and it is proven that it read everything. */
  readonly complete: boolean;
  /** Why it did not reach its end. */
  readonly error: ConsoleError | null;
}

/** One try at a walk. */
interface Attempt {
  readonly scanId: number;
  readonly planned: PlannedWalk;
  /** How often the walk has begun again. */
  readonly restarts: number;
  /** Fields that could not be read in otherwise good records, with how often. */
  readonly unreadableFields: Map<string, number>;
  /** Words of its risks that are not understood. */
  readonly unknownWords: UnknownRiskWords;
}

/**
 * Reads one walk from its checkpoint, or from the start, to the console's end mark, landing each page while the next
 * ones are fetched, and decides whether it is complete. What is to be told of it goes into the scan's record.
 */
export async function runWalk(
  dependencies: WalkDependencies,
  scanId: number,
  planned: PlannedWalk,
  standing: StandingWalk | null,
): Promise<WalkResult> {
  let walk = standing;
  for (let restarts = 0; ; restarts += 1) {
    const attempt: Attempt = {
      scanId,
      planned,
      restarts,
      unreadableFields: new Map(),
      unknownWords: noUnknownWords(),
    };
    const result = await readToEnd(dependencies, attempt, walk);
    if (!result.error || !beginsAgain(result.error, restarts)) return result;
    walk = null;
  }
}

/** The console no longer knows the position: the walk begins again, a few times. */
function beginsAgain(error: ConsoleError, restarts: number): boolean {
  return error.code === 'cursor-rejected' && restarts < mostRestarts;
}

async function readToEnd(
  dependencies: WalkDependencies,
  attempt: Attempt,
  standing: StandingWalk | null,
): Promise<WalkResult> {
  const { write, progress, now } = dependencies;
  const { scanId, planned } = attempt;
  const opened = standing ?? (await openWalk(dependencies, scanId, planned));
  if (opened instanceof ConsoleError) {
    for (const issue of issuesOfError(planned, opened)) await write.addIssue(scanId, issue, now());
    return { complete: false, error: opened };
  }
  const told = planned.catchesUp
    ? progress.openCatchUp()
    : progress.openWalk(opened.rows, opened.expectedTotal);
  const reachedEnd = opened.pages > 0 && opened.cursor === null;
  const error = reachedEnd
    ? null
    : await landPages(dependencies, planned, opened, told, attempt.unreadableFields, attempt.unknownWords);
  if (error) {
    const again = beginsAgain(error, attempt.restarts);
    await write.endWalk(opened.id, {
      state: again ? 'restarted' : 'failed',
      complete: false,
      issues: again ? [] : issuesOfError(planned, error),
      at: now(),
    });
    return { complete: false, error };
  }
  progress.flush();
  const walk = (await write.scanWalks(scanId)).find((one) => one.id === opened.id);
  if (!walk) throw new Error(`walk ${opened.id} is gone`);
  const completeness = await completenessOf(dependencies, planned, walk);
  if (completeness instanceof ConsoleError) {
    // The walk stays open behind its last page, and is proven when the scan is continued.
    for (const issue of issuesOfError(planned, completeness)) await write.addIssue(scanId, issue, now());
    return { complete: false, error: completeness };
  }
  const complete = completeness.proven && walk.quarantined <= quarantineLimit;
  const issues = issuesOfEnd(attempt, walk, completeness);
  await write.endWalk(walk.id, { state: 'ended', complete, issues, at: now() });
  return { complete, error: null };
}

function issuesOfError({ resource, scope }: PlannedWalk, error: ConsoleError): Issue[] {
  return error.code === 'cancelled' ? [] : [walkFailed(resource, scope, error)];
}

function issuesOfEnd(
  { planned: { resource, scope, changedSince }, restarts, unreadableFields, unknownWords }: Attempt,
  walk: StandingWalk,
  completeness: Completeness,
): Issue[] {
  const issues: Issue[] = [];
  if (restarts > 0) issues.push(walkRestarted(resource, scope));
  if (unreadableFields.size > 0) issues.push(fieldsUnreadable(resource, unreadableFields));
  const { severities, statuses } = unknownWords;
  if (severities.counts.size > 0) issues.push(severitiesUnknown(scope, severities.counts));
  if (statuses.counts.size > 0) issues.push(riskStatusesUnknown(scope, statuses.counts));
  if (walk.quarantined > 0) issues.push(recordsQuarantined(resource, walk.quarantined));
  if (walk.quarantined > quarantineLimit) issues.push(tooManyQuarantined(resource, scope));
  if (!completeness.proven) issues.push(walkUnproven(resource, scope, completeness.reason));
  else if (changedSince === null && completeness.by === 'end-mark')
    issues.push(totalNotTold(resource, scope));
  return issues;
}

async function openWalk(
  { client, write, now, signal }: WalkDependencies,
  scanId: number,
  planned: PlannedWalk,
): Promise<StandingWalk | ConsoleError> {
  let expectedTotal: number | null = null;
  // Endpoint pages carry the total themselves; risk pages are asked for without it because counting is slow there.
  if (planned.resource === 'vulnerabilities' && planned.changedSince === null) {
    const counted = await client.countRisks(riskFilter(planned.scope, null), signal);
    if (!counted.ok) return counted.error;
    expectedTotal = counted.value;
  }
  const walkId = await write.createWalk({
    scanId,
    resource: planned.resource,
    scope: planned.scope,
    changedSince: planned.changedSince,
    expectedTotal,
    startedAt: now(),
    consoleStartedAt: planned.resource === 'vulnerabilities' ? client.lastConsoleTime : null,
  });
  const walk = (await write.scanWalks(scanId)).find((one) => one.id === walkId);
  if (!walk) throw new Error(`walk ${walkId} is gone`);
  return walk;
}

/** Whether a walk that reached its end is complete; an error when the scan ends before that can be told. */
async function completenessOf(
  dependencies: WalkDependencies,
  planned: PlannedWalk,
  walk: StandingWalk,
): Promise<Completeness | ConsoleError> {
  // A delta names what changed; it never says what is gone, so that there is nothing to prove.
  if (planned.changedSince !== null) return { proven: true, by: 'end-mark' };
  const { client, signal } = dependencies;
  const totals = { read: walk.rows - walk.duplicates, expected: walk.expectedTotal };
  const passing: ConsoleError[] = [];
  const note = (error: ConsoleError) => {
    if (error.transient || error.code === 'cancelled') passing.push(error);
  };
  const completeness = await proveCompleteness(totals, async () => {
    const counted =
      planned.resource === 'assets'
        ? await client.countAgents(agentFilter(planned.scope, null), signal)
        : await client.countRisks(riskFilter(planned.scope, null), signal);
    if (!counted.ok) note(counted.error);
    const since = walk.consoleStartedAt ?? walk.startedAt;
    const changed = await countChanged(dependencies, planned, since, totals.read);
    if (!changed.ok) note(changed.error);
    return { total: counted.ok ? counted.value : null, changedMeanwhile: changed.ok ? changed.value : 0 };
  });
  return passing[0] ?? completeness;
}

/** Counts the rows that the console sends as changed, up to `enough`: its own counts are what is being doubted. */
async function countChanged(
  { client, signal }: WalkDependencies,
  { resource, scope }: PlannedWalk,
  since: number,
  enough: number,
): Promise<Result<number, ConsoleError>> {
  const countOnly = ({ rows, nextCursor }: RecordPage<unknown>) => ({ rows, nextCursor });
  const pages =
    resource === 'assets'
      ? walkAgents(client, agentFilter(scope, since), {}, signal, countOnly)
      : walkRisks(client, riskFilter(scope, since), {}, signal, countOnly);
  let rows = 0;
  for await (const page of pages) {
    if (!page.ok) return page;
    rows += page.value.rows;
    if (rows >= enough) break;
  }
  return success(rows);
}
