import type { Overview } from '../../../../preload/contract/calls/overview-calls.ts';
import { listedButNotSeen } from '../../../../preload/contract/not-seen.ts';
import type { Result } from '../../../../preload/contract/result.ts';
import type { ListError } from '../../list-error.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { findingTrend } from './finding-trend.ts';
import { knownExploitedFindings } from './known-exploited-state.ts';
import { countRows } from './list-rows.ts';
import { listSources } from './list-sources.ts';
import { listVulnerabilities } from './list-vulnerabilities.ts';
import { localDays } from './local-days.ts';
import { mostExposedAssets } from './most-exposed-assets.ts';
import { newFindings } from './new-findings.ts';
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
 * - `notSeen`: assets `listedButNotSeen`
 * - `knownExploited`: findings `open=true`, `knownExploited=true`
 * - `trend`: findings `firstSeen=`, `reopenings=` or `mitigations=` the day's span (`<from>/<to>`, ISO 8601); the new
 *   ones with `baseline=false`, those of first scans with `baseline=true`
 * - `newFindings`: findings `baseline=false`, `firstSeen>=` the beginning; each of its CVEs with `cve=` as well
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
  const [summary, notSeen, widespread, oldest, exposed, trend, exploited, appeared] = await Promise.all([
    statusSummary(project),
    countRows(project, listSources.assets, { filter: listedButNotSeen, now }),
    mostWidespread(project),
    oldestCriticals(project, shownRows),
    mostExposedAssets(project, shownRows),
    findingTrend(project, localDays(now, zone, trendDays)),
    knownExploitedFindings(project),
    newFindings(project, now, shownRows),
  ]);
  return {
    ...summary,
    notSeen: understood(notSeen),
    knownExploited: exploited,
    uniqueOpenFindings: widespread.total,
    trend,
    newFindings: appeared,
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
  return understood(await listVulnerabilities(project, { filter, sort, limit: shownRows }));
}

/** What a list replied; a filter of the program's own is always understood. */
function understood<Value>(reply: Result<Value, ListError>): Value {
  if (!reply.ok) throw reply.error;
  return reply.value;
}
