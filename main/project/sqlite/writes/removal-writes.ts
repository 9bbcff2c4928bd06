import type Database from 'better-sqlite3';
import { removedRiskStatus } from '../../risk-status.ts';
import { isReported } from '../tables/finding-state.ts';
import {
  isRemoved,
  keyOf,
  otherRemains,
  provenRemoval,
  removalOf,
  takesShownRisk,
} from './loss-conditions.ts';
import type { FindingKey } from './new-findings.ts';
import { mitigationReasons } from './stored-reasons.ts';
import type { LoadedWalk } from './walk-checkpoint.ts';

/** What SQL about the removals of a scan is given; see `loss-conditions.ts`. */
export type RemovalParameters = Readonly<Record<string, unknown>>;

export interface RemovalWrites {
  /**
   * Notes that the console reports a risk as removed. Nothing comes of one whose finding is not open. Gives whether a
   * walk of the same scan had seen the risk before.
   * @param riskId null where the console sent none
   */
  note(walk: LoadedWalk, key: FindingKey, riskId: string | null): boolean;
  /** Whether the scan noted any. */
  hasAny(scanId: number): boolean;
  /**
   * Takes the removed risks away and resolves findings that stand on none any more; gives how many those are. A finding
   * that loses the risk it shows, and has others, shows one of these. Call inside a transaction.
   */
  carryOut(parameters: RemovalParameters, at: number): number;
  /** Forgets the removals of a connector's scans that are over and wait for no review. */
  forget(connectorId: string): void;
}

/** Prepares the statements that keep and carry out what the console reports as removed. */
export function removalWrites(database: Database.Database): RemovalWrites {
  const note = database.prepare(
    `INSERT INTO reported_removal (walk_id, asset_id, vulnerability_id, application_id, risk_id)
     SELECT ?, asset_id, vulnerability_id, application_id, ? FROM finding
     WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ? AND ${isReported('finding')}
     ON CONFLICT DO NOTHING`,
  );
  const seenIn = database
    .prepare<[...FindingKey, string | null, ...FindingKey, string | null], number>(
      `SELECT last_seen_walk FROM finding
       WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ? AND risk_id IS ?
       UNION ALL SELECT last_seen_walk FROM finding_risk
       WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ? AND risk_id = ? LIMIT 1`,
    )
    .pluck();
  const any = database
    .prepare<[number], 1>(
      `SELECT 1 FROM reported_removal WHERE walk_id IN (SELECT id FROM walk WHERE scan_id = ?) LIMIT 1`,
    )
    .pluck();
  const from = `reported_removal AS removal CROSS JOIN finding ON ${removalOf('finding')}`;
  const forget = database.prepare(
    `DELETE FROM reported_removal WHERE walk_id IN (
       SELECT walk.id FROM (SELECT DISTINCT walk_id FROM reported_removal) AS noted
       CROSS JOIN walk ON walk.id = noted.walk_id JOIN scan ON scan.id = walk.scan_id
       WHERE scan.connector_id = ? AND scan.state <> 'running' AND scan.review IS NOT 'pending'
         AND NOT (scan.resumable = 1 AND scan.state IN ('failed', 'cancelled')))`,
  );

  function run(sql: string, parameters: object): number {
    return database.prepare(sql).run(parameters).changes;
  }

  return {
    note(walk, key, riskId) {
      if (note.run(walk.id, riskId ?? '', ...key).changes === 0) return false;
      const lastSeen = seenIn.get(...key, riskId, ...key, riskId) ?? 0;
      return lastSeen < walk.id && walk.walksOfScan.has(lastSeen);
    },
    hasAny: (scanId) => any.get(scanId) !== undefined,
    carryOut(parameters, at) {
      run(
        `INSERT INTO finding_event (asset_id, vulnerability_id, application_id, event, detail, scan_id, at)
         SELECT DISTINCT finding.asset_id, finding.vulnerability_id, finding.application_id, 'mitigated',
           '${mitigationReasons.removed}', @scanId, @at
         FROM ${from} WHERE ${provenRemoval} AND ${isRemoved('finding')}`,
        { ...parameters, at },
      );
      const resolved = run(
        `UPDATE finding SET mitigated = 1, mitigated_at = @at, risk_status = '${removedRiskStatus}' FROM reported_removal AS removal
         WHERE ${removalOf('finding')} AND ${provenRemoval} AND ${isRemoved('finding')}`,
        { ...parameters, at },
      );
      // The risk that is shown gives way to the one that was seen last.
      run(
        `UPDATE finding SET risk_id = (SELECT nullif(other.risk_id, '') FROM finding_risk AS other
             WHERE ${otherRemains('finding')} ORDER BY other.last_seen_walk DESC, other.risk_id LIMIT 1)
         FROM reported_removal AS removal
         WHERE ${removalOf('finding')} AND ${provenRemoval} AND ${isReported('finding')}
           AND ${takesShownRisk('finding')} AND removal.risk_id <> ''
           AND EXISTS (SELECT 1 FROM finding_risk AS other WHERE ${otherRemains('finding')})`,
        parameters,
      );
      run(
        `DELETE FROM finding_risk WHERE EXISTS (SELECT 1 FROM reported_removal AS removal
             WHERE ${provenRemoval} AND ${removalOf('finding_risk')} AND (removal.risk_id <> ''
               AND removal.risk_id = finding_risk.risk_id AND finding_risk.last_seen_walk < removal.walk_id
               OR (SELECT finding.risk_id = finding_risk.risk_id OR finding.mitigated = 1 FROM finding
                 WHERE ${keyOf('finding', 'finding_risk')})))`,
        parameters,
      );
      return resolved;
    },
    forget(connectorId) {
      forget.run(connectorId);
    },
  };
}
