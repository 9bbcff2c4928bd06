import { expect, test } from 'vitest';
import { hour, minute, must, TimedApplication } from '../builders/timed-application.ts';
import { Campaign, patience, times } from './campaign.ts';

const day = 24 * hour;

/** Weeks in which the clocks of these zones change, and one in which they do not. */
const beginnings = [
  { at: '2026-03-27T12:00:00Z', zone: 'Europe/Berlin' },
  { at: '2026-10-23T12:00:00Z', zone: 'Europe/Berlin' },
  { at: '2026-03-06T12:00:00Z', zone: 'America/New_York' },
  { at: '2026-10-30T12:00:00Z', zone: 'America/New_York' },
  { at: '2026-04-03T12:00:00Z', zone: 'Australia/Lord_Howe' },
  { at: '2026-07-01T12:00:00Z', zone: 'UTC' },
] as const;

function localDate(instant: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(instant);
}

test('a daily rule runs once on every day, whatever the clock does', { timeout: patience }, async () => {
  const campaign = new Campaign('clocks that change, sleeps of days, a clock set back and forward, travel');
  for (let turn = 0; turn < times(2, 120); turn += 1) {
    const beginning = beginnings[turn % beginnings.length] ?? beginnings[0];
    const machine = await TimedApplication.open({ at: beginning.at });
    machine.zone = beginning.zone;
    const { connector } = await machine.connect();
    const { id } = machine.addRule(connector, { kind: 'daily', time: '02:30' });
    const ran = async (): Promise<number> => {
      await machine.until(({ running }) => running.length === 0);
      return (await machine.reports()).length;
    };
    const due = (): number => Date.parse(machine.rule(id).nextDueAt ?? '');
    /** Ticks as the shell does until a moment, and gives the dates on which a run began. */
    const lives = async (until: number): Promise<string[]> => {
      const dates: string[] = [];
      while (machine.now < until) {
        const before = await ran();
        machine.sleeps(Math.min(30 * minute, until - machine.now));
        const now = await ran();
        for (let run = before; run < now; run += 1) dates.push(localDate(machine.now, machine.zone));
      }
      return dates;
    };

    // Four nights, among them the one in which the clocks change.
    const dates = await lives(machine.now + 4 * day);
    expect(dates).toHaveLength(4);
    expect(new Set(dates).size).toBe(4);
    campaign.count('runs on due days', dates.length);

    const before = await ran();
    machine.sleeps(3 * day + campaign.between(0, 5) * hour);
    expect(await ran()).toBe(before + 1);
    machine.sleeps(minute);
    expect(await ran()).toBe(before + 1);
    campaign.count('sleeps of three days, one run each');

    // Forward by a day: what came due runs once. Back by a day: what has run does not run again, the next due time does.
    machine.timePasses(day);
    machine.application.tick();
    const forward = await ran();
    expect(forward).toBe(before + 2);
    machine.timePasses(-day);
    machine.application.tick();
    expect(await ran()).toBe(forward);
    expect(due() - machine.now).toBeLessThanOrEqual(2 * day + hour);
    const dueBack = due();
    await lives(dueBack + minute);
    expect(await ran()).toBe(forward + 1);
    campaign.count('clocks set forward and back');

    machine.zone = campaign.pick(['Asia/Tokyo', 'America/Los_Angeles', 'Europe/London']);
    const travelled = await lives(machine.now + 2 * day + 30 * minute);
    expect(new Set(travelled).size).toBe(travelled.length);
    expect(travelled.length).toBeGreaterThanOrEqual(1);
    campaign.count('journeys to another zone');
    expect(must(machine.services.rules.find(id)).failures).toBe(0);
    await machine.quit();
  }
  campaign.count('runs missed or doubled', 0);
});
