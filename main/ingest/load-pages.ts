import type { Result } from '../../preload/contract/result.ts';
import type { AssetRow, FindingRow } from '../project/ingest-rows.ts';
import type { ProjectIngest } from '../project/project-ingest.ts';
import { type RowColumns, valuesOf } from '../project/row-columns.ts';
import type { StoredWalk } from '../project/scan-basis.ts';
import type { LoadedPage, NormalisedPage } from '../project/walk-page.ts';
import type { AgentRecord } from '../sentinelone/agent-record.ts';
import type { ConsoleClient } from '../sentinelone/console-client.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import type { AgentFilter } from '../sentinelone/list-queries.ts';
import type { DecodedPage } from '../sentinelone/record-page.ts';
import type { RiskRecord } from '../sentinelone/risk-record.ts';
import { endlessList, maxBarrenPages, walkAgents, walkRisks } from '../sentinelone/walk.ts';
import { toAssets } from './normalise-asset.ts';
import { noUnknownWords, toFindings, type UnknownRiskWords } from './normalise-finding.ts';
import type { WalkProgress } from './progress-meter.ts';
import type { PlannedWalk } from './scan-plan.ts';
import type { TrafficMeter } from './traffic-meter.ts';
import type { UnknownFields } from './unknown-fields.ts';
import { UnreadableFields } from './unreadable-fields.ts';
import { agentFilter, maxIdsPerRequest, riskFilter } from './walk-filters.ts';

/** Repeated records that are remembered by name: as many as one request may ask for. */
export const maxRepeatedNames = maxIdsPerRequest;

/** What is found out about the records of a walk while they land. */
export interface WalkFindings {
  /** Fields that could not be read in otherwise good records, with how often. */
  readonly unreadableFields: Map<string, number>;
  /** Texts and lists that were longer than they may be, by their fields, with how often. */
  readonly cutFields: Map<string, number>;
  /** Rows of a delta that are removals. */
  removals: number;
  /** Words of its risks that are not understood. */
  readonly unknownWords: UnknownRiskWords;
  /** Ids of endpoints, or CVEs, that were listed more than once; at most `maxRepeatedNames`. */
  readonly repeated: Set<string>;
}

/** To take in what is found out. */
export function nothingFound(): WalkFindings {
  return {
    removals: 0,
    unreadableFields: new Map(),
    cutFields: new Map(),
    unknownWords: noUnknownWords(),
    repeated: new Set(),
  };
}

/** What loading the pages of a walk needs. */
export interface LoadDependencies {
  readonly client: ConsoleClient;
  readonly write: ProjectIngest;
  readonly traffic: TrafficMeter;
  readonly unknownFields: UnknownFields;
  /** Ms since 1970. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Notes how many records were loaded that a walk did not have. */
  readonly landed: (fresh: number) => void;
}

/** A walk whose pages are loaded. */
export interface LoadedWalk {
  readonly walk: StoredWalk;
  readonly progress: WalkProgress;
  /** Takes in what is worth reporting of the records. */
  readonly findings: WalkFindings;
}

/**
 * Loads the pages of a walk from its checkpoint to the console's end mark, each while the next ones are fetched. Gives
 * why it did not get there, or null.
 */
export async function loadPages(
  dependencies: LoadDependencies,
  planned: PlannedWalk,
  loaded: LoadedWalk,
): Promise<ConsoleError | null> {
  const { walk, findings } = loaded;
  const { client, write, now, signal, unknownFields } = dependencies;
  const { scope, changedSince } = planned;
  if (planned.resource === 'assets') {
    return loadAgents(dependencies, agentFilter(scope, changedSince), loaded);
  }
  const toRows = (risks: readonly RiskRecord[], unreadable: UnreadableFields) =>
    toFindings(risks, unreadable, findings.unknownWords);
  const arrived = (page: DecodedPage<RiskRecord>) => {
    unknownFields.add('findings', page.unknownFields);
    const arrivedRisks = normalisedPage(page, toRows, { walk, total: null, at: now() });
    if (changedSince !== null) findings.removals += removalsIn(arrivedRisks.rows);
    return arrivedRisks;
  };
  const from = { cursor: walk.cursor, signal };
  const pages = walkRisks(client, riskFilter(scope, changedSince), from, arrived);
  const load = (page: NormalisedPage<FindingRow>) => write.loadFindingPage(walk.id, page);
  return land(dependencies, pages, load, loaded);
}

