import { beforeEach, describe, expect, it } from 'vitest';
import { TokenStore } from '../../../main/project-services/token-store.ts';
import { DisabledKeychain } from '../../../main/secrets/disabled-keychain.ts';
import { TestKeychain } from '../../builders/test-keychain.ts';

const owner = { id: '0123abcd', url: 'https://acme.sentinelone.net' };
const kept = { ok: true, value: 'kept' };
const nothing = { ok: true, value: null };

let keychain: TestKeychain;
let keeper: TokenStore;
let changes: number;

beforeEach(() => {
  keychain = new TestKeychain();
  changes = 0;
  keeper = new TokenStore(keychain, () => {
    changes += 1;
  });
});

describe('a token', () => {
  it('is kept in the keychain, and found there by a keeper of another day', async () => {
    expect(await keeper.set(owner, 'kept')).toMatchObject({ ok: true });
    expect(await keeper.placeOf(owner)).toBe('keychain');
    expect(await new TokenStore(keychain, () => undefined).get(owner)).toEqual(kept);
  });

  it('that the keychain does not take is held in memory, and the refusal returned with what to do here', async () => {
    keychain.lock();
    expect(await keeper.set(owner, 'kept')).toMatchObject({
      ok: false,
      error: {
        code: 'keychain-locked',
        advice: 'Unlock it and try again, or keep tokens for this session only.',
      },
    });
    expect(await keeper.get(owner)).toEqual(kept);
    expect(await keeper.placeOf(owner)).toBe('session');
    expect(await new TokenStore(keychain, () => undefined).placeOf(owner)).toBe('unknown');
  });

  it('in memory gives way to one that the keychain takes', async () => {
    keychain.lock();
    await keeper.set(owner, 'old');
    keychain.unlock();
    await keeper.set(owner, 'kept');
    expect(await keeper.placeOf(owner)).toBe('keychain');
    expect(await keeper.get(owner)).toEqual(kept);
  });

  it('is deleted wherever it is', async () => {
    await keeper.set(owner, 'kept');
    await keeper.useSession(true);
    await keeper.set(owner, 'newer');
    expect(await keeper.delete(owner)).toEqual({ ok: true, value: true });
    expect(await keeper.get(owner)).toEqual(nothing);
    expect(await keeper.placeOf(owner)).toBe('missing');
    expect(await keeper.delete(owner)).toEqual({ ok: true, value: false });
  });

  it('in memory is deleted also when the keychain cannot be asked, which is said', async () => {
    keychain.lock();
    await keeper.set(owner, 'kept');
    expect(await keeper.delete(owner)).toMatchObject({ ok: false, error: { code: 'keychain-locked' } });
    expect(await keeper.placeOf(owner)).toBe('unknown');
  });
});

describe('tokens for this session only', () => {
  it('never reach the keychain', async () => {
    await keeper.useSession(true);
    await keeper.set(owner, 'kept');
    expect(await keychain.get(owner)).toEqual(nothing);
    expect(await keeper.placeOf(owner)).toBe('session');
  });

  it('that are not in memory are missing where the keychain cannot be asked', async () => {
    keychain.lock();
    await keeper.useSession(true);
    expect(await keeper.get(owner)).toEqual(nothing);
    expect(await keeper.placeOf(owner)).toBe('missing');
  });

  it('leave those that the keychain has where they are', async () => {
    await keeper.set(owner, 'kept');
    await keeper.useSession(true);
    expect(await keeper.get(owner)).toEqual(kept);
    expect(await keeper.placeOf(owner)).toBe('keychain');
  });

  it('go into the keychain when the user wants it again, as far as it takes them', async () => {
    await keeper.useSession(true);
    await keeper.set(owner, 'kept');
    keychain.lock();
    await keeper.useSession(false);
    expect(await keeper.placeOf(owner)).toBe('session');
    keychain.unlock();
    await keeper.useSession(false);
    expect(await keychain.get(owner)).toEqual(kept);
    expect(await keeper.placeOf(owner)).toBe('keychain');
  });
});

describe('the state of the keychain', () => {
  it('is not known before it was asked', async () => {
    expect(keeper.state()).toEqual({ state: 'probing', reason: null, sessionOnly: false, managed: false });
    await keeper.probe();
    expect(keeper.state()).toEqual({ state: 'available', reason: null, sessionOnly: false, managed: false });
  });

  it('tells why it cannot be used and what to do', async () => {
    keychain.lock();
    await keeper.probe();
    expect(keeper.state()).toEqual({
      state: 'locked',
      reason:
        'The keychain of this system is locked. Unlock it and try again, or keep tokens for this session only.',
      sessionOnly: false,
      managed: false,
    });
  });

  it('is learned from every look at it, and told when it has changed', async () => {
    await keeper.probe();
    await keeper.probe();
    expect(changes).toBe(1);
    keychain.lock();
    await keeper.get(owner);
    await keeper.get(owner);
    expect(keeper.state().state).toBe('locked');
    expect(changes).toBe(2);
    keychain.unlock();
    await keeper.get(owner);
    expect(keeper.state().state).toBe('available');
    expect(changes).toBe(3);
  });
});

describe('a policy that wants no token in the keychain', () => {
  const keyless = (clear: boolean) => new DisabledKeychain(keychain, { clear });
  const disabled = () => new TokenStore(keyless(true), () => undefined, { kind: 'fixed', value: true });

  it('has them kept in memory, without anything going wrong', async () => {
    const kept = disabled();
    expect(await kept.set(owner, 'kept')).toMatchObject({ ok: true });
    expect(await kept.placeOf(owner)).toBe('session');
    expect(await keychain.get(owner)).toEqual(nothing);
    expect(kept.state()).toMatchObject({ sessionOnly: true, managed: true });
  });

  it('has the one that was kept before deleted, and it is missing', async () => {
    await keeper.set(owner, 'kept');
    expect(await disabled().placeOf(owner)).toBe('missing');
    expect(await keychain.get(owner)).toEqual(nothing);
  });

  it('is not changed by the user', async () => {
    await expect(disabled().useSession(false)).rejects.toMatchObject({ code: 'token-place-managed' });
    await expect(disabled().useSession(true)).resolves.toBeUndefined();
  });

  it('that cannot be read does not use the keychain, and deletes nothing from it', async () => {
    await keeper.set(owner, 'kept');
    const closed = new TokenStore(keyless(false), () => undefined, { kind: 'closed' });
    expect(await closed.get(owner)).toEqual(nothing);
    await closed.set(owner, 'other');
    expect(await keychain.get(owner)).toEqual(kept);
  });
});

describe('a policy that wants tokens in the keychain', () => {
  it('does not let the user keep them in memory only', async () => {
    const fixed = new TokenStore(keychain, () => undefined, { kind: 'fixed', value: false });
    await expect(fixed.useSession(true)).rejects.toMatchObject({ code: 'token-place-managed' });
    await fixed.set(owner, 'kept');
    expect(await fixed.placeOf(owner)).toBe('keychain');
  });
});
