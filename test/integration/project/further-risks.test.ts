import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import type { Resource } from '../../../preload/contract/scan-details.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { assetRow, findingRow, page, quarantinedRecord } from '../../builders/rows.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

type Finding = ReturnType<typeof findingRow>;

const cve = 'CVE-2026-0001';

async function startScan({ write }: OpenSqliteProject): Promise<number> {
  return write.createScan({
    connectorId: 'c1',
    connectorName: 'Production',
    mode: 'scan',
    kind: 'full',
    scope: '{"accountIds":[],"siteIds":[],"groupIds":[]}',
    startedAt: 1000,
  });
}

interface Walk {
  readonly resource: Resource;
  readonly siteId?: string;
  readonly changedSince?: number;
  readonly complete?: boolean;
}

async function walk(
  { write }: OpenSqliteProject,
  scanId: number,
  walked: Walk,
  load: (id: number) => Promise<unknown>,
) {
  const id = await write.createWalk({
    scanId,
    resource: walked.resource,
    scope: walked.siteId === undefined ? { kind: 'all', ids: [] } : { kind: 'site', ids: [walked.siteId] },
    purpose: 'list',
    changedSince: walked.changedSince ?? null,
    expectedTotal: null,
    startedAt: 1000,
    consoleStartedAt: null,
  });
  await load(id);
  await write.endWalk(id, { state: 'ended', complete: walked.complete ?? true, issues: [], at: 0 });
}

async function conclude({ write }: OpenSqliteProject, scanId: number): Promise<void> {
  await write.concludeScan(scanId, {
    state: 'complete',
    resumable: false,
    reconcile: true,
    supersedes: true,
    review: null,
    watermarks: [],
    traffic: { requests: 0, retries: 0, bytes: 0 },
    at: 2000,
  });
}

const endpoint = assetRow('1', { site_id: 's1' });

async function fullScan(project: OpenSqliteProject, rows: readonly Finding[]): Promise<void> {
  const scanId = await startScan(project);
  await walk(project, scanId, { resource: 'assets' }, (id) =>
    project.write.loadAssetPage(id, page([endpoint])),
  );
  await walk(project, scanId, { resource: 'findings' }, (id) =>
    project.write.loadFindingPage(id, page([...rows])),
  );
  await conclude(project, scanId);
}

async function delta(project: OpenSqliteProject, rows: readonly Finding[], complete = true): Promise<void> {
  const scanId = await startScan(project);
  await walk(project, scanId, { resource: 'findings', changedSince: 500, complete }, (id) =>
    project.write.loadFindingPage(id, page([...rows])),
  );
  await conclude(project, scanId);
}

const risk = (riskId: string | null) => findingRow('1', cve, { risk_id: riskId });
const removal = (riskId: string | null) => findingRow('1', cve, { risk_id: riskId, removed: true });

async function isOpen({ read }: OpenSqliteProject): Promise<boolean> {
  const { mitigated } = await read.selectFrom('finding').select('mitigated').executeTakeFirstOrThrow();
  return mitigated === 0;
}

async function furtherRisks({ read }: OpenSqliteProject): Promise<string[]> {
  const rows = await read.selectFrom('finding_risk').select('risk_id').orderBy('risk_id').execute();
  return rows.map(({ risk_id }) => risk_id);
}

describe('the risks that a finding stands on', () => {
  test('are one, without a row of their own, as long as the console reports one', async () => {
    const project = await openTestProject();
    await fullScan(project, [risk('a')]);
    await fullScan(project, [risk('a')]);
    expect(await furtherRisks(project)).toEqual([]);
    await delta(project, [removal('a')]);
    expect(await isOpen(project)).toBe(false);
  });

  test('keep it open until the last of them is removed', async () => {
    const project = await openTestProject();
    await fullScan(project, [risk('a')]);
    await delta(project, [risk('b')]);
    await delta(project, [removal('a')]);
    expect(await isOpen(project)).toBe(true);
    await delta(project, [removal('b')]);
    expect(await isOpen(project)).toBe(false);
    expect(await furtherRisks(project)).toEqual([]);
  });

  test('are not those of a removal of another one', async () => {
    const project = await openTestProject();
    await fullScan(project, [risk('a')]);
    await delta(project, [removal('x')]);
    expect(await isOpen(project)).toBe(true);
  });

  test('are taken away by a proven delta only', async () => {
    const project = await openTestProject();
    await fullScan(project, [risk('a')]);
    await delta(project, [removal('a')], false);
    expect(await isOpen(project)).toBe(true);
  });

  test('are settled by a full walk', async () => {
    const project = await openTestProject();
    await fullScan(project, [risk('a'), risk('b')]);
    expect(await furtherRisks(project)).toEqual(['b']);
    await fullScan(project, [risk('b')]);
    await delta(project, [removal('b')]);
    expect(await isOpen(project)).toBe(false);
  });

  test('are not settled by a walk of another site', async () => {
    const project = await openTestProject();
    await fullScan(project, [risk('a'), risk('b')]);
    const scanId = await startScan(project);
    await walk(project, scanId, { resource: 'assets' }, (id) =>
      project.write.loadAssetPage(id, page([endpoint, assetRow('2', { site_id: 's2' })])),
    );
    await walk(project, scanId, { resource: 'findings', siteId: 's2' }, (id) =>
      project.write.loadFindingPage(id, page([findingRow('2', cve)])),
    );
    // The list of its own site breaks off between its two risks.
    await walk(project, scanId, { resource: 'findings', siteId: 's1', complete: false }, (id) =>
      project.write.loadFindingPage(id, page([risk('a')])),
    );
    await conclude(project, scanId);
    expect(await furtherRisks(project)).toEqual(['b']);
  });

  test('are not settled while a quarantined record may be one of them', async () => {
    const project = await openTestProject();
    await fullScan(project, [risk('a'), risk('b')]);
    const scanId = await startScan(project);
    await walk(project, scanId, { resource: 'assets' }, (id) =>
      project.write.loadAssetPage(id, page([endpoint])),
    );
    const quarantined = [quarantinedRecord({ agentId: '1', cve })];
    await walk(project, scanId, { resource: 'findings' }, (id) =>
      project.write.loadFindingPage(id, page([risk('a')], { quarantined })),
    );
    await conclude(project, scanId);
    expect(await furtherRisks(project)).toEqual(['b']);
  });

  test('of which one has no known id outlast a removal that names none', async () => {
    const folder = temporaryFolder();
    const project = await openTestProject(folder);
    await fullScan(project, [risk('a')]);
    // As the migration leaves a finding of which an earlier version knew that it had several.
    const file = new Database(`${folder}/project.sqlite`);
    file.exec(
      `INSERT INTO finding_risk SELECT asset_id, vulnerability_id, application_id, '', last_seen_walk FROM finding`,
    );
    file.close();
    await delta(project, [removal(null)]);
    expect(await isOpen(project)).toBe(true);
    await delta(project, [removal('a')]);
    expect(await isOpen(project)).toBe(true);
    await fullScan(project, [risk('a')]);
    await delta(project, [removal('a')]);
    expect(await isOpen(project)).toBe(false);
  });
});
