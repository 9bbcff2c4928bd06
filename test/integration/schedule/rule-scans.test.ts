import { describe, expect, test } from 'vitest';
import { takeScanLock } from '../../../main/ingest/scan-lock.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { agentsPath } from '../../builders/scanned-tenant.ts';
import { forbidden, unauthorized } from '../../tenant/answer-faults.ts';
import type { Fault, Faults } from '../../tenant/faults.ts';
import { tenantToken } from '../../tenant/started-tenant.ts';
import { type ConnectedTenant, ScheduledTenants } from './scheduled-tenants.ts';

/** Stops a tenant's answers at the second page of endpoints until it is let go on. */
function held(faults: Faults) {
  const reached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const hold: Fault = async (_, answer) => {
    reached.resolve();
    await goOn.promise;
    return answer();
  };
  faults.arm({ path: agentsPath, on: { nth: 2 }, fault: hold });
  return { reached: reached.promise, goOn: () => goOn.resolve() };
}

const firstSite = ({ world }: ConnectedTenant) => ({
  ...allEndpoints,
  siteIds: world.sites.slice(0, 1).map(({ id }) => id),
});

describe('behaviour 7: a rule that is due', () => {
  test('scans what it covers, and the next time what has changed since', async () => {
    const tenants = await ScheduledTenants.open();
    const { connector } = await tenants.connect();
    const rule = tenants.addRule(connector);
    const first = tenants.nextEnd();
    tenants.anHourPasses();
    expect(await first).toEqual({ state: 'ended', scanId: 1 });
    const second = tenants.nextEnd();
    tenants.anHourPasses();
    expect(await second).toEqual({ state: 'ended', scanId: 2 });
    expect(await tenants.reports()).toMatchObject([
      { kind: 'full', state: 'complete', assets: { new: 6 }, findings: { new: 6 } },
      { kind: 'delta', state: 'complete' },
    ]);
    expect(tenants.rule(rule.id)).toMatchObject({ failures: 0, nextDueAt: '2026-11-22T13:00:00.000Z' });
  });

  test('does not count a partial scan as a failure', async () => {
    const tenants = await ScheduledTenants.open();
    const { connector } = await tenants.connect(tenantToken, { licence: 'none-forbidden' });
    const rule = tenants.addRule(connector);
    const end = tenants.nextEnd();
    tenants.anHourPasses();
    expect(await end).toEqual({ state: 'ended', scanId: 1 });
    expect(await tenants.reports()).toMatchObject([{ state: 'partial' }]);
    expect(tenants.rule(rule.id)).toMatchObject({ failures: 0, retryAt: null });
  });

  test('does not count a scan that needs a review as a failure', async () => {
    const tenants = await ScheduledTenants.open();
    const { world, connector } = await tenants.connect();
    const agents = Array.from({ length: 12 }, () => world.addAgent());
    for (const { id } of agents) world.addRisk(id);
    const rule = tenants.addRule(connector);
    const first = tenants.nextEnd();
    tenants.anHourPasses();
    await first;
    for (const { id } of agents) world.removeAgent(id);
    tenants.settings.update<never>((settings) => ({
      ok: true,
      // So that the next scan is a full one.
      value: { ...settings, fullReconciliationHours: 1e-9 },
    }));
    const second = tenants.nextEnd();
    tenants.anHourPasses();
    expect(await second).toEqual({ state: 'ended', scanId: 2 });
    expect((await tenants.reports())[1]).toMatchObject({ state: 'needs-review' });
    expect(tenants.rule(rule.id)).toMatchObject({ failures: 0, retryAt: null });
  });

  test('that fails is tried again later', async () => {
    const tenants = await ScheduledTenants.open();
    const { faults, connector } = await tenants.connect();
    const rule = tenants.addRule(connector);
    faults.arm({ path: agentsPath, on: 'always', fault: forbidden });
    const end = tenants.nextEnd();
    tenants.anHourPasses();
    expect(await end).toMatchObject({ state: 'failed', code: 'permission-missing', scanId: 1 });
    expect(tenants.rule(rule.id)).toMatchObject({ failures: 1, retryAt: '2026-11-22T11:05:00.000Z' });
  });
});

