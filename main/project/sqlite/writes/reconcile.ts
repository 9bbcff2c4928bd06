import type Database from 'better-sqlite3';
import type { LosingEndpoint, ScanAssessment, ScopeLosses } from '../../scan-assessment.ts';
import { isReported } from '../tables/finding-state.ts';
import {
  absentAssets,
  absentFindings,
  isNotedAbsent,
  isRemoved,
  isSettledAbsence,
  keyOf,
  notExempt,
  provenRemoval,
  reportedAsset,
  scopeConditions,
} from './loss-conditions.ts';
import { mitigateLost } from './lost-findings.ts';
import { findingNotShielded, quarantineShield } from './quarantine-shield.ts';
import { type ReconcilableWalk, reconcilableWalks } from './reconcilable-walks.ts';
import { removalWrites } from './removal-writes.ts';
import { type CoveredScope, scopeLosses } from './scope-losses.ts';
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

export interface Reconciler {
  /** Notes what is absent from a scan that waits for a review, so that it can be resolved when the review is accepted. */
  noteHeld(scanId: number, at: number): void;
  /** The endpoints that would lose findings by absence. */
  losingEndpoints(scanId: number): LosingEndpoint[];
  /** Counts what concluding the scan would change. Changes nothing. @param at ms since 1970 */
  assess(scanId: number, at: number): ScanAssessment;
  /**
   * Deactivates assets and resolves findings that complete full walks no longer report, or that the console reported as
   * removed; notes what awaits confirmation. Call inside a transaction.
   */
  apply(scanId: number, at: number, options: ReconcileOptions): Reconciled;
}

/** Absences of this time are judged together. */
const judgedTogetherMs = 7 * 24 * 3_600_000;

const assetsWithFindings = 'FROM asset CROSS JOIN finding ON finding.asset_id = asset.id';

