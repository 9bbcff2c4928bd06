import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { heldAtSecondPage, hour, must, TimedApplication } from '../../builders/timed-application.ts';

describe('quitting while a scan runs', () => {
  test('ends it, and it goes on by itself with the next start', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    const held = heldAtSecondPage(tenant);
    await desktop.sync(tenant.connector);
    await held.reached;
    await desktop.quit();
    held.goOn();
    await desktop.start();
    expect(desktop.status.running).toEqual([]);
    expect(await desktop.reports()).toMatchObject([{ id: 1, state: 'cancelled' }]);
    desktop.application.tick();
    await desktop.until(({ lastGoodScan }) => lastGoodScan?.scanId === 1);
    expect(await desktop.reports()).toMatchObject([
      { id: 1, state: 'complete', assets: { new: 6 }, findings: { new: 6 }, issues: [] },
    ]);
  });

  test('of a rule lets the rule go on with it', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    const rule = desktop.addRule(tenant.connector);
    const held = heldAtSecondPage(tenant);
    desktop.sleeps(hour);
    await held.reached;
    await desktop.quit();
    held.goOn();
    await desktop.start();
    expect(desktop.rule(rule.id)).toMatchObject({ failures: 0, retryAt: '2026-11-22T11:00:00.000Z' });
    desktop.application.tick();
    await desktop.until(({ lastGoodScan }) => lastGoodScan?.scanId === 1);
    await desktop.until(({ running }) => running.length === 0);
    expect(await desktop.reports()).toHaveLength(1);
    expect(desktop.rule(rule.id)).toMatchObject({ failures: 0, retryAt: null });
  });

  test('leaves alone what a person had cancelled', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    const held = heldAtSecondPage(tenant);
    await desktop.sync(tenant.connector);
    await held.reached;
    desktop.services.scans.cancel(tenant.connector.id);
    await desktop.untilEnded(1);
    held.goOn();
    await desktop.restart();
    desktop.application.tick();
    await desktop.application.refresh();
    await desktop.noticesSoon();
    expect(desktop.status.running).toEqual([]);
    expect(await desktop.reports()).toMatchObject([{ state: 'cancelled' }]);
  });

  test('says nothing any more once it has stopped', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    await desktop.sync(connector);
    await desktop.quit();
    const { version } = desktop.application.board.newest('status');
    desktop.sleeps(hour);
    await desktop.application.refresh();
    expect(desktop.application.board.newest('status').version).toBe(version);
    expect(desktop.notices).toEqual([]);
    await desktop.quit();
  });
});

describe('a start after a crash', () => {
  test('goes on with the scan that was cut off', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    const held = heldAtSecondPage(tenant);
    await desktop.sync(tenant.connector);
    await held.reached;
    await desktop.quit();
    held.goOn();
    // What a killed process leaves: a record without an end, and nobody who holds the lock.
    const project = must(await openSqliteProject(join(desktop.dataDir, 'project.sqlite')));
    await project.write.resumeScan(1);
    await project.close();

    await desktop.start();
    expect(desktop.status.running).toEqual([]);
    desktop.application.tick();
    await desktop.until(({ lastGoodScan }) => lastGoodScan?.scanId === 1);
    expect(await desktop.reports()).toMatchObject([{ id: 1, state: 'complete', assets: { new: 6 } }]);
  });

  test('waits with it while the machine is offline or the schedule is paused', async () => {
    const desktop = await TimedApplication.open();
    const tenant = await desktop.connect();
    const held = heldAtSecondPage(tenant);
    await desktop.sync(tenant.connector);
    await held.reached;
    must(desktop.application.pauseSchedule(true));
    await desktop.restart();
    held.goOn();
    desktop.application.setOnline(false);
    desktop.application.tick();
    must(desktop.application.pauseSchedule(false));
    desktop.application.tick();
    await desktop.services.withProjectClosed(async () => undefined);
    expect(desktop.status.running).toEqual([]);
    desktop.application.setOnline(true);
    await desktop.until(({ lastGoodScan }) => lastGoodScan?.scanId === 1);
  });
});
