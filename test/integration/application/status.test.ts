import { describe, expect, test } from 'vitest';
import { allEndpoints, type ScanScope } from '../../../preload/contract/scope.ts';
import { agentsPath } from '../../builders/scanned-tenant.ts';
import { heldAtSecondPage, TimedApplication } from '../../builders/timed-application.ts';
import { forbidden, unauthorized } from '../../tenant/answer-faults.ts';

describe('the status', () => {
  test('of a new installation says that nothing was set up yet', async () => {
    const desktop = await TimedApplication.open();
    await desktop.until(({ keychain }) => keychain.state === 'available');
    expect(desktop.status).toEqual({
      demo: null,
      project: { id: '00000001', name: 'Main project' },
      projects: [{ id: '00000001', name: 'Main project', running: false, attention: 0 }],
      firstRun: true,
      mode: 'scan',
      theme: 'system',
      contrast: 'system',
      motion: 'system',
      schedulePaused: false,
      online: true,
      keychain: { state: 'available', reason: null, sessionOnly: false, managed: false },
      connectors: [],
      running: [],
      lastGoodScan: null,
      data: { state: 'complete', gaps: 0, text: null },
      findingsAsOf: null,
      lastScan: null,
      nextDue: null,
      attention: [],
      update: { phase: 'off', version: null },
    });
  });

  test('goes from the first connector over the running scan to what came of it', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect({ name: 'Production' });
    const { connector } = tenant;
    await desktop.until(({ connectors }) => connectors.length === 1);
    expect(desktop.status).toMatchObject({
      firstRun: false,
      connectors: [{ id: connector.id, name: 'Production' }],
    });

    const held = heldAtSecondPage(tenant);
    await desktop.sync(connector);
    expect(desktop.status.running).toEqual([
      {
        connectorId: connector.id,
        connectorName: 'Production',
        startedBy: 'hand',
        startedAt: '2026-11-22T10:00:00.000Z',
        progress: null,
        cancelling: false,
      },
    ]);
    await held.reached;
    desktop.timePasses(250);
    const { running } = await desktop.until((status) => status.running[0]?.progress?.phase === 'assets');
    expect(running[0]?.progress).toMatchObject({ scanId: 1, phase: 'assets' });

    held.goOn();
    const ended = await desktop.untilEnded(1);
    expect(ended).toMatchObject({
      lastGoodScan: { scanId: 1, connectorName: 'Production' },
      lastScan: { scanId: 1, state: 'complete', words: 'Complete: 6 new findings, 0 mitigated' },
      attention: [],
    });
  });

  test('knows the next run of all rules, and none while the schedule is paused', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect({ name: 'Production' });
    desktop.addRule(connector, { kind: 'daily', time: '06:30' });
    const sooner = desktop.addRule(connector, { kind: 'every', minutes: 30 });
    expect(desktop.status.nextDue).toEqual({
      ruleId: sooner.id,
      connectorName: 'Production',
      at: '2026-11-22T10:30:00.000Z',
    });
    expect(desktop.application.pauseSchedule(true)).toEqual({ ok: true, value: undefined });
    expect(desktop.status).toMatchObject({ schedulePaused: true, nextDue: null });
  });

  test('asks for attention to a scan that failed, with its cause, until one has gone well', async () => {
    const desktop = await TimedApplication.open();
    const { connector, faults } = await desktop.connect({ name: 'Production' });
    const refusal = faults.arm({ path: agentsPath, on: 'always', fault: forbidden });
    await desktop.sync(connector);
    const failed = await desktop.untilEnded(1);
    expect(failed.attention).toEqual([
      {
        id: 'scan-failed-1',
        kind: 'scan-failed',
        severity: 'bad',
        text: 'The last scan of "Production" failed.',
        advice: expect.stringMatching(/^Reading assets .*permission.*sync again/),
        code: 'permission-missing',
        screen: '/import/history/1',
      },
    ]);
    expect(failed.lastScan).toMatchObject({ state: 'failed' });

    refusal.disarm();
    await desktop.sync(connector);
    expect((await desktop.untilEnded(2)).attention).toEqual([]);
  });

  test('keeps that a scan could not begin until one has a record, and says it once', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect({ name: 'Production' });
    desktop.keychain.lock();
    await expect(desktop.sync(connector)).rejects.toMatchObject({ code: 'keychain-locked' });
    const kept = () => desktop.services.connectors.find(connector.id);
    expect(kept()).toMatchObject({
      value: {
        failedStart: {
          at: new Date(desktop.now).toISOString(),
          scope: allEndpoints,
          code: 'keychain-locked',
        },
      },
    });
    desktop.keychain.unlock();
    await desktop.services.tokens.probe();
    const told = await desktop.until(({ attention }) => attention[0]?.kind === 'scan-failed');
    expect(told.attention).toMatchObject([
      {
        id: `scan-not-started-${connector.id}`,
        text: 'The last scan of "Production" could not start.',
        code: 'keychain-locked',
      },
    ]);
    await desktop.sync(connector);
    expect((await desktop.untilEnded(1)).attention).toEqual([]);
    expect(kept()).toMatchObject({ value: expect.not.objectContaining({ failedStart: expect.anything() }) });
  });

  test('asks for attention to the scope that failed, though another scope went well afterwards', async () => {
    const desktop = await TimedApplication.open();
    const { connector, world, faults } = await desktop.connect({ name: 'Production' });
    const site = (id: string): ScanScope => ({ ...allEndpoints, siteIds: [id] });
    const [good] = world.sites;
    const bad = desktop.addRule(connector, { kind: 'manual' }, site('1299999999999999999'));
    const rule = desktop.addRule(connector, { kind: 'manual' }, site(good?.id ?? ''));
    const refusal = faults.arm({ path: agentsPath, on: 'always', fault: forbidden });
    await desktop.services.scans.start({ connectorId: connector.id, ruleId: bad.id, full: false });
    await desktop.untilEnded(1);
    refusal.disarm();
    await desktop.services.scans.start({ connectorId: connector.id, ruleId: rule.id, full: false });
    expect((await desktop.untilEnded(2)).attention).toMatchObject([
      {
        id: 'scan-failed-1',
        text: 'The last scan of "Production" (site 1299999999999999999) failed.',
        code: 'permission-missing',
      },
    ]);
    expect(desktop.status).toMatchObject({ lastGoodScan: null, data: { state: 'partial' } });
  });

  test('says once that a token is refused, leads to where another is entered, and goes on with that one', async () => {
    const desktop = await TimedApplication.open();
    const { connector, faults } = await desktop.connect({ name: 'Production' });
    const refusal = faults.arm({ on: 'always', fault: unauthorized });
    await desktop.sync(connector);
    expect((await desktop.untilEnded(1)).attention).toMatchObject([
      {
        id: `token-refused-${connector.id}`,
        kind: 'token-refused',
        severity: 'bad',
        text: 'The console does not accept the API token of "Production".',
        screen: `/connectors?dialog=${connector.id}&token=replace`,
      },
    ]);

    refusal.disarm();
    await desktop.services.continueAfterToken(connector.id);
    const { attention } = await desktop.until(({ lastScan }) => lastScan?.state === 'complete');
    expect(attention).toEqual([]);
  });

  test('asks for attention to a token that is missing, and to one that ends', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect({ name: 'Production' });
    desktop.change((settings) => ({
      ...settings,
      connectors: settings.connectors.map((each) => ({
        ...each,
        tokenExpiresAt: '2026-11-25T10:00:00.000Z',
      })),
    }));
    expect(desktop.status.attention).toMatchObject([
      {
        id: `token-expiring-${connector.id}`,
        severity: 'warning',
        text: 'The API token of "Production" expires in 3 days.',
        screen: `/connectors?dialog=${connector.id}&token=replace`,
      },
    ]);
    desktop.timePasses(4 * 86_400_000);
    desktop.application.tick();
    await desktop.until(({ attention }) => attention[0]?.kind === 'token-expired');

    await desktop.services.tokens.delete(connector);
    desktop.services.changed('connectors');
    const { attention } = await desktop.until((status) => status.attention[0]?.kind === 'token-missing');
    expect(attention).toMatchObject([{ id: `token-missing-${connector.id}`, severity: 'bad' }]);
  });

  test('tells windows what to read anew', async () => {
    const desktop = await TimedApplication.open();
    const before = desktop.application.board.newest('revisions').value;
    const { connector } = await desktop.connect();
    const connected = desktop.application.board.newest('revisions').value;
    expect(connected).toEqual({ ...before, connectors: before.connectors + 1 });
    await desktop.sync(connector);
    await desktop.untilEnded(1);
    const scanned = desktop.application.board.newest('revisions').value;
    expect(scanned.scans).toBeGreaterThan(connected.scans);
    expect(scanned.rows).toBeGreaterThan(connected.rows);
    expect(scanned.settings).toBe(connected.settings);
  });

  test('heeds what another process changes in the settings', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    const before = desktop.application.board.newest('revisions').value;
    const elsewhere = desktop.services.settings;
    elsewhere.update((settings) => ({
      ok: true,
      value: { ...settings, mode: 'asset-sync', connectors: [{ ...connector, name: 'Renamed' }] },
    }));
    await desktop.application.refresh();
    expect(desktop.status).toMatchObject({ mode: 'asset-sync', connectors: [{ name: 'Renamed' }] });
    expect(desktop.application.board.newest('revisions').value).toEqual({
      ...before,
      connectors: before.connectors + 1,
      settings: before.settings + 1,
    });
  });
});
