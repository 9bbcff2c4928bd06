import { afterEach, describe, expect, it } from 'vitest';
import { KeychainStore } from '../../../main/secrets/keychain-store.ts';
import { type Keyring, type KeyringState, keyringSkipReason, startKeyring } from '../../setup/keyring.ts';

const skipReason = keyringSkipReason();
const owner = { id: '0123abcd', url: 'https://acme.sentinelone.net' };
const token = 'eyJhbGciOi.Jzb21l+IHRva2Vu/.c2lnbmF0dXJl==';

const before = { ...process.env };
let keyring: Keyring | null = null;

/** The keychain's process inherits this one's environment, so this is where it learns of the keyring. */
async function use(state: KeyringState): Promise<void> {
  keyring = await startKeyring(state);
  Object.assign(process.env, keyring.env);
}

afterEach(async () => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  await keyring?.stop();
  keyring = null;
});

describe.skipIf(skipReason !== '')(`the keychain${skipReason}`, () => {
  it('keeps a token, gives it back and forgets it', async () => {
    await use('unlocked');
    const store = new KeychainStore();
    expect(await store.probe()).toEqual({ state: 'available' });
    expect(await store.get(owner)).toEqual({ ok: true, value: null });
    expect(await store.set(owner, token)).toEqual({ ok: true, value: undefined });
    expect(await new KeychainStore().get(owner)).toEqual({ ok: true, value: token });
    expect(await store.delete(owner)).toEqual({ ok: true, value: true });
    expect(await store.delete(owner)).toEqual({ ok: true, value: false });
    expect(await store.get(owner)).toEqual({ ok: true, value: null });
  });

  it('never gives a token out for another origin than the one it was given for', async () => {
    await use('unlocked');
    const store = new KeychainStore();
    await store.set(owner, token);
    expect(await store.get({ ...owner, url: 'https://other.example' })).toEqual({ ok: true, value: null });
  });

  it('answers calls made at once each with its own answer', async () => {
    await use('unlocked');
    const store = new KeychainStore();
    const owners = Array.from({ length: 5 }, (_, i) => ({ ...owner, id: `0123abc${i}` }));
    await Promise.all(owners.map((each) => store.set(each, `token-${each.id}`)));
    const found = await Promise.all(owners.map((each) => store.get(each)));
    expect(found).toEqual(owners.map((each) => ({ ok: true, value: `token-${each.id}` })));
  });

  it('says that it is locked instead of pretending to be empty', async () => {
    await use('locked');
    const store = new KeychainStore();
    expect(await store.probe()).toMatchObject({ state: 'locked' });
    expect(await store.get(owner)).toMatchObject({ ok: false, error: { code: 'keychain-locked' } });
    expect(await store.set(owner, token)).toMatchObject({ ok: false, error: { code: 'keychain-locked' } });
  });

  it('says that it is not there where nobody offers one', async () => {
    await use('absent');
    const store = new KeychainStore();
    expect(await store.probe()).toMatchObject({ state: 'unavailable' });
    expect(await store.set(owner, token)).toMatchObject({
      ok: false,
      error: { code: 'keychain-unavailable' },
    });
    expect(await store.get(owner)).toMatchObject({ ok: false, error: { code: 'keychain-unavailable' } });
  });

  it('gives up on one that never answers, and asks again the next time', async () => {
    await use('silent');
    const store = new KeychainStore(300);
    expect(await store.set(owner, token)).toMatchObject({ ok: false, error: { code: 'keychain-timed-out' } });
    expect(await store.probe()).toMatchObject({ state: 'unavailable' });
  });
});
