import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProject, type Project } from '../../../main/project/project.ts';
import type { Resource } from '../../../main/project/schema.ts';
import type { AssetRow } from '../../../main/project/writes/asset-writes.ts';
import type { ScanConclusion } from '../../../main/project/writes/conclude-writes.ts';
import type { FindingRow } from '../../../main/project/writes/finding-writes.ts';
import type { QuarantinedRecord } from '../../../main/project/writes/page.ts';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import type { ScanKind } from '../../../preload/contract/scan-report.ts';

export const dayMs = 86_400_000;
/** When the first scan of a test starts: 2026-03-01T08:00:00Z. */
export const firstScanAt = Date.UTC(2026, 2, 1, 8);

export interface TestProject {
  readonly project: Project;
  readonly folder: string;
  close(): Promise<void>;
}

/** Opens a new project in a folder of its own. */
export async function newProject(): Promise<TestProject> {
  const folder = mkdtempSync(join(tmpdir(), 'project-queries-'));
  const opened = await openProject(join(folder, 'project.sqlite'));
  if (!opened.ok) throw opened.error;
  const project = opened.value;
  return {
    project,
    folder,
    async close() {
      await project.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An endpoint of which only what matters is told. */
export function endpoint(agentId: string, told: Partial<AssetRow> = {}): AssetRow {
  return { ...unknownEndpoint, agent_id: agentId, host_name: `host-${agentId}`, ...told };
}

/** A risk of which only what matters is told. */
export function risk(agentId: string, cve: string, told: Partial<FindingRow> = {}): FindingRow {
  return { ...unknownRisk, agent_id: agentId, cve, risk_id: `${agentId}-${cve}`, ...told };
}

export interface ScanStory {
  readonly connectorId?: string;
  readonly connectorName?: string;
  readonly mode?: IngestMode;
  readonly kind?: ScanKind;
  readonly startedAt: number;
  readonly assets: readonly AssetRow[];
  readonly findings?: readonly FindingRow[];
  readonly quarantined?: readonly QuarantinedRecord[];
  readonly expectedTotal?: number;
  readonly issues?: readonly { code: string; message: string; cause: string | null }[];
  /** How the scan ends; `open` leaves it running. */
  readonly end?: Partial<ScanConclusion> | 'open';
}

/** Carries out one scan with one walk for each resource; it ends an hour after it started. Gives the scan's number. */
export async function scan(project: Project, story: ScanStory): Promise<number> {
  const { startedAt, kind = 'full', mode = 'scan' } = story;
  const { write } = project;
  const scanId = await write.createScan({
    connectorId: story.connectorId ?? 'c0ffee00',
    connectorName: story.connectorName ?? 'Example Console',
    mode,
    kind,
    scope: JSON.stringify({ accountIds: [], siteIds: [], groupIds: [] }),
    startedAt,
  });
  const walk = (resource: Resource) =>
    write.createWalk({
      scanId,
      resource,
      scope: { kind: 'all', ids: [] },
      changedSince: kind === 'delta' ? startedAt - dayMs : null,
      expectedTotal: story.expectedTotal ?? null,
      startedAt,
      consoleStartedAt: startedAt,
    });
  const traffic = { requests: 1, retries: 0, bytes: 1000 };
  const page = {
    quarantined: [],
    nextCursor: null,
    traffic,
    consoleTime: null,
    total: null,
    at: startedAt + 60_000,
  };
  const assetWalk = await walk('assets');
  await write.loadAssetPage(assetWalk, { ...page, rows: story.assets });
  await write.endWalk(assetWalk, 'ended', true);
  if (mode === 'scan') {
    const findingWalk = await walk('vulnerabilities');
    const quarantined = story.quarantined ?? [];
    await write.loadFindingPage(findingWalk, { ...page, rows: story.findings ?? [], quarantined });
    await write.endWalk(findingWalk, 'ended', true);
  }
  for (const issue of story.issues ?? []) await write.addIssue(scanId, issue, startedAt + 120_000);
  if (story.end === 'open') return scanId;
  const resources: Resource[] = mode === 'scan' ? ['assets', 'vulnerabilities'] : ['assets'];
  await write.concludeScan(scanId, {
    state: 'complete',
    resumable: false,
    reconcile: kind === 'full',
    review: null,
    watermarks: resources.map((resource) => ({
      resource,
      coveredUntil: startedAt,
      reconciled: kind === 'full',
    })),
    traffic: { requests: 0, retries: 2, bytes: 0 },
    at: startedAt + 3_600_000,
    ...story.end,
  });
  return scanId;
}

const unknownEndpoint: AssetRow = {
  agent_id: '',
  decommissioned: false,
  uninstalled: false,
  host_name: null,
  domain: null,
  uuid: null,
  os_type: null,
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
};

const unknownRisk: FindingRow = {
  agent_id: '',
  cve: '',
  published_at: null,
  vendor: 'Example Software',
  name: 'Reader',
  version: '1.0',
  removed: false,
  endpoint_name: null,
  endpoint_type: null,
  os_type: null,
  application_scan_at: null,
  application_scan_result: null,
  risk_id: null,
  severity: 2,
  score: null,
  cvss_version: null,
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
};
