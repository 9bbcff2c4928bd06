import type Database from 'better-sqlite3';
import { isReported } from '../tables/finding-state.ts';
import {
  absentAssets,
  absentFindings,
  assetsWithFindings,
  isNotedAbsent,
  isSettledAbsence,
  keyOf,
  notExempt,
  reportedAsset,
  scopeConditions,
} from './loss-conditions.ts';
import { mitigateLost } from './lost-findings.ts';
import { findingNotShielded, quarantineShield } from './quarantine-shield.ts';
import { type ReconcilableWalk, reconcilableWalks, type ScanProofs } from './reconcilable-walks.ts';
import { removalWrites } from './removal-writes.ts';
import { type Assessor, assessor } from './scan-assessor.ts';
import { absenceReasons } from './stored-reasons.ts';

/** How absences are dealt with. */
export interface ReconcileOptions {
  /** `assess` found no finding absent after the last walk: to look for them again takes as long as the first time. */
  readonly noFindingAbsent?: boolean;
  /** An analyst accepted the review: what awaits confirmation is confirmed by that. */
  readonly confirmed?: boolean;
}

export interface Reconciled {
  readonly deactivated: number;
  readonly mitigated: number;
  readonly awaiting: number;
}

export interface Reconciler extends Assessor {
  /** Notes what is absent from a scan that waits for a review, so that it can be resolved when the review is accepted. */
  noteHeld(scanId: number, at: number): void;
  /**
   * Deactivates assets and resolves findings that complete full walks no longer report, or that the console reported as
   * removed; notes what awaits confirmation. Call inside a transaction.
   */
  apply(scanId: number, at: number, options: ReconcileOptions): Reconciled;
}

/** Prepares reconciling: what a scan's walks prove to be gone, as set-based SQL over walk numbers. */
export function reconciler(database: Database.Database): Reconciler {
  const proofsOf = reconcilableWalks(database);
  const shield = quarantineShield(database);
  const removals = removalWrites(database);
  const fullWalkBefore = database
    .prepare<[object], number | null>(
      `SELECT min(walk.id) FROM walk WHERE resource = 'findings' AND scan_id = (
         SELECT max(earlier.id) FROM scan AS this JOIN scan AS earlier ON earlier.connector_id = this.connector_id
         WHERE this.id = @scanId AND earlier.id < this.id AND earlier.scope = this.scope AND earlier.kind = 'full'
           AND earlier.state = 'complete')`,
    )
    .pluck();

  /** What was noted when the scan was held: endpoints that a later scan has read are no longer those of this one. */
  function mitigateNoted(parameters: Readonly<Record<string, unknown>>): number {
    return mitigateLost(database, {
      condition: `${isReported('finding')}
        AND asset.id IN (SELECT asset_id FROM absent_finding WHERE scan_id = @scanId) AND ${isNotedAbsent('finding')}`,
      isLost: isNotedAbsent,
      reason: 'absent',
      parameters,
    });
  }

  /** Resolves the absent findings of a walk; notes those that a disturbed one leaves open. */
  function resolveAbsent(walk: ReconcilableWalk, parameters: Readonly<Record<string, unknown>>) {
    const mitigated = mitigateLost(database, {
      condition: `${absentFindings(walk)} AND ${isSettledAbsence(walk, 'finding')}`,
      isLost: (finding) => isSettledAbsence(walk, finding),
      reason: 'absent',
      parameters,
    });
    const awaiting = walk.disturbed === 1 ? database.prepare(noteAbsent(walk)).run(parameters).changes : 0;
    return { mitigated, awaiting };
  }

  function settle({ assetWalks, findingWalks, parametersOf, common }: ScanProofs): void {
    for (const walk of findingWalks) {
      const seenSince = walk.disturbed === 0 ? common.firstFindingWalk : fullWalkBefore.get(common);
      database.prepare(settleRisks(walk)).run({ ...parametersOf(walk), seenSince: seenSince ?? 0 });
    }
    database.prepare(forgetSettled).run();
    for (const walk of assetWalks) database.prepare(forgetUnlisted(walk)).run(parametersOf(walk));
  }

  function deactivate({ assetWalks, parametersOf }: ScanProofs, at: number): number {
    let deactivated = 0;
    for (const walk of assetWalks) {
      deactivated += database
        .prepare(
          `UPDATE asset SET state = 'inactive', state_changed_at = @at, state_reason = @reason
           WHERE ${absentAssets(walk)}`,
        )
        .run({ ...parametersOf(walk), at, reason: absenceReasons[walk.scopeKind] }).changes;
    }
    return deactivated;
  }

  return {
    ...assessor(database, proofsOf, shield),

    noteHeld(scanId, at) {
      shield.raise(scanId);
      const { findingWalks, parametersOf } = proofsOf(scanId);
      for (const walk of findingWalks) {
        database.prepare(noteAbsent(walk)).run({ ...parametersOf(walk), at });
      }
    },

    apply(scanId, at, { noFindingAbsent = false, confirmed = false }) {
      shield.raise(scanId);
      const proofs = proofsOf(scanId);
      const { findingWalks, parametersOf, common } = proofs;
      let mitigated = removals.hasAny(scanId) ? removals.carryOut(common, at) : 0;
      let awaiting = 0;
      for (const proven of noFindingAbsent ? [] : findingWalks) {
        const walk = confirmed ? { ...proven, disturbed: 0 } : proven;
        const resolved = resolveAbsent(walk, { ...parametersOf(walk), at });
        mitigated += resolved.mitigated;
        awaiting += resolved.awaiting;
      }
      if (confirmed) mitigated += mitigateNoted({ ...common, at });
      settle(proofs);
      return { deactivated: deactivate(proofs, at), mitigated, awaiting };
    },
  };
}

