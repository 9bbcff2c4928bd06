import { sql } from 'kysely';
import type { NewFindings, Overview } from '../../../../preload/contract/calls/overview-calls.ts';
import { newSince } from '../../../../preload/contract/new-since.ts';
import { instantAgo } from '../../../../preload/contract/relative-date.ts';
import { severityNames } from '../../../../preload/contract/severity.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { baselineScans } from './baseline-scans.ts';
import { isoTime } from './field.ts';
import { findingSeverity } from './finding-status.ts';

interface SeenWalk {
  readonly id: number;
  readonly at: number;
  readonly findings: number;
}

/** The findings of one CVE that one walk saw first. */
interface SeenCve {
  readonly walk: number;
  readonly cve: string;
  readonly level: number;
  readonly findings: number;
}

/**
 * What is new since the last scan began, since yesterday, and since last week, with the worst CVEs by name. What the
 * first scan of a scope found is not.
 * @param now ms since 1970
 * @param limit how many CVEs are named
 * @throws ProjectError
 */
export async function newFindings(
  project: SqliteProject,
  now: number,
  limit: number,
): Promise<Overview['newFindings']> {
  const last = await project.read
    .selectFrom('scan')
    .select('started_at as startedAt')
    .where('mode', '=', 'scan')
    .where('state', 'in', ['complete', 'partial'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const day = instantAgo(newSince.day, now);
  const week = instantAgo(newSince.week, now);
  const walks = await walksSince(project, Math.min(week, last?.startedAt ?? week));
  const seen = await seenFirst(project, walks);
  const since = (from: number) =>
    summed(
      walks.filter(({ at }) => at >= from),
      seen,
      limit,
    );
  return {
    lastScan: last ? { ...since(last.startedAt), from: isoTime(last.startedAt) } : null,
    day: since(day),
    week: since(week),
  };
}

async function walksSince(project: SqliteProject, from: number): Promise<SeenWalk[]> {
  const [walks, baselines] = await Promise.all([
    project.read
      .selectFrom('walk')
      .select(['id', 'scan_id as scanId', 'started_at as at', 'findings_first_seen as findings'])
      .where('started_at', '>=', from)
      .where('findings_first_seen', '>', 0)
      .execute(),
    baselineScans(project),
  ]);
  return walks.filter(({ scanId }) => !baselines.has(scanId));
}

/** Findings have no index by the walk that saw them first: they are read once, and only where some are new. */
async function seenFirst(project: SqliteProject, walks: readonly SeenWalk[]): Promise<readonly SeenCve[]> {
  if (walks.length === 0) return [];
  return project.read
    .selectFrom('finding')
    .innerJoin('vulnerability', 'vulnerability.id', 'finding.vulnerability_id')
    .select([
      'finding.first_seen_walk as walk',
      'vulnerability.cve as cve',
      sql<number>`max(${findingSeverity})`.as('level'),
      sql<number>`count(*)`.as('findings'),
    ])
    .where(
      sql<boolean>`finding.first_seen_walk in (select value from json_each(${JSON.stringify(walks.map(({ id }) => id))}))`,
    )
    .groupBy(['finding.first_seen_walk', 'finding.vulnerability_id'])
    .execute();
}

function summed(walks: readonly SeenWalk[], seen: readonly SeenCve[], limit: number): NewFindings {
  const chosen = new Set(walks.map(({ id }) => id));
  const byCve = new Map<string, { level: number; findings: number }>();
  for (const { walk, cve, level, findings } of seen) {
    if (!chosen.has(walk)) continue;
    const known = byCve.get(cve);
    byCve.set(cve, {
      level: Math.max(level, known?.level ?? level),
      findings: findings + (known?.findings ?? 0),
    });
  }
  const worst = [...byCve]
    .map(([cve, { level, findings }]) => ({ cve, level, findings }))
    .toSorted((a, b) => b.level - a.level || b.findings - a.findings || (a.cve < b.cve ? -1 : 1));
  return {
    findings: worst.reduce((sum, { findings }) => sum + findings, 0),
    cves: worst.length,
    worst: worst.slice(0, limit).map(({ cve, level, findings }) => ({
      cve,
      severity: severityNames[level] ?? null,
      findings,
    })),
  };
}
