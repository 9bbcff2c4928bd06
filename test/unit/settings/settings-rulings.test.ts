import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { settingsRulings } from '../../../main/policy/policy.ts';
import type { Settings } from '../../../main/settings/settings-schema.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import { success } from '../../../preload/contract/result.ts';
import { policyOf } from '../../builders/policy-file.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = temporaryFolder();
});

const storeUnder = (policy: Readonly<Record<string, unknown>>) =>
  new SettingsStore(dataDir, { rulings: settingsRulings(policyOf(policy)) });

const unmanaged = () => new SettingsStore(dataDir);

const written = (): Settings => JSON.parse(readFileSync(unmanaged().path, 'utf8'));

function settingsOf(store: SettingsStore): Settings {
  const read = store.read();
  if (!read.ok) throw read.error;
  return read.value.settings;
}

const setMode = (store: SettingsStore, mode: Settings['mode']) =>
  store.update<never>((settings) => success({ ...settings, mode }));

describe('a setting that a policy fixes', () => {
  it('holds whatever the file says, also when that was edited by hand', () => {
    setMode(unmanaged(), 'scan');
    const store = storeUnder({ ingestMode: 'asset-sync', proxy: 'http://proxy:3128', startAtLogin: true });
    expect(settingsOf(store)).toMatchObject({
      mode: 'asset-sync',
      network: { proxyUrl: 'http://proxy:3128', extraCaFile: null },
      desktop: { startAtLogin: true },
    });
  });

  it.each([
    ['the mode', { ingestMode: 'asset-sync' }, (s: Settings): Settings => ({ ...s, mode: 'scan' })],
    [
      'the proxy',
      { proxy: 'system' },
      (s: Settings): Settings => ({ ...s, network: { ...s.network, proxyUrl: 'http://mine:3128' } }),
    ],
    [
      'the authorities',
      { certificateAuthorities: '/etc/acme.pem' },
      (s: Settings): Settings => ({ ...s, network: { ...s.network, extraCaFile: null } }),
    ],
    [
      'starting at login',
      { startAtLogin: false },
      (s: Settings): Settings => ({ ...s, desktop: { ...s.desktop, startAtLogin: true } }),
    ],
  ])('is not changed: %s', (_, policy, change) => {
    const store = storeUnder(policy);
    const before = settingsOf(store);
    expect(store.update<never>((settings) => success(change(settings)))).toMatchObject({
      ok: false,
      error: {
        code: 'setting-managed',
        message: expect.stringContaining('set by the policy of this machine'),
      },
    });
    expect(settingsOf(store)).toEqual(before);
  });

  it('leaves others to change, and keeps the user’s own choice for when there is no policy', () => {
    setMode(unmanaged(), 'scan');
    const store = storeUnder({ ingestMode: 'asset-sync' });
    const changed = store.update<never>((settings) => success({ ...settings, schedulePaused: true }));
    expect(changed).toMatchObject({ ok: true, value: { mode: 'asset-sync', schedulePaused: true } });
    expect(written()).toMatchObject({ mode: 'scan', schedulePaused: true });
    expect(settingsOf(unmanaged()).mode).toBe('scan');
  });

  it('stays as it is when the policy cannot be read there', () => {
    setMode(unmanaged(), 'asset-sync');
    const store = storeUnder({ ingestMode: 'everything' });
    expect(settingsOf(store).mode).toBe('asset-sync');
    expect(setMode(store, 'scan')).toMatchObject({ ok: false, error: { code: 'setting-managed' } });
    expect(store.allowedConsoles).toEqual([]);
  });
});
