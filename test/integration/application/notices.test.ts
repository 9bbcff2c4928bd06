import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Cve } from '../../../main/demo/world.ts';
import { agentsPath } from '../../builders/scanned-tenant.ts';
import { day, hour, minute, TimedApplication } from '../../builders/timed-application.ts';
import { forbidden, unauthorized } from '../../tenant/answer-faults.ts';

/** Lets every connector's token end then, as a verification would have found. */
function tokensEnd(desktop: TimedApplication, at: string): void {
  desktop.change((settings) => ({
    ...settings,
    connectors: settings.connectors.map((each) => ({ ...each, tokenExpiresAt: at })),
  }));
}

/** What a tick leads to, in words. */
async function ticked(desktop: TimedApplication): Promise<string[]> {
  desktop.application.tick();
  return (await desktop.noticesSoon()).map(({ title, body }) => `${title}. ${body}`);
}

/** From now on every scan reads everything. */
function alwaysFull(desktop: TimedApplication): void {
  desktop.change((settings) => ({ ...settings, fullReconciliationHours: 1e-9 }));
}

function cve(severity: Cve['severity'], ordinal: number): Cve {
  const id = `CVE-2025-${10_000 + ordinal}`;
  return { id, severity, score: 9.8, published: Date.UTC(2025, 4, 14), exploited: false };
}

describe('a token that ends', () => {
  test('is told at 30, 14, 7 days and one, and at its end: each once, however often it is started anew', async () => {
    const ends = '2026-12-11T10:00:00.000Z';
    const desktop = await TimedApplication.open({ at: '2026-11-01T10:00:00Z' });
    await desktop.connect({ name: 'Production' });
    tokensEnd(desktop, ends);
    const told: [number, string[]][] = [];
    for (let left = 39; left >= -1; left -= 1) {
      desktop.timePasses(Date.parse(ends) - left * day - desktop.now);
      const notices = await ticked(desktop);
      if (notices.length > 0) told.push([left, notices]);
      if (left % 5 === 0) await desktop.restart();
      expect(await ticked(desktop)).toEqual([]);
    }
    expect(told).toEqual([
      [30, ['API token expires. The API token of Production expires in 30 days. Replace it in time.']],
      [14, ['API token expires. The API token of Production expires in 14 days. Replace it in time.']],
      [7, ['API token expires. The API token of Production expires in 7 days. Replace it in time.']],
      [1, ['API token expires. The API token of Production expires within a day. Replace it in time.']],
      [0, ['API token expired. The API token of Production has expired.']],
    ]);
  });

  test('is told once, as it stands, to whoever was away; another token is told of anew', async () => {
    const desktop = await TimedApplication.open();
    await desktop.connect({ name: 'Production' });
    tokensEnd(desktop, '2026-11-27T10:00:00.000Z');
    expect(await ticked(desktop)).toEqual([expect.stringContaining('expires in 5 days')]);
    tokensEnd(desktop, '2026-12-12T10:00:00.000Z');
    expect(await ticked(desktop)).toEqual([expect.stringContaining('expires in 20 days')]);
    tokensEnd(desktop, '2027-11-22T10:00:00.000Z');
    expect(await ticked(desktop)).toEqual([]);
  });

  test('is told together with the others that end', async () => {
    const desktop = await TimedApplication.open();
    await desktop.connect({ name: 'Production' });
    await desktop.connect({ name: 'Test' });
    tokensEnd(desktop, '2026-11-27T10:00:00.000Z');
    expect(await ticked(desktop)).toEqual([
      'API tokens expire. The API tokens of Production and Test expire soon or have expired. Replace them.',
    ]);
  });
});

