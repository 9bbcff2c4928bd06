import { type Result, success } from '../../preload/contract/result.ts';
import type { StoredWalk } from '../project/scan-basis.ts';
import { quarantineLimit } from '../project/walk-page.ts';
import { ConsoleError } from '../sentinelone/console-error.ts';
import type { DecodedPage } from '../sentinelone/record-page.ts';
import { walkAgents, walkRisks } from '../sentinelone/walk.ts';
import { type Completeness, proveCompleteness } from './completeness.ts';
import {
  type LoadDependencies,
  loadPages,
  maxRepeatedNames,
  nothingFound,
  type WalkFindings,
} from './load-pages.ts';
import type { ProgressMeter } from './progress-meter.ts';
import {
  fieldsCut,
  fieldsUnreadable,
  type Issue,
  recordsQuarantined,
  recordsRepeated,
  riskStatusesUnknown,
  severitiesUnknown,
  tooManyQuarantined,
  totalNotReported,
  walkFailed,
  walkRestarted,
  walkUnproven,
} from './scan-issues.ts';
import type { PlannedWalk } from './scan-plan.ts';
import { agentFilter, riskFilter } from './walk-filters.ts';

/** How often one walk begins again when the console forgets its position, before the scan gives up. */
const maxRestarts = 3;

/**
 * How often a list of endpoints is read once more because some left it meanwhile, and may have hidden others behind them. It
 * is short beside the findings; where endpoints leave all the time, the last reading has to do.
 */
const maxShrinkingReads = 2;

/** Repeated records that an issue names. */
const namesInIssue = 5;

export interface WalkDependencies extends LoadDependencies {
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
  readonly findings: WalkFindings;
}

/**
 * Reads one walk from its checkpoint, or from the start, to the console's end mark, loading each page while the next
 * ones are fetched, and decides whether it is complete. What is worth reporting goes into the scan's record.
 */
export async function runWalk(
  dependencies: WalkDependencies,
  scanId: number,
  planned: PlannedWalk,
  stored: StoredWalk | null,
): Promise<WalkResult> {
  let walk = stored;
  for (let restarts = 0; ; restarts += 1) {
    const attempt: Attempt = { scanId, planned, restarts, findings: nothingFound() };
    const result = await readToEnd(dependencies, attempt, walk);
    if (result !== 'read-again' && (!result.error || !beginsAgain(result.error, restarts))) return result;
    walk = null;
  }
}

/** The console no longer knows the position: the walk begins again, a few times. */
function beginsAgain(error: ConsoleError, restarts: number): boolean {
  return error.code === 'cursor-rejected' && restarts < maxRestarts;
}

async function readToEnd(
  dependencies: WalkDependencies,
  attempt: Attempt,
  stored: StoredWalk | null,
): Promise<WalkResult | 'read-again'> {
  const { write, progress, now } = dependencies;
  const { scanId, planned } = attempt;
  const opened = stored ?? (await countAndOpen(dependencies, scanId, planned));
  if (opened instanceof ConsoleError) {
    for (const issue of issuesOfError(planned, opened)) await write.addIssue(scanId, issue, now());
    return { complete: false, error: opened };
  }
  const counter =
    planned.purpose === 'catch-up'
      ? progress.openCatchUp()
      : progress.openWalk(opened.rows, opened.expectedTotal);
  const reachedEnd = opened.pages > 0 && opened.cursor === null;
  const loaded = { walk: opened, progress: counter, findings: attempt.findings };
  const error = reachedEnd ? null : await loadPages(dependencies, planned, loaded);
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
  const shrank = planned.resource === 'assets' && planned.changedSince === null && walk.shrunk === 1;
  if (shrank && attempt.restarts < maxShrinkingReads) {
    await write.endWalk(walk.id, { state: 'restarted', complete: false, issues: [], at: now() });
    return 'read-again';
  }
  const completeness = await completenessOf(dependencies, planned, walk, attempt.findings);
  if (completeness instanceof ConsoleError) {
    // The walk stays open behind its last page, and is proven when the scan is continued.
    for (const issue of issuesOfError(planned, completeness)) await write.addIssue(scanId, issue, now());
    return { complete: false, error: completeness };
  }
  const complete = completeness.proven && walk.quarantined <= quarantineLimit;
  const disturbed = isDisturbed(walk, completeness);
  const issues = issuesOfEnd(attempt, walk, completeness);
  await write.endWalk(walk.id, { state: 'ended', complete, disturbed, issues, at: now() });
  return { complete, error: null };
}

/**
 * Whether the list is known to have changed while it was read, so that rows may be missing that are there: it was counted
 * differently on its way or at its end, or listed something twice. A list of one page is one moment.
 */
function isDisturbed(walk: StoredWalk, completeness: Completeness): boolean {
  const { pages, shrunk, highestTotal, expectedTotal, duplicates } = walk;
  if (pages < 2) return false;
  const grown = highestTotal !== null && expectedTotal !== null && highestTotal > expectedTotal;
  return shrunk === 1 || grown || duplicates > 0 || (completeness.proven && completeness.by === 'changes');
}

function issuesOfError({ resource, scope }: PlannedWalk, error: ConsoleError): Issue[] {
  return error.code === 'cancelled' ? [] : [walkFailed(resource, scope, error)];
}

