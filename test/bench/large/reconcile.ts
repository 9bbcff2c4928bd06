import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { timeInShell } from './sqlite-shell.ts';

const noTraffic = { requests: 0, retries: 0, bytes: 0 };

/**
 * Resolving every open finding of the project at once, with the record of what happened to each, against one statement
 * that marks the same rows. On copies. Gives a line of the table.
 */
export async function measureReconcile(dataDir: string): Promise<string> {
  const original = join(dataDir, 'project.sqlite');
  const copy = join(dataDir, 'reconciled.sqlite');
  const remove = (): void => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
  };
  copyFileSync(original, copy);
  const floorMs = timeInShell(copy, [
    'PRAGMA synchronous = NORMAL',
    'UPDATE finding SET mitigated = 1, mitigated_at = 1 WHERE mitigated = 0',
  ]);
  remove();

  copyFileSync(original, copy);
  const opened = await openSqliteProject(copy);
  if (!opened.ok) throw opened.error;
  const { read, write, close } = opened.value;
  const { connector_id: connectorId } = await read
    .selectFrom('scan')
    .select('connector_id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const scanId = await write.createScan({
    connectorId,
    connectorName: 'Benchmark',
    mode: 'scan',
    kind: 'full',
    scope: JSON.stringify({ accountIds: [], siteIds: [], groupIds: [] }),
    startedAt: 0,
  });
  const walk = {
    scanId,
    scope: { kind: 'all' as const, ids: [] },
    purpose: 'list' as const,
    changedSince: null,
    expectedTotal: 0,
    startedAt: 0,
  };
  const assets = await write.createWalk({ ...walk, resource: 'assets', consoleStartedAt: null });
  // As if the walk had reported every endpoint.
  timeInShell(copy, [`UPDATE asset SET last_seen_walk = ${assets}`]);
  await write.endWalk(assets, { state: 'ended', complete: true, issues: [], at: 0 });
  const risks = await write.createWalk({ ...walk, resource: 'findings', consoleStartedAt: null });
  await write.endWalk(risks, { state: 'ended', complete: true, issues: [], at: 0 });
  const from = performance.now();
  await write.concludeScan(scanId, {
    state: 'complete',
    resumable: false,
    reconcile: true,
    supersedes: true,
    watermarks: [],
    review: null,
    traffic: noTraffic,
    at: 1,
  });
  const oursMs = performance.now() - from;
  await close();
  remove();
  return `| resolving all findings at once, with an event for each | ${(oursMs / 1000).toFixed(1)} s | ${(floorMs / 1000).toFixed(1)} s for one UPDATE of the same rows | ${(oursMs / floorMs).toFixed(2)} |`;
}
