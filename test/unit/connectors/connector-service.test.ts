import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConnectorService } from '../../../main/connectors/connector-service.ts';
import { RuleService } from '../../../main/schedule/rule-service.ts';
import { SecretError } from '../../../main/secrets/secret-error.ts';
import type { SecretStore } from '../../../main/secrets/secret-store.ts';
import { SessionStore } from '../../../main/secrets/session-store.ts';
import type { Connector } from '../../../main/settings/settings-schema.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import { failure, type Result } from '../../../preload/contract/result.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';

let dataDir: string;
let secrets: SessionStore;
let service: ConnectorService;

const parts = (store: SecretStore) => ({
  settings: new SettingsStore(dataDir),
  secrets: store,
  now: () => new Date('2026-11-22T10:00:00Z'),
});

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'connectors-'));
  secrets = new SessionStore();
  service = new ConnectorService(parts(secrets));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function must<T>(result: Result<T, Error>): T {
  if (!result.ok) throw result.error;
  return result.value;
}

async function add(name?: string, token = 'token'): Promise<Connector> {
  const draft = must(service.draft({ url: 'https://acme.sentinelone.net/dashboard', name }));
  return must(await service.add(draft.connector, token)).connector;
}

/** A keychain that is not there. */
class NoKeychain extends SessionStore {
  override async set(): Promise<Result<void, SecretError>> {
    return failure(new SecretError('keychain-unavailable', 'no keychain', ''));
  }
  override async delete(): Promise<Result<boolean, SecretError>> {
    return failure(new SecretError('keychain-unavailable', 'no keychain', ''));
  }
}

describe('adding a connector', () => {
  it('saves it with a cleaned address, and its token in the keychain', async () => {
    const connector = await add('Production', 'secret');
    expect(connector).toMatchObject({
      name: 'Production',
      url: 'https://acme.sentinelone.net',
      createdAt: '2026-11-22T10:00:00.000Z',
      lastVerifiedAt: null,
    });
    expect(must(service.list())).toEqual([connector]);
    expect(await secrets.get(connector)).toEqual({ ok: true, value: 'secret' });
  });

  it('keeps half a surrogate pair in its name visibly, and refuses a control character', async () => {
    expect(await add('Prod \ud800')).toMatchObject({ name: 'Prod \u2400d800' });
    const input = { url: 'https://acme.sentinelone.net', name: 'Prod \0' };
    expect(service.draft(input)).toMatchObject({ ok: false, error: { code: 'connector-name-invalid' } });
  });

  it('says what it changed in the address', () => {
    expect(must(service.draft({ url: 'https://acme.sentinelone.net/dashboard' })).notes).not.toEqual([]);
  });

  it('refuses an address that cannot be one', () => {
    expect(service.draft({ url: 'ftp://acme' })).toMatchObject({
      ok: false,
      error: { code: 'address-invalid' },
    });
  });

  it('calls it SentinelOne when no name is given, and numbers the next', async () => {
    expect((await add()).name).toBe('SentinelOne');
    expect((await add()).name).toBe('SentinelOne 2');
    expect((await add()).name).toBe('SentinelOne 3');
  });

  it.each(['', '   ', 'two\nlines', 'x'.repeat(101)])('refuses the name %j', (name) => {
    expect(service.draft({ url: 'acme', name })).toMatchObject({
      ok: false,
      error: { code: 'connector-name-invalid' },
    });
  });

  it('refuses a name that is taken, in whatever case', async () => {
    await add('Production');
    expect(service.draft({ url: 'acme', name: ' PRODUCTION ' })).toMatchObject({
      ok: false,
      error: { code: 'connector-name-taken' },
    });
  });

  it('refuses a name that was taken while the draft was verified, and keeps no token', async () => {
    const { connector } = must(service.draft({ url: 'acme', name: 'Production' }));
    await add('Production');
    expect(await service.add(connector, 'secret')).toMatchObject({
      ok: false,
      error: { code: 'connector-name-taken' },
    });
    expect(await secrets.get(connector)).toEqual({ ok: true, value: null });
  });

  it('saves it without a keychain too, and says that no token is kept', async () => {
    const withoutKeychain = new ConnectorService(parts(new NoKeychain()));
    const { connector } = must(withoutKeychain.draft({ url: 'acme' }));
    const saved = must(await withoutKeychain.add(connector, 'secret'));
    expect(saved.keychainProblem).toMatchObject({ code: 'keychain-unavailable' });
    expect(must(withoutKeychain.list())).toEqual([connector]);
  });
});

