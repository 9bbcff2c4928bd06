import { describe, expect, test } from 'vitest';
import { viewerToken } from '../../../main/demo/tokens.ts';
import { takeScanLock } from '../../../main/ingest/scan-lock.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { agentsPath } from '../../builders/scanned-tenant.ts';
import { heldAtSecondPage, must, TimedApplication } from '../../builders/timed-application.ts';
import { forbidden } from '../../tenant/answer-faults.ts';
import { tenantToken } from '../../tenant/started-tenant.ts';

describe('Sync now', () => {
  test('attaches on the second press: there is one scan, and both presses are told', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    const held = heldAtSecondPage(tenant);
    expect(await desktop.sync(tenant.connector)).toEqual({ attached: false });
    await held.reached;
    expect(await desktop.sync(tenant.connector)).toEqual({ attached: true });
    expect(desktop.application.scansRunning()).toBe(true);
    held.goOn();
    await desktop.untilEnded(1);
    expect(await desktop.reports()).toHaveLength(1);
    expect(desktop.application.scansRunning()).toBe(false);
  });

  test('attaches also to a press that is still looking for its token', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    const both = await Promise.all([desktop.sync(connector), desktop.sync(connector)]);
    expect(both).toEqual([{ attached: false }, { attached: true }]);
    await desktop.untilEnded(1);
    expect(await desktop.reports()).toHaveLength(1);
  });

  test('reads everything when a full scan is asked for', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    for (const [index, full] of [false, false, true].entries()) {
      await desktop.sync(connector, full);
      await desktop.untilEnded(index + 1);
    }
    expect((await desktop.reports()).map(({ kind }) => kind)).toEqual(['full', 'delta', 'full']);
  });

  test('can be cancelled, and goes on with the same scan when it is pressed again', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    const held = heldAtSecondPage(tenant);
    await desktop.sync(tenant.connector);
    await held.reached;
    desktop.services.scans.cancel(tenant.connector.id);
    expect(desktop.status.running).toMatchObject([{ cancelling: true }]);
    const cancelled = await desktop.untilEnded(1);
    expect(cancelled.lastScan).toMatchObject({ state: 'cancelled' });
    expect(cancelled.attention).toEqual([]);

    held.goOn();
    await desktop.sync(tenant.connector);
    await desktop.until(({ lastGoodScan, running }) => running.length === 0 && lastGoodScan !== null);
    expect(await desktop.reports()).toMatchObject([{ id: 1, state: 'complete', assets: { new: 6 } }]);
  });

  test('cancelling where nothing runs does nothing', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    desktop.services.scans.cancel(connector.id);
    expect(desktop.status.running).toEqual([]);
  });

  test('of two connectors runs side by side, and cancelling one leaves the other', async () => {
    const desktop = await TimedApplication.open();
    const [one, other] = [await desktop.connect({ name: 'One' }), await desktop.connect({ name: 'Other' })];
    const [heldOne, heldOther] = [heldAtSecondPage(one), heldAtSecondPage(other)];
    await Promise.all([desktop.sync(one.connector), desktop.sync(other.connector)]);
    await Promise.all([heldOne.reached, heldOther.reached]);
    expect(desktop.status.running.map(({ connectorName }) => connectorName).sort()).toEqual(['One', 'Other']);

    desktop.services.scans.cancel(one.connector.id);
    await desktop.until(({ running }) => running.length === 1);
    expect(desktop.status.running).toMatchObject([{ connectorName: 'Other', cancelling: false }]);
    heldOne.goOn();
    heldOther.goOn();
    await desktop.until(({ running }) => running.length === 0);
    const reports = await desktop.reports();
    expect(new Map(reports.map(({ connector, state }) => [connector, state]))).toEqual(
      new Map([
        ['One', 'cancelled'],
        ['Other', 'complete'],
      ]),
    );
  });

  test('without a token is refused with what to do, and leaves nothing running', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    await desktop.services.tokens.delete(connector);
    await expect(desktop.sync(connector)).rejects.toMatchObject({
      code: 'token-missing',
      advice: 'Edit the connector and enter its API token.',
    });
    expect(desktop.status.running).toEqual([]);
  });

  test('of a connector or a rule that is gone is refused', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    const { scans } = desktop.services;
    const choice = { connectorId: connector.id, ruleId: 'feedbeef', full: false };
    await expect(scans.start(choice)).rejects.toMatchObject({ code: 'rule-not-found' });
    await expect(scans.start({ ...choice, connectorId: '00000000' })).rejects.toMatchObject({
      code: 'connector-not-found',
    });
  });
});

