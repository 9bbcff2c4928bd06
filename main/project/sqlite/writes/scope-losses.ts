import type Database from 'better-sqlite3';
import type { ScopeUnit } from '../../../../preload/contract/issue-facts.ts';
import type { Resource, WalkScope } from '../../../../preload/contract/scan-details.ts';
import { severityNames } from '../../../../preload/contract/severity.ts';
import type { ScopeLosses } from '../../scan-assessment.ts';
import { isOpen } from '../tables/finding-state.ts';
import {
  absentAssets,
  absentFindings,
  isRemoved,
  keyOf,
  notExempt,
  provenRemoval,
  removalOf,
  reportedAsset,
  scopeConditions,
} from './loss-conditions.ts';
import type { ReconcilableWalk, ScanProofs } from './reconcilable-walks.ts';
import { absenceReasonList, mitigationReasons } from './stored-reasons.ts';

/** The walks of a scan that are not proofs of absence, but tell which scopes a delta covers. */
export interface CoveredScope {
  readonly scopeKind: WalkScope['kind'];
  readonly scopeIds: string;
}

interface Counts {
  held: number;
  absent: number;
  removed: number;
  absentBefore: number;
  reported: number;
}

/** Counts of the assets of one account, site and group. */
interface PlaceRow extends Partial<Counts> {
  account_id: string | null;
  account_name: string | null;
  site_id: string | null;
  site_name: string | null;
  group_id: string | null;
  group_name: string | null;
}

const place = `asset.account_id, max(asset.account_name) AS account_name, asset.site_id, max(asset.site_name) AS site_name,
  asset.group_id, max(asset.group_name) AS group_name`;
const byPlace = 'GROUP BY asset.account_id, asset.site_id, asset.group_id';
/** Open findings of an asset, as its summary counts them. */
const openOfAsset = severityNames.map((name) => `asset_summary."${name}"`).join(' + ');

/** Counts what a scan would take away, account by account, site by site and group by group. */
export interface ScopeLossesQuery {
  ofAssets(walks: ScanProofs, since: number): ScopeLosses[];
  /** @param removals whether the scan noted removals */
  ofFindings(
    proofs: ScanProofs,
    covered: readonly CoveredScope[],
    removals: boolean,
    since: number,
  ): ScopeLosses[];
}

/** Prepares the counting. */
export function scopeLosses(database: Database.Database): ScopeLossesQuery {
  function rows(sql: string, parameters: object): PlaceRow[] {
    return database.prepare<[object], PlaceRow>(sql).all(parameters);
  }

  return {
    ofAssets({ assetWalks, parametersOf }, since) {
      const losses = new Losses('assets');
      for (const walk of assetWalks) {
        const counted = rows(
          `SELECT ${place}, count(*) FILTER (WHERE asset.state = 'active') AS held,
             count(*) FILTER (WHERE ${absentAssets(walk)}) AS absent, count(*) FILTER (WHERE ${reportedAsset}) AS reported,
             count(*) FILTER (WHERE asset.state = 'inactive' AND asset.state_reason IN (${absenceReasonList})
               AND asset.state_changed_at > @since) AS absentBefore
           FROM asset WHERE asset.connector_id = @connectorId AND ${scopeConditions[walk.scopeKind]} ${byPlace}`,
          { ...parametersOf(walk), since },
        );
        losses.add(walk, counted);
      }
      return losses.all();
    },

    ofFindings(proofs, covered, removals, since) {
      const losses = new Losses('findings');
      for (const walk of proofs.findingWalks) {
        const parameters = proofs.parametersOf(walk);
        const absent = rows(
          `SELECT ${place}, count(*) AS absent FROM asset CROSS JOIN finding ON finding.asset_id = asset.id
           WHERE ${absentFindings(walk)} AND ${isOpen('finding')}
             ${removals ? `AND NOT (${isRemoved('finding')})` : ''} ${byPlace}`,
          parameters,
        );
        losses.add(walk, absent);
        losses.addReported(walk);
        losses.add(
          walk,
          rows(
            `SELECT ${place}, count(*) AS absentBefore
             FROM finding_event AS event INDEXED BY finding_event_by_time
             CROSS JOIN finding ON ${keyOf('finding', 'event')} CROSS JOIN asset ON asset.id = finding.asset_id
             WHERE event.at > @since AND event.event IN ('reopened', 'mitigated') AND event.event = 'mitigated'
               AND event.detail = '${mitigationReasons.absent}' AND finding.mitigated_at = event.at
               AND asset.connector_id = @connectorId AND ${scopeConditions[walk.scopeKind]} ${byPlace}`,
            { ...parameters, since },
          ),
        );
      }
      const scopes = new Map([...proofs.findingWalks, ...covered].map((scope) => [scopeName(scope), scope]));
      for (const scope of scopes.values()) {
        const parameters = { ...proofs.common, scopeIds: scope.scopeIds };
        losses.add(
          scope,
          rows(
            `SELECT ${place}, sum(${openOfAsset}) AS held
             FROM asset JOIN asset_summary ON asset_summary.asset_id = asset.id
             WHERE asset.connector_id = @connectorId AND ${scopeConditions[scope.scopeKind]}
               AND (asset.state = 'active' OR ${reportedAsset}) AND ${notExempt} ${byPlace}`,
            parameters,
          ),
        );
        if (!removals) continue;
        losses.add(
          scope,
          rows(
            `SELECT ${place}, count(*) AS removed
             FROM (SELECT DISTINCT finding.asset_id, finding.vulnerability_id, finding.application_id
               FROM reported_removal AS removal CROSS JOIN finding ON ${removalOf('finding')}
               WHERE ${provenRemoval} AND ${isRemoved('finding')} AND ${isOpen('finding')}) AS gone
               JOIN asset ON asset.id = gone.asset_id
             WHERE asset.connector_id = @connectorId AND ${scopeConditions[scope.scopeKind]} ${byPlace}`,
            parameters,
          ),
        );
      }
      return losses.all();
    },
  };
}

