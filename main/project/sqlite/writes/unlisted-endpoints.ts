import type Database from 'better-sqlite3';
import { assetDigest } from '../tables/identity-digest.ts';
import type { PageRows } from './finding-record.ts';
import type { LoadedWalk } from './walk-checkpoint.ts';

/** Keeps endpoints that only findings name: the console's endpoint list does not have them. */
export interface UnlistedEndpoints {
  /** Adds an asset from what one row says of its endpoint; gives its number. */
  add(walk: LoadedWalk, agentId: string, rows: PageRows, row: number, at: number): number;
  /**
   * Takes over what later rows say of such endpoints. Call inside the page's transaction.
   * @param lastRows by asset, its last row in the page
   */
  update(walk: LoadedWalk, lastRows: ReadonlyMap<number, number>, rows: PageRows, at: number): void;
}

/** Prepares the statements. */
export function unlistedEndpoints(database: Database.Database): UnlistedEndpoints {
  const insert = database.prepare(
    `INSERT INTO asset (connector_id, agent_id, identity_digest, known_from, state, state_reason, state_changed_at,
       first_seen_walk, last_seen_walk, first_seen_at, last_seen_at, host_name, os_type, machine_type)
     VALUES (?, ?, ?, 'finding', 'inactive', 'named-by-findings', ?, ?, 0,
       ?, ?, ?, ?, ?)`,
  );
  const isUnlisted = database
    .prepare<[number], 1>(`SELECT 1 FROM asset WHERE id = ? AND known_from = 'finding'`)
    .pluck();
  // What a row does not say stays as it is known.
  const update = database.prepare(
    `UPDATE asset SET last_seen_at = ?, host_name = coalesce(?, host_name), os_type = coalesce(?, os_type),
       machine_type = coalesce(?, machine_type)
     WHERE id = ? AND known_from = 'finding'`,
  );
  /** By scan: assets that were looked up, so that each is looked up once a scan. */
  let scanId = 0;
  const unlisted = new Map<number, boolean>();

  function said(rows: PageRows, row: number): (string | null)[] {
    const { endpoint_name, os_type, endpoint_type } = rows.columns;
    return [endpoint_name[row] ?? null, os_type[row] ?? null, endpoint_type[row] ?? null];
  }

  return {
    add(walk, agentId, rows, row, at) {
      const { lastInsertRowid } = insert.run(
        walk.connectorId,
        agentId,
        assetDigest(walk.connectorId, agentId),
        at,
        walk.id,
        at,
        at,
        ...said(rows, row),
      );
      return Number(lastInsertRowid);
    },
    update(walk, lastRows, rows, at) {
      if (walk.scanId !== scanId) {
        unlisted.clear();
        scanId = walk.scanId;
      }
      for (const [assetId, row] of lastRows) {
        let known = unlisted.get(assetId);
        if (known === undefined) {
          known = isUnlisted.get(assetId) !== undefined;
          unlisted.set(assetId, known);
        }
        if (known) update.run(at, ...said(rows, row), assetId);
      }
    },
  };
}
