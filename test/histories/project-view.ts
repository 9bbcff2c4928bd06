import { sql } from 'kysely';
import type { OpenSqliteProject } from '../../main/project/sqlite/threads/sqlite-project.ts';
import { severityNames } from '../../preload/contract/severity.ts';
import { findingIdentity, watermarks } from '../builders/project-contents.ts';

export interface HeldFinding {
  readonly open: boolean;
  /** A name of a severity level. */
  readonly severity: string | null;
  readonly score: number | null;
  readonly detectedAt: number | null;
  readonly mitigationStatus: string | null;
}

export interface HeldAsset {
  readonly state: string;
  readonly hostName: string | null;
  readonly listed: boolean;
  /** The account, site and group the project has it in. */
  readonly places: ReadonlySet<string>;
  readonly siteId: string | null;
}

/** What a project holds at one moment. */
export interface ProjectView {
  readonly findings: ReadonlyMap<string, HeldFinding>;
  readonly assets: ReadonlyMap<string, HeldAsset>;
  /** Findings that are absent and wait for a second look. */
  readonly awaiting: ReadonlySet<string>;
  readonly watermarks: ReadonlyMap<string, number>;
  /** Scopes, as texts, of which a scan waits for its review. */
  readonly waiting: ReadonlySet<string>;
}

export async function projectView(project: OpenSqliteProject): Promise<ProjectView> {
  const findings = await project.read
    .selectFrom('finding')
    .innerJoin('asset', 'asset.id', 'finding.asset_id')
    .innerJoin('vulnerability', 'vulnerability.id', 'finding.vulnerability_id')
    .innerJoin('application', 'application.id', 'finding.application_id')
    .select(['agent_id', 'cve', 'vendor', 'name', 'version', 'mitigated'])
    .select(['severity', 'score', 'detected_at', 'mitigation_status'])
    .execute();
  const assets = await project.read
    .selectFrom('asset')
    .select(['agent_id', 'state', 'host_name', 'known_from', 'account_id', 'site_id', 'group_id'])
    .execute();
  const waiting = await project.read
    .selectFrom('scan')
    .select('scope')
    .where('review', '=', 'pending')
    .execute();
  return {
    findings: new Map(
      findings.map((row) => [
        findingIdentity(row.agent_id, row.cve, row.vendor, row.name, row.version),
        {
          open: row.mitigated === 0,
          severity: row.severity === null ? null : (severityNames[row.severity] ?? null),
          score: row.score,
          detectedAt: row.detected_at,
          mitigationStatus: row.mitigation_status,
        },
      ]),
    ),
    assets: new Map(
      assets.map((row) => [
        row.agent_id,
        {
          state: row.state,
          hostName: row.host_name,
          listed: row.known_from === 'endpoint',
          places: new Set([row.account_id, row.site_id, row.group_id].filter((id) => id !== null)),
          siteId: row.site_id,
        },
      ]),
    ),
    awaiting: await awaitingFindings(project),
    watermarks: await watermarks(project),
    waiting: new Set(waiting.map(({ scope }) => scope)),
  };
}

async function awaitingFindings(project: OpenSqliteProject): Promise<Set<string>> {
  const { rows } = await sql<{
    agent_id: string;
    cve: string;
    vendor: string;
    name: string;
    version: string;
  }>`
    SELECT agent_id, cve, vendor, application.name, version
    FROM absent_finding AS absent
    JOIN finding USING (asset_id, vulnerability_id, application_id)
    JOIN asset ON asset.id = asset_id
    JOIN vulnerability ON vulnerability.id = vulnerability_id
    JOIN application ON application.id = application_id
    WHERE mitigated = 0 AND absent.first_walk > finding.last_seen_walk`.execute(project.read);
  return new Set(
    rows.map((row) => findingIdentity(row.agent_id, row.cve, row.vendor, row.name, row.version)),
  );
}
