import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { connectorViewOf } from '../../../main/ipc/connector-views.ts';
import { placeOfFile } from '../../../main/project/engines/engines.ts';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { migrate } from '../../../main/project/sqlite/migrations/migrate.ts';
import { ProjectHandle } from '../../../main/project-services/project-handle.ts';
import { backupProject, restoreProject } from '../../builders/project-jobs.ts';
import { fillUp, smallDisk, smallDisksPossible } from '../../builders/small-disk.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { hour, must, TimedApplication } from '../../builders/timed-application.ts';
import { tenantToken } from '../../tenant/started-tenant.ts';

describe('settings', () => {
  test('that are broken are recovered with every connector and rule, and said so', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect({ name: 'Production' });
    desktop.addRule(connector);
    await desktop.quit();
    writeFileSync(join(desktop.dataDir, 'settings.json'), '{"schemaVersion":2,');
    await desktop.start();
    expect(desktop.status).toMatchObject({ firstRun: false, connectors: [{ name: 'Production' }] });
    expect(desktop.status.nextDue).not.toBeNull();
    expect(desktop.status.attention).toMatchObject([
      { id: 'settings-recovered', severity: 'warning', text: expect.stringContaining('was restored') },
    ]);
    await desktop.restart();
    expect(desktop.status.attention).toEqual([]);
  });

  test('of a newer version keep the application running, and are said to be unreadable', async () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'settings.json'), '{"schemaVersion":99}');
    const desktop = await TimedApplication.open({ dataDir });
    desktop.application.tick();
    expect(desktop.status).toMatchObject({ firstRun: false });
    expect(desktop.status.attention).toMatchObject([
      {
        id: 'settings-unreadable',
        kind: 'settings',
        severity: 'bad',
        advice: expect.stringContaining('Update'),
      },
    ]);
    expect(readFileSync(join(dataDir, 'settings.json'), 'utf8')).toBe('{"schemaVersion":99}');
  });

  test('of the first version are taken over with every connector, and kept beside', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect({ name: 'Production' });
    desktop.addRule(connector);
    await desktop.quit();
    const file = join(desktop.dataDir, 'settings.json');
    const { schedulePaused: _paused, desktop: _desktop, ...first } = JSON.parse(readFileSync(file, 'utf8'));
    const before = JSON.stringify({ ...first, schemaVersion: 1 });
    writeFileSync(file, before);

    await desktop.start();
    expect(desktop.status).toMatchObject({ theme: 'system', connectors: [{ name: 'Production' }] });
    expect(desktop.status.attention).toEqual([]);
    must(desktop.application.pauseSchedule(true));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ schemaVersion: 3, schedulePaused: true });
    expect(readFileSync(`${file}.v1`, 'utf8')).toBe(before);
  });
});

describe('a project', () => {
  test('that cannot be opened keeps the application running, and is opened once it can be', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    desktop.addRule(connector);
    await desktop.quit();
    const file = join(desktop.dataDir, 'project.sqlite');
    for (const name of ['-wal', '-shm']) rmSync(`${file}${name}`, { force: true });
    renameSync(file, `${file}.kept`);
    writeFileSync(file, 'this is no database, and it is long enough to be told from an empty one');

    await desktop.start();
    expect(desktop.status.firstRun).toBe(false);
    expect(desktop.status.attention).toMatchObject([
      { id: 'project-project-damaged', kind: 'project', severity: 'bad', screen: '/settings/data' },
    ]);
    expect(() => desktop.services.project()).toThrow(expect.objectContaining({ code: 'project-damaged' }));
    await expect(desktop.sync(connector)).rejects.toMatchObject({ code: 'project-damaged' });
    desktop.sleeps(3 * hour);
    expect(desktop.status.running).toEqual([]);

    renameSync(`${file}.kept`, file);
    desktop.application.tick();
    await desktop.until(({ attention }) => attention.length === 0);
    desktop.application.tick();
    await desktop.untilEnded(1);
  });
});

const noDisk = smallDisksPossible() ? '' : ' (skipped: needs the right to mount a small disk)';

describe.skipIf(noDisk)(`a project on a full disk${noDisk}`, () => {
  test('is read from a copy, which is said, and is used itself once there is room', async () => {
    const desktop = await TimedApplication.open({ dataDir: join(smallDisk(), 'data') });
    const { connector } = await desktop.connect();
    await desktop.sync(connector);
    await desktop.untilEnded(1);
    desktop.addRule(connector);
    await desktop.quit();
    const filler = join(desktop.dataDir, 'filler');
    fillUp(filler);

    await desktop.start();
    await desktop.until(({ attention }) => attention.length > 0);
    expect(desktop.status.attention).toMatchObject([
      {
        id: 'project-copy',
        kind: 'project',
        severity: 'bad',
        code: 'disk-full',
        advice: expect.stringContaining('You see a copy of the project'),
      },
    ]);
    expect(desktop.status).toMatchObject({ firstRun: false, lastScan: { scanId: 1 } });
    expect(await desktop.services.project().reads.scanReports({ limit: 5 })).toMatchObject({ total: 1 });
    await expect(desktop.sync(connector)).rejects.toMatchObject({ code: 'disk-full' });
    desktop.sleeps(3 * hour);
    expect(desktop.status.running).toEqual([]);

    rmSync(filler);
    desktop.application.tick();
    await desktop.until(({ attention }) => attention.length === 0);
    desktop.application.tick();
    await desktop.untilEnded(2);
  });
});