describe('behaviour 7: a dead token', () => {
  test('rejected by the console pauses the rule and says so, while the rule of another console goes on', async () => {
    const tenants = await ScheduledTenants.open();
    const [dead, alive] = [await tenants.connect(), await tenants.connect()];
    const paused = tenants.addRule(dead.connector);
    tenants.addRule(alive.connector);
    dead.faults.arm({ on: 'always', fault: unauthorized });
    const ends = Promise.all([tenants.nextEnd(), tenants.nextEnd()]);
    tenants.anHourPasses();
    expect((await ends).map(({ state }) => state).sort()).toEqual(['ended', 'failed']);
    expect(tenants.rule(paused.id)).toMatchObject({
      paused: true,
      pausedBecause: expect.stringContaining('token'),
    });
    expect(tenants.told.filter((line) => line.startsWith('paused: '))).toHaveLength(1);

    const later = tenants.nextEnd();
    tenants.anHourPasses();
    expect(await later).toMatchObject({ state: 'ended' });
    expect(tenants.told.filter((line) => line === 'started')).toHaveLength(3);
  });

  test('that is kept nowhere pauses the rule too', async () => {
    const tenants = await ScheduledTenants.open();
    const { connector } = await tenants.connect(null);
    const rule = tenants.addRule(connector);
    const end = tenants.nextEnd();
    tenants.anHourPasses();
    expect(await end).toMatchObject({ state: 'failed', code: 'token-missing', scanId: null });
    expect(tenants.rule(rule.id)).toMatchObject({
      paused: true,
      pausedBecause: expect.stringMatching(/^No API token is stored for /),
    });
  });

  test('is not what a 401 of one call alone means', async () => {
    const tenants = await ScheduledTenants.open();
    const { faults, connector } = await tenants.connect();
    const rule = tenants.addRule(connector);
    faults.arm({ path: agentsPath, on: 'always', fault: unauthorized });
    const end = tenants.nextEnd();
    tenants.anHourPasses();
    expect(await end).toMatchObject({ state: 'failed' });
    expect(tenants.rule(rule.id)).toMatchObject({ paused: false, failures: 1 });
  });
});

describe('behaviour 7: one scan per connector at a time', () => {
  test('two rules of a connector scan one after the other', async () => {
    const tenants = await ScheduledTenants.open();
    const tenant = await tenants.connect();
    tenants.addRule(tenant.connector);
    tenants.addRule(tenant.connector, firstSite(tenant));
    const ends = Promise.all([tenants.nextEnd(), tenants.nextEnd()]);
    tenants.anHourPasses();
    await ends;
    expect(tenants.told).toEqual(['started', 'ended', 'started', 'ended']);
    const [first, second] = await tenants.reports();
    expect(Date.parse(second?.startedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(first?.finishedAt ?? ''));
  });

  function syncPressed(
    tenants: ScheduledTenants,
    { server, connector }: ConnectedTenant,
    scope = allEndpoints,
  ) {
    const scan = tenants.scans.start(
      {
        connectorId: connector.id,
        connectorName: connector.name,
        mode: 'scan',
        scope,
        full: false,
        reconciliationHours: 24,
        walksAtOnce: 4,
      },
      { origin: server.url, token: tenantToken, proxyUrl: null, extraCaFile: null, allowedConsoles: null },
    );
    if (!scan) throw new Error('the scan was not started');
    return scan;
  }

  test('a rule that comes due while Sync runs for the same takes that scan for its own', async () => {
    const tenants = await ScheduledTenants.open();
    const tenant = await tenants.connect();
    tenants.addRule(tenant.connector);
    const { reached, goOn } = held(tenant.faults);
    const pressed = syncPressed(tenants, tenant);
    await reached;
    const end = tenants.nextEnd();
    tenants.anHourPasses();
    goOn();
    await pressed.finished;
    expect(await end).toEqual({ state: 'ended', scanId: 1 });
    expect(await tenants.reports()).toHaveLength(1);
  });

  test('when Sync covers something else, the rule scans after it', async () => {
    const tenants = await ScheduledTenants.open();
    const tenant = await tenants.connect();
    tenants.addRule(tenant.connector);
    const { reached, goOn } = held(tenant.faults);
    syncPressed(tenants, tenant, firstSite(tenant));
    await reached;
    const end = tenants.nextEnd();
    tenants.anHourPasses();
    goOn();
    expect(await end).toEqual({ state: 'ended', scanId: 2 });
    expect(await tenants.reports()).toMatchObject([
      { state: 'complete', scope: firstSite(tenant) },
      { state: 'complete', scope: allEndpoints },
    ]);
  });

  test('while another process has the connector, the rule waits for it', async () => {
    const tenants = await ScheduledTenants.open();
    const { connector } = await tenants.connect();
    tenants.addRule(connector);
    const lock = takeScanLock(tenants.dataDir, connector.id);
    const end = tenants.nextEnd();
    tenants.anHourPasses();
    expect(tenants.told).toEqual(['started']);
    lock?.release();
    expect(await end).toEqual({ state: 'ended', scanId: 1 });
  });
});

describe('an owner that ends', () => {
  test('cancels the scan under way so that it can be continued, and has the rule go on at the next start', async () => {
    const tenants = await ScheduledTenants.open();
    const { faults, connector } = await tenants.connect();
    const rule = tenants.addRule(connector);
    const { reached, goOn } = held(faults);
    tenants.anHourPasses();
    await reached;
    const left = tenants.leave();
    goOn();
    await left;
    expect(tenants.told).toEqual(['started', 'cancelled']);
    expect(tenants.rule(rule.id)).toMatchObject({ failures: 0, retryAt: '2026-11-22T11:00:00.000Z' });
  });

  test('stops waiting for another process', async () => {
    const tenants = await ScheduledTenants.open();
    const { connector } = await tenants.connect();
    tenants.addRule(connector);
    const lock = takeScanLock(tenants.dataDir, connector.id);
    tenants.anHourPasses();
    await tenants.leave();
    lock?.release();
    expect(tenants.told).toEqual(['started', 'cancelled']);
    expect(await tenants.reports()).toEqual([]);
  });
});
