import { type CellValue, packColumns, type RowColumns, valuesOf } from '../../main/project/row-columns.ts';
import { severityLevel } from '../../main/project/severity.ts';
import type { AssetRow } from '../../main/project/sqlite/writes/asset-writes.ts';
import type { FindingRow } from '../../main/project/sqlite/writes/finding-record.ts';
import type { QuarantinedRecord, WalkPage } from '../../main/project/walk-page.ts';

/** An endpoint with nothing told but its id and name. */
export function assetRow(agentId: string, told: Partial<AssetRow> = {}): AssetRow {
  return {
    agent_id: agentId,
    decommissioned: false,
    uninstalled: false,
    host_name: `host-${agentId}`,
    domain: null,
    uuid: null,
    os_type: 'windows',
    os_name: null,
    os_revision: null,
    os_arch: null,
    machine_type: null,
    ip_addresses: null,
    mac_addresses: null,
    external_ip: null,
    last_ip_to_console: null,
    network_interfaces: null,
    account_id: null,
    account_name: null,
    site_id: null,
    site_name: null,
    group_id: null,
    group_name: null,
    serial_number: null,
    model_name: null,
    cpu: null,
    cpu_count: null,
    core_count: null,
    memory_mb: null,
    machine_sid: null,
    external_id: null,
    last_user: null,
    os_user: null,
    active_directory: null,
    tags: null,
    cloud_provider: null,
    cloud: null,
    locations: null,
    agent_version: null,
    agent_up_to_date: null,
    in_contact: null,
    infected: null,
    active_threats: null,
    network_status: null,
    network_quarantined: null,
    firewall_enabled: null,
    disk_encrypted: null,
    mitigation_mode: null,
    operational_state: null,
    detection_state: null,
    scan_status: null,
    applications_status: null,
    pending_uninstall: null,
    installer_type: null,
    missing_permissions: null,
    user_actions_needed: null,
    registered_at: null,
    created_at: null,
    console_updated_at: null,
    last_active_at: null,
    last_boot_at: null,
    last_successful_scan_at: null,
    reboot_required: null,
    ad_connector: null,
    active_protection: null,
    suspicious_mitigation_mode: null,
    container_workload: null,
    container_counts: null,
    proxies: null,
    remote_shell_allowed: null,
    tag_details: null,
    operational_state_until: null,
    storage_name: null,
    storage_type: null,
    ...told,
  };
}

/** A high finding of one CVE in one application of an endpoint. */
export function findingRow(agentId: string, cve: string, told: Partial<FindingRow> = {}): FindingRow {
  return {
    agent_id: agentId,
    cve,
    published_at: null,
    vendor: 'Igor Pavlov',
    name: '7-Zip',
    version: '19.00',
    removed: false,
    endpoint_name: `host-${agentId}`,
    endpoint_type: null,
    os_type: 'windows',
    application_scan_at: null,
    application_scan_result: null,
    risk_id: `${agentId}-${cve}`,
    risk_status: null,
    severity: severityLevel('high'),
    score: 7.8,
    cvss_version: '3.1',
    risk_score: null,
    detected_at: null,
    exploit_maturity: null,
    remediation_level: null,
    report_confidence: null,
    mitigation_status: null,
    mitigation_reason: null,
    mitigation_changed_by: null,
    mitigation_changed_at: null,
    mark_type: null,
    mark_reason: null,
    marked_by: null,
    marked_at: null,
    ...told,
  };
}

/** Rows as a scan sends them to the writer; a flag becomes 1 or 0. All rows have the fields of the first. */
function packRows<Row extends object>(rows: readonly Row[]): RowColumns<Row> {
  const names = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  const cell = (value: unknown) => (typeof value === 'boolean' ? Number(value) : value) as CellValue;
  return packColumns(
    rows,
    Object.fromEntries(names.map((name) => [name, (row: Row) => cell(row[name])])) as never,
    undefined,
  );
}

/** The rows that columns hold; a flag is 1 or 0. */
export function rowsOf<Row>(packed: RowColumns<Row>): { readonly [Name in keyof Row]: CellValue }[] {
  const names = Object.keys(packed.columns) as (keyof Row)[];
  const values = names.map((name) => [name, valuesOf(packed, name)] as const);
  return Array.from(
    { length: packed.count },
    (_, row) =>
      Object.fromEntries(values.map(([name, column]) => [name, column[row] ?? null])) as {
        readonly [Name in keyof Row]: CellValue;
      },
  );
}

/** A walk's last page unless told otherwise. */
export function page<Row extends object>(
  rows: readonly Row[],
  told: Partial<WalkPage<Row>> = {},
): WalkPage<Row> {
  return {
    rows: packRows(rows),
    quarantined: [],
    nextCursor: null,
    traffic: { requests: 1, retries: 0, bytes: 100 },
    consoleStartedAt: null,
    total: null,
    at: Date.UTC(2026, 10, 1),
    ...told,
  };
}

/** A record that could not be read and names nothing unless told. */
export function quarantinedRecord(told: Partial<QuarantinedRecord> = {}): QuarantinedRecord {
  return {
    reason: { kind: 'unreadable', fields: ['id'] },
    raw: '{}',
    agentId: null,
    endpointName: null,
    cve: null,
    applicationName: null,
    applicationVersion: null,
    riskId: null,
    ...told,
  };
}