/** Loads the pages of endpoints that a filter lists; see {@link loadPages}. */
export function loadAgents(
  dependencies: LoadDependencies,
  filter: AgentFilter,
  loaded: LoadedWalk,
): Promise<ConsoleError | null> {
  const { walk } = loaded;
  const { client, write, now, signal, unknownFields } = dependencies;
  const arrived = (page: DecodedPage<AgentRecord>) => {
    unknownFields.add('assets', page.unknownFields);
    return normalisedPage(page, toAssets, { walk, total: page.totalItems, at: now() });
  };
  const pages = walkAgents(client, filter, { cursor: walk.cursor, signal }, arrived);
  const load = (page: NormalisedPage<AssetRow>) => write.loadAssetPage(walk.id, page);
  return land(dependencies, pages, load, loaded);
}

function removalsIn(rows: RowColumns<FindingRow>): number {
  return valuesOf(rows, 'removed').filter((removed) => removed === 1).length;
}

/** A normalised page that waits to be loaded: as records it would grow old in memory and be dear to collect. */
interface WaitingPage<Row> extends Omit<NormalisedPage<Row>, 'traffic'> {
  readonly unreadableFields: Readonly<Record<string, number>>;
  readonly cutFields: Readonly<Record<string, number>>;
}

/** Loads pages one behind the other; while one is written the next is already being decoded. */
async function land<Row extends object>(
  { traffic, landed }: Pick<LoadDependencies, 'traffic' | 'landed'>,
  pages: AsyncIterable<Result<WaitingPage<Row>, ConsoleError>>,
  load: (page: NormalisedPage<Row>) => Promise<LoadedPage>,
  { progress, findings }: LoadedWalk,
): Promise<ConsoleError | null> {
  const { unreadableFields, cutFields, repeated } = findings;
  let landing: Promise<void> = Promise.resolve();
  /** Pages in a row without a row that the walk did not have yet. */
  let barren = 0;
  for await (const next of pages) {
    await landing;
    if (barren >= maxBarrenPages) return endlessList(barren);
    if (!next.ok) return next.error;
    const { unreadableFields: unreadable, cutFields: cut, ...page } = next.value;
    addCounts(unreadableFields, unreadable);
    addCounts(cutFields, cut);
    if (page.total !== null) progress.expect(page.total);
    const rows = page.rows.count + page.quarantined.length;
    landing = load({ ...page, traffic: traffic.take() }).then(({ fresh, repeated: again }) => {
      for (const name of again) if (repeated.size < maxRepeatedNames) repeated.add(name);
      barren = fresh > 0 ? 0 : barren + 1;
      landed(fresh);
      progress.add(rows);
    });
    // A failure is thrown by the await before the next page or after the last.
    landing.catch(() => undefined);
  }
  await landing;
  return null;
}

function addCounts(counts: Map<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [field, count] of Object.entries(more)) counts.set(field, (counts.get(field) ?? 0) + count);
}

function normalisedPage<Source, Row extends object>(
  page: DecodedPage<Source>,
  toRows: (records: readonly Source[], unreadable: UnreadableFields) => RowColumns<Row>,
  { walk, total, at }: { readonly walk: StoredWalk; readonly total: number | null; readonly at: number },
): WaitingPage<Row> {
  const unreadable = new UnreadableFields();
  return {
    rows: toRows(page.records, unreadable),
    unreadableFields: unreadable.with(page.unreadableFields),
    cutFields: unreadable.cutWith(page.cutFields),
    quarantined: page.malformed.map((record) => ({
      reason: record.reason,
      raw: record.raw,
      agentId: record.agentId,
      endpointName: record.endpointName,
      cve: record.cveId,
      applicationName: record.applicationName,
      applicationVersion: record.applicationVersion,
      riskId: record.riskId,
    })),
    nextCursor: page.nextCursor,
    // The console reported its time with the answer; the walk began that much earlier.
    consoleStartedAt: page.consoleTime === null ? null : page.consoleTime - Math.max(0, at - walk.startedAt),
    total,
    at,
  };
}