describe('Sync now of a connector with rules', () => {
  const manual = { kind: 'manual' } as const;

  test('scans what they cover, one scope after the other, each once', async () => {
    const desktop = await TimedApplication.open();
    const { connector, world } = await desktop.connect();
    const [first, second] = world.sites.map(({ id }) => ({ ...allEndpoints, siteIds: [id] }));
    for (const scope of [first, second, first]) desktop.addRule(connector, manual, scope);
    await desktop.sync(connector);
    await desktop.untilEnded(2);
    expect((await desktop.reports()).map(({ scope, state }) => ({ scope, state }))).toEqual([
      { scope: first, state: 'complete' },
      { scope: second, state: 'complete' },
    ]);
  });

  test('scans All Endpoints alone where a rule covers them', async () => {
    const desktop = await TimedApplication.open();
    const { connector, world } = await desktop.connect();
    desktop.addRule(connector, manual, { ...allEndpoints, siteIds: world.sites.map(({ id }) => id) });
    desktop.addRule(connector, manual);
    await desktop.sync(connector);
    await desktop.untilEnded(1);
    expect(await desktop.reports()).toMatchObject([{ scope: allEndpoints, state: 'complete' }]);
  });

  test('stops at the first scope that is cancelled', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    for (const { id } of tenant.world.sites) {
      desktop.addRule(tenant.connector, manual, { ...allEndpoints, siteIds: [id] });
    }
    const reached = Promise.withResolvers<void>();
    tenant.faults.arm({
      path: agentsPath,
      on: { nth: 1 },
      fault: async (_, answer) => {
        desktop.services.scans.cancel(tenant.connector.id);
        reached.resolve();
        return answer();
      },
    });
    await desktop.sync(tenant.connector);
    await reached.promise;
    await desktop.untilEnded(1);
    expect(await desktop.reports()).toMatchObject([{ state: 'cancelled' }]);
  });

  test('of one rule alone scans what that covers, and ends the row of its failures', async () => {
    const desktop = await TimedApplication.open();
    const { connector, world, faults } = await desktop.connect();
    const scope = { ...allEndpoints, siteIds: world.sites.slice(0, 1).map(({ id }) => id) };
    const rule = desktop.addRule(connector, { kind: 'every', minutes: 60 }, scope);
    const refusal = faults.arm({ path: agentsPath, on: 'always', fault: forbidden });
    desktop.sleeps(60 * 60_000);
    await desktop.untilEnded(1);
    expect(desktop.rule(rule.id)).toMatchObject({ failures: 1, retryAt: expect.any(String) });

    refusal.disarm();
    await desktop.services.scans.start({ connectorId: connector.id, ruleId: rule.id, full: false });
    await desktop.untilEnded(2);
    expect((await desktop.reports())[1]).toMatchObject({ scope, state: 'complete' });
    expect(desktop.rule(rule.id)).toMatchObject({
      failures: 0,
      retryAt: null,
      lastStartedAt: '2026-11-22T11:00:00.000Z',
    });
  });

  test('attaches to the scan of a rule, and cancels it', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    const rule = desktop.addRule(tenant.connector);
    const held = heldAtSecondPage(tenant);
    desktop.sleeps(60 * 60_000);
    await held.reached;
    expect(desktop.status.running).toMatchObject([{ startedBy: 'rule' }]);
    expect(await desktop.sync(tenant.connector)).toEqual({ attached: true });
    desktop.services.scans.cancel(tenant.connector.id);
    await desktop.untilEnded(1);
    held.goOn();
    // A person wanted it ended: the schedule does not take it up again before its next time.
    expect(desktop.rule(rule.id)).toMatchObject({
      failures: 0,
      retryAt: null,
      nextDueAt: '2026-11-22T12:00:00.000Z',
    });
  });
});

describe('a token that is replaced while it is scanned with', () => {
  const newToken = 'the-token-that-takes-its-place';

  test('is taken for the rest once the old one is refused, and its rule goes on', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    const rule = desktop.addRule(tenant.connector);
    const held = heldAtSecondPage(tenant);
    desktop.sleeps(60 * 60_000);
    await held.reached;
    tenant.server.grant(viewerToken(newToken, tenant.world.now()));
    must(await desktop.services.connectors.edit(tenant.connector, {}, newToken));
    tenant.server.revoke(tenantToken);
    held.goOn();
    await desktop.until(({ lastGoodScan, running }) => running.length === 0 && lastGoodScan !== null);
    expect(desktop.rule(rule.id)).toMatchObject({ paused: false, failures: 0, retryAt: null });
    expect(await desktop.reports()).toMatchObject([{ id: 1, state: 'complete', assets: { new: 6 } }]);
  });

  test('is told as refused when it is no better', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    const rule = desktop.addRule(tenant.connector);
    const held = heldAtSecondPage(tenant);
    desktop.sleeps(60 * 60_000);
    await held.reached;
    must(await desktop.services.connectors.edit(tenant.connector, {}, newToken));
    tenant.server.revoke(tenantToken);
    held.goOn();
    await desktop.until(() => desktop.rule(rule.id).paused);
    expect(desktop.rule(rule.id).pausedBecause).toMatch(/token/);
  });
});

