import { describe, expect, test } from 'vitest';
import { agentsPath } from '../../builders/scanned-tenant.ts';
import {
  day,
  heldAtSecondPage,
  hour,
  minute,
  must,
  TimedApplication,
} from '../../builders/timed-application.ts';
import { forbidden, unauthorized } from '../../tenant/answer-faults.ts';

describe('the schedule', () => {
  test('runs a rule when it is due, and tells when next', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    const rule = desktop.addRule(connector);
    desktop.sleeps(59 * minute);
    expect(desktop.status.running).toEqual([]);
    desktop.sleeps(minute);
    expect(desktop.status.running).toMatchObject([{ connectorId: connector.id, startedBy: 'rule' }]);
    const ended = await desktop.untilEnded(1);
    expect(ended.nextDue).toMatchObject({ ruleId: rule.id, at: '2026-11-22T12:00:00.000Z' });
    expect(await desktop.reports()).toMatchObject([{ state: 'complete', assets: { new: 6 } }]);
  });

  test('catches up once after a sleep over many due times', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    const rule = desktop.addRule(connector);
    desktop.sleeps(9 * hour + 20 * minute);
    await desktop.untilEnded(1);
    desktop.sleeps(minute);
    expect(desktop.status.running).toEqual([]);
    expect(await desktop.reports()).toHaveLength(1);
    expect(desktop.rule(rule.id).nextDueAt).toBe('2026-11-22T20:20:00.000Z');
  });

  test('catches up once with what came due while the application did not run', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    desktop.addRule(connector, { kind: 'daily', time: '06:30' });
    await desktop.quit();
    desktop.timePasses(3 * day);
    await desktop.start();
    desktop.application.tick();
    await desktop.untilEnded(1);
    desktop.sleeps(hour);
    expect(desktop.status.running).toEqual([]);
    expect(await desktop.reports()).toHaveLength(1);
  });

  test('keeps to the clock on the wall over a change to daylight-saving time', async () => {
    const desktop = await TimedApplication.open({ at: '2026-03-28T11:00:00Z' });
    desktop.zone = 'Europe/Berlin';
    const { connector } = await desktop.connect();
    const rule = desktop.addRule(connector, { kind: 'daily', time: '02:30' });
    // That night has no 02:30: the clocks go from 02:00 to 03:00, which is 01:00 in UTC.
    expect(desktop.rule(rule.id).nextDueAt).toBe('2026-03-29T01:00:00.000Z');
    desktop.sleeps(14 * hour);
    const ended = await desktop.untilEnded(1);
    expect(ended.nextDue?.at).toBe('2026-03-30T00:30:00.000Z');
  });

  test('offline waits with what is due without counting it as a failure, and runs it back online', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    const rule = desktop.addRule(connector);
    desktop.application.setOnline(false);
    expect(desktop.status.online).toBe(false);
    desktop.sleeps(3 * hour);
    expect(desktop.status.running).toEqual([]);
    expect(desktop.rule(rule.id)).toMatchObject({ failures: 0, lastStartedAt: null });

    desktop.application.setOnline(true);
    expect(desktop.status).toMatchObject({ online: true, running: [{ startedBy: 'rule' }] });
    await desktop.untilEnded(1);
    expect(await desktop.reports()).toHaveLength(1);
  });

  test('that is paused starts nothing, and catches up once when it goes on', async () => {
    const desktop = await TimedApplication.open();
    const { connector } = await desktop.connect();
    desktop.addRule(connector);
    must(desktop.application.pauseSchedule(true));
    desktop.sleeps(5 * hour);
    expect(desktop.status).toMatchObject({ schedulePaused: true, running: [] });
    // By hand is another matter.
    await desktop.sync(connector);
    await desktop.untilEnded(1);

    must(desktop.application.pauseSchedule(false));
    expect(desktop.status).toMatchObject({ schedulePaused: false, running: [{ startedBy: 'rule' }] });
    await desktop.untilEnded(2);
  });

  test('runs the rules of two connectors side by side', async () => {
    const desktop = await TimedApplication.open();
    const [one, other] = [await desktop.connect({ name: 'One' }), await desktop.connect({ name: 'Other' })];
    for (const { connector } of [one, other]) desktop.addRule(connector);
    const [heldOne, heldOther] = [heldAtSecondPage(one), heldAtSecondPage(other)];
    desktop.sleeps(hour);
    await Promise.all([heldOne.reached, heldOther.reached]);
    expect(desktop.status.running).toHaveLength(2);
    heldOne.goOn();
    heldOther.goOn();
    await desktop.until(({ running }) => running.length === 0);
    expect((await desktop.reports()).map(({ state }) => state)).toEqual(['complete', 'complete']);
  });

  test('asks nobody about a failure that it makes up for by itself', async () => {
    const desktop = await TimedApplication.open();
    const { connector, faults } = await desktop.connect();
    const rule = desktop.addRule(connector);
    const refusal = faults.arm({ path: agentsPath, on: 'always', fault: forbidden });
    desktop.sleeps(hour);
    const failed = await desktop.untilEnded(1);
    expect(failed.lastScan).toMatchObject({ state: 'failed' });
    expect(failed.attention).toEqual([]);
    expect(failed.nextDue?.at).toBe('2026-11-22T11:05:00.000Z');

    refusal.disarm();
    desktop.sleeps(5 * minute);
    await desktop.untilEnded(2);
    expect(desktop.rule(rule.id)).toMatchObject({ failures: 0, retryAt: null });
    expect(desktop.notices).toEqual([]);
  });
});

describe('a dead token', () => {
  test('pauses the rule and says so, until a working one was verified', async () => {
    const desktop = await TimedApplication.open();
    const { connector, faults } = await desktop.connect({ name: 'Production' });
    const rule = desktop.addRule(connector);
    const byHand = desktop.addRule(connector);
    must(desktop.services.rules.pause(byHand.id));
    const refusal = faults.arm({ on: 'always', fault: unauthorized });
    desktop.sleeps(hour);
    const { attention } = await desktop.until((status) => status.attention.length > 0);
    expect(attention).toMatchObject([
      {
        id: `token-refused-${connector.id}`,
        kind: 'token-refused',
        text: 'The console does not accept the API token of "Production".',
        advice: expect.stringMatching(/token.*enter it in the connector/),
        screen: `/connectors?dialog=${connector.id}&token=replace`,
      },
    ]);
    desktop.sleeps(3 * hour);
    expect(desktop.status.running).toEqual([]);

    expect(desktop.rule(rule.id)).toMatchObject({ paused: true, pausedBecause: expect.any(String) });
    refusal.disarm();
    const verification = { lines: [], tokenExpiresAt: null, consoleVersion: null, userScope: null };
    must(desktop.services.connectors.recordVerification(connector, verification));
    desktop.services.resumeRulesOf(connector.id);
    expect(desktop.rule(rule.id)).toMatchObject({ paused: false, pausedBecause: null });
    expect(desktop.rule(byHand.id)).toMatchObject({ paused: true });
    expect(desktop.status.attention).toEqual([]);
    desktop.sleeps(hour);
    await desktop.until(({ lastGoodScan }) => lastGoodScan !== null);
  });
});
