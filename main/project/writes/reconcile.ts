import type Database from 'better-sqlite3';
import type { Resource, WalkScope } from '../../../preload/contract/scan-details.ts';
import { mitigateLost } from './lost-findings.ts';

/** What reconciling one complete full walk would change. */
export interface WalkAssessment {
  readonly walkId: number;
  readonly resource: Resource;
  readonly scope: WalkScope;
  /** Distinct rows the console sent in the walk. */
  readonly rows: number;
  /** Active assets in the walk's scope, or open findings of those of its assets that the scan reported. */
  readonly held: number;
  /** How many of them the walk did not report and reconciling would deactivate or mitigate. */
  readonly absent: number;
  /** A quarantined record names nothing it could be about, so that nothing of this walk can be proven gone. */
  readonly shielded: boolean;
}

interface ReconcilableWalk {
  id: number;
  resource: Resource;
  scope_kind: WalkScope['kind'];
  scope_ids: string;
  rows: number;
}

/** An endpoint that reconciling would take findings from, with its place as the project has it. */
export interface LosingEndpoint {
  readonly assetId: number;
  readonly agentId: string;
  readonly accountId: string | null;
  readonly siteId: string | null;
  readonly groupId: string | null;
}

interface Reconciler {
  /** The endpoints that would lose findings. */
  losingEndpoints(scanId: number): LosingEndpoint[];
  assess(scanId: number): WalkAssessment[];
  /**
   * Deactivates assets and mitigates findings that complete full walks no longer report. Call inside a transaction.
   * @param noFindingAbsent whether `assess` said so after the last walk
   */
  apply(scanId: number, at: number, noFindingAbsent?: boolean): void;
}

const scopeConditions: Record<WalkScope['kind'], string> = {
  all: '@scopeIds IS NOT NULL',
  account: 'asset.account_id IN (SELECT value FROM json_each(@scopeIds))',
  site: 'asset.site_id IN (SELECT value FROM json_each(@scopeIds))',
  group: 'asset.group_id IN (SELECT value FROM json_each(@scopeIds))',
};

/** A quarantined endpoint record that names no endpoint may be any of them. */
const assetNotShielded = `NOT EXISTS (
  SELECT 1 FROM quarantine WHERE scan_id = @scanId AND resource = 'assets' AND agent_id IS NULL)`;

/** A quarantined risk shields what it names: one finding, all of an endpoint or of a CVE, or, naming nothing, everything. */
const findingNotShielded = (finding: string) => `NOT EXISTS (
  SELECT 1 FROM quarantine
  WHERE scan_id = @scanId AND resource = 'vulnerabilities'
    AND (quarantine.agent_id IS NULL OR quarantine.agent_id = asset.agent_id)
    AND (quarantine.cve IS NULL
      OR quarantine.cve = (SELECT cve FROM vulnerability WHERE id = ${finding}.vulnerability_id)))`;

function heldAssets(walk: ReconcilableWalk): string {
  return `asset.connector_id = @connectorId AND asset.state = 'active' AND ${scopeConditions[walk.scope_kind]}`;
}

function absentAssets(walk: ReconcilableWalk): string {
  return `${heldAssets(walk)} AND asset.last_seen_walk < @firstAssetWalk AND ${assetNotShielded}`;
}

/**
 * Only endpoints that the same scan's asset walks reported can lose findings: also those that they reported as
 * decommissioned, never those that were merely not seen, or were no longer there when they were asked for again.
 */
function presentAssets(walk: ReconcilableWalk): string {
  return `asset.connector_id = @connectorId AND ${scopeConditions[walk.scope_kind]}
    AND asset.last_seen_walk IN (SELECT id FROM walk WHERE scan_id = @scanId AND resource = 'assets')
    AND asset.id NOT IN (SELECT asset_id FROM spared_asset WHERE scan_id = @scanId)`;
}

/** An open finding that no walk of the scan saw, and no quarantined record may be about. */
function unseenFinding(finding: string): string {
  return `${finding}.last_seen_walk < @firstVulnerabilityWalk AND ${findingNotShielded(finding)}`;
}

function absentFindings(walk: ReconcilableWalk): string {
  return `finding.mitigated = 0 AND ${presentAssets(walk)} AND ${unseenFinding('finding')}`;
}

/**
 * Prepares reconciling: what a scan's complete full walks prove to be gone, as set-based SQL over walk numbers.
 * Deltas, incomplete walks, and vulnerability walks of a scan whose asset walks are not all complete prove nothing.
 */
