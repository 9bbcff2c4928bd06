import type { ConnectorData } from '../../project-reads.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';

/** Counts what came through a connector. @throws ProjectError */
export async function connectorData(project: SqliteProject, connectorId: string): Promise<ConnectorData> {
  const [assets, findings, scans] = await Promise.all([
    project.read
      .selectFrom('asset')
      .select((query) => query.fn.countAll<number>().as('rows'))
      .where('connector_id', '=', connectorId)
      .executeTakeFirstOrThrow(),
    project.read
      .selectFrom('finding')
      .innerJoin('asset', 'asset.id', 'finding.asset_id')
      .select((query) => query.fn.countAll<number>().as('rows'))
      .where('asset.connector_id', '=', connectorId)
      .executeTakeFirstOrThrow(),
    project.read
      .selectFrom('scan')
      .select((query) => query.fn.countAll<number>().as('rows'))
      .where('connector_id', '=', connectorId)
      .executeTakeFirstOrThrow(),
  ]);
  return { assets: assets.rows, findings: findings.rows, scans: scans.rows };
}