const noteAbsent = (walk: ReconcilableWalk) =>
  `INSERT INTO absent_finding (asset_id, vulnerability_id, application_id, scan_id, first_walk, at)
   SELECT finding.asset_id, finding.vulnerability_id, finding.application_id, @scanId, @firstFindingWalk, @at
   ${assetsWithFindings} WHERE ${absentFindings(walk)}
   ON CONFLICT DO UPDATE SET scan_id = excluded.scan_id, first_walk = excluded.first_walk, at = excluded.at`;

/**
 * A full walk settles which of several risks the findings of its scope stand on: those that it saw, and after a disturbed
 * one those that the full scan before it saw.
 */
const settleRisks = ({ scopeKind }: ReconcilableWalk) => `DELETE FROM finding_risk
  WHERE last_seen_walk < @seenSince
    AND (SELECT finding.last_seen_walk >= @firstFindingWalk OR finding.mitigated = 1 FROM finding
      WHERE ${keyOf('finding', 'finding_risk')})
    AND asset_id IN (SELECT id FROM asset WHERE connector_id = @connectorId AND ${scopeConditions[scopeKind]}
      AND ${reportedAsset} AND ${notExempt})
    AND ${findingNotShielded('finding_risk')}`;

/** An endpoint that is not listed any more loses no finding, so that nothing of it awaits a second look. */
const forgetUnlisted = (walk: ReconcilableWalk) =>
  `DELETE FROM absent_finding WHERE asset_id IN (SELECT id FROM asset
     WHERE connector_id = @connectorId AND ${scopeConditions[walk.scopeKind]} AND NOT (${reportedAsset}))`;

/** What was seen again, or was resolved, awaits nothing any more. */
const forgetSettled = `DELETE FROM absent_finding WHERE EXISTS (SELECT 1 FROM finding
  WHERE ${keyOf('finding', 'absent_finding')}
    AND (finding.mitigated = 1 OR finding.last_seen_walk >= absent_finding.first_walk))`;
