import type Database from 'better-sqlite3';
import { normalId } from '../../../outside/identifier.ts';

interface AssetIdentity {
  readonly id: number;
  readonly connectorId: string;
  readonly agentId: string;
  readonly knownFrom: 'endpoint' | 'finding';
  readonly state: string;
  readonly lastSeenWalk: number;
}

/**
 * Brings the ids of endpoints into their one form and merges the assets of a connector that are one by it: the one that
 * tells most stays, with the first and the last time that any of them was seen. Belongs to migration 6.
 * @returns by the asset that goes: the one that stays. Findings are for the caller to move.
 */
export function mergeAssets(database: Database.Database): ReadonlyMap<number, number> {
  const rows = database
    .prepare<[], AssetIdentity>(
      `SELECT id, connector_id AS connectorId, agent_id AS agentId, known_from AS knownFrom, state,
         last_seen_walk AS lastSeenWalk
       FROM asset ORDER BY id`,
    )
    .all();
  const merged = new Map<number, number>();
  if (rows.every(({ agentId }) => normalId(agentId) === agentId)) return merged;
  const merge = mergeStatements(database);
  const rename = database.prepare('UPDATE asset SET agent_id = ? WHERE id = ?');
  const byIdentity = Map.groupBy(rows, ({ connectorId, agentId }) =>
    JSON.stringify([connectorId, normalId(agentId) || agentId]),
  );
  for (const same of byIdentity.values()) {
    const [kept, ...others] = same.toSorted(mostTelling);
    if (kept === undefined) continue;
    for (const other of others) {
      merged.set(other.id, kept.id);
      for (const statement of merge) statement.run({ kept: kept.id, lost: other.id });
    }
    const agentId = normalId(kept.agentId) || kept.agentId;
    if (agentId !== kept.agentId) rename.run(agentId, kept.id);
  }
  return merged;
}

/** What the list of endpoints tells goes before what findings tell, then what is active, then what was seen last. */
function mostTelling(one: AssetIdentity, other: AssetIdentity): number {
  return (
    Number(other.knownFrom === 'endpoint') - Number(one.knownFrom === 'endpoint') ||
    Number(other.state === 'active') - Number(one.state === 'active') ||
    other.lastSeenWalk - one.lastSeenWalk ||
    one.id - other.id
  );
}

function mergeStatements(database: Database.Database): Database.Statement<[object]>[] {
  return [
    `UPDATE asset SET first_seen_walk = min(asset.first_seen_walk, other.first_seen_walk),
       first_seen_at = min(asset.first_seen_at, other.first_seen_at),
       last_seen_walk = max(asset.last_seen_walk, other.last_seen_walk),
       last_seen_at = max(asset.last_seen_at, other.last_seen_at)
     FROM asset AS other WHERE asset.id = @kept AND other.id = @lost`,
    `INSERT INTO application_scan SELECT @kept, at, result FROM application_scan WHERE asset_id = @lost
     ON CONFLICT DO UPDATE SET at = excluded.at, result = excluded.result WHERE excluded.at > application_scan.at`,
    'DELETE FROM application_scan WHERE asset_id = @lost',
    'UPDATE OR REPLACE spared_asset SET asset_id = @kept WHERE asset_id = @lost',
    'DELETE FROM asset WHERE id = @lost',
  ].map((sql) => database.prepare<[object]>(sql));
}
