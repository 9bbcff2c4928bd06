import type Database from 'better-sqlite3';
import type { AssetState } from '../../../../preload/contract/asset-state.ts';
import type { StateReason } from '../../../../preload/contract/reasons.ts';
import { assetCatalogue } from '../../../../preload/fields/asset/asset-catalogue.ts';
import type { Absence } from '../../../../preload/fields/field-entry.ts';
import type { AssetRow } from '../../ingest-rows.ts';
import type { IngestWrites } from '../../project-ingest.ts';
import { recordColumns } from '../../record-columns.ts';
import { type CellValue, type RowColumns, valuesOf } from '../../row-columns.ts';
import type { NormalisedPage } from '../../walk-page.ts';
import { assetDigest } from '../tables/identity-digest.ts';
import { quarantineWrites } from './quarantine-writes.ts';
import { SeenMeanwhile } from './seen-meanwhile.ts';
import { type LoadedWalk, walkCheckpoint } from './walk-checkpoint.ts';

const recorded = recordColumns(assetCatalogue, 'asset');
const columns = recorded.map(({ column }) => column);
const absences = recorded.map(({ reported }): Absence => reported.absent ?? 'kept');
const isUpdate = recorded.map(({ reported }) => reported.isUpdate ?? true);
const updatedAt = columns.indexOf('console_updated_at');
const lastActiveAt = columns.indexOf('last_active_at');

/** Read raw, the record columns at the end: objects of this many fields cost more than reading them. */
type ExistingAsset = [
  id: number,
  state: AssetState,
  stateReason: string | null,
  knownFrom: 'endpoint' | 'finding',
  lastSeenWalk: number,
  ...record: CellValue[],
];
const fixedColumns = 5;

interface PageCounts {
  seen: number;
  new: number;
  updated: number;
  deactivated: number;
  returned: number;
  duplicates: number;
}

/** A page as it is loaded. */
interface PageInLoad {
  readonly walk: LoadedWalk;
  readonly at: number;
  readonly counts: PageCounts;
  /** Ids of the duplicates. */
  readonly repeated: string[];
}

export type AssetWrites = Pick<IngestWrites, 'loadAssetPage'>;

/** Prepares the statements that load endpoints. */
export function assetWrites(database: Database.Database): AssetWrites {
  const checkpoint = walkCheckpoint(database);
  const quarantine = quarantineWrites(database);
  const seenByOthers = new SeenMeanwhile();
  const find = database
    .prepare<[string, CellValue], ExistingAsset>(
      `SELECT id, state, state_reason, known_from, last_seen_walk, ${columns.join(', ')}
       FROM asset WHERE connector_id = ? AND agent_id = ?`,
    )
    .raw();
  const insert = database.prepare(
    `INSERT INTO asset (connector_id, agent_id, identity_digest, known_from, state, state_reason, state_changed_at,
       first_seen_walk, last_seen_walk, first_seen_at, last_seen_at, ${columns.join(', ')})
     VALUES (?, ?, ?, 'endpoint', ?, ?, ?, ?, ?, ?, ?, ${columns.map(() => '?').join(', ')})`,
  );
  const update = database.prepare(
    `UPDATE asset SET first_seen_walk = iif(known_from = 'finding', ?, first_seen_walk), known_from = 'endpoint',
       state_changed_at = iif(state = ?, state_changed_at, ?), state = ?, state_reason = ?, last_seen_walk = max(last_seen_walk, ?),
       last_seen_at = ?, ${columns.map((column) => `${column} = ?`).join(', ')}
     WHERE id = ?`,
  );
  const touch = database.prepare(
    `UPDATE asset SET last_seen_walk = max(last_seen_walk, ?), last_seen_at = ?, console_updated_at = ?, last_active_at = ? WHERE id = ?`,
  );
  const touchAlone = database.prepare(
    'UPDATE asset SET last_seen_walk = max(last_seen_walk, ?), last_seen_at = ? WHERE connector_id = ? AND agent_id = ?',
  );
  const countAssets = database.prepare(
    `UPDATE scan SET assets_seen = assets_seen + ?, assets_new = assets_new + ?, assets_updated = assets_updated + ?,
       assets_deactivated = assets_deactivated + ?, assets_returned = assets_returned + ?
     WHERE id = ?`,
  );

  function loadRow({ walk, at, counts, repeated }: PageInLoad, row: EndpointRow): void {
    const { agentId, reported } = row;
    const existing = find.get(walk.connectorId, agentId);
    const { state, stateReason } = stateOf(row, existing);
    const record = reportedOver(existing, reported);
    if (!existing) {
      const seen = [walk.id, walk.id, at, at];
      const digest = assetDigest(walk.connectorId, String(agentId));
      insert.run(walk.connectorId, agentId, digest, state, stateReason, at, ...seen, ...record);
      counts.seen += 1;
      counts.new += 1;
      return;
    }
    const [id, stateBefore, , knownFrom, lastSeenWalk] = existing;
    const seenMeanwhile = lastSeenWalk > walk.id && !seenByOthers.isFirst(walk.id, String(id));
    if (lastSeenWalk === walk.id || seenMeanwhile) {
      counts.duplicates += 1;
      repeated.push(String(agentId));
      if (isNewer(record[updatedAt], existing[fixedColumns + updatedAt])) {
        update.run(walk.id, state, at, state, stateReason, walk.id, at, ...record, id);
      }
      return;
    }
    const firstTime = !walk.walksOfScan.has(lastSeenWalk);
    // Another walk of the scan may have read the newer record of an endpoint that the console lists twice.
    if (!firstTime && isNewer(existing[fixedColumns + updatedAt], record[updatedAt])) {
      touchAlone.run(walk.id, at, walk.connectorId, agentId);
      return;
    }
    if (firstTime) counts.seen += 1;
    if (stateBefore === state && knownFrom === 'endpoint' && !differs(existing, record)) {
      touch.run(walk.id, at, record[updatedAt], record[lastActiveAt], id);
      return;
    }
    update.run(walk.id, state, at, state, stateReason, walk.id, at, ...record, id);
    if (knownFrom === 'finding') counts.new += 1;
    else if (stateBefore !== 'active' && state === 'active') counts.returned += 1;
    else if (firstTime) counts.updated += 1;
    if (stateBefore === 'active' && state !== 'active') counts.deactivated += 1;
  }

  const loadPage = database.transaction((walkId: number, page: NormalisedPage<AssetRow>) => {
    const walk = checkpoint.read(walkId);
    const counts: PageCounts = { seen: 0, new: 0, updated: 0, deactivated: 0, returned: 0, duplicates: 0 };
    const repeated: string[] = [];
    const loaded: PageInLoad = { walk, at: page.at, counts, repeated };
    for (const row of endpointRows(page.rows)) loadRow(loaded, row);
    const set = quarantine.keep(walk, page.quarantined, page.at);
    for (const record of page.quarantined) {
      if (record.agentId !== null) touchAlone.run(walk.id, page.at, walk.connectorId, record.agentId);
    }
    countAssets.run(
      counts.seen,
      counts.new,
      counts.updated,
      counts.deactivated,
      counts.returned,
      walk.scanId,
    );
    if (page.nextCursor === null) seenByOthers.forget(walk.id);
    const fresh = checkpoint.advance(walk, page, {
      duplicates: counts.duplicates + set.repeated,
      newlyQuarantined: set.newInScan,
      newFindings: 0,
      freshRows: 0,
      removedRows: 0,
    });
    return { fresh, repeated };
  });

  return {
    loadAssetPage(walkId, page) {
      try {
        return loadPage.immediate(walkId, page);
      } catch (error) {
        seenByOthers.clear();
        throw error;
      }
    },
  };
}

