import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TokenWarnings } from '../../../main/application/notices/token-warnings.ts';
import { startDemoConsole } from '../../../main/demo/demo-console.ts';
import { endOfLog } from '../../../main/diagnostics/log-end.ts';
import { repair } from '../../../main/diagnostics/repair.ts';
import { isScanned, takeScanLock } from '../../../main/ingest/scan-lock.ts';
import { openLog } from '../../../main/logging/log.ts';
import { Redactor } from '../../../main/logging/redactor.ts';
import { engineOf } from '../../../main/project/engines/engines.ts';
import { copyDatabase } from '../../../main/project/sqlite/backup/copy-database.ts';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { keptBackups } from '../../../main/project-registry/kept-backups.ts';
import { projectPlace } from '../../../main/project-registry/project-place.ts';
import { ScheduledBackups } from '../../../main/project-registry/scheduled-backups.ts';
import { takeWatchLock } from '../../../main/schedule/watch-lock.ts';
import { backupFolder, projectFile } from '../../../main/settings/project-places.ts';
import { firstProjectId } from '../../../main/settings/project-record.ts';
import { defaultSettings } from '../../../main/settings/settings-schema.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import { xdgAutostart } from '../../../main/shell/login-start/xdg-autostart.ts';
import { preparedProfile } from '../../../main/shell/profile-folder.ts';
import { WindowMemory } from '../../../main/shell/window/window-memory.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { runCli } from '../../setup/run-cli.ts';
import { errorIn } from '../cli/documents.ts';

const silent = { error: () => undefined, warn: () => undefined, info: () => undefined };
const windowPlace = { bounds: { x: 0, y: 0, width: 900, height: 700 }, maximized: false, zoom: 0 };
const expiring = {
  id: 'c0ffee01',
  name: 'Production',
  description: '',
  url: 'https://acme.sentinelone.net',
  createdAt: '2026-01-01T00:00:00.000Z',
  lastVerifiedAt: null,
  tokenExpiresAt: '2026-01-03T00:00:00.000Z',
};

type Use = (dataDir: string) => unknown;

const changeSettings: Use = (dataDir) =>
  new SettingsStore(dataDir).update((settings) => ({ ok: true, value: { ...settings, mode: 'asset-sync' } }));
const writeLog: Use = (dataDir) => openLog(dataDir, new Redactor()).error('something of note');
const useProject: Use = async (dataDir) => {
  const opened = await openSqliteProject(projectFile(dataDir, firstProjectId));
  if (opened.ok) await opened.value.close();
};
const lockScan: Use = (dataDir) => takeScanLock(dataDir, 'c0ffee01')?.release();
const backUp: Use = async (dataDir) => {
  const elsewhere = join(temporaryFolder(), 'project.sqlite');
  const opened = await openSqliteProject(elsewhere);
  if (!opened.ok) throw opened.error;
  const settings = new SettingsStore(temporaryFolder());
  settings.update((all) => ({ ok: true, value: { ...all, backups: { every: 'daily', keep: 2 } } }));
  const project = () => opened.value;
  const parts = { dataDir, projectId: firstProjectId, settings, project, now: Date.now };
  await new ScheduledBackups({ ...parts, ended: () => undefined }).tick();
  await opened.value.close();
};
const migrationCopy: Use = async (dataDir) => {
  const file = join(temporaryFolder(), 'project.sqlite');
  const opened = await openSqliteProject(file);
  if (opened.ok) await opened.value.close();
  const wanted = join(dataDir, 'project.sqlite.before-v2.bak');
  await copyDatabase({
    projectFile: file,
    wanted,
    named: false,
    onProgress: () => undefined,
    cancelled: () => false,
  });
};
const putAside: Use = (dataDir) => {
  const place = projectPlace(dataDir, firstProjectId);
  return engineOf(place).jobs.putAside(place, Date.now());
};
const warn: Use = (dataDir) => new TokenWarnings(dataDir, silent).due([expiring], Date.parse('2026-01-02'));
const rememberWindow: Use = (dataDir) => {
  const memory = new WindowMemory(dataDir, silent);
  memory.recall();
  memory.keep(windowPlace);
};
const startDemo: Use = async (dataDir) => {
  const console = await startDemoConsole({ stateDir: join(dataDir, 'demo'), clock: Date.now });
  await console.nextDay();
  await console.close();
};
const prepareProfile: Use = (dataDir) => {
  // Chromium opens by path what is in it.
  writeFileSync(join(preparedProfile(dataDir), 'Preferences'), '{}');
  writeFileSync(join(dataDir, 'Local State'), '{}');
};
const startAtLogin: Use = (dataDir) => {
  const env = { XDG_CONFIG_HOME: dataDir };
  xdgAutostart({ env, home: dataDir, name: 'Connector', command: ['connector'] }).set(true);
};
const openLogAgain: Use = (dataDir) =>
  repair('open-log', { dataDir, logFile: join(dataDir, 'logs', 'main.log'), renewLoginStart: null });