function scopeName({ scopeKind, scopeIds }: CoveredScope): string {
  return `${scopeKind} ${scopeIds}`;
}

/** Adds places up to the units that are judged by themselves. */
class Losses {
  readonly #resource: Resource;
  readonly #units = new Map<
    string,
    { unit: ScopeUnit; named: boolean; counts: Counts; knowsReported: boolean }
  >();

  constructor(resource: Resource) {
    this.#resource = resource;
    this.#count({ kind: 'all', id: null, name: null }, false, {});
  }

  add({ scopeKind }: CoveredScope, places: readonly PlaceRow[]): void {
    for (const row of places) {
      this.#count({ kind: 'all', id: null, name: null }, false, row);
      const named = scopeKind !== 'all';
      if (scopeKind === 'account' || !named) {
        this.#count({ kind: 'account', id: row.account_id, name: row.account_name }, named, row);
      }
      if (scopeKind === 'site' || !named) {
        this.#count({ kind: 'site', id: row.site_id, name: row.site_name }, named, row);
      }
      if (scopeKind === 'group') {
        this.#count({ kind: 'group', id: row.group_id, name: row.group_name }, named, row);
      }
    }
  }

  /** A finding walk covers everything or one id, so that its rows are those of the id. */
  addReported({ scopeKind, scopeIds, rows }: ReconcilableWalk): void {
    const [id = null] = JSON.parse(scopeIds) as string[];
    const all = this.#count({ kind: 'all', id: null, name: null }, false, { reported: rows });
    all.knowsReported = true;
    if (scopeKind === 'all') return;
    this.#count({ kind: scopeKind, id, name: null }, true, { reported: rows }).knowsReported = true;
  }

  all(): ScopeLosses[] {
    return [...this.#units.values()].map(({ unit, named, counts, knowsReported }) => ({
      ...counts,
      resource: this.#resource,
      unit,
      named,
      reported: knowsReported || this.#resource === 'assets' ? counts.reported : null,
    }));
  }

  #count(unit: ScopeUnit, named: boolean, row: Partial<Counts>) {
    // An asset of no known site is in no site that could be judged.
    const key = `${unit.kind} ${unit.id ?? ''}`;
    let found = this.#units.get(key);
    if (!found) {
      const counts = { held: 0, absent: 0, removed: 0, absentBefore: 0, reported: 0 };
      found = { unit, named, counts, knowsReported: false };
      this.#units.set(key, found);
    }
    found.unit = { ...found.unit, name: found.unit.name ?? unit.name };
    found.named ||= named;
    for (const name of Object.keys(found.counts) as (keyof Counts)[]) found.counts[name] += row[name] ?? 0;
    return found;
  }
}
