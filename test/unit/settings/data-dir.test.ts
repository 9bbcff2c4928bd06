import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDataDir, resolveDataDir } from '../../../main/settings/data-dir.ts';

const linux = { option: undefined, env: {}, platform: 'linux', home: '/home/ana' } as const;

describe('the data folder', () => {
  it('is the one named by --data-dir before all else', () => {
    const env = { SENTINELONE_CONNECTOR_DATA_DIR: '/from/variable' };
    expect(resolveDataDir({ ...linux, option: '/from/option', env })).toBe('/from/option');
  });

  it('is the one named by the environment variable when there is no option', () => {
    expect(resolveDataDir({ ...linux, env: { SENTINELONE_CONNECTOR_DATA_DIR: '/from/variable' } })).toBe(
      '/from/variable',
    );
  });

  it('takes an empty variable for no variable', () => {
    expect(resolveDataDir({ ...linux, env: { SENTINELONE_CONNECTOR_DATA_DIR: '' } })).toBe(
      '/home/ana/.config/SentinelOne Connector',
    );
  });

  it('is the user-data folder that Electron uses for the product on each platform', () => {
    expect(resolveDataDir(linux)).toBe('/home/ana/.config/SentinelOne Connector');
    expect(resolveDataDir({ ...linux, env: { XDG_CONFIG_HOME: '/xdg' } })).toBe('/xdg/SentinelOne Connector');
    expect(resolveDataDir({ ...linux, platform: 'darwin' })).toBe(
      '/home/ana/Library/Application Support/SentinelOne Connector',
    );
    expect(resolveDataDir({ ...linux, platform: 'win32', env: { APPDATA: '/roaming' } })).toBe(
      '/roaming/SentinelOne Connector',
    );
  });
});

describe('preparing the data folder', () => {
  let base: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'data-dir-'));
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  it('creates it, with its parents, for the owner only', () => {
    const dir = join(base, 'a', 'b');
    expect(prepareDataDir(dir)).toEqual({ ok: true, value: dir });
    expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  it('says in one sentence that it cannot be created', () => {
    writeFileSync(join(base, 'file'), '');
    const prepared = prepareDataDir(join(base, 'file', 'below'));
    expect(prepared).toMatchObject({ ok: false, error: { code: 'data-dir-unusable' } });
    if (!prepared.ok)
      expect(prepared.error.message).toMatch(
        /^The data folder .* cannot be created or written \(ENOTDIR\)\.$/,
      );
  });
});
