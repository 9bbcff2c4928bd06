import type Database from 'better-sqlite3';
import type { AssetState } from '../../../preload/contract/asset-state.ts';
import type { AssetRecordColumns } from '../schema.ts';
import type { WalkPage } from './page.ts';
import { quarantineWrites } from './quarantine-writes.ts';
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
const comparedColumns = columns.filter((column) => recordColumns[column]);

interface ExistingAsset extends AssetRecordColumns {
  id: number;
  state: AssetState;
  known_from: 'endpoint' | 'finding';
  last_seen_walk: number;
}

interface PageCounts {
  seen: number;
  new: number;
  updated: number;
  deactivated: number;
  returned: number;
  duplicates: number;
}

export interface AssetWrites {
  /** Lands one page of endpoints and the walk's checkpoint behind it in one transaction. */
  loadAssetPage(walkId: number, page: WalkPage<AssetRow>): void;
}

/** Prepares the statements that load endpoints. */
export function assetWrites(database: Database.Database): AssetWrites {
  const checkpoint = walkCheckpoint(database);
  const quarantine = quarantineWrites(database);
  const find = database.prepare<[string, string], ExistingAsset>(
    `SELECT id, state, known_from, last_seen_walk, ${columns.join(', ')}
     FROM asset WHERE connector_id = ? AND agent_id = ?`,
  );
  const insert = database.prepare(
    `INSERT INTO asset (connector_id, agent_id, known_from, state, state_reason, state_changed_at, first_seen_walk,
       last_seen_walk, first_seen_at, last_seen_at, ${columns.join(', ')})
     VALUES (@connectorId, @agent_id, 'endpoint', @state, @stateReason, @at, @walkId, @walkId, @at, @at,
       ${columns.map((column) => `@${column}`).join(', ')})`,
  );
  const update = database.prepare(
    `UPDATE asset SET first_seen_walk = iif(known_from = 'finding', @walkId, first_seen_walk),
       known_from = 'endpoint', state = @state, state_reason = @stateReason,
       state_changed_at = iif(state = @state, state_changed_at, @at), last_seen_walk = @walkId, last_seen_at = @at,
       ${columns.map((column) => `${column} = @${column}`).join(', ')}
     WHERE id = @id`,
  );
  const touch = database.prepare(
    `UPDATE asset SET last_seen_walk = ?, last_seen_at = ?, console_updated_at = ?, last_active_at = ? WHERE id = ?`,
  );
  const touchQuarantined = database.prepare(
    'UPDATE asset SET last_seen_walk = ?, last_seen_at = ? WHERE connector_id = ? AND agent_id = ?',
  );
  const countAssets = database.prepare(
    `UPDATE scan SET assets_seen = assets_seen + ?, assets_new = assets_new + ?, assets_updated = assets_updated + ?,
       assets_deactivated = assets_deactivated + ?, assets_returned = assets_returned + ?
     WHERE id = ?`,
  );

  function loadRow(walk: LoadedWalk, row: AssetRow, at: number, counts: PageCounts): void {
    const { decommissioned, uninstalled, ...record } = row;
    const state: AssetState = decommissioned ? 'decommissioned' : uninstalled ? 'inactive' : 'active';
    const stateReason = decommissioned
      ? 'decommissioned in the console'
      : uninstalled
        ? 'the agent was uninstalled'
        : null;
    const existing = find.get(walk.connectorId, row.agent_id);
    if (!existing) {
      insert.run({ ...record, connectorId: walk.connectorId, state, stateReason, walkId: walk.id, at });
      counts.seen += 1;
      counts.new += 1;
      return;
    }
    if (existing.last_seen_walk === walk.id) {
      counts.duplicates += 1;
      return;
    }
    const firstTime = !walk.walksOfScan.has(existing.last_seen_walk);
    if (firstTime) counts.seen += 1;
    const changed =
      existing.state !== state ||
      existing.known_from === 'finding' ||
      comparedColumns.some((column) => existing[column] !== row[column]);
    if (!changed) {
      touch.run(walk.id, at, row.console_updated_at, row.last_active_at, existing.id);
      return;
    }
    update.run({ ...record, state, stateReason, walkId: walk.id, at, id: existing.id });
    if (existing.known_from === 'finding') counts.new += 1;
    else if (existing.state !== 'active' && state === 'active') counts.returned += 1;
    else if (firstTime) counts.updated += 1;
    if (existing.state === 'active' && state !== 'active') counts.deactivated += 1;
  }

  const loadPage = database.transaction((walkId: number, page: WalkPage<AssetRow>) => {
    const walk = checkpoint.read(walkId);
    const counts: PageCounts = { seen: 0, new: 0, updated: 0, deactivated: 0, returned: 0, duplicates: 0 };
    for (const row of page.rows) loadRow(walk, row, page.at, counts);
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
    checkpoint.advance(walk, page, {
      duplicates: counts.duplicates + set.repeated,
      newlyQuarantined: set.newInScan,
    });
  });

  return {
    loadAssetPage(walkId, page) {
      loadPage.immediate(walkId, page);
    },
  };
}
