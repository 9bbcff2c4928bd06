import { describe, expect, it } from 'vitest';
import type { CallReply } from '../../../preload/contract/wire.ts';
import { type AnsweringApplication, answeringApplication } from '../../builders/answering-application.ts';
import { policyOf } from '../../builders/policy-file.ts';
import { must, TimedApplication } from '../../builders/timed-application.ts';
import { smallWorld, startTenant, tenantToken } from '../../tenant/started-tenant.ts';

// biome-ignore lint/suspicious/noExplicitAny: replies are read as a window would, by what they hold
type Told = any;

const replied = (reply: CallReply): Told => (reply.ok ? reply.value : undefined);
const codeOf = (reply: CallReply): string | null => (reply.ok ? null : reply.error.code);

const managedApplication = (policy: Readonly<Record<string, unknown>>): Promise<AnsweringApplication> =>
  answeringApplication({ policy: policyOf(policy) });

describe('a window on a managed machine', () => {
  it('is told what the policy fixes, and that it is not to be changed', async () => {
    const app = await managedApplication({ ingestMode: 'asset-sync', certificateAuthorities: 'none' });
    expect(replied(await app.call('settings.read'))).toMatchObject({
      mode: 'asset-sync',
      managed: ['ingestMode', 'certificateAuthorities'],
      policy: { trouble: null, settings: [{ name: 'ingestMode', words: 'Asset Sync Mode' }, {}] },
    });
  });

  it('changes none of it, whatever it sends', async () => {
    const app = await managedApplication({
      ingestMode: 'asset-sync',
      proxy: 'http://proxy.acme.example:3128',
      certificateAuthorities: '/etc/acme.pem',
      startAtLogin: false,
      sessionOnlyTokens: false,
    });
    const before = replied(await app.call('settings.read'));
    for (const [name, args] of [
      ['settings.setMode', { mode: 'scan' }],
      ['settings.setProxy', { proxyUrl: null }],
      ['settings.removeExtraCa', null],
    ] as const) {
      expect(codeOf(await app.call(name, args))).toBe('setting-managed');
    }
    expect(codeOf(await app.call('application.keepTokensForSession', { session: true }))).toBe(
      'token-place-managed',
    );
    expect(replied(await app.call('settings.read'))).toEqual(before);
  });

  it('cannot save, verify or scan a console that is not allowed, and no request reaches it', async () => {
    const { server } = await startTenant(smallWorld());
    const app = await managedApplication({ allowedConsoles: ['usea1-acme.sentinelone.net'] });
    const { draftId } = replied(await app.call('connectors.openDraft', { connectorId: null }));
    await app.call('connectors.giveToken', { draftId, token: tenantToken });
    const form = { draftId, name: 'Other', description: '', url: server.url, unverified: true };
    for (const [name, args] of [
      ['connectors.cleanAddress', { url: server.url }],
      ['connectors.verifyDraft', { draftId, url: server.url }],
      ['connectors.saveDraft', form],
    ] as const) {
      expect(codeOf(await app.call(name, args))).toBe('console-not-allowed');
    }
    expect(replied(await app.call('connectors.list'))).toEqual([]);
    expect(server.requests()).toEqual({});
  });

  it('goes by its own mode in the demo', async () => {
    const app = await managedApplication({
      ingestMode: 'asset-sync',
      allowedConsoles: [],
      startAtLogin: true,
    });
    await app.application.projects.enterDemo();
    expect(replied(await app.call('settings.read'))).toMatchObject({
      mode: 'scan',
      managed: ['startAtLogin'],
    });
    expect(codeOf(await app.call('settings.setMode', { mode: 'asset-sync' }))).toBeNull();
    await app.application.projects.leaveDemo({ forget: true });
  });
});

describe('a connector that a policy no longer allows', () => {
  it('is not scanned, says so, and can be renamed and removed', async () => {
    const desktop = await TimedApplication.open();
    const { connector, server } = await desktop.connect();
    await desktop.restart(policyOf({ allowedConsoles: ['*.sentinelone.net'] }));
    const told = await desktop.until(({ attention }) => attention.some(({ kind }) => kind === 'policy'));
    expect(told.attention).toContainEqual(
      expect.objectContaining({
        id: `console-not-allowed-${connector.id}`,
        text: `"${connector.name}" is not scanned: the policy of this machine does not allow ${new URL(server.url).host}.`,
      }),
    );

    const before = { ...server.requests() };
    await desktop.sync(connector);
    const ended = await desktop.until(({ running, lastScan }) => running.length === 0 && lastScan !== null);
    expect(ended.lastScan?.state).toBe('failed');
    expect(server.requests()).toEqual(before);

    const { connectors } = desktop.services;
    const renamed = must(await connectors.edit(connector, { name: 'Old' }, null)).connector;
    expect(renamed.name).toBe('Old');
    must(await connectors.remove(renamed));
    desktop.services.changed('connectors');
    await desktop.until(
      ({ attention }) => attention.length === 0 || !attention.some((a) => a.kind === 'policy'),
    );
  });
});

describe('an application under a policy that cannot be applied', () => {
  it('opens, says so first, and scans nothing', async () => {
    const desktop = await TimedApplication.open();
    const { connector, server } = await desktop.connect();
    await desktop.restart(policyOf({ ingestMode: 'assets' }));
    expect(desktop.status.attention[0]).toMatchObject({
      id: 'policy-broken',
      severity: 'bad',
      screen: '/settings/policy',
      text: expect.stringContaining('"ingestMode" must be "scan" or "asset-sync"'),
    });
    const before = { ...server.requests() };
    await desktop.sync(connector);
    await desktop.until(({ running, lastScan }) => running.length === 0 && lastScan !== null);
    expect(server.requests()).toEqual(before);
  });
});

describe('tokens that a policy keeps in memory only', () => {
  it('are gone from the keychain at the next start, and with the application', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    expect(await desktop.keychain.get(connector)).toMatchObject({ value: tenantToken });

    await desktop.restart(policyOf({ sessionOnlyTokens: true }));
    const { keychain } = await desktop.until(({ attention }) =>
      attention.some(({ kind }) => kind === 'token-missing'),
    );
    expect(keychain).toMatchObject({ sessionOnly: true, managed: true });
    expect(await desktop.keychain.get(connector)).toEqual({ ok: true, value: null });

    must(await desktop.services.connectors.edit(connector, {}, tenantToken));
    desktop.services.changed('connectors');
    await desktop.sync(connector);
    await desktop.until(({ lastScan }) => lastScan?.state === 'complete');
    expect(await desktop.keychain.get(connector)).toEqual({ ok: true, value: null });
  });
});