/** Prepares reconciling: what a scan's walks prove to be gone, as set-based SQL over walk numbers. */
export function reconciler(database: Database.Database): Reconciler {
  const proofsOf = reconcilableWalks(database);
  const shield = quarantineShield(database);
  const removals = removalWrites(database);
  const lossesOf = scopeLosses(database);
  const coveredScopes = database.prepare<[number], CoveredScope>(
    `SELECT DISTINCT scope_kind AS scopeKind, scope_ids AS scopeIds FROM walk
     WHERE scan_id = ? AND resource = 'findings' AND purpose = 'list' AND state <> 'restarted'`,
  );
  const acceptedAt = database
    .prepare<[number], number | null>(
      `SELECT max(reviewed_at) FROM scan WHERE review = 'accepted'
         AND connector_id = (SELECT connector_id FROM scan WHERE id = ?)`,
    )
    .pluck();
  const provenRemovals = database
    .prepare<[object], number>(
      `SELECT count(*) FROM (SELECT 1 FROM reported_removal AS removal WHERE ${provenRemoval} LIMIT 1)`,
    )
    .pluck();

  function count(sql: string, parameters: object): number {
    return Number(database.prepare(sql).pluck().get(parameters));
  }

  /** What the console reported as removed needs no other proof. */
  function absentOf(walk: ReconcilableWalk, removed: boolean): string {
    return removed ? `${absentFindings(walk)} AND NOT (${isRemoved('finding')})` : absentFindings(walk);
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
  const fullWalkBefore = database
    .prepare<[object], number | null>(
      `SELECT min(walk.id) FROM walk WHERE resource = 'findings' AND scan_id = (
         SELECT max(earlier.id) FROM scan AS this JOIN scan AS earlier ON earlier.connector_id = this.connector_id
         WHERE this.id = @scanId AND earlier.id < this.id AND earlier.scope = this.scope AND earlier.kind = 'full'
           AND earlier.state = 'complete')`,
    )
    .pluck();

  /** An endpoint that is not listed any more loses no finding, so that nothing of it awaits a second look. */
  const forgetUnlisted = (walk: ReconcilableWalk) =>
    `DELETE FROM absent_finding WHERE asset_id IN (SELECT id FROM asset
       WHERE connector_id = @connectorId AND ${scopeConditions[walk.scopeKind]} AND NOT (${reportedAsset}))`;

  /** What was seen again, or was resolved, awaits nothing any more. */
  const forgetSettled = `DELETE FROM absent_finding WHERE EXISTS (SELECT 1 FROM finding
    WHERE ${keyOf('finding', 'absent_finding')}
      AND (finding.mitigated = 1 OR finding.last_seen_walk >= absent_finding.first_walk))`;

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

  return {
    noteHeld(scanId, at) {
      shield.raise(scanId);
      const { findingWalks, parametersOf } = proofsOf(scanId);
      for (const walk of findingWalks) {
        database.prepare(noteAbsent(walk)).run({ ...parametersOf(walk), at });
      }
    },

    losingEndpoints(scanId) {
      shield.raise(scanId);
      const { findingWalks, parametersOf, common } = proofsOf(scanId);
      const removed = provenRemovals.get(common) === 1;
      const losing = new Map<number, LosingEndpoint>();
      for (const walk of findingWalks) {
        const rows = database
          .prepare<[object], LosingEndpoint>(
            `SELECT asset.id AS assetId, agent_id AS agentId, account_id AS accountId, site_id AS siteId,
               group_id AS groupId
             FROM asset
             WHERE EXISTS (SELECT 1 FROM finding WHERE finding.asset_id = asset.id AND ${absentOf(walk, removed)})`,
          )
          .all(parametersOf(walk));
        for (const row of rows) losing.set(row.assetId, row);
      }
      return [...losing.values()];
    },

    assess(scanId, at) {
      shield.raise(scanId);
      const proofs = proofsOf(scanId);
      const { assetWalks, findingWalks, parametersOf, common } = proofs;
      const since = Math.max(at - judgedTogetherMs, acceptedAt.get(scanId) ?? 0);
      let goneAssets = 0;
      for (const walk of assetWalks) {
        goneAssets += count(`SELECT count(*) FROM asset WHERE ${absentAssets(walk)}`, parametersOf(walk));
      }
      const removed = provenRemovals.get(common) === 1;
      let goneFindings = 0;
      const awaitingOf: { walkId: number; awaiting: number }[] = [];
      for (const walk of findingWalks) {
        const parameters = parametersOf(walk);
        const counted = `SELECT count(*) ${assetsWithFindings} WHERE ${absentOf(walk, removed)}`;
        const gone = count(counted, parameters);
        goneFindings += gone;
        if (gone === 0 || walk.disturbed === 0) continue;
        const awaiting = count(`${counted} AND NOT (${isSettledAbsence(walk, 'finding')})`, parameters);
        awaitingOf.push({ walkId: walk.id, awaiting });
      }
      const emptyWalks = findingWalks.filter(({ rows }) => rows === 0).length;
      const losses: ScopeLosses[] = [];
      if (goneAssets > 0) losses.push(...lossesOf.ofAssets(proofs, since));
      if (goneFindings > 0 || removed || emptyWalks > 0) {
        losses.push(...lossesOf.ofFindings(proofs, coveredScopes.all(scanId), removed, since));
      }
      return {
        losses,
        absentFindings: goneFindings,
        awaiting: awaitingOf.reduce((sum, walk) => sum + walk.awaiting, 0),
        awaitingOf,
        shielded: [...assetWalks, ...findingWalks]
          .filter(({ resource }) => shield.coversEverything(resource))
          .map(({ resource, scopeKind, scopeIds }) => ({
            resource,
            scope: { kind: scopeKind, ids: JSON.parse(scopeIds) as string[] },
          })),
        emptyWalks,
        provenFindingWalks: findingWalks.length,
      };
    },

    apply(scanId, at, { noFindingAbsent = false, confirmed = false }) {
      shield.raise(scanId);
      const { assetWalks, findingWalks, parametersOf, common } = proofsOf(scanId);
      let mitigated = removals.hasAny(scanId) ? removals.carryOut(common, at) : 0;
      let awaiting = 0;
      for (const proven of findingWalks) {
        const walk = confirmed ? { ...proven, disturbed: 0 } : proven;
        const parameters = { ...parametersOf(walk), at };
        if (!noFindingAbsent) {
          mitigated += mitigateLost(database, {
            condition: `${absentFindings(walk)} AND ${isSettledAbsence(walk, 'finding')}`,
            isLost: (finding) => isSettledAbsence(walk, finding),
            reason: 'absent',
            parameters,
          });
          if (walk.disturbed === 1) awaiting += database.prepare(noteAbsent(walk)).run(parameters).changes;
        }
      }
      if (confirmed) mitigated += mitigateNoted({ ...common, at });
      for (const walk of findingWalks) {
        const { firstFindingWalk } = common;
        const seenSince = walk.disturbed === 0 ? firstFindingWalk : fullWalkBefore.get(common);
        database.prepare(settleRisks(walk)).run({ ...parametersOf(walk), seenSince: seenSince ?? 0 });
      }
      database.prepare(forgetSettled).run();
      for (const walk of assetWalks) database.prepare(forgetUnlisted(walk)).run(parametersOf(walk));
      let deactivated = 0;
      for (const walk of assetWalks) {
        deactivated += database
          .prepare(
            `UPDATE asset SET state = 'inactive', state_changed_at = @at, state_reason = @reason
             WHERE ${absentAssets(walk)}`,
          )
          .run({ ...parametersOf(walk), at, reason: absenceReasons[walk.scopeKind] }).changes;
      }
      return { deactivated, mitigated, awaiting };
    },
  };
}