describe('a scan of another process', () => {
  test('is shown, attached to, and not cancelled from here', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    const cli = await cliWorkplace({ url: 'https://other.sentinelone.net' }, undefined, desktop.dataDir);
    await desktop.application.refresh();
    const held = heldAtSecondPage(tenant);
    const other = cli.start(['sync', tenant.connector.id, '--quiet']);
    await held.reached;
    await desktop.application.refresh();
    const { running } = await desktop.until((status) => status.running[0]?.startedBy === 'elsewhere');
    expect(running).toMatchObject([{ connectorId: tenant.connector.id, cancelling: false }]);
    expect(desktop.application.scansRunning()).toBe(false);
    expect(await desktop.sync(tenant.connector)).toEqual({ attached: true });
    expect(() => desktop.services.scans.cancel(tenant.connector.id)).toThrow(
      expect.objectContaining({ code: 'scan-elsewhere' }),
    );
    held.goOn();
    expect((await other.ended).exitCode).toBe(0);
    const ended = await desktop.untilEnded(1);
    expect(ended.lastGoodScan).toMatchObject({ scanId: 1 });
    expect(await desktop.reports()).toHaveLength(1);
  });

  test('that is waited for is followed by one in the mode that is then set', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    const lock = takeScanLock(desktop.dataDir, connector.id);
    await desktop.sync(connector);
    desktop.change((settings) => ({ ...settings, mode: 'asset-sync' }));
    lock?.release();
    await desktop.untilEnded(1);
    expect(await desktop.reports()).toMatchObject([{ state: 'complete', mode: 'asset-sync' }]);
  });

  test('that is waited for is followed by none when its connector is removed meanwhile', async () => {
    const desktop = await TimedApplication.open();
    const { connector, server } = await desktop.connect();
    const lock = takeScanLock(desktop.dataDir, connector.id);
    await desktop.sync(connector);
    must(await desktop.services.connectors.remove(connector));
    lock?.release();
    await desktop.until(({ running }) => running.length === 0);
    expect(await desktop.reports()).toEqual([]);
    expect(server.requests()).toEqual({});
  });

  test('that was over in a moment is followed by one of our own', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    const lock = takeScanLock(desktop.dataDir, connector.id);
    expect(await desktop.sync(connector)).toEqual({ attached: true });
    lock?.release();
    await desktop.untilEnded(1);
    expect(await desktop.reports()).toMatchObject([{ state: 'complete' }]);
  });
});

describe('while the project is closed for its replacement', () => {
  test('no scan begins, and it is open again afterwards', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    const rule = desktop.addRule(connector);
    await desktop.services.withProjectClosed(async () => {
      await expect(desktop.sync(connector)).rejects.toMatchObject({ code: 'project-unreachable' });
      desktop.sleeps(60 * 60_000);
      expect(desktop.rule(rule.id).lastStartedAt).toBeNull();
    });
    await desktop.sync(connector);
    await desktop.untilEnded(1);
  });

  test('it is refused while a scan runs, or a `watch` has the project open', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    const held = heldAtSecondPage(tenant);
    await desktop.sync(tenant.connector);
    await held.reached;
    const replace = () => desktop.services.withProjectClosed(async () => 'replaced');
    await expect(replace()).rejects.toMatchObject({ code: 'scan-running' });
    held.goOn();
    await desktop.untilEnded(1);

    const elsewhere = takeScanLock(desktop.dataDir, tenant.connector.id);
    await expect(replace()).rejects.toMatchObject({ code: 'scan-running' });
    elsewhere?.release();
    expect(await replace()).toBe('replaced');
  });

  test('what the action throws arrives, with the project open again', async () => {
    const desktop = await TimedApplication.open();
    await expect(
      desktop.services.withProjectClosed(() => Promise.reject(new Error('not a backup'))),
    ).rejects.toThrow('not a backup');
    expect(await desktop.services.project().reads.facts()).toMatchObject({ scans: 0 });
  });
});
