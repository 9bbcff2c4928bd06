import type { Selectable } from 'kysely';
import {
  allEndpoints,
  type ScanScope,
  type ScopeNames,
  scanScope,
} from '../../../../preload/contract/scope.ts';
import { scopeWords } from '../../../../preload/contract/scope-words.ts';
import { namesIn } from '../../console-places.ts';
import { interruptedIssue, type ScanFact, type ScanFacts } from '../../scan-facts.ts';
import type { ScanTable } from '../tables/schema.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { placesIn } from './console-places.ts';
import { openIssuesOf } from './scan-reports.ts';
import { scopeRecords } from './scope-records.ts';

/** Codes of issues with which a scan is held for a review. */
const reviewCodes: ReadonlySet<string> = new Set(['mass-change', 'suspiciously-empty']);

/** Reads the facts. @throws ProjectError */
export async function readScanFacts(project: SqliteProject): Promise<ScanFacts> {
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
export async function readScanFact(project: SqliteProject, scanId: number): Promise<ScanFact | null> {
  const scan = await project.read.selectFrom('scan').selectAll().where('id', '=', scanId).executeTakeFirst();
  if (!scan) return null;
  return (await factsOf(project, [scan]))(scan);
}

/** Reads what else is to be known of some scans, and makes facts of them. */
async function factsOf(
  project: SqliteProject,
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
