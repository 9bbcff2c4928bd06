import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { Result } from '../../../preload/contract/result.ts';
import type { Project } from '../project.ts';
import { findingTrend } from './finding-trend.ts';
import type { ListError } from './list-error.ts';
import { listFindings } from './list-findings.ts';
import type { ListPage } from './list-rows.ts';
import { listVulnerabilities } from './list-vulnerabilities.ts';
import { localDays } from './local-days.ts';
import { mostExposedAssets } from './most-exposed-assets.ts';
import { projectStanding } from './standing.ts';

const trendDays = 30;
const shownRows = 10;

/**
 * Reads the project in numbers. Each is the number of rows of a list under these filters:
 *
 * - `openFindings`: findings `open=true`, `severity=` its name
 * - `uniqueOpenFindings`: vulnerabilities `openInstances=>0`
 * - `assets`: assets `state=` its name
 * - `trend`: findings `firstSeen=`, `reopenings=` or `mitigations=` the day's span (`<from>/<to>`, ISO 8601)
 * - `mostExposedAssets`: findings `connectorId=`, `assetId=`, `open=true`, with `severity=critical`, `severity=high`,
 *   or neither
 * - `mostWidespread`: `instances` are findings `cve=`, `open=true`; `assets` is what the list of vulnerabilities shows
 *   as `assetsAffected`, under `openInstances=>0` in the order `-assetsAffected`, `-severity`, `-score`
 * - `oldestCriticals`: the first of findings `open=true`, `severity=critical` in the order `discovered`
 *
 * @param now ms since 1970: its day is the trend's last
 * @param zone whose days the trend counts by, an IANA name
 * @throws ProjectError
 */
export async function overview(
  project: Project,
  { now, zone }: { readonly now: number; readonly zone: string },
): Promise<Overview> {
  const [standing, widespread, oldestCriticals, exposed, trend] = await Promise.all([
    projectStanding(project),
    mostWidespread(project),
    findOldestCriticals(project),
    mostExposedAssets(project, shownRows),
    findingTrend(project, localDays(now, zone, trendDays)),
  ]);
  return {
    ...standing,
    uniqueOpenFindings: widespread.total,
    trend,
    mostExposedAssets: exposed,
    mostWidespread: widespread.rows.map((row) => ({
      cve: row.cve ?? '',
      severity: row.severity,
      score: row.score,
      assets: row.assetsAffected ?? 0,
      instances: row.openInstances ?? 0,
    })),
    oldestCriticals,
  };
}

async function mostWidespread(project: Project) {
  const filters = ['openInstances=>0'];
  const sort = ['-assetsAffected', '-severity', '-score'];
  return pageOf(await listVulnerabilities(project, { filters, sort, limit: shownRows }));
}

async function findOldestCriticals(project: Project): Promise<Overview['oldestCriticals']> {
  const filters = ['open=true', 'severity=critical'];
  const page = pageOf(await listFindings(project, { filters, sort: ['discovered'], limit: shownRows }));
  return page.rows.map((row) => ({
    findingId: row.findingId ?? '',
    cve: row.cve ?? '',
    assetId: row.assetId ?? '',
    hostName: row.hostName,
    applicationName: row.applicationName ?? '',
    applicationVersion: row.applicationVersion ?? '',
    discovered: row.discovered ?? '',
  }));
}

function pageOf<Row>(page: Result<ListPage<Row>, ListError>): ListPage<Row> {
  if (!page.ok) throw page.error;
  return page.value;
}