function issuesOfEnd(
  { planned: { resource, scope, changedSince }, restarts, findings }: Attempt,
  walk: StoredWalk,
  completeness: Completeness,
): Issue[] {
  const { unreadableFields, cutFields, unknownWords, repeated } = findings;
  const issues: Issue[] = [];
  if (restarts > 0) issues.push(walkRestarted(resource, scope));
  if (unreadableFields.size > 0) issues.push(fieldsUnreadable(resource, unreadableFields));
  if (cutFields.size > 0) issues.push(fieldsCut(resource, cutFields));
  const { severities, statuses } = unknownWords;
  if (severities.counts.size > 0) issues.push(severitiesUnknown(scope, severities.counts));
  if (statuses.counts.size > 0) issues.push(riskStatusesUnknown(scope, statuses.counts));
  if (walk.quarantined > 0) issues.push(recordsQuarantined(resource, walk.quarantined));
  if (walk.quarantined > quarantineLimit) issues.push(tooManyQuarantined(resource, scope));
  // Where a list shifts while it is read, rows of it come twice: only what remains unexplained is worth reporting.
  if (repeated.size > 0 && (resource === 'assets' || !completeness.proven)) {
    const names = [...repeated].slice(0, namesInIssue);
    issues.push(recordsRepeated(resource, walk.duplicates, names));
  }
  if (!completeness.proven) {
    issues.push(walkUnproven(resource, scope, changedSince !== null, completeness.reason));
  } else if (completeness.by === 'end-mark') {
    issues.push(totalNotReported(resource, scope));
  }
  return issues;
}

/** Endpoint pages carry the total themselves; risk pages are asked for without it because counting is slow there. */
async function countAndOpen(
  dependencies: WalkDependencies,
  scanId: number,
  planned: PlannedWalk,
): Promise<StoredWalk | ConsoleError> {
  if (planned.resource === 'assets') return openWalk(dependencies, scanId, planned, null);
  const { client, signal } = dependencies;
  const counted = await client.countRisks(riskFilter(planned.scope, planned.changedSince), signal);
  return counted.ok ? openWalk(dependencies, scanId, planned, counted.value) : counted.error;
}

/** Opens the record of a walk. @param expectedTotal how many rows the console counted; null where that is not known */
export async function openWalk(
  { client, write, now }: WalkDependencies,
  scanId: number,
  planned: PlannedWalk,
  expectedTotal: number | null,
): Promise<StoredWalk> {
  const walkId = await write.createWalk({
    scanId,
    resource: planned.resource,
    scope: planned.scope,
    purpose: planned.purpose,
    changedSince: planned.changedSince,
    expectedTotal,
    startedAt: now(),
    consoleStartedAt: planned.resource === 'findings' ? client.lastConsoleTime : null,
  });
  const walk = (await write.scanWalks(scanId)).find((one) => one.id === walkId);
  if (!walk) throw new Error(`walk ${walkId} is gone`);
  return walk;
}

/** Whether a walk that reached its end is complete; an error when the scan ends before that is known. */
async function completenessOf(
  dependencies: WalkDependencies,
  planned: PlannedWalk,
  walk: StoredWalk,
  { repeated, removals }: WalkFindings,
): Promise<Completeness | ConsoleError> {
  const { client, signal } = dependencies;
  const { resource, scope, changedSince } = planned;
  const totals = {
    read: walk.rows - walk.duplicates,
    expected: walk.expectedTotal,
    delta: changedSince !== null,
    removals,
  };
  const passing: ConsoleError[] = [];
  const note = (error: ConsoleError) => {
    if (error.transient || error.code === 'cancelled') passing.push(error);
  };
  const recount = async () => {
    const counted =
      resource === 'assets'
        ? await client.countAgents(agentFilter(scope, changedSince), signal)
        : await client.countRisks(riskFilter(scope, changedSince), signal);
    if (!counted.ok) note(counted.error);
    const since = walk.consoleStartedAt ?? walk.startedAt;
    const changed = await countChanged(dependencies, planned, since, totals.read);
    if (!changed.ok) note(changed.error);
    return { total: counted.ok ? counted.value : null, changedMeanwhile: changed.ok ? changed.value : 0 };
  };
  /** Only endpoints can be asked for by id; a repeated risk may stand in the place of one that is missing. */
  const repeatsCounted = async () => {
    const filter = { ...agentFilter(scope, changedSince), ids: [...repeated] };
    const counted = await client.countAgents(filter, signal);
    if (!counted.ok) note(counted.error);
    return counted.ok && counted.value === repeated.size + walk.duplicates;
  };
  const mayExplain = resource === 'assets' && walk.rows === walk.expectedTotal && areAllNamed(repeated);
  const completeness = await proveCompleteness(totals, recount, mayExplain ? repeatsCounted : null);
  return passing[0] ?? completeness;
}

function areAllNamed(repeated: ReadonlySet<string>): boolean {
  return repeated.size > 0 && repeated.size < maxRepeatedNames;
}

/** Counts the rows that the console sends as changed, up to `enough`: its own counts are what is being doubted. */
async function countChanged(
  { client, signal }: WalkDependencies,
  { resource, scope }: PlannedWalk,
  since: number,
  enough: number,
): Promise<Result<number, ConsoleError>> {
  const countOnly = ({ rows, nextCursor }: DecodedPage<unknown>) => ({ rows, nextCursor });
  const pages =
    resource === 'assets'
      ? walkAgents(client, agentFilter(scope, since), { signal }, countOnly)
      : walkRisks(client, riskFilter(scope, since), { signal }, countOnly);
  let rows = 0;
  for await (const page of pages) {
    if (!page.ok) return page;
    rows += page.value.rows;
    if (rows >= enough) break;
  }
  return success(rows);
}