describe('finding a connector', () => {
  it('goes by id, by name in any case, or by being the only one', async () => {
    const connector = await add('Production');
    for (const nameOrId of [connector.id, 'production', ' Production', undefined]) {
      expect(service.find(nameOrId)).toEqual({ ok: true, value: connector });
    }
  });

  it('says how to add the first one', () => {
    const found = service.find(undefined);
    expect(found).toMatchObject({ ok: false, error: { code: 'connector-not-found' } });
    if (!found.ok) expect(found.error.advice).toContain('connector add');
  });

  it('names those there are when the wanted one is not among them', async () => {
    await add('Production');
    expect(service.find('Test')).toMatchObject({ ok: false, error: { advice: 'There are: Production.' } });
  });

  it('asks which one when there are several', async () => {
    await add('Production');
    await add('Test');
    expect(service.find(undefined)).toMatchObject({
      ok: false,
      error: { code: 'connector-ambiguous', message: 'There are 2 connectors: Production, Test.' },
    });
  });
});

describe('editing a connector', () => {
  it('changes what is named and keeps the rest, the token too', async () => {
    const before = await add('Production', 'secret');
    const { connector } = must(await service.edit(before, { description: ' servers ' }, null));
    expect(connector).toEqual({ ...before, description: 'servers' });
    expect(await secrets.get(connector)).toEqual({ ok: true, value: 'secret' });
  });

  it('lets a connector keep its own name, in another case too', async () => {
    const before = await add('Production');
    expect(must(await service.edit(before, { name: 'PRODUCTION' }, null)).connector.name).toBe('PRODUCTION');
  });

  it('refuses another origin without its token', async () => {
    const before = await add('Production', 'secret');
    expect(await service.edit(before, { url: 'https://other.sentinelone.net' }, null)).toMatchObject({
      ok: false,
      error: { code: 'token-required' },
    });
    expect(must(service.list())).toEqual([before]);
  });

  it('takes another path of the same origin for no move', async () => {
    const before = await add('Production', 'secret');
    expect((await service.edit(before, { url: 'https://acme.sentinelone.net/login' }, null)).ok).toBe(true);
  });

  it('gives the new origin its own token and forgets the old one', async () => {
    const before = await add('Production', 'old');
    const { connector } = must(await service.edit(before, { url: 'https://other.sentinelone.net' }, 'new'));
    expect(await secrets.get(connector)).toEqual({ ok: true, value: 'new' });
    expect(await secrets.get(before)).toEqual({ ok: true, value: null });
  });

  it('forgets what was verified of the old token when it is replaced', async () => {
    const added = await add('Production');
    const before = must(service.recordVerification(added, verification('2027-01-01T00:00:00.123456Z')));
    expect(before).toMatchObject({
      lastVerifiedAt: '2026-11-22T10:00:00.000Z',
      tokenExpiresAt: '2027-01-01T00:00:00.123Z',
    });
    const { connector } = must(await service.edit(before, {}, 'new'));
    expect(connector).toMatchObject({ lastVerifiedAt: null, tokenExpiresAt: null });
  });
});

describe('removing a connector', () => {
  it('removes its token too', async () => {
    const connector = await add();
    expect(must(await service.remove(connector)).keychainProblem).toBeNull();
    expect(must(service.list())).toEqual([]);
    expect(await secrets.get(connector)).toEqual({ ok: true, value: null });
  });

  it('removes its ingest rules and leaves those of others', async () => {
    const [gone, kept] = [await add('Production'), await add('Test')];
    const settings = new SettingsStore(dataDir);
    const rules = new RuleService({ settings, now: Date.now, zone: () => 'UTC' });
    const choice = { scope: allEndpoints, schedule: { kind: 'daily', time: '06:30' } } as const;
    must(rules.add(gone.id, choice));
    const ofTest = must(rules.add(kept.id, choice));
    must(await service.remove(gone));
    expect(must(rules.list())).toEqual([ofTest]);
  });
});

function verification(tokenExpiresAt: string) {
  return { lines: [], tokenExpiresAt, consoleVersion: null, userScope: null };
}