/** One endpoint of a page as it is written. */
interface EndpointRow {
  readonly agentId: CellValue;
  /** Whether it is, null where the console does not say. */
  readonly decommissioned: boolean | null;
  readonly uninstalled: boolean | null;
  /** The values of the record columns, in their order. */
  readonly reported: readonly CellValue[];
}

function* endpointRows(rows: RowColumns<AssetRow>): Generator<EndpointRow> {
  const agentIds = valuesOf(rows, 'agent_id');
  const decommissioned = valuesOf(rows, 'decommissioned');
  const uninstalled = valuesOf(rows, 'uninstalled');
  const recorded = columns.map((name) => valuesOf(rows, name));
  for (let row = 0; row < rows.count; row += 1) {
    yield {
      agentId: agentIds[row] ?? null,
      decommissioned: flagAt(decommissioned, row),
      uninstalled: flagAt(uninstalled, row),
      reported: recorded.map((values) => values[row] ?? null),
    };
  }
}

function flagAt(values: readonly CellValue[], row: number): boolean | null {
  const value = values[row] ?? null;
  return value === null ? null : value === 1;
}

const uninstalledReason: StateReason = 'agent-uninstalled';

/** A listed endpoint is active unless the console says otherwise, or said so before and says nothing now. */
function stateOf(
  row: EndpointRow,
  existing: ExistingAsset | undefined,
): { readonly state: AssetState; readonly stateReason: StateReason | null } {
  const [, stateBefore, reasonBefore] = existing ?? [];
  if (row.decommissioned ?? stateBefore === 'decommissioned')
    return { state: 'decommissioned', stateReason: 'decommissioned-in-console' };
  if (row.uninstalled ?? reasonBefore === uninstalledReason)
    return { state: 'inactive', stateReason: uninstalledReason };
  return { state: 'active', stateReason: null };
}

/** A record without a time is not known to be newer. */
function isNewer(time: CellValue | undefined, than: CellValue | undefined): boolean {
  return typeof time === 'number' && (typeof than !== 'number' || time > than);
}

/** What is known of an asset once it is reported like that: what the report says nothing about stays. */
function reportedOver(existing: ExistingAsset | undefined, reported: readonly CellValue[]): CellValue[] {
  return reported.map((value, index) => {
    const known = existing?.[fixedColumns + index] ?? null;
    if (value === null) return absences[index] === 'taken-back' ? null : known;
    if (absences[index] === 'kept-by-part') return partsOver(known, value);
    return absences[index] === 'cleared-by-empty' && isEmpty(value) ? null : value;
  });
}

/** The JSON texts of two objects as one: parts of the second stand for those of the first, and empty lists for nothing. */
function partsOver(known: CellValue, reported: CellValue): string | null {
  // Over nothing it stays as it is, unless it may hold an empty list: most assets of a first scan.
  if (known === null && typeof reported === 'string' && reported !== '{}' && !reported.includes('[]'))
    return reported;
  const parts = Object.entries({ ...partsOf(known), ...partsOf(reported) }).filter(
    ([, part]) => !(Array.isArray(part) && part.length === 0),
  );
  return parts.length === 0 ? null : JSON.stringify(Object.fromEntries(parts));
}

function partsOf(text: CellValue): Record<string, unknown> {
  return typeof text === 'string' ? (JSON.parse(text) as Record<string, unknown>) : {};
}

/** Nothing is stored as null, however it was written, so that it is filtered and compared as one. */
function isEmpty(value: CellValue): boolean {
  return value === '[]' || value === '{}' || value === '';
}

function differs(existing: ExistingAsset, record: readonly CellValue[]): boolean {
  return record.some((value, index) => isUpdate[index] && existing[fixedColumns + index] !== value);
}
