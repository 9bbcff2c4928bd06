import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssetRow, FindingRow } from '../../../main/project/ingest-rows.ts';
import type { ScanConclusion, ScanIssueRow } from '../../../main/project/scan-record.ts';
import { severityLevel } from '../../../main/project/severity.ts';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import type { QuarantinedRecord } from '../../../main/project/walk-page.ts';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import type { Resource } from '../../../preload/contract/scan-details.ts';
import type { ScanKind } from '../../../preload/contract/scan-report.ts';
import { assetRow, findingRow, page } from '../../builders/rows.ts';

export const dayMs = 86_400_000;
/** When the first scan of a test starts: 2026-03-01T08:00:00Z. */
export const firstScanAt = Date.UTC(2026, 2, 1, 8);

export interface TestProject {
  readonly project: OpenSqliteProject;
  readonly folder: string;
  close(): Promise<void>;
}

/** Opens a new project in a folder of its own. */
export async function newProject(): Promise<TestProject> {
  const folder = mkdtempSync(join(tmpdir(), 'project-queries-'));
  const opened = await openSqliteProject(join(folder, 'project.sqlite'));
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
  return assetRow(agentId, { os_type: null, ...told });
}

/** A risk of which only what matters is told: of medium severity, in one application. */
export function risk(agentId: string, cve: string, told: Partial<FindingRow> = {}): FindingRow {
  return findingRow(agentId, cve, {
    vendor: 'Example Software',
    name: 'Reader',
    version: '1.0',
    severity: severityLevel('medium'),
    score: null,
    ...told,
  });
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
  readonly issues?: readonly ScanIssueRow[];
  /** How the scan ends; `open` leaves it running. */
  readonly end?: Partial<ScanConclusion> | 'open';
}

/** Carries out one scan with one walk for each resource; it ends an hour after it started. Gives the scan's number. */
export async function scan(project: OpenSqliteProject, story: ScanStory): Promise<number> {
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
      purpose: 'list',
      changedSince: kind === 'delta' ? startedAt - dayMs : null,
      expectedTotal: story.expectedTotal ?? null,
      startedAt,
      consoleStartedAt: startedAt,
    });
  const traffic = { requests: 1, retries: 0, bytes: 1000 };
  const arrived = { traffic, at: startedAt + 60_000 };
  const assetWalk = await walk('assets');
  await write.loadAssetPage(assetWalk, page(story.assets, arrived));
  await write.endWalk(assetWalk, { state: 'ended', complete: true, issues: [], at: 0 });
  if (mode === 'scan') {
    const findingWalk = await walk('findings');
    const quarantined = story.quarantined ?? [];
    await write.loadFindingPage(findingWalk, page(story.findings ?? [], { ...arrived, quarantined }));
    await write.endWalk(findingWalk, { state: 'ended', complete: true, issues: [], at: 0 });
  }
  for (const issue of story.issues ?? []) await write.addIssue(scanId, issue, startedAt + 120_000);
  if (story.end === 'open') return scanId;
  const resources: Resource[] = mode === 'scan' ? ['assets', 'findings'] : ['assets'];
  await write.concludeScan(scanId, {
    state: 'complete',
    resumable: false,
    reconcile: true,
    supersedes: kind === 'full',
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
