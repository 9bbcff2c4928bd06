import { sql } from 'kysely';
import { type SeverityName, severityNames } from '../../../../preload/contract/severity.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';

/** All open findings of an asset, in a query over its summary. */
export const openOfAsset = sql<number>`(${sql.join(
  severityNames.map((name) => sql.ref(`asset_summary.${name}`)),
  sql` + `,
)})`;

/**
 * Counts the open findings of the project, or of one asset, by severity.
 * @param assetId the asset's number in the project
 * @throws ProjectError
 */
export async function openFindings(
  project: SqliteProject,
  assetId?: number,
): Promise<Record<SeverityName, number>> {
  const sums = project.read
    .selectFrom('asset_summary')
    .select(severityNames.map((name) => sql<number>`coalesce(sum(${sql.ref(name)}), 0)`.as(name)));
  const chosen = assetId === undefined ? sums : sums.where('asset_id', '=', assetId);
  return (await chosen.executeTakeFirstOrThrow()) as Record<SeverityName, number>;
}

/** Counts the project's open findings. @throws ProjectError */
export async function countOpenFindings(project: SqliteProject): Promise<number> {
  return Object.values(await openFindings(project)).reduce((sum, findings) => sum + findings, 0);
}
