import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeScanLock } from '../../../main/ingest/scan-lock.ts';
import { hour, must, TimedApplication } from '../../builders/timed-application.ts';
import { runCli } from '../../setup/run-cli.ts';

const demoConnector = 'de300001';

describe('the demo tenant', () => {
  test('is scanned by itself when it is entered first, and finds changes a day later', async () => {
    const desktop = await TimedApplication.open();
    await desktop.application.projects.enterDemo();
    expect(desktop.status).toMatchObject({
      demo: { day: 0 },
      firstRun: false,
      connectors: [{ id: demoConnector, name: 'Demo tenant' }],
      running: [{ connectorId: demoConnector, startedBy: 'hand' }],
      keychain: { state: 'available' },
    });
    expect(desktop.services).toMatchObject({ demo: true, dataDir: join(desktop.dataDir, 'demo') });
    await desktop.untilEnded(1);
    const [first] = await desktop.reports();
    expect(first?.state).toBe('complete');
    expect(first?.assets.new).toBeGreaterThanOrEqual(400);

    expect(await desktop.application.projects.nextDemoDay()).toBe(1);
    expect(desktop.status.demo).toEqual({ day: 1 });
    await desktop.services.scans.start({ connectorId: demoConnector, ruleId: null, full: false });
    await desktop.untilEnded(2);
    const [, second] = await desktop.reports();
    expect(second).toMatchObject({ kind: 'delta', state: 'complete' });
    expect((second?.findings.new ?? 0) + (second?.findings.mitigated ?? 0)).toBeGreaterThan(0);
    expect(desktop.notices).toEqual([]);
  });

  test('leaves the real data as they are, before, meanwhile and afterwards', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect({ name: 'Production' });
    await desktop.sync(connector);
    await desktop.untilEnded(1);
    const settings = desktop.services.settings.read();
    const before = await desktop.reports();
    const status = desktop.status;

    await desktop.application.projects.enterDemo();
    expect(desktop.status.lastGoodScan).toBeNull();
    await desktop.application.projects.leaveDemo({ forget: false });
    expect(desktop.status).toEqual(status);
    expect(desktop.services.settings.read()).toEqual(settings);
    expect(await desktop.reports()).toEqual(before);
    expect(desktop.services).toMatchObject({ demo: false, dataDir: desktop.dataDir });
  });

  test('that is left ends its scan; entered again it goes on with it, a day later', async () => {
    const desktop = await TimedApplication.open();
    await desktop.application.projects.enterDemo();
    await desktop.until(({ running }) => (running[0]?.progress ?? null) !== null);
    await desktop.application.projects.leaveDemo({ forget: false });
    expect(desktop.application.scansRunning()).toBe(false);
    expect(existsSync(join(desktop.dataDir, 'demo', 'project.sqlite'))).toBe(true);

    await desktop.application.projects.enterDemo();
    expect(desktop.status.demo).toEqual({ day: 1 });
    await desktop.untilEnded(1);
    expect(await desktop.reports()).toMatchObject([{ id: 1, state: 'complete' }]);
  });

  test('that is forgotten leaves nothing behind, and begins anew', async () => {
    const desktop = await TimedApplication.open();
    await desktop.application.projects.enterDemo();
    await desktop.application.projects.leaveDemo({ forget: true });
    expect(existsSync(join(desktop.dataDir, 'demo'))).toBe(false);
    expect(desktop.status).toMatchObject({ demo: null, firstRun: true });
    await desktop.application.projects.enterDemo();
    expect(desktop.status.demo).toEqual({ day: 0 });
  });

  test('is not deleted while the command line scans it', async () => {
    const desktop = await TimedApplication.open();
    await desktop.application.projects.enterDemo();
    await desktop.untilEnded(1);
    const lock = takeScanLock(join(desktop.dataDir, 'demo'), demoConnector);
    await expect(desktop.application.projects.leaveDemo({ forget: true })).rejects.toMatchObject({
      code: 'scan-running',
    });
    lock?.release();
    expect(desktop.status.demo).toBeNull();
    expect(existsSync(join(desktop.dataDir, 'demo', 'project.sqlite'))).toBe(true);
  });

  test('lets the real schedule go on; what that has to tell waits until the demo is left', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect({ name: 'Production' });
    desktop.addRule(connector);
    await desktop.services.tokens.delete(connector);
    await desktop.application.projects.enterDemo();
    desktop.sleeps(hour);
    expect(await desktop.noticesSoon()).toEqual([]);
    expect(desktop.status.nextDue).toBeNull();
    await desktop.application.projects.leaveDemo({ forget: false });
    expect(await desktop.nextNotice()).toMatchObject({ kind: 'rule-paused' });
    expect(desktop.status.attention.map(({ kind }) => kind)).toEqual(['token-missing']);
  });

  test('keeps what the user likes, in both directions, also when the application is quit in it', async () => {
    const desktop = await TimedApplication.open();
    const paint = (theme: 'dark' | 'light') =>
      must(desktop.application.changeUserSettings((before) => ({ desktop: { ...before.desktop, theme } })));
    paint('dark');
    await desktop.application.projects.enterDemo();
    expect(desktop.status.theme).toBe('dark');
    paint('light');
    expect(desktop.status.theme).toBe('light');
    await desktop.application.projects.leaveDemo({ forget: false });
    expect(desktop.status.theme).toBe('light');
    await desktop.application.projects.enterDemo();
    paint('dark');
    await desktop.restart();
    expect(desktop.status).toMatchObject({ demo: null, theme: 'dark' });
  });

  test('is entered once by two presses, and left by one', async () => {
    const desktop = await TimedApplication.open();
    await Promise.all([desktop.application.projects.enterDemo(), desktop.application.projects.enterDemo()]);
    expect(desktop.status.demo).toEqual({ day: 0 });
    await desktop.application.projects.leaveDemo({ forget: false });
    expect(desktop.status.demo).toBeNull();
    await expect(desktop.application.projects.nextDemoDay()).rejects.toMatchObject({ code: 'demo-only' });
  });

  test('ends its scan when the application is quit', async () => {
    const desktop = await TimedApplication.open();
    await desktop.application.projects.enterDemo();
    await desktop.until(({ running }) => (running[0]?.progress ?? null) !== null);
    await desktop.restart();
    expect(desktop.status).toMatchObject({ demo: null, running: [] });
    await desktop.application.projects.enterDemo();
    expect(await desktop.reports()).toMatchObject([
      { id: 1, state: expect.stringMatching(/cancelled|running/) },
    ]);
  });

  test('is the same that the command line runs', async () => {
    const desktop = await TimedApplication.open();
    await desktop.application.projects.enterDemo();
    await desktop.untilEnded(1);
    await desktop.application.projects.leaveDemo({ forget: false });
    const { exitCode, stdout } = await runCli(['--data-dir', desktop.dataDir, 'demo', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ scans: [{ id: 2, kind: 'delta', state: 'complete' }] });
    await desktop.application.projects.enterDemo();
    await desktop.until(({ lastGoodScan }) => lastGoodScan?.scanId === 2);
    expect(desktop.status.demo).toEqual({ day: 2 });
  });
});
