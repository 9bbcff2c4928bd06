import type Database from 'better-sqlite3';
import type { FindingKey } from './new-findings.ts';
import type { LoadedWalk } from './walk-checkpoint.ts';

export interface RemovalWrites {
  /** Keeps in mind that the console says a risk is gone. Nothing comes of one that is not open. */
  note(walk: LoadedWalk, key: FindingKey): void;
  /**
   * Resolves, at the end of a walk, what it was told is gone; gives how many findings that were. Not those that the
   * same walk detected, before or after: a risk may go and return under another id. Not those of which several risks
   * share the identity: the others may be there still; a full walk decides. Call inside the last page's transaction.
   */
  carryOut(walk: LoadedWalk, at: number): number;
}

/** Prepares the statements that resolve findings the console names as removed. */
export function removalWrites(database: Database.Database): RemovalWrites {
  const note = database.prepare(
    `INSERT INTO told_removal (walk_id, asset_id, vulnerability_id, application_id)
     SELECT ?, asset_id, vulnerability_id, application_id FROM finding
     WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ? AND mitigated = 0
     ON CONFLICT DO NOTHING`,
  );
  const resolved = `told_removal.walk_id = @walkId AND finding.asset_id = told_removal.asset_id
    AND finding.vulnerability_id = told_removal.vulnerability_id
    AND finding.application_id = told_removal.application_id
    AND mitigated = 0 AND several_risks = 0 AND last_seen_walk < @walkId`;
  const addEvents = database.prepare(
    `INSERT INTO finding_event (asset_id, vulnerability_id, application_id, event, detail, scan_id, at)
     SELECT finding.asset_id, finding.vulnerability_id, finding.application_id, 'mitigated',
       'removed in the console', @scanId, @at
     FROM told_removal CROSS JOIN finding ON ${resolved}`,
  );
  const mitigate = database.prepare(
    `UPDATE finding SET mitigated = 1, mitigated_at = @at FROM told_removal WHERE ${resolved}`,
  );
  const forget = database.prepare('DELETE FROM told_removal WHERE walk_id = ?');
  return {
    note(walk, key) {
      note.run(walk.id, ...key);
    },
    carryOut(walk, at) {
      addEvents.run({ walkId: walk.id, scanId: walk.scanId, at });
      const { changes } = mitigate.run({ walkId: walk.id, at });
      forget.run(walk.id);
      return changes;
    },
  };
}
