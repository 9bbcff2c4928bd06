import type { FollowedScan } from '../../scan-facts.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';

/** The newest scan of a connector, as one follows it; null when it has none. @throws ProjectError */
export async function newestScan(project: SqliteProject, connectorId: string): Promise<FollowedScan | null> {
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
