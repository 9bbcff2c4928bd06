import { type RawBuilder, sql } from 'kysely';
import { normalId } from '../../../outside/identifier.ts';
import type { AssetDetails } from '../../project-lists.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { assetList } from './list-assets.ts';
import { rowReader } from './list-source.ts';
import { rowStatement } from './list-statements.ts';
import { openFindings } from './open-findings.ts';

/**
 * One asset with all its fields and its open findings by severity; null when there is none. The same agent id may come
 * through two connectors: where none is told, the asset that was seen last is meant.
 * @throws ProjectError
 */
export async function assetDetails(
  project: SqliteProject | null,
  { connectorId, assetId }: { readonly connectorId: string | null; readonly assetId: string },
): Promise<AssetDetails | null> {
  if (!project) return null;
  const named = sql`asset.agent_id = ${normalId(assetId)}`;
  const statement = rowStatement(assetList, {
    condition: connectorId === null ? named : sql`${named} and asset.connector_id = ${connectorId}`,
    order: sql`asset.last_seen_at desc, asset.id desc`,
  });
  const found = await (statement as RawBuilder<Record<string, unknown>>).execute(project.read);
  const [stored] = found.rows;
  if (!stored) return null;
  const row = rowReader(assetList)(stored);
  const { id } = await project.read
    .selectFrom('asset')
    .select('id')
    .where('connector_id', '=', row.connectorId ?? '')
    .where('agent_id', '=', row.assetId ?? '')
    .executeTakeFirstOrThrow();
  return { row, openFindings: await openFindings(project, id) };
}
