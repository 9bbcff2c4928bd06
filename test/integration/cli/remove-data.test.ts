import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { takeScanLock } from '../../../main/ingest/scan-lock.ts';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { startTenant } from '../../tenant/started-tenant.ts';
import { errorIn } from './documents.ts';
import { filledWorld } from './filled-world.ts';

describe('connector remove', () => {
  it('with --delete-data deletes what came through it, and nothing else', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run } = await cliWorkplace(server);
    await run(['connector', 'add', '--url', server.url, '--name', 'Kept', '--no-verify', '--quiet']);
    await run(['sync', 'SentinelOne', '--quiet']);
    await run(['sync', 'Kept', '--quiet']);
    const removed = await run(['connector', 'remove', 'SentinelOne', '--delete-data', '--yes', '--json']);
    expect(removed.exitCode).toBe(0);
    expect(JSON.parse(removed.stdout)).toMatchObject({
      removed: { name: 'SentinelOne' },
      deleted: { assets: 3, findings: 6, scans: 1 },
    });
    expect(removed.stderr).toMatch(/^Deleting 3 assets, 6 findings, 1 scan\.\nRemoved/);
    const assets = JSON.parse((await run(['assets', 'list', '--json'])).stdout);
    expect(assets.assets.map((asset: { connector: string }) => asset.connector)).toEqual(
      Array(3).fill('Kept'),
    );
    expect(JSON.parse((await run(['scans', 'list', '--json'])).stdout).total).toBe(1);
    expect(JSON.parse((await run(['findings', 'list', '--json'])).stdout).total).toBe(6);
  });

  it('with --delete-data leaves nothing that an asset after it would be given', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run, dataDir } = await cliWorkplace(server);
    await run(['sync', '--quiet']);
    const scanned = (): unknown => {
      const project = new Database(join(dataDir, 'project.sqlite'), { readonly: true });
      try {
        return project.prepare('SELECT count(*) FROM application_scan').pluck().get();
      } finally {
        project.close();
      }
    };
    expect(scanned()).toBe(3);
    await run(['connector', 'remove', '--delete-data', '--yes']);
    expect(scanned()).toBe(0);
  });

  it('without it leaves the data where it is, and says so', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run } = await cliWorkplace(server);
    await run(['sync', '--quiet']);
    const removed = await run(['connector', 'remove', '--yes']);
    expect(removed.stdout).toBe(
      'Removed the connector "SentinelOne". What was ingested through it stays in the project.\n',
    );
    expect(JSON.parse((await run(['assets', 'list', '--json'])).stdout).total).toBe(3);
  });

  it('with --delete-data is refused while a scan of it runs, and changes nothing', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run, dataDir } = await cliWorkplace(server);
    await run(['sync', '--quiet']);
    const { connectors } = JSON.parse((await run(['connector', 'list', '--json'])).stdout);
    const lock = takeScanLock(dataDir, connectors[0].id);
    const refused = await run(['connector', 'remove', '--delete-data', '--yes', '--json']);
    lock?.release();
    expect(refused.exitCode).toBe(1);
    expect(errorIn(refused)).toMatchObject({
      code: 'scan-running',
      message: 'A scan of SentinelOne is running.',
    });
    expect(JSON.parse((await run(['connector', 'list', '--json'])).stdout).connectors).toHaveLength(1);
    expect(JSON.parse((await run(['assets', 'list', '--json'])).stdout).total).toBe(3);
  });

  it('with --delete-data makes no project where there is none', async () => {
    const { run, dataDir } = await cliWorkplace({ url: 'http://127.0.0.1:9' });
    const removed = await run(['connector', 'remove', '--delete-data', '--yes', '--json']);
    expect(JSON.parse(removed.stdout).deleted).toEqual({ assets: 0, findings: 0, scans: 0 });
    expect(existsSync(join(dataDir, 'project.sqlite'))).toBe(false);
  });
});
