import { describe, expect, it } from 'vitest';
import type { CallReply } from '../../../preload/contract/wire.ts';
import { type AnsweringApplication, answeringApplication } from '../../builders/answering-application.ts';
import { smallWorld, startTenant, tenantToken } from '../../tenant/started-tenant.ts';

// biome-ignore lint/suspicious/noExplicitAny: replies are read as a window would, by what they hold
type Told = any;

function replied(reply: CallReply): Told {
  if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`);
  return reply.value;
}

async function draftWithToken(app: AnsweringApplication, token = tenantToken): Promise<string> {
  const { draftId } = replied(await app.call('connectors.openDraft', { connectorId: null }));
  await app.call('connectors.giveToken', { draftId, token });
  return draftId;
}

async function savedConnector(app: AnsweringApplication, url: string): Promise<Told> {
  const draftId = await draftWithToken(app);
  await app.call('connectors.verifyDraft', { draftId, url });
  const form = { draftId, name: 'Production', description: '', url, unverified: false };
  return replied(await app.call('connectors.saveDraft', form)).connector;
}

describe('setting up a connector', () => {
  it('verifies line by line and saves, and never tells a window the token', async () => {
    const { server } = await startTenant(smallWorld());
    const app = await answeringApplication();
    const draftId = await draftWithToken(app, `  Authorization: ApiToken ${tenantToken}\n`);
    const verified = replied(await app.call('connectors.verifyDraft', { draftId, url: server.url }));
    expect(verified.verdict).toBe('ready');
    const lines = app.told.filter((message) => 'kind' in message && message.kind === 'progress');
    expect(lines).toHaveLength(verified.verification.lines.length);

    const form = { draftId, name: '', description: 'The whole company', url: server.url, unverified: false };
    const { connector, keychainProblem } = replied(await app.call('connectors.saveDraft', form));
    expect(keychainProblem).toBeNull();
    expect(connector).toMatchObject({ url: server.url, description: 'The whole company' });
    expect(connector.lastVerifiedAt).not.toBeNull();
    expect(replied(await app.call('connectors.list'))).toEqual([connector]);
    expect(JSON.stringify(app.told)).not.toContain(tenantToken);
  });

  it('with a wrong token tells so, without the token, and saves only when told to save unverified', async () => {
    const { server } = await startTenant(smallWorld());
    const app = await answeringApplication();
    const draftId = await draftWithToken(app, 'a-token-that-the-console-does-not-know');
    const { verdict } = replied(await app.call('connectors.verifyDraft', { draftId, url: server.url }));
    expect(verdict).toBe('refused');
    const form = { draftId, name: 'Production', description: '', url: server.url };
    expect(await app.call('connectors.saveDraft', { ...form, unverified: false })).toMatchObject({
      error: { code: 'not-verified' },
    });
    expect(replied(await app.call('connectors.list'))).toEqual([]);
    const { connector } = replied(await app.call('connectors.saveDraft', { ...form, unverified: true }));
    expect(connector.lastVerifiedAt).toBeNull();
    expect(JSON.stringify(app.told)).not.toContain('a-token-that-the-console-does-not-know');
  });

  it('holds a verification for the address and the token it was made with only', async () => {
    const { server } = await startTenant(smallWorld());
    const app = await answeringApplication();
    const draftId = await draftWithToken(app);
    await app.call('connectors.verifyDraft', { draftId, url: server.url });
    await app.call('connectors.giveToken', { draftId, token: 'another-token-0123456789' });
    const form = { draftId, name: 'Production', description: '', url: server.url, unverified: false };
    expect(await app.call('connectors.saveDraft', form)).toMatchObject({ error: { code: 'not-verified' } });
    await app.call('connectors.giveToken', { draftId, token: tenantToken });
    const elsewhere = { ...form, url: 'https://other.sentinelone.net' };
    expect(await app.call('connectors.saveDraft', elsewhere)).toMatchObject({
      error: { code: 'not-verified' },
    });
  });

  it('keeps a draft from other windows, and forgets it with its own', async () => {
    const { server } = await startTenant(smallWorld());
    const app = await answeringApplication();
    const draftId = await draftWithToken(app);
    const verify = (windowId: number) =>
      app.call('connectors.verifyDraft', { draftId, url: server.url }, windowId);
    expect(await verify(2)).toMatchObject({ error: { code: 'draft-not-found' } });
    await app.call('connectors.closeDraft', { draftId }, 2);
    expect(await verify(1)).toMatchObject({ ok: true });
    await app.call('connectors.closeDraft', { draftId }, 1);
    expect(await verify(1)).toMatchObject({ error: { code: 'draft-not-found' } });
  });

  it('refuses text that is no token and holds none then', async () => {
    const app = await answeringApplication();
    const { draftId } = replied(await app.call('connectors.openDraft', { connectorId: null }));
    const given = await app.call('connectors.giveToken', { draftId, token: 'two words' });
    expect(given).toMatchObject({ error: { code: 'token-format' } });
    const url = 'https://acme.sentinelone.net';
    expect(await app.call('connectors.verifyDraft', { draftId, url })).toMatchObject({
      error: { code: 'token-required' },
    });
  });
});

describe('changing a connector', () => {
  it('keeps its token while its address stays', async () => {
    const { server } = await startTenant(smallWorld());
    const app = await answeringApplication();
    const { id } = await savedConnector(app, server.url);
    const { draftId } = replied(await app.call('connectors.openDraft', { connectorId: id }));
    const form = { draftId, name: 'Headquarters', description: 'Moved', url: server.url, unverified: false };
    const { connector } = replied(await app.call('connectors.saveDraft', form));
    expect(connector).toMatchObject({ id, name: 'Headquarters', description: 'Moved' });
    expect(connector.lastVerifiedAt).not.toBeNull();
    expect(replied(await app.call('connectors.verify', { connectorId: id })).verdict).toBe('ready');
  });

  it('never sends its token to another address', async () => {
    const { server } = await startTenant(smallWorld());
    const other = await startTenant(smallWorld());
    const app = await answeringApplication();
    const { id } = await savedConnector(app, server.url);
    const { draftId } = replied(await app.call('connectors.openDraft', { connectorId: id }));
    expect(await app.call('connectors.verifyDraft', { draftId, url: other.server.url })).toMatchObject({
      error: { code: 'token-required' },
    });
    const form = { draftId, name: 'Production', description: '', url: other.server.url, unverified: true };
    expect(await app.call('connectors.saveDraft', form)).toMatchObject({ error: { code: 'token-required' } });
    expect(replied(await app.call('connectors.list'))[0].url).toBe(server.url);
  });
});

describe('removing a connector', () => {
  it('says in numbers what would go, and keeps or deletes it as asked', async () => {
    const { server } = await startTenant(smallWorld());
    const app = await answeringApplication();
    const { id } = await savedConnector(app, server.url);
    const schedule = { kind: 'daily', time: '02:30' };
    const scope = { accountIds: [], siteIds: [], groupIds: [] };
    replied(await app.call('rules.add', { connectorId: id, scope, schedule }));
    const effects = replied(await app.call('connectors.removalEffects', { connectorId: id }));
    expect(effects).toEqual({ assets: 0, findings: 0, scans: 0, rules: 1 });
    const removed = replied(await app.call('connectors.remove', { connectorId: id, deleteData: true }));
    // What was deleted cannot be put back.
    expect(removed.undoId).toBeNull();
    expect(replied(await app.call('connectors.list'))).toEqual([]);
    expect(replied(await app.call('rules.list'))).toEqual([]);
  });

  it('can be undone for a moment, with its rules and its token, which was deleted at once', async () => {
    const { server } = await startTenant(smallWorld());
    const app = await answeringApplication();
    const { id } = await savedConnector(app, server.url);
    const { tokens } = app.application.services();
    const scope = { accountIds: [], siteIds: [], groupIds: [] };
    replied(
      await app.call('rules.add', { connectorId: id, scope, schedule: { kind: 'daily', time: '02:30' } }),
    );
    const before = [await app.call('connectors.list'), await app.call('rules.list')];
    const { undoId } = replied(await app.call('connectors.remove', { connectorId: id, deleteData: false }));
    expect(await tokens.get({ id, url: server.url })).toEqual({ ok: true, value: null });

    replied(await app.call('application.undo', { undoId }));
    expect([await app.call('connectors.list'), await app.call('rules.list')]).toEqual(before);
    expect(replied(await app.call('connectors.verify', { connectorId: id })).verdict).toBe('ready');
    expect(await app.call('application.undo', { undoId })).toMatchObject({
      error: { code: 'undo-too-late' },
    });
  });
});

describe('deleting an ingest rule', () => {
  it('can be undone in the project it was in, unless its connector is gone', async () => {
    const { server } = await startTenant(smallWorld());
    const app = await answeringApplication();
    const { id } = await savedConnector(app, server.url);
    const scope = { accountIds: [], siteIds: [], groupIds: [] };
    const rule = replied(
      await app.call('rules.add', { connectorId: id, scope, schedule: { kind: 'manual' } }),
    );
    const first = replied(await app.call('rules.remove', { ruleId: rule.id }));
    const main = app.application.board.newest('status').value.project.id;
    replied(await app.call('projects.create', { name: 'Europe' }));
    replied(await app.call('application.undo', first));
    expect(replied(await app.call('rules.list'))).toEqual([]);
    replied(await app.call('projects.show', { projectId: main }));
    expect(replied(await app.call('rules.list'))).toEqual([rule]);

    const second = replied(await app.call('rules.remove', { ruleId: rule.id }));
    replied(await app.call('connectors.remove', { connectorId: id, deleteData: false }));
    expect(await app.call('application.undo', second)).toMatchObject({
      error: { code: 'connector-not-found' },
    });
  });
});

it('lists what a token can see, to choose a scope from', async () => {
  const world = smallWorld();
  const { server } = await startTenant(world);
  const app = await answeringApplication();
  const { id } = await savedConnector(app, server.url);
  const tree = replied(await app.call('connectors.scopes', { connectorId: id }));
  expect(tree.accounts.map((account: Told) => account.id).sort()).toEqual(
    world.accounts.map((account) => account.id).sort(),
  );
  expect(tree.sites.length).toBeGreaterThan(0);
  expect(tree.notes).toEqual([]);
});