export function reconciler(database: Database.Database): Reconciler {
  const reconcilable = database.prepare<[number], ReconcilableWalk>(
    `SELECT id, resource, scope_kind, scope_ids, rows - duplicates AS rows FROM walk
     WHERE scan_id = ? AND state = 'ended' AND complete = 1 AND changed_since IS NULL ORDER BY id`,
  );
  const openAssetWalks = database
    .prepare<[number], number>(
      `SELECT count(*) FROM walk WHERE scan_id = ? AND resource = 'assets' AND state <> 'restarted'
         AND NOT (state = 'ended' AND complete = 1)`,
    )
    .pluck();
  const connectorOf = database
    .prepare<[number], string>('SELECT connector_id FROM scan WHERE id = ?')
    .pluck();

  function walksOf(scanId: number) {
    const complete = reconcilable.all(scanId);
    const assetWalks = complete.filter((walk) => walk.resource === 'assets');
    const provenAssets = assetWalks.length > 0 && openAssetWalks.get(scanId) === 0;
    const vulnerabilityWalks = provenAssets
      ? complete.filter((walk) => walk.resource === 'vulnerabilities')
      : [];
    const common = {
      scanId,
      connectorId: connectorOf.get(scanId),
      firstAssetWalk: assetWalks[0]?.id ?? null,
      firstVulnerabilityWalk: vulnerabilityWalks[0]?.id ?? null,
    };
    const parametersOf = (walk: ReconcilableWalk) => ({
      ...common,
      walkId: walk.id,
      scopeIds: walk.scope_ids,
    });
    return { assetWalks, vulnerabilityWalks, parametersOf };
  }

  const unnamed = database.prepare<[number, Resource], unknown>(
    `SELECT 1 FROM quarantine
     WHERE scan_id = ? AND resource = ? AND agent_id IS NULL AND (resource = 'assets' OR cve IS NULL) LIMIT 1`,
  );

  function count(sql: string, parameters: object): number {
    return Number(database.prepare(sql).pluck().get(parameters));
  }

  return {
    losingEndpoints(scanId) {
      const { vulnerabilityWalks, parametersOf } = walksOf(scanId);
      const losing = new Map<number, LosingEndpoint>();
      for (const walk of vulnerabilityWalks) {
        const rows = database
          .prepare<[object], LosingEndpoint>(
            `SELECT asset.id AS assetId, agent_id AS agentId, account_id AS accountId, site_id AS siteId,
               group_id AS groupId
             FROM asset
             WHERE EXISTS (SELECT 1 FROM finding WHERE finding.asset_id = asset.id AND ${absentFindings(walk)})`,
          )
          .all(parametersOf(walk));
        for (const row of rows) losing.set(row.assetId, row);
      }
      return [...losing.values()];
    },

    assess(scanId) {
      const { assetWalks, vulnerabilityWalks, parametersOf } = walksOf(scanId);
      const describe = (walk: ReconcilableWalk, held: number, absent: number): WalkAssessment => ({
        walkId: walk.id,
        resource: walk.resource,
        scope: { kind: walk.scope_kind, ids: JSON.parse(walk.scope_ids) as string[] },
        rows: walk.rows,
        held,
        absent,
        shielded: unnamed.get(scanId, walk.resource) !== undefined,
      });
      return [
        ...assetWalks.map((walk) => {
          const parameters = parametersOf(walk);
          const held = count(`SELECT count(*) FROM asset WHERE ${heldAssets(walk)}`, parameters);
          const absent = count(`SELECT count(*) FROM asset WHERE ${absentAssets(walk)}`, parameters);
          return describe(walk, held, absent);
        }),
        ...vulnerabilityWalks.map((walk) => {
          const parameters = parametersOf(walk);
          const from = 'FROM asset CROSS JOIN finding ON finding.asset_id = asset.id';
          const counted = database
            .prepare<[object], { held: number; absent: number }>(
              `SELECT count(*) AS held, count(*) FILTER (WHERE ${unseenFinding('finding')}) AS absent
               ${from} WHERE finding.mitigated = 0 AND ${presentAssets(walk)}`,
            )
            .get(parameters);
          return describe(walk, counted?.held ?? 0, counted?.absent ?? 0);
        }),
      ];
    },

    apply(scanId, at, noFindingAbsent = false) {
      const { assetWalks, vulnerabilityWalks, parametersOf } = walksOf(scanId);
      let mitigated = 0;
      for (const walk of noFindingAbsent ? [] : vulnerabilityWalks) {
        mitigated += mitigateLost(database, {
          condition: absentFindings(walk),
          isLost: unseenFinding,
          parameters: { ...parametersOf(walk), at },
        });
      }
      let deactivated = 0;
      for (const walk of assetWalks) {
        deactivated += database
          .prepare(
            `UPDATE asset SET state = 'inactive', state_changed_at = @at,
               state_reason = ${walk.scope_kind === 'all' ? `'no longer in the console''s endpoint list'` : `'no longer in the chosen ${walk.scope_kind}s'`}
             WHERE ${absentAssets(walk)}`,
          )
          .run({ ...parametersOf(walk), at }).changes;
      }
      database
        .prepare(
          `UPDATE scan SET findings_mitigated = findings_mitigated + ?, assets_deactivated = assets_deactivated + ?
           WHERE id = ?`,
        )
        .run(mitigated, deactivated, scanId);
    },
  };
}
