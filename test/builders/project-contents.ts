import type { OpenSqliteProject } from '../../main/project/sqlite/threads/sqlite-project.ts';

/** Every finding of a project by its identity, with whether it is mitigated. */
export async function findingStates(
  project: OpenSqliteProject,
): Promise<Map<string, 'active' | 'mitigated'>> {
  const rows = await project.read
    .selectFrom('finding')
    .innerJoin('asset', 'asset.id', 'finding.asset_id')
    .innerJoin('vulnerability', 'vulnerability.id', 'finding.vulnerability_id')
    .innerJoin('application', 'application.id', 'finding.application_id')
    .select(['agent_id', 'cve', 'vendor', 'name', 'version', 'mitigated'])
    .execute();
  return new Map(
    rows.map((row) => [
      findingIdentity(row.agent_id, row.cve, row.vendor, row.name, row.version),
      row.mitigated === 1 ? 'mitigated' : 'active',
    ]),
  );
}

/** Every asset that the console listed, by its agent id, with its state. */
export async function assetStates(project: OpenSqliteProject): Promise<Map<string, string>> {
  const rows = await project.read
    .selectFrom('asset')
    .select(['agent_id', 'state'])
    .where('known_from', '=', 'endpoint')
    .execute();
  return new Map(rows.map((row) => [row.agent_id, row.state]));
}

/** What makes a finding the same finding, as one text. */
export function findingIdentity(
  agentId: string,
  cve: string,
  vendor: string,
  name: string,
  version: string,
): string {
  return [agentId, cve, vendor, name, version].join(' | ');
}

/** Up to when each resource of each scope is known, on the console's clock, by `<scope> <resource>`. */
export async function watermarks(project: OpenSqliteProject): Promise<Map<string, number>> {
  const rows = await project.read
    .selectFrom('watermark')
    .select(['scope', 'resource', 'covered_until'])
    .execute();
  return new Map(rows.map((row) => [`${row.scope} ${row.resource}`, row.covered_until]));
}