/** Every file that is written in a data folder, and who writes it. */
const uses: readonly (readonly [string, Use])[] = [
  ['settings.json', changeSettings],
  ['settings.json.bak', changeSettings],
  ['settings.json.bak.new', changeSettings],
  ['settings.lock', changeSettings],
  ['settings.lock-journal', changeSettings],
  ['logs', writeLog],
  ['logs/main.log', writeLog],
  ['logs/main.log', openLogAgain],
  ['project.sqlite', useProject],
  ['project.sqlite', putAside],
  ['project.sqlite-wal', useProject],
  ['project.sqlite-shm', useProject],
  ['project.sqlite-journal', useProject],
  ['project.sqlite.before-v2.bak', migrationCopy],
  ['watch.lock', (dataDir) => takeWatchLock(dataDir)?.release()],
  ['locks', lockScan],
  ['locks/scan-c0ffee01.lock', lockScan],
  ['locks/scan-c0ffee01.lock', (dataDir) => isScanned(dataDir, 'c0ffee01')],
  ['backups', backUp],
  [`backups/${firstProjectId}`, backUp],
  [`backups/${firstProjectId}/backup.lock`, backUp],
  ['notices.json', warn],
  ['notices.json.new', warn],
  ['window.json', rememberWindow],
  ['window', prepareProfile],
  ['window/Preferences', prepareProfile],
  ['Local State', prepareProfile],
  ['autostart/sentinelone-connector.desktop.new', startAtLogin],
  ['demo', startDemo],
  ['demo/demo-tenant.json', startDemo],
  ['demo/demo-tenant.json.new', startDemo],
];

/** Something that a victim has elsewhere: a start-up file of the shell, and a folder. */
function victim() {
  const home = temporaryFolder();
  const file = join(home, '.profile');
  writeFileSync(file, 'export PATH\n');
  chmodSync(file, 0o644);
  mkdirSync(join(home, 'folder'), { mode: 0o755 });
  return { home, file, folder: join(home, 'folder'), absent: join(home, 'absent') };
}

type Victim = ReturnType<typeof victim>;

/** What is there, without what reading changes. */
function stateOf({ home, file, folder, absent }: Victim): unknown {
  const { mode, ino, mtimeMs } = statSync(file);
  return {
    names: readdirSync(home).toSorted(),
    inside: readdirSync(folder),
    file: [readFileSync(file, 'utf8'), mode & 0o777, ino, mtimeMs],
    folder: statSync(folder).mode & 0o777,
    absent: existsSync(absent),
  };
}

/** A folder in which all went well once, so that what is planted lies among what is usually there. */
async function usedFolder(): Promise<string> {
  const dataDir = temporaryFolder();
  writeFileSync(
    join(dataDir, 'settings.json'),
    JSON.stringify({ ...defaultSettings, connectors: [expiring] }),
  );
  return dataDir;
}

async function plantedAt(name: string, target: string): Promise<string> {
  const dataDir = await usedFolder();
  mkdirSync(dirname(join(dataDir, name)), { recursive: true, mode: 0o700 });
  spawnSync('rm', ['-rf', join(dataDir, name)]);
  symlinkSync(target, join(dataDir, name));
  return dataDir;
}

describe.skipIf(process.platform === 'win32')('a link that somebody planted in the data folder', () => {
  test.each(uses)('at %s leads to nothing that is written, made or closed (%#)', async (name, use) => {
    for (const target of ['file', 'folder', 'absent'] as const) {
      const theirs = victim();
      const before = stateOf(theirs);
      const dataDir = await plantedAt(name, theirs[target]);
      try {
        await use(dataDir);
      } catch (error) {
        // Refused is as good as done without; what is thrown has words for whoever reads it.
        expect(error).toBeInstanceOf(Error);
      }
      expect([target, stateOf(theirs)]).toEqual([target, before]);
    }
  });

  test('in the place of the log gets nothing of another file into a diagnostics bundle', async () => {
    const theirs = victim();
    const dataDir = await plantedAt('logs/main.log', theirs.file);
    expect(endOfLog(join(dataDir, 'logs', 'main.log'))).toBe('');
  });

  test('among the backups is none of them', async () => {
    const dataDir = temporaryFolder();
    const folder = backupFolder(dataDir, firstProjectId);
    mkdirSync(folder, { recursive: true });
    symlinkSync(victim().file, join(folder, '2026-11-27T07-20-04-123Z.sqlite'));
    expect(await keptBackups(folder)).toEqual([]);
  });

  const commands: Readonly<Record<string, readonly string[]>> = {
    'settings.json': ['mode', 'asset-sync'],
    'settings.lock': ['mode', 'asset-sync'],
    'logs/main.log': ['mode', 'asset-sync'],
    logs: ['mode', 'asset-sync'],
    projects: ['status'],
    'watch.lock': ['watch'],
    [`backups/${firstProjectId}/2026-11-27T07-20-04-123Z.sqlite`]: [
      'project',
      'restore',
      '2026-11-27T07-20-04-123Z.sqlite',
    ],
    'project.sqlite': ['findings', 'list'],
    demo: ['demo'],
  };
  test.each(Object.entries(commands))(
    'at %s is refused in one sentence, with the command that removes it',
    async (name, command) => {
      const theirs = victim();
      const before = stateOf(theirs);
      const isFolder = !/[.]/.test(name);
      const dataDir = await plantedAt(name, isFolder ? theirs.folder : theirs.file);
      const ended = await runCli(['--data-dir', dataDir, ...command, '--json']);
      const path = join(dataDir, name);
      expect([ended.exitCode, errorIn(ended)]).toEqual([
        1,
        {
          code: 'file-untrusted',
          message: `${path} is a symbolic link. Nothing in the data folder is read or written through a link.`,
          advice: expect.stringContaining(`\`rm ${path}\``),
        },
      ]);
      expect(stateOf(theirs)).toEqual(before);
      expect(lstatSync(path).isSymbolicLink()).toBe(true);
    },
  );

  test('is no pipe either, which would hold the program up', async () => {
    const dataDir = temporaryFolder();
    spawnSync('mkfifo', [join(dataDir, 'settings.json')]);
    const ended = await runCli(['--data-dir', dataDir, 'mode', '--json']);
    expect(errorIn(ended)).toMatchObject({
      code: 'file-untrusted',
      message: `${join(dataDir, 'settings.json')} is not a regular file.`,
    });
  });
});
