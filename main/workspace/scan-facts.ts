import type { Selectable } from 'kysely';
import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { Review } from '../../preload/contract/scan-details.ts';
import type { ScanState } from '../../preload/contract/scan-report.ts';
import { type ScanScope, scanScope } from '../../preload/contract/scope.ts';
import type { Project } from '../project/project.ts';
import { openIssuesOf } from '../project/queries/scan-reports.ts';
import type { ScanTable } from '../project/schema.ts';

/** A scan as far as the status goes by it. Times are ms since the epoch. */
export interface ScanFact {
  readonly scanId: number;
  readonly connectorId: string;
  readonly connectorName: string;
  readonly mode: IngestMode;
  readonly scope: ScanScope;
  readonly state: ScanState;
  readonly review: Review | null;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly assetsSeen: number;
  readonly newFindings: number;
  readonly mitigatedFindings: number;
  /** What its record says last of what went wrong, and was not overcome since. */
  readonly issue: { readonly code: string; readonly message: string } | null;
  /** It was ended by the program's own end, and can be continued. */
  readonly interrupted: boolean;
}

/** What the status needs to know of a project's scans. */
export interface ScanFacts {
  /** The newest that ended complete. */
  readonly lastGood: ScanFact | null;
  /** The newest that ended, however. */
  readonly lastEnded: ScanFact | null;
  /** The newest of each connector. */
  readonly newest: readonly ScanFact[];
  readonly awaitingReview: readonly ScanFact[];
}

export const noScans: ScanFacts = { lastGood: null, lastEnded: null, newest: [], awaitingReview: [] };

/** The issue that a scan is left with when the program ends while it runs. */
export const interruptedIssue = {
  code: 'interrupted',
  facts: { kind: 'interrupted', by: 'quit' },
  cause: null,
} as const;

/** Reads the facts. @throws ProjectError */
export async function readScanFacts(project: Project): Promise<ScanFacts> {
  const scans = project.read.selectFrom('scan').selectAll();
  const ended = scans.where('finished_at', 'is not', null).orderBy('finished_at', 'desc').limit(1);
  const [good, last, newest, awaiting] = await Promise.all([
    ended.where('state', '=', 'complete').execute(),
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
  ]);
  const issues = await openIssuesOf(
    project,
    [...good, ...last, ...newest, ...awaiting].map(({ id }) => id),
  );
  const fact = (scan: Selectable<ScanTable>): ScanFact => factOf(scan, issues.get(scan.id) ?? []);
  const [lastGood] = good;
  const [lastEnded] = last;
  return {
    lastGood: lastGood ? fact(lastGood) : null,
    lastEnded: lastEnded ? fact(lastEnded) : null,
    newest: newest.map(fact),
    awaitingReview: awaiting.map(fact),
  };
}

/** One scan by its number; null when there is none. @throws ProjectError */
export async function readScanFact(project: Project, scanId: number): Promise<ScanFact | null> {
  const scan = await project.read.selectFrom('scan').selectAll().where('id', '=', scanId).executeTakeFirst();
  if (!scan) return null;
  const issues = await openIssuesOf(project, [scanId]);
  return factOf(scan, issues.get(scanId) ?? []);
}

type Issue = NonNullable<ScanFact['issue']>;

function factOf(scan: Selectable<ScanTable>, issues: readonly Issue[]): ScanFact {
  const cutOff =
    (scan.state === 'cancelled' || scan.state === 'failed') &&
    issues.some(({ code }) => code === interruptedIssue.code);
  return {
    scanId: scan.id,
    connectorId: scan.connector_id,
    connectorName: scan.connector_name,
    mode: scan.mode,
    scope: scanScope.parse(JSON.parse(scan.scope)),
    state: scan.state,
    review: scan.review,
    startedAt: scan.started_at,
    finishedAt: scan.finished_at,
    assetsSeen: scan.assets_seen,
    newFindings: scan.findings_new,
    mitigatedFindings: scan.findings_mitigated,
    issue: issues.at(-1) ?? null,
    interrupted: scan.resumable === 1 && (scan.state === 'running' || cutOff),
  };
}
