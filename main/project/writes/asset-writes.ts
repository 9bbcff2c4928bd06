import type Database from 'better-sqlite3';
import type { AssetState } from '../../../preload/contract/asset-state.ts';
import type { AssetRecordColumns } from '../schema.ts';
import type { LandedPage, WalkPage } from './page.ts';
import { quarantineWrites } from './quarantine-writes.ts';
import { type CellValue, type RowColumns, valuesOf } from './row-columns.ts';
import { SeenMeanwhile } from './seen-meanwhile.ts';
import { type LoadedWalk, walkCheckpoint } from './walk-checkpoint.ts';

/** One endpoint as the console reports it, in the project's columns. */
export interface AssetRow extends AssetRecordColumns {
  agent_id: string;
  decommissioned: boolean;
  uninstalled: boolean;
}

/** Column by column: does a difference make the asset "updated"? Contact times move with every check-in and do not. */
const recordColumns = {
  host_name: true,
  domain: true,
  uuid: true,
  os_type: true,
  os_name: true,
  os_revision: true,
  os_arch: true,
  machine_type: true,
  ip_addresses: true,
  mac_addresses: true,
  external_ip: true,
  last_ip_to_console: true,
  network_interfaces: true,
  account_id: true,
  account_name: true,
  site_id: true,
  site_name: true,
  group_id: true,
  group_name: true,
  serial_number: true,
  model_name: true,
  cpu: true,
  cpu_count: true,
  core_count: true,
  memory_mb: true,
  machine_sid: true,
  external_id: true,
  last_user: true,
  os_user: true,
  active_directory: true,
  tags: true,
  cloud_provider: true,
  cloud: true,
  locations: true,
  agent_version: true,
  agent_up_to_date: true,
  in_contact: true,
  infected: true,
  active_threats: true,
  network_status: true,
  network_quarantined: true,
  firewall_enabled: true,
  disk_encrypted: true,
  mitigation_mode: true,
  operational_state: true,
  detection_state: true,
  scan_status: true,
  applications_status: true,
  pending_uninstall: true,
  installer_type: true,
  missing_permissions: true,
  user_actions_needed: true,
  registered_at: true,
  created_at: true,
  console_updated_at: false,
  last_active_at: false,
  last_boot_at: true,
  last_successful_scan_at: true,
} satisfies Record<keyof AssetRecordColumns, boolean>;

const columns = Object.keys(recordColumns) as (keyof AssetRecordColumns)[];
const compared = columns.map((column) => recordColumns[column]);
const updatedAt = columns.indexOf('console_updated_at');
const lastActiveAt = columns.indexOf('last_active_at');

/** Read raw, the record columns at the end: objects of this many fields cost more than reading them. */
type ExistingAsset = [
  id: number,
  state: AssetState,
  knownFrom: 'endpoint' | 'finding',
  lastSeenWalk: number,
  ...record: CellValue[],
];
const fixedColumns = 4;

interface PageCounts {
  seen: number;
  new: number;
  updated: number;
  deactivated: number;
  returned: number;
  duplicates: number;
}

export interface AssetWrites {
  /**
   * Lands one page of endpoints and the walk's checkpoint behind it in one transaction. Of an endpoint that a walk lists more
   * than once, the record that the console updated last is kept.
   */
  loadAssetPage(walkId: number, page: WalkPage<AssetRow>): LandedPage;
}

/** Prepares the statements that load endpoints. */
export function assetWrites(database: Database.Database): AssetWrites {
  const checkpoint = walkCheckpoint(database);
  const quarantine = quarantineWrites(database);
  const seenByOthers = new SeenMeanwhile();
  const find = database
    .prepare<[string, CellValue], ExistingAsset>(
      `SELECT id, state, known_from, last_seen_walk, ${columns.join(', ')}
       FROM asset WHERE connector_id = ? AND agent_id = ?`,
    )
    .raw();
  const insert = database.prepare(
    `INSERT INTO asset (connector_id, agent_id, known_from, state, state_reason, state_changed_at, first_seen_walk,
       last_seen_walk, first_seen_at, last_seen_at, ${columns.join(', ')})
     VALUES (?, ?, 'endpoint', ?, ?, ?, ?, ?, ?, ?, ${columns.map(() => '?').join(', ')})`,
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
  const touchQuarantined = database.prepare(
    'UPDATE asset SET last_seen_walk = max(last_seen_walk, ?), last_seen_at = ? WHERE connector_id = ? AND agent_id = ?',
  );
  const countAssets = database.prepare(
    `UPDATE scan SET assets_seen = assets_seen + ?, assets_new = assets_new + ?, assets_updated = assets_updated + ?,
       assets_deactivated = assets_deactivated + ?, assets_returned = assets_returned + ?
     WHERE id = ?`,
  );

  function loadRow(
    walk: LoadedWalk,
    row: EndpointRow,
    at: number,
    counts: PageCounts,
    repeated: string[],
  ): void {
    const { agentId, state, stateReason, record } = row;
    const existing = find.get(walk.connectorId, agentId);
    if (!existing) {
      const seen = [walk.id, walk.id, at, at];
      insert.run(walk.connectorId, agentId, state, stateReason, at, ...seen, ...record);
      counts.seen += 1;
      counts.new += 1;
      return;
    }
    const [id, stateBefore, knownFrom, lastSeenWalk] = existing;
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

  const loadPage = database.transaction((walkId: number, page: WalkPage<AssetRow>) => {
    const walk = checkpoint.read(walkId);
    const counts: PageCounts = { seen: 0, new: 0, updated: 0, deactivated: 0, returned: 0, duplicates: 0 };
    const repeated: string[] = [];
    for (const row of endpointRows(page.rows)) loadRow(walk, row, page.at, counts, repeated);
    const set = quarantine.keep(walk, page.quarantined, page.at);
    for (const record of page.quarantined) {
      if (record.agentId !== null) touchQuarantined.run(walk.id, page.at, walk.connectorId, record.agentId);
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
  readonly state: AssetState;
  readonly stateReason: string | null;
  /** The values of the record columns, in their order. */
  readonly record: readonly CellValue[];
}

function* endpointRows(rows: RowColumns<AssetRow>): Generator<EndpointRow> {
  const agentIds = valuesOf(rows, 'agent_id');
  const decommissioned = valuesOf(rows, 'decommissioned');
  const uninstalled = valuesOf(rows, 'uninstalled');
  const recorded = columns.map((name) => valuesOf(rows, name));
  for (let row = 0; row < rows.count; row += 1) {
    yield {
      agentId: agentIds[row] ?? null,
      ...stateOf(decommissioned[row] === 1, uninstalled[row] === 1),
      record: recorded.map((values) => values[row] ?? null),
    };
  }
}

function stateOf(decommissioned: boolean, uninstalled: boolean): Pick<EndpointRow, 'state' | 'stateReason'> {
  if (decommissioned) return { state: 'decommissioned', stateReason: 'decommissioned in the console' };
  if (uninstalled) return { state: 'inactive', stateReason: 'the agent was uninstalled' };
  return { state: 'active', stateReason: null };
}

/** A record without a time is not known to be newer. */
function isNewer(time: CellValue | undefined, than: CellValue | undefined): boolean {
  return typeof time === 'number' && (typeof than !== 'number' || time > than);
}

function differs(existing: ExistingAsset, record: readonly CellValue[]): boolean {
  return record.some((value, index) => compared[index] && existing[fixedColumns + index] !== value);
}
