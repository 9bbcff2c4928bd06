import type { ProjectReads } from '../project-reads.ts';
import type { FollowedScan } from '../scan-facts.ts';
import { connectorData } from './queries/connector-data.ts';
import { placesIn } from './queries/console-places.ts';
import { knownExploitedState } from './queries/known-exploited-state.ts';
import { mostExposedAssets } from './queries/most-exposed-assets.ts';
import { countOpenFindings } from './queries/open-findings.ts';
import { overview } from './queries/overview.ts';
import { projectFacts } from './queries/project-facts.ts';
import { scanChanges } from './queries/scan-changes.ts';
import { scanDetails } from './queries/scan-details.ts';
import { readScanFact, readScanFacts } from './queries/scan-facts.ts';
import { scanReport, scanReports } from './queries/scan-reports.ts';
import { scopeRecords } from './queries/scope-records.ts';
import { statusSummary } from './queries/status-summary.ts';
import { newUrgentFindings } from './queries/urgent-findings.ts';
import type { SqliteProject } from './threads/sqlite-project.ts';

/** What is read of a project beside its lists. */
export function sqliteReads(project: SqliteProject): ProjectReads {
  return {
    warmUp: () => project.prepareReading(),
    overview: (moment) => overview(project, moment),
    statusSummary: () => statusSummary(project),
    facts: () => projectFacts(project),
    openFindings: () => countOpenFindings(project),
    mostExposedAssets: (limit) => mostExposedAssets(project, limit),
    connectorData: (connectorId) => connectorData(project, connectorId),
    knownExploited: () => knownExploitedState(project),
    scanReport: (scanId) => scanReport(project, scanId),
    scanReports: (request) => scanReports(project, request),
    scanDetails: (scanId, limit) => scanDetails(project, scanId, limit),
    scanChanges: (report, limit) => scanChanges(project, report, limit),
    scanFacts: () => readScanFacts(project),
    scanFact: (scanId) => readScanFact(project, scanId),
    newestScan: (connectorId) => newestScan(project, connectorId),
    newUrgentFindings: (scan) => newUrgentFindings(project, scan),
    scopeRecords: () => scopeRecords(project),
    places: (scopes) => placesIn(project, scopes),
  };
}

/** The newest scan of a connector, as one follows it; null when it has none. @throws ProjectError */
async function newestScan(project: SqliteProject, connectorId: string): Promise<FollowedScan | null> {
  const scan = await project.read
    .selectFrom('scan')
    .select(['id', 'state', 'phase', 'assets_seen', 'findings_seen'])
    .where('connector_id', '=', connectorId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!scan) return null;
  const { id: scanId, state, phase, assets_seen, findings_seen } = scan;
  return { scanId, state, phase, rows: assets_seen + findings_seen };
}
