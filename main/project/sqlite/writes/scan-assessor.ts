import type Database from 'better-sqlite3';
import type { LosingEndpoint, ScanAssessment, ScopeLosses } from '../../scan-assessment.ts';
import {
  absentAssets,
  absentFindings,
  assetsWithFindings,
  isRemoved,
  isSettledAbsence,
  provenRemoval,
} from './loss-conditions.ts';
import type { QuarantineShield } from './quarantine-shield.ts';
import type { ReconcilableWalk, ScanProofs } from './reconcilable-walks.ts';
import { type CoveredScope, scopeLosses } from './scope-losses.ts';

/** Says what concluding a scan would change, without changing anything. */
export interface Assessor {
  /** The endpoints that would lose findings by absence. */
  losingEndpoints(scanId: number): LosingEndpoint[];
  /** Counts what concluding the scan would change. @param at ms since 1970 */
  assess(scanId: number, at: number): ScanAssessment;
}

/** Absences of this time are judged together. */
const judgedTogetherMs = 7 * 24 * 3_600_000;

/** Prepares the counts. */
export function assessor(
  database: Database.Database,
  proofsOf: (scanId: number) => ScanProofs,
  shield: QuarantineShield,
): Assessor {
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

  /** Findings that are absent after the walks, and of those of a disturbed walk the ones that await a second look. */
  function countAbsent(
    { findingWalks, parametersOf }: ScanProofs,
    removed: boolean,
  ): Pick<ScanAssessment, 'absentFindings' | 'awaitingOf'> {
    let gone = 0;
    const awaitingOf: { walkId: number; awaiting: number }[] = [];
    for (const walk of findingWalks) {
      const parameters = parametersOf(walk);
      const counted = `SELECT count(*) ${assetsWithFindings} WHERE ${absentOf(walk, removed)}`;
      const goneHere = count(counted, parameters);
      gone += goneHere;
      if (goneHere === 0 || walk.disturbed === 0) continue;
      const awaiting = count(`${counted} AND NOT (${isSettledAbsence(walk, 'finding')})`, parameters);
      awaitingOf.push({ walkId: walk.id, awaiting });
    }
    return { absentFindings: gone, awaitingOf };
  }

  return {
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
      const absent = countAbsent(proofs, removed);
      const emptyWalks = findingWalks.filter(({ rows }) => rows === 0).length;
      const losses: ScopeLosses[] = [];
      if (goneAssets > 0) losses.push(...lossesOf.ofAssets(proofs, since));
      if (absent.absentFindings > 0 || removed || emptyWalks > 0) {
        losses.push(...lossesOf.ofFindings(proofs, coveredScopes.all(scanId), removed, since));
      }
      return {
        losses,
        ...absent,
        awaiting: absent.awaitingOf.reduce((sum, walk) => sum + walk.awaiting, 0),
        shielded: shieldedOf(shield, [...assetWalks, ...findingWalks]),
        emptyWalks,
        provenFindingWalks: findingWalks.length,
      };
    },
  };
}

/** What the console reported as removed needs no other proof. */
function absentOf(walk: ReconcilableWalk, removed: boolean): string {
  return removed ? `${absentFindings(walk)} AND NOT (${isRemoved('finding')})` : absentFindings(walk);
}

/** The walks of which quarantined records could be any of those that are missing. */
function shieldedOf(
  shield: QuarantineShield,
  walks: readonly ReconcilableWalk[],
): ScanAssessment['shielded'] {
  return walks
    .filter(({ resource }) => shield.coversEverything(resource))
    .map(({ resource, scopeKind, scopeIds }) => ({
      resource,
      scope: { kind: scopeKind, ids: JSON.parse(scopeIds) as string[] },
    }));
}
