import type { Project } from '../../project.ts';

/** How much of the project came through one connector. */
export interface ConnectorData {
  readonly assets: number;
  readonly findings: number;
  readonly scans: number;
}

/** Counts what came through a connector. @throws ProjectError */
export async function connectorData(project: Project, connectorId: string): Promise<ConnectorData> {
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
