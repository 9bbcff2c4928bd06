import { type Result, success } from '../../preload/contract/result.ts';
import type { WriterCalls } from '../project/writer.ts';
import type { AssetRow } from '../project/writes/asset-writes.ts';
import type { FindingRow } from '../project/writes/finding-record.ts';
import { quarantineLimit, type WalkPage } from '../project/writes/page.ts';
import { packRows } from '../project/writes/row-columns.ts';
import type { StandingWalk } from '../project/writes/standing-writes.ts';
import type { AgentRecord } from '../sentinelone/agent-record.ts';
import type { ConsoleClient } from '../sentinelone/console-client.ts';
import { ConsoleError } from '../sentinelone/console-error.ts';
import type { RecordPage } from '../sentinelone/record-page.ts';
import type { RiskRecord } from '../sentinelone/risk-record.ts';
import { walkAgents, walkRisks } from '../sentinelone/walk.ts';
import { type Completeness, proveCompleteness } from './completeness.ts';
import { toAssetRow } from './normalise-asset.ts';
import { toFindingRow } from './normalise-finding.ts';
import type { ProgressMeter, WalkProgress } from './progress-meter.ts';
import {
  fieldsUnreadable,
  type Issue,
  recordsQuarantined,
  tooManyQuarantined,
  totalNotTold,
  walkFailed,
  walkRestarted,
  walkUnproven,
} from './scan-issues.ts';
import type { PlannedWalk } from './scan-plan.ts';
import type { TrafficMeter } from './traffic-meter.ts';
import { agentFilter, riskFilter } from './walk-filters.ts';

/** How often one walk begins again when the console forgets its position, before the scan gives up. */
const mostRestarts = 3;

export interface WalkDependencies {
  readonly client: ConsoleClient;
  readonly write: WriterCalls;
  readonly traffic: TrafficMeter;
  readonly progress: ProgressMeter;
  readonly now: () => number;
  readonly signal: AbortSignal;
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
  const unreadableFields = new Map<string, number>();
  let walk = standing;
  for (let restarts = 0; ; restarts += 1) {
    const attempt: Attempt = { scanId, planned, restarts, unreadableFields };
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
  const error = reachedEnd ? null : await landPages(dependencies, attempt, opened, told);
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
  { planned: { resource, scope, changedSince }, restarts, unreadableFields }: Attempt,
  walk: StandingWalk,
  completeness: Completeness,
): Issue[] {
  const issues: Issue[] = [];
  if (restarts > 0) issues.push(walkRestarted(resource, scope));
  if (unreadableFields.size > 0) issues.push(fieldsUnreadable(resource, unreadableFields));
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

async function landPages(
  dependencies: WalkDependencies,
  { planned, unreadableFields }: Attempt,
  walk: StandingWalk,
  told: WalkProgress,
): Promise<ConsoleError | null> {
  const { client, write, now, signal } = dependencies;
  const { scope, changedSince } = planned;
  const from = { cursor: walk.cursor };
  if (planned.resource === 'assets') {
    const arrived = (page: RecordPage<AgentRecord>) =>
      arrivedPage(page, page.records.map(toAssetRow), page.totalItems, walk, now());
    const pages = walkAgents(client, agentFilter(scope, changedSince), from, signal, arrived);
    const load = (page: WalkPage<AssetRow>) => write.loadAssetPage(walk.id, page);
    return land(dependencies.traffic, pages, load, told, unreadableFields);
  }
  const arrived = (page: RecordPage<RiskRecord>) =>
    arrivedPage(page, page.records.map(toFindingRow), null, walk, now());
  const pages = walkRisks(client, riskFilter(scope, changedSince), from, signal, arrived);
  const load = (page: WalkPage<FindingRow>) => write.loadFindingPage(walk.id, page);
  return land(dependencies.traffic, pages, load, told, unreadableFields);
}

/** A page that waits to be landed, packed: as records it would grow old in memory and be dear to collect. */
interface ArrivedPage<Row> extends Omit<WalkPage<Row>, 'traffic'> {
  readonly unreadableFields: Readonly<Record<string, number>>;
}

/** Lands pages one behind the other; while one is written the next is already being decoded. */
async function land<Row extends object>(
  traffic: TrafficMeter,
  pages: AsyncIterable<Result<ArrivedPage<Row>, ConsoleError>>,
  load: (page: WalkPage<Row>) => Promise<void>,
  told: WalkProgress,
  unreadableFields: Map<string, number>,
): Promise<ConsoleError | null> {
  let landing: Promise<void> = Promise.resolve();
  for await (const next of pages) {
    await landing;
    if (!next.ok) return next.error;
    const { unreadableFields: unreadable, ...page } = next.value;
    for (const [field, count] of Object.entries(unreadable)) {
      unreadableFields.set(field, (unreadableFields.get(field) ?? 0) + count);
    }
    if (page.total !== null) told.expect(page.total);
    const rows = page.rows.count + page.quarantined.length;
    landing = load({ ...page, traffic: traffic.take() }).then(() => told.add(rows));
    // A failure is thrown by the await before the next page or after the last.
    landing.catch(() => undefined);
  }
  await landing;
  return null;
}

function arrivedPage<Row extends object>(
  page: RecordPage<unknown>,
  rows: readonly Row[],
  total: number | null,
  walk: StandingWalk,
  at: number,
): ArrivedPage<Row> {
  return {
    rows: packRows(rows),
    unreadableFields: page.unreadableFields,
    quarantined: page.malformed.map((record) => ({
      reason: record.reason,
      raw: record.raw,
      agentId: record.agentId,
      cve: record.cveId?.trim().toUpperCase() ?? null,
      applicationName: record.applicationName,
    })),
    nextCursor: page.nextCursor,
    // The console told its time with the answer; the walk began that much earlier.
    consoleStartedAt: page.consoleTime === null ? null : page.consoleTime - Math.max(0, at - walk.startedAt),
    total,
    at,
  };
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