describe('the scan of a rule', () => {
  test('that fails is told when its retries are used up, and not at every try', async () => {
    const desktop = await TimedApplication.open();
    const { connector, faults } = await desktop.connect({ name: 'Production' });
    desktop.addRule(connector, { kind: 'every', minutes: 6 * 60 });
    faults.arm({ path: agentsPath, on: 'always', fault: forbidden });
    const told: string[][] = [];
    for (const [index, ms] of [6 * hour, 5 * minute, 15 * minute, hour, 6 * hour, 6 * hour].entries()) {
      desktop.sleeps(ms);
      await desktop.untilEnded(index + 1);
      told.push((await desktop.noticesSoon()).map(({ title }) => title));
    }
    expect(told).toEqual([[], [], [], ['Scan failed'], [], []]);
    expect(desktop.status.attention).toMatchObject([{ kind: 'scan-failed' }]);
  });

  test('whose token is dead is told once as a paused rule', async () => {
    const desktop = await TimedApplication.open();
    const { connector, faults } = await desktop.connect({ name: 'Production' });
    desktop.addRule(connector);
    desktop.addRule(connector);
    faults.arm({ on: 'always', fault: unauthorized });
    desktop.sleeps(hour);
    await desktop.until(({ attention }) => attention.length === 1);
    expect(await desktop.nextNotice()).toEqual({
      id: 'rule-paused-1',
      kind: 'rule-paused',
      title: 'Ingest rule paused',
      body: 'Production needs a working API token before it is scanned again.',
      screen: `/connectors?dialog=${connector.id}&token=replace`,
    });
    desktop.sleeps(3 * hour);
    expect(await desktop.noticesSoon()).toEqual([]);
  });

  test('that needs a review is told, and where to review it', async () => {
    const desktop = await TimedApplication.open();
    const { connector, world } = await desktop.connect({ name: 'Production' });
    const agents = Array.from({ length: 12 }, () => world.addAgent());
    for (const { id } of agents) world.addRisk(id);
    desktop.addRule(connector);
    desktop.sleeps(hour);
    await desktop.untilEnded(1);
    alwaysFull(desktop);
    for (const { id } of agents) world.removeAgent(id);
    desktop.sleeps(hour);
    const { attention } = await desktop.untilEnded(2);
    expect(attention).toMatchObject([{ id: 'needs-review-2', screen: '/import/history/2' }]);
    expect(await desktop.nextNotice()).toMatchObject({
      kind: 'needs-review',
      title: 'A scan needs review',
      body: 'The scan of Production needs your review before its changes are made. Nothing was resolved yet.',
      screen: '/import/history/2',
    });
  });

  test('tells how many critical findings are new, but not on a first scan, where everything is', async () => {
    const desktop = await TimedApplication.open();
    const { connector, world } = await desktop.connect({ name: 'Production' });
    desktop.addRule(connector);
    const agent = world.addAgent();
    world.addRisk(agent.id, { cve: cve('CRITICAL', 1) });
    desktop.sleeps(hour);
    await desktop.untilEnded(1);
    expect(await desktop.noticesSoon()).toEqual([]);

    alwaysFull(desktop);
    world.addRisk(agent.id, { cve: cve('CRITICAL', 2) });
    world.addRisk(agent.id, { cve: cve('CRITICAL', 3) });
    world.addRisk(agent.id, { cve: cve('HIGH', 4) });
    desktop.sleeps(hour);
    await desktop.untilEnded(2);
    expect(await desktop.nextNotice()).toEqual({
      id: 'new-criticals-1',
      kind: 'new-criticals',
      title: '2 new critical findings',
      body: 'Found by the scan of Production.',
      screen: '/import/history/2',
    });
  });

  test('tells known-exploited findings apart, whatever their severity', async () => {
    const desktop = await TimedApplication.open();
    const { connector, world } = await desktop.connect({ name: 'Production' });
    desktop.addRule(connector);
    const agent = world.addAgent();
    world.addRisk(agent.id, { cve: cve('CRITICAL', 1) });
    desktop.sleeps(hour);
    await desktop.untilEnded(1);

    const risks = [cve('CRITICAL', 2), cve('CRITICAL', 3), cve('HIGH', 4), cve('HIGH', 5)];
    const entries = [1, 2, 3].map((at) => ({
      cve: risks[at]?.id ?? '',
      addedAt: 0,
      dueAt: 0,
      ransomware: false,
    }));
    await desktop.services
      .project()
      .maintenance.replaceKnownExploited(
        { version: '2026.11.01', releasedAt: 0, entries: entries.slice(0, 2) },
        0,
      );
    alwaysFull(desktop);
    for (const risk of risks) world.addRisk(agent.id, { cve: risk });
    desktop.sleeps(hour);
    await desktop.untilEnded(2);
    expect(await desktop.nextNotice()).toMatchObject({
      kind: 'new-criticals',
      title: '2 new known-exploited findings, 1 other critical one',
      screen: '/import/history/2',
    });
  });
});

describe('a scan by hand', () => {
  test('is told when it has ended, quietly', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect({ name: 'Production' });
    await desktop.sync(connector);
    expect(await desktop.nextNotice()).toEqual({
      id: 'scan-ended-1',
      kind: 'scan-ended',
      title: 'Production was scanned',
      body: 'Complete: 6 new findings, 0 mitigated.',
      screen: '/import/history/1',
      silent: true,
    });
  });

  test('that fails is told at once: nobody tries it again', async () => {
    const desktop = await TimedApplication.open();
    const { connector, faults } = await desktop.connect({ name: 'Production' });
    faults.arm({ path: agentsPath, on: 'always', fault: forbidden });
    await desktop.sync(connector);
    expect(await desktop.nextNotice()).toMatchObject({
      kind: 'scan-failed',
      body: 'The scan of Production could not be completed. Open it to see why.',
      screen: '/import/history/1',
    });
  });

  test('of two connectors at once is told once', async () => {
    const desktop = await TimedApplication.open();
    const [one, other] = [await desktop.connect({ name: 'One' }), await desktop.connect({ name: 'Other' })];
    for (const { connector, faults } of [one, other]) {
      faults.arm({ path: agentsPath, on: 'always', fault: forbidden });
      await desktop.sync(connector);
    }
    await desktop.until(({ attention, running }) => attention.length === 2 && running.length === 0);
    // The second failure is still being read for its notice; the ten seconds in which they are gathered are not real.
    await wait(1_000);
    expect(await desktop.nextNotice()).toMatchObject({ title: '2 scans failed', screen: '/import/history' });
    expect(await desktop.noticesSoon()).toEqual([]);
  });

  test('is not told where that is not wanted', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    desktop.change(({ desktop: preferences, ...settings }) => ({
      ...settings,
      desktop: { ...preferences, notifications: { ...preferences.notifications, scanEnded: false } },
    }));
    await desktop.sync(connector);
    await desktop.untilEnded(1);
    await desktop.sync(connector);
    await desktop.untilEnded(2);
    expect(await desktop.noticesSoon()).toEqual([]);
  });
});
