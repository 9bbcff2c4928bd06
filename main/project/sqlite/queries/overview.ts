import type { Overview } from '../../../../preload/contract/calls/overview-calls.ts';
import type { Result } from '../../../../preload/contract/result.ts';
import type { ListError } from '../../list-error.ts';
import type { ListPage } from '../../project-lists.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { findingTrend } from './finding-trend.ts';
import { listVulnerabilities } from './list-vulnerabilities.ts';
import { localDays } from './local-days.ts';
import { mostExposedAssets } from './most-exposed-assets.ts';
import { oldestCriticals } from './oldest-criticals.ts';
import { statusSummary } from './status-summary.ts';

const trendDays = 30;
const shownRows = 10;

/**
 * Reads the project in numbers, all but how current they are. Each is the number of rows of a list under these filters:
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
  project: SqliteProject,
  { now, zone }: { readonly now: number; readonly zone: string },
): Promise<Omit<Overview, 'freshness'>> {
  const [standing, widespread, oldest, exposed, trend] = await Promise.all([
    statusSummary(project),
    mostWidespread(project),
    oldestCriticals(project, shownRows),
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
    oldestCriticals: oldest,
  };
}

async function mostWidespread(project: SqliteProject) {
  const filter = [{ field: 'openInstances', operator: 'above', value: '0' }] as const;
  const sort = ['-assetsAffected', '-severity', '-score'];
  return pageOf(await listVulnerabilities(project, { filter, sort, limit: shownRows }));
}

function pageOf<Row>(page: Result<ListPage<Row>, ListError>): ListPage<Row> {
  if (!page.ok) throw page.error;
  return page.value;
}
