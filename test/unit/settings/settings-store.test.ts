import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Conf from 'conf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../../main/settings/settings-schema.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import { failure, success } from '../../../preload/contract/result.ts';

let dataDir: string;
let store: SettingsStore;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'settings-'));
  store = new SettingsStore(dataDir, { now: () => new Date('2026-11-22T10:00:00Z') });
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const file = () => join(dataDir, 'settings.json');
const toAssetSync = (settings: Settings) => success<Settings>({ ...settings, mode: 'asset-sync' });

function readSettings(): { settings: Settings; warning: string | null } {
  const read = store.read();
  if (!read.ok) throw read.error;
  return read.value;
}

describe('the settings', () => {
  it('are the defaults in a new data folder, in Scan Mode, without writing anything', () => {
    expect(readSettings()).toEqual({ settings: defaultSettings, warning: null });
    expect(defaultSettings.mode).toBe('scan');
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('are read back as they were written, by another store too', () => {
    expect(store.update(toAssetSync)).toMatchObject({ ok: true, value: { mode: 'asset-sync' } });
    expect(new SettingsStore(dataDir).read()).toMatchObject({
      ok: true,
      value: { settings: { mode: 'asset-sync' } },
    });
  });

  it('are private to their owner, the copies too', () => {
    store.update(toAssetSync);
    for (const name of readdirSync(dataDir)) {
      expect([name, statSync(join(dataDir, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  it('are written by whichever store the program has', () => {
    const written: Settings[] = [];
    const openFile = (folder: string) => {
      const conf = new Conf<Settings>({ cwd: folder, configName: 'settings' });
      return {
        set store(settings: Settings) {
          written.push(settings);
          conf.store = settings;
        },
      };
    };
    const other = new SettingsStore(dataDir, { openFile });
    expect(other.update(toAssetSync)).toMatchObject({ ok: true });
    expect(written).toMatchObject([{ mode: 'asset-sync' }]);
    expect(readSettings().settings.mode).toBe('asset-sync');
  });

  it('refuse a change that is not valid and keep what was there', () => {
    store.update(toAssetSync);
    expect(() => store.update((settings) => success({ ...settings, fullReconciliationHours: -1 }))).toThrow();
    expect(readSettings().settings.fullReconciliationHours).toBe(24);
  });

  it('are not written when the change itself refuses', () => {
    expect(store.update(() => failure('refused'))).toEqual({ ok: false, error: 'refused' });
    expect(readdirSync(dataDir)).not.toContain('settings.json');
  });
});

describe('a damaged settings file', () => {
  it.each([
    ['half-written', (text: string) => text.slice(0, text.length / 2)],
    ['emptied', () => ''],
    ['of another shape', () => '{"schemaVersion":1,"mode":"everything"}'],
  ])('that is %s is recovered from the last good copy, and kept aside', (_how, damage) => {
    store.update(toAssetSync);
    const damaged = damage(readFileSync(file(), 'utf8'));
    writeFileSync(file(), damaged);

    const { settings, warning } = readSettings();

    expect(settings.mode).toBe('asset-sync');
    expect(warning).toMatch(/was damaged and was kept as .*; the last good copy was restored\.$/);
    expect(readFileSync(`${file()}.broken-20261122T100000000Z`, 'utf8')).toBe(damaged);
    expect(readSettings().warning).toBeNull();
  });

  it('that has gone missing is restored from the last good copy', () => {
    store.update(toAssetSync);
    rmSync(file());
    expect(readSettings()).toMatchObject({
      settings: { mode: 'asset-sync' },
      warning: expect.stringContaining('was missing'),
    });
  });

  it('with no good copy left leads to fresh settings, and says so', () => {
    writeFileSync(file(), 'not json');
    expect(readSettings()).toMatchObject({
      settings: defaultSettings,
      warning: expect.stringContaining('start afresh'),
    });
  });

  it('is recovered before a change is applied to it', () => {
    store.update(toAssetSync);
    writeFileSync(file(), '{');
    store.update((settings) => success({ ...settings, fullReconciliationHours: 6 }));
    expect(readSettings().settings).toMatchObject({ mode: 'asset-sync', fullReconciliationHours: 6 });
  });
});

describe('a settings file of the first version', () => {
  const connector = {
    id: 'c0ffee01',
    name: 'Production',
    description: '',
    url: 'https://acme.sentinelone.net',
    createdAt: '2026-11-01T00:00:00.000Z',
    lastVerifiedAt: null,
    tokenExpiresAt: null,
  };
  const first = JSON.stringify({
    schemaVersion: 1,
    mode: 'asset-sync',
    connectors: [connector],
    network: { proxyUrl: null, extraCaFile: null },
    fullReconciliationHours: 12,
  });
  const today = {
    ...defaultSettings,
    mode: 'asset-sync',
    connectors: [connector],
    fullReconciliationHours: 12,
  };

  it('is read with what was added since, and left as it is', () => {
    writeFileSync(file(), first);
    expect(readSettings()).toEqual({ settings: today, warning: null });
    expect(today).toMatchObject({ rules: [], schedulePaused: false, desktop: { theme: 'system' } });
    expect(readFileSync(file(), 'utf8')).toBe(first);
  });

  it('is kept beside the new one once there is something to write', () => {
    writeFileSync(file(), first);
    store.update((settings) => success({ ...settings, schedulePaused: true }));
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ ...today, schedulePaused: true });
    expect(readFileSync(`${file()}.v1`, 'utf8')).toBe(first);
    expect(statSync(`${file()}.v1`).mode & 0o777).toBe(0o600);

    store.update((settings) => success({ ...settings, schedulePaused: false }));
    expect(readFileSync(`${file()}.v1`, 'utf8')).toBe(first);
  });

  it('serves as the last good copy too', () => {
    writeFileSync(`${file()}.bak`, first);
    writeFileSync(file(), '{');
    expect(readSettings()).toMatchObject({
      settings: today,
      warning: expect.stringContaining('the last good copy was restored'),
    });
  });

  it('that is not as it should be is broken, not an empty new one', () => {
    writeFileSync(file(), first.replace('asset-sync', 'everything'));
    expect(readSettings().warning).toMatch(/was damaged/);
  });
});

describe('a recovery', () => {
  it('is remembered, whichever call came upon it', () => {
    store.update(toAssetSync);
    expect(store.recovery).toBeNull();
    writeFileSync(file(), '{');
    store.update((settings) => success({ ...settings, fullReconciliationHours: 6 }));
    expect(store.recovery).toMatch(/was damaged and was kept as/);
  });
});

describe('settings that start afresh', () => {
  it('keep the projects in sight whose databases lie there', () => {
    for (const id of ['abcdef01', 'abcdef02', 'no-project'])
      mkdirSync(join(dataDir, 'projects', id), { recursive: true });
    writeFileSync(join(dataDir, 'projects', 'abcdef02', 'project.sqlite'), '');
    writeFileSync(file(), '{');
    expect(readSettings().settings.projects).toEqual([
      { id: '00000001', name: 'Main project' },
      { id: 'abcdef02', name: 'Recovered project 1' },
    ]);
  });
});

describe('a settings file of the second version', () => {
  it('has one project, and its connectors are that one’s', () => {
    const { projects: _projects, shownProjectId: _shown, backups: _backups, ...second } = defaultSettings;
    writeFileSync(file(), JSON.stringify({ ...second, schemaVersion: 2 }));
    expect(readSettings().settings).toEqual(defaultSettings);
  });
});

describe('a settings file of a newer version', () => {
  const newer = '{"schemaVersion":4,"mode":"scan"}';

  it('is refused by name and left untouched', () => {
    writeFileSync(file(), newer);
    expect(store.read()).toMatchObject({ ok: false, error: { code: 'settings-newer' } });
    expect(store.update(toAssetSync)).toMatchObject({ ok: false, error: { code: 'settings-newer' } });
    expect(readFileSync(file(), 'utf8')).toBe(newer);
  });
});

describe('two processes', () => {
  it('do not lose each other’s changes', async () => {
    const module = new URL('../../../main/settings/settings-store.ts', import.meta.url).href;
    const addOneByOne = `
      const { SettingsStore } = await import(${JSON.stringify(module)});
      const store = new SettingsStore(${JSON.stringify(dataDir)});
      for (let i = 0; i < 15; i++) {
        const id = process.argv[1] + i.toString(16).padStart(7, '0');
        const written = store.update((s) => ({ ok: true, value: { ...s, connectors: [...s.connectors,
          { id, name: id, description: '', url: 'https://a.example', createdAt: '2026-11-22T10:00:00Z', lastVerifiedAt: null, tokenExpiresAt: null }] } }));
        if (!written.ok) throw written.error;
      }`;
    const run = (prefix: string) =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', addOneByOne, prefix]);
    await Promise.all([run('a'), run('b'), run('c')]);
    expect(readSettings().settings.connectors).toHaveLength(45);
  });
});
