import type { Selectable } from 'kysely';
import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { Review } from '../../preload/contract/scan-details.ts';
import type { ScanState } from '../../preload/contract/scan-report.ts';
import { allEndpoints, type ScanScope, type ScopeNames, scanScope } from '../../preload/contract/scope.ts';
import { scopeWords } from '../../preload/contract/scope-words.ts';
import type { Project } from '../project/project.ts';
import { namesIn, placesIn } from '../project/sqlite/queries/console-places.ts';
import { openIssuesOf } from '../project/sqlite/queries/scan-reports.ts';
import { noScopeRecords, type ScopeRecords, scopeRecords } from '../project/sqlite/queries/scope-records.ts';
import type { ScanTable } from '../project/sqlite/schema.ts';

/** A scan as far as the status goes by it. Times are ms since the epoch. */
export interface ScanFact {
  readonly scanId: number;
  readonly connectorId: string;
  readonly connectorName: string;
  readonly mode: IngestMode;
  readonly scope: ScanScope;
  readonly scopeWords: string;
  readonly state: ScanState;
  readonly review: Review | null;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly assetsSeen: number;
  readonly newFindings: number;
  readonly mitigatedFindings: number;
  /** What its record says last of what went wrong, and was not overcome since. */
  readonly issue: { readonly code: string; readonly message: string } | null;
  /** Why its changes wait for a review; null for a scan that needs none. */
  readonly reviewIssue: { readonly code: string; readonly message: string } | null;
  /** It was ended by the program's own end, and can be continued. */
  readonly interrupted: boolean;
}

/** What the status needs to know of a project's scans. */
export interface ScanFacts {
  /** The newest that ended, however. */
  readonly lastEnded: ScanFact | null;
  /** The newest of each connector. */
  readonly newest: readonly ScanFact[];
  readonly awaitingReview: readonly ScanFact[];
  /** What tells how current each scope is. */
  readonly records: ScopeRecords;
}

export const noScans: ScanFacts = {
  lastEnded: null,
  newest: [],
  awaitingReview: [],
  records: noScopeRecords,
};

/** The issue that a scan is left with when the program ends while it runs. */
export const interruptedIssue = {
  code: 'interrupted',
  facts: { kind: 'interrupted', by: 'quit' },
  cause: null,
} as const;

/** Codes of issues with which a scan is held for a review. */
const reviewCodes: ReadonlySet<string> = new Set(['mass-change', 'suspiciously-empty']);

/** Reads the facts. @throws ProjectError */
export async function readScanFacts(project: Project): Promise<ScanFacts> {
  const scans = project.read.selectFrom('scan').selectAll();
  const ended = scans.where('finished_at', 'is not', null).orderBy('finished_at', 'desc').limit(1);
  const [last, newest, awaiting, records] = await Promise.all([
    ended.where('state', '<>', 'running').execute(),
    scans
      .where('id', 'in', (query) =>
        query
          .selectFrom('scan as newest')
          .select((scan) => scan.fn.max('newest.id').as('id'))
          .groupBy('newest.connector_id'),
      )
      .orderBy('id')
      .execute(),
    scans.where('review', '=', 'pending').orderBy('id').execute(),
    scopeRecords(project),
  ]);
  const fact = await factsOf(project, [...last, ...newest, ...awaiting]);
  const [lastEnded] = last;
  return {
    lastEnded: lastEnded ? fact(lastEnded) : null,
    newest: newest.map(fact),
    awaitingReview: awaiting.map(fact),
    records,
  };
}

/** One scan by its number; null when there is none. @throws ProjectError */
export async function readScanFact(project: Project, scanId: number): Promise<ScanFact | null> {
  const scan = await project.read.selectFrom('scan').selectAll().where('id', '=', scanId).executeTakeFirst();
  if (!scan) return null;
  return (await factsOf(project, [scan]))(scan);
}

/** Reads what else is to be known of some scans, and makes facts of them. */
async function factsOf(
  project: Project,
  scans: readonly Selectable<ScanTable>[],
): Promise<(scan: Selectable<ScanTable>) => ScanFact> {
  const scopes = new Map(scans.map(({ id, scope }) => [id, scanScope.parse(JSON.parse(scope))]));
  const places = await placesIn(
    project,
    [...scopes.values()].map((scope) => ({ scope })),
  );
  const names = new Map(
    scans.map(({ id, connector_id }) => [
      id,
      namesIn(scopes.get(id) ?? allEndpoints, places.get(connector_id)),
    ]),
  );
  const issues = await openIssuesOf(project, names);
  return (scan) =>
    factOf(scan, scopes.get(scan.id) ?? allEndpoints, names.get(scan.id) ?? {}, issues.get(scan.id) ?? []);
}

type Issue = NonNullable<ScanFact['issue']>;

function factOf(
  scan: Selectable<ScanTable>,
  scope: ScanScope,
  names: ScopeNames,
  issues: readonly Issue[],
): ScanFact {
  const cutOff =
    (scan.state === 'cancelled' || scan.state === 'failed') &&
    issues.some(({ code }) => code === interruptedIssue.code);
  return {
    scanId: scan.id,
    connectorId: scan.connector_id,
    connectorName: scan.connector_name,
    mode: scan.mode,
    scope,
    scopeWords: scopeWords(scope, names),
    state: scan.state,
    review: scan.review,
    startedAt: scan.started_at,
    finishedAt: scan.finished_at,
    assetsSeen: scan.assets_seen,
    newFindings: scan.findings_new,
    mitigatedFindings: scan.findings_mitigated,
    issue: issues.at(-1) ?? null,
    reviewIssue: issues.findLast(({ code }) => reviewCodes.has(code)) ?? null,
    interrupted: scan.resumable === 1 && (scan.state === 'running' || cutOff),
  };
}