describe('a project whose file is gone', () => {
  test('is not created anew, says so, and is brought back from a backup while the application runs', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    await desktop.sync(connector);
    await desktop.untilEnded(1);
    const backupFile = join(desktop.dataDir, 'backup.sqlite');
    must(await backupProject(desktop.services.project(), backupFile, () => undefined));
    await desktop.quit();
    const file = join(desktop.dataDir, 'project.sqlite');
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });

    await desktop.start();
    await desktop.until(({ attention }) => attention.length > 0);
    expect(desktop.status).toMatchObject({ firstRun: false });
    expect(desktop.status.attention).toMatchObject([
      {
        id: 'project-project-missing',
        kind: 'project',
        severity: 'bad',
        screen: '/settings/data',
        code: 'project-missing',
      },
    ]);
    desktop.application.tick();
    expect(existsSync(file)).toBe(false);

    await desktop.services.withProjectClosed(async () =>
      must(await restoreProject({ projectFile: file, backupFile, now: 0 })),
    );
    await desktop.until(({ attention }) => attention.length === 0);
    expect(await desktop.services.project().reads.scanReports({ limit: 5 })).toMatchObject({ total: 1 });
  });

  test('of an older release is migrated while the windows are told how far it is', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'project.sqlite');
    const older = new Database(file);
    migrate(older, file, migrations.slice(0, 2));
    older.close();
    const holder = new ProjectHandle(placeOfFile(file));
    const kinds = new Set<string | undefined>();
    holder.onMigration(() => kinds.add(holder.migration?.kind));
    await holder.open();
    expect([...kinds]).toEqual(['plan', 'copying', 'checking', 'step', undefined]);
    expect([holder.migration, holder.error]).toEqual([null, null]);
    await holder.closeForGood();
  });
});

describe('a project that another program keeps locked', () => {
  test('does not keep the application from starting, and is told of until it is open', async () => {
    const desktop = await TimedApplication.open();
    await desktop.connect();
    await desktop.quit();
    const lock = new Database(join(desktop.dataDir, 'project.sqlite'));
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
    const started = desktop.start();
    await desktop.untilTimerIsSet();
    desktop.timePasses(1_000);
    await started;
    expect(desktop.status.attention).toMatchObject([
      { kind: 'project', text: 'The project is still being opened.' },
    ]);
    const told = desktop.application.board.newest('revisions').value;
    lock.close();
    await desktop.until(({ attention }) => attention.length === 0);
    const { rows, scans } = desktop.application.board.newest('revisions').value;
    expect({ rows, scans }).toEqual({ rows: told.rows + 1, scans: told.scans + 1 });
  });
});

describe('a keychain', () => {
  test('that is locked is said to be, as soon as there is a connector', async () => {
    const desktop = await TimedApplication.open();
    await desktop.quit();
    desktop.keychain.lock();
    await desktop.start();
    await desktop.until(({ keychain }) => keychain.state === 'locked');
    expect(desktop.status.attention).toEqual([]);
    expect(desktop.status.keychain.reason).toMatch(/is locked\. Unlock it and try again, or keep tokens/);

    const { connector } = await desktop.connect();
    await desktop.until(({ attention }) => attention.length > 0);
    expect(desktop.status.attention).toMatchObject([
      { id: 'keychain-locked', severity: 'warning', text: 'API tokens are kept for this session only.' },
    ]);
    // The token is held in memory, so that scans go on until the application ends.
    expect(await desktop.services.tokens.placeOf(connector)).toBe('session');
    await desktop.sync(connector);
    await desktop.untilEnded(1);

    await desktop.restart();
    await expect(desktop.sync(connector)).rejects.toMatchObject({ code: 'keychain-locked' });
    expect(await desktop.services.tokens.placeOf(connector)).toBe('unknown');
    desktop.keychain.unlock();
    await desktop.services.tokens.probe();
    await desktop.until(({ attention }) => attention[0]?.kind === 'token-missing');
  });

  test('that does not answer holds up neither the start nor the list of connectors', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    await desktop.quit();
    const answer = desktop.keychain.hang();
    await desktop.start();
    expect(desktop.status).toMatchObject({ keychain: { state: 'probing' }, attention: [] });
    expect(connectorViewOf(desktop.services, connector).token).toBe('unknown');

    const told = desktop.application.board.newest('revisions').value.connectors;
    answer();
    await desktop.until(({ keychain }) => keychain.state === 'available');
    await desktop.until(() => desktop.application.board.newest('revisions').value.connectors > told);
    expect(connectorViewOf(desktop.services, connector).token).toBe('keychain');
  });

  test('that a rule cannot ask fails the run for now, and does not pause the rule', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    const rule = desktop.addRule(connector);
    desktop.keychain.lock();
    desktop.sleeps(hour);
    await desktop.until(() => desktop.rule(rule.id).failures === 1);
    expect(desktop.rule(rule.id)).toMatchObject({ paused: false, retryAt: expect.any(String) });
    desktop.keychain.unlock();
    desktop.sleeps(hour);
    await desktop.untilEnded(1);
  });

  test('nobody wants is left alone: the token is in memory only, and nowhere in the data folder', async () => {
    const desktop = await TimedApplication.open();
    await desktop.services.tokens.useSession(true);
    expect(desktop.status.keychain.sessionOnly).toBe(true);
    const { connector } = await desktop.connect();
    expect(await desktop.keychain.get(connector)).toEqual({ ok: true, value: null });
    await desktop.sync(connector);
    await desktop.untilEnded(1);
    for (const name of ['settings.json', 'settings.json.bak', 'notices.json', 'project.sqlite']) {
      const file = join(desktop.dataDir, name);
      if (existsSync(file)) expect(readFileSync(file, 'latin1')).not.toContain(tenantToken);
    }
    await desktop.services.tokens.useSession(false);
    expect(await desktop.keychain.get(connector)).toEqual({ ok: true, value: tenantToken });
  });
});
