import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { migrate } from '../../../main/project/sqlite/migrations/migrate.ts';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import { backupProject, restoreProject } from '../../builders/project-jobs.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { dayMs, endpoint, firstScanAt, risk, scan } from '../queries/filled-project.ts';

async function opened(file = join(temporaryFolder(), 'project.sqlite')): Promise<OpenSqliteProject> {
  const project = await openSqliteProject(file);
  if (!project.ok) throw project.error;
  onTestFinished(() => project.value.close());
  return project.value;
}

/** What each id names: connector, endpoint, CVE and application. */
async function named(project: OpenSqliteProject): Promise<Map<string, string>> {
  const listed = await listFindings(project, { filter: [], sort: [], limit: 1000 });
  if (!listed.ok) throw listed.error;
  return new Map(
    listed.value.rows.map((row) => [
      String(row.findingId),
      [row.connectorId, row.assetId, row.cve, row.applicationName].join(' '),
    ]),
  );
}

function expectNoneNamesAnother(before: Map<string, string>, after: Map<string, string>): void {
  expect(after.size).toBeGreaterThan(0);
  for (const [id, finding] of after) expect([id, before.get(id) ?? finding]).toEqual([id, finding]);
}

/** A scan of so many endpoints with two findings each; the numbers of the endpoints begin at `from`. */
function scanOf(project: OpenSqliteProject, connectorId: string, from: number, day: number): Promise<number> {
  const agents = [0, 1, 2].map((index) => String(from + index));
  return scan(project, {
    connectorId,
    startedAt: firstScanAt + day * dayMs,
    assets: agents.map((id) => endpoint(id)),
    findings: agents.flatMap((id) => [
      risk(id, `CVE-2026-${from}`),
      risk(id, 'CVE-2026-0001', { name: `Application ${from}` }),
    ]),
  });
}

describe('the id of a finding', () => {
  test('names no finding of a connector that is added after the data of another was removed', async () => {
    const project = await opened();
    await scanOf(project, 'c0ffee01', 100, 0);
    const before = await named(project);
    await project.write.removeConnectorData('c0ffee01');
    await scanOf(project, 'c0ffee02', 200, 1);
    const after = await named(project);
    expect(after.size).toBe(6);
    expect([...after.keys()].filter((id) => before.has(id))).toEqual([]);
  });

  test('names the same finding again when a connector brings it again', async () => {
    const project = await opened();
    await scanOf(project, 'c0ffee01', 100, 0);
    const before = await named(project);
    await project.write.removeConnectorData('c0ffee01');
    await scanOf(project, 'c0ffee02', 200, 1);
    await scanOf(project, 'c0ffee01', 100, 2);
    const after = await named(project);
    for (const [id, finding] of before) expect(after.get(id)).toBe(finding);
  });

  test('names no other finding after a backup is restored and other endpoints were ingested', async () => {
    const file = join(temporaryFolder(), 'project.sqlite');
    const backupFile = join(temporaryFolder(), 'backup.sqlite');
    let project = await opened(file);
    await scanOf(project, 'c0ffee01', 100, 0);
    const backup = await backupProject(project, backupFile, () => undefined);
    if (!backup.ok) throw backup.error;
    const lastScan = await scanOf(project, 'c0ffee02', 200, 1);
    const before = await named(project);
    await project.close();
    const restored = await restoreProject(
      { projectFile: file, backupFile, now: firstScanAt + 2 * dayMs },
      () => undefined,
    );
    if (!restored.ok) throw restored.error;
    project = await opened(file);
    const nextScan = await scanOf(project, 'c0ffee03', 300, 2);
    expectNoneNamesAnother(before, await named(project));
    expect(nextScan).toBe(lastScan + 1);
  });

  test('is the one that a project of an earlier version gets for the same finding', async () => {
    const folder = temporaryFolder();
    const [today, older] = [join(folder, 'today.sqlite'), join(folder, 'older.sqlite')];
    let project = await opened(today);
    await scanOf(project, 'c0ffee01', 100, 0);
    const before = await named(project);
    await project.close();
    const database = new Database(older);
    migrate(database, older, migrations.slice(0, 7));
    database.exec(`ATTACH '${today}' AS today`);
    for (const table of ['scan', 'walk', 'asset', 'vulnerability', 'application', 'finding']) {
      const columns = database
        .prepare<[], string>(`SELECT name FROM pragma_table_info('${table}', 'main')`)
        .pluck()
        .all()
        .join(', ');
      database.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM today.${table}`);
    }
    database.close();
    project = await opened(older);
    expect(await named(project)).toEqual(before);
  });

  test('is of the asset, the CVE and the application, whichever connector or project has them', async () => {
    const ids = new Set<string>();
    for (const connectorId of ['c0ffee01', 'c0ffee02']) {
      const project = await opened();
      await scanOf(project, connectorId, 100, 0);
      for (const id of (await named(project)).keys()) {
        expect(id).toMatch(/^[0-9a-v]{20}(-[0-9a-v]{20}){2}$/);
        ids.add(id);
      }
    }
    expect(ids.size).toBe(12);
  });
});

test('the numbers of scans go on behind all that can have been given where the project is lost', async () => {
  const file = join(temporaryFolder(), 'project.sqlite');
  const backupFile = join(temporaryFolder(), 'backup.sqlite');
  let project = await opened(join(temporaryFolder(), 'project.sqlite'));
  await scanOf(project, 'c0ffee01', 100, 0);
  const backup = await backupProject(project, backupFile, () => undefined);
  if (!backup.ok) throw backup.error;
  const request = { projectFile: file, backupFile, now: firstScanAt + 60_000 };
  expect(await restoreProject(request, () => undefined)).toMatchObject({ ok: true });
  project = await opened(file);
  expect(await scanOf(project, 'c0ffee01', 100, 1)).toBe(62);
});
