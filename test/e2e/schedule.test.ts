import { describe, expect, it } from 'vitest';
import { windowSkipReason } from '../setup/window-skip-reason.ts';
import { type EnteredSchedule, makeRule } from './support/rule-form.ts';
import { ScheduledDesktop } from './support/scheduled-desktop.ts';

const skipReason = windowSkipReason();

interface Case {
  readonly entered: EnteredSchedule;
  /** The instant of the first run, and of the one after it. */
  readonly first: string;
  readonly second: string;
}

/** A Thursday in winter, 12:00 in Berlin. */
const noon = '2026-11-05T11:00:00.000Z';

const cases: readonly Case[] = [
  {
    entered: { kind: 'At intervals', minutes: 45 },
    first: '2026-11-05T11:45:00.000Z',
    // It counts from the run before, which woke up ten minutes late.
    second: '2026-11-05T12:40:00.000Z',
  },
  {
    entered: { kind: 'Daily', at: '09:15' },
    first: '2026-11-06T08:15:00.000Z',
    second: '2026-11-07T08:15:00.000Z',
  },
  {
    entered: { kind: 'Weekly', day: 'Sun', at: '22:00' },
    first: '2026-11-08T21:00:00.000Z',
    second: '2026-11-15T21:00:00.000Z',
  },
  {
    entered: { kind: 'By cron expression', expression: '30 6 1,15 * *' },
    first: '2026-11-15T05:30:00.000Z',
    second: '2026-12-01T05:30:00.000Z',
  },
];

describe.skipIf(skipReason !== '')(`a schedule made in the window${skipReason}`, () => {
  it.each(cases)(
    'of the kind $entered.kind runs once whenever it is due',
    async ({ entered, first, second }) => {
      const machine = await ScheduledDesktop.start(noon);
      await makeRule(await machine.desktop.app.page(), entered);
      expect(shorten(await machine.nextDue())).toBe(shorten(first));

      await machine.sleepUntil(before(first));
      expect(await machine.scans()).toBe(0);
      await machine.sleepUntil(after(first));
      expect(await machine.scans()).toBe(1);
      await machine.sleepUntil(before(second));
      expect(await machine.scans()).toBe(1);
      await machine.sleepUntil(after(second));
      expect(await machine.scans()).toBe(2);
    },
  );
});

describe.skipIf(skipReason !== '')(`a schedule that could not be kept${skipReason}`, () => {
  it('is caught up with by one run: after a sleep, a pause and a time without a network', async () => {
    const machine = await ScheduledDesktop.start(noon);
    const { app } = machine.desktop;
    await makeRule(await app.page(), { kind: 'Daily', at: '09:15' });

    // Four due times lie in this sleep.
    await machine.sleepUntil('2026-11-09T11:00:00.000Z');
    expect(await machine.scans()).toBe(1);
    expect(await machine.nextDue()).toBe('2026-11-10T08:15:00.000Z');

    await app.pressTray(['Pause schedule']);
    await machine.sleepUntil('2026-11-11T11:00:00.000Z');
    expect(await machine.scans()).toBe(1);
    expect(await machine.nextDue()).toBeUndefined();
    await app.pressTray(['Resume schedule']);
    expect(await machine.scans()).toBe(2);

    await app.setOnline(false);
    await machine.sleepUntil('2026-11-13T11:00:00.000Z');
    expect(await machine.scans()).toBe(2);
    await app.setOnline(true);
    await machine.sleepUntil('2026-11-13T11:05:00.000Z');
    expect(await machine.scans()).toBe(3);
    expect(await machine.nextDue()).toBe('2026-11-14T08:15:00.000Z');
  });
});

describe.skipIf(skipReason !== '')(`a schedule over a change of daylight-saving time${skipReason}`, () => {
  it.each([
    ['09:00 stays 09:00 when clocks go forward', '2026-03-28T11:00:00Z', '09:00', '2026-03-29T07:00:00.000Z'],
    ['02:30, which does not exist, is 03:00', '2026-03-28T11:00:00Z', '02:30', '2026-03-29T01:00:00.000Z'],
    ['02:30, which comes twice, is the first', '2026-10-24T11:00:00Z', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('%s', async (_, start, at, due) => {
    const machine = await ScheduledDesktop.start(start);
    await makeRule(await machine.desktop.app.page(), { kind: 'Daily', at });
    await machine.sleepUntil(before(due));
    expect(await machine.scans()).toBe(0);
    await machine.sleepUntil(after(due));
    expect(await machine.scans()).toBe(1);
    // An hour later the same time of the day comes again where clocks went back.
    await machine.sleepUntil(new Date(Date.parse(due) + 3_660_000).toISOString());
    expect(await machine.scans()).toBe(1);
  });
});

function before(instant: string): string {
  return new Date(Date.parse(instant) - 60_000).toISOString();
}

function after(instant: string): string {
  return new Date(Date.parse(instant) + 600_000).toISOString();
}

/** To ten minutes: "at intervals" counts from the moment the rule was saved, some time after the start. */
function shorten(instant: string | undefined): string | undefined {
  return instant?.slice(0, 15);
}
