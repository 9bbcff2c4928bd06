import type Database from 'better-sqlite3';
import type { FindingKey } from './new-findings.ts';

/** Keeps the risks that a finding stands on besides the one it shows. Most findings stand on one, and have none here. */
export interface FurtherRisks {
  /** A walk saw a risk that is not the one that the finding shows. Gives the walk that saw it before; 0 for none. */
  see(key: FindingKey, riskId: string, walkId: number): number;
  /**
   * The finding shows another risk from now on; the one it showed stays among the further ones. Gives the walk that saw the
   * other one before; 0 for none.
   */
  show(
    key: FindingKey,
    riskId: string,
    shownBefore: { readonly id: string; readonly lastSeenWalk: number },
  ): number;
  /** The finding was resolved: what it stood on is gone. */
  forget(key: FindingKey): void;
}

/** Prepares the statements. */
export function furtherRisks(database: Database.Database): FurtherRisks {
  const add = database.prepare(
    `INSERT INTO finding_risk (asset_id, vulnerability_id, application_id, risk_id, last_seen_walk)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last_seen_walk = max(last_seen_walk, excluded.last_seen_walk)`,
  );
  const seenIn = database
    .prepare<[...FindingKey, string], number>(
      `SELECT last_seen_walk FROM finding_risk
       WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ? AND risk_id = ?`,
    )
    .pluck();
  const take = database.prepare(
    'DELETE FROM finding_risk WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ? AND risk_id = ?',
  );
  const takeAll = database.prepare(
    'DELETE FROM finding_risk WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ?',
  );
  return {
    see(key, riskId, walkId) {
      const before = seenIn.get(...key, riskId) ?? 0;
      add.run(...key, riskId, walkId);
      return before;
    },
    show(key, riskId, shownBefore) {
      const before = seenIn.get(...key, riskId) ?? 0;
      take.run(...key, riskId);
      add.run(...key, shownBefore.id, shownBefore.lastSeenWalk);
      return before;
    },
    forget(key) {
      takeAll.run(...key);
    },
  };
}
