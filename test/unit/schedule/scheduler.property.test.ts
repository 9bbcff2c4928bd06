import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDue } from '../../../main/schedule/next-due.ts';
import type { Schedule } from '../../../preload/contract/schedule.ts';
import { failsWith, ScheduledMachine } from './scheduled-machine.ts';

/** Random lives of a machine. Two processes with a scheduler each work on its one data folder all the time. */

const minute = 60_000;
const hour = 60 * minute;
/** Between two ticks; longer than in the product, which makes no difference to what is shown here. */
const step = 10 * minute;
const backOff = [5 * minute, 15 * minute, 60 * minute];

const schedules = fc.constantFrom<Schedule>(
  { kind: 'every', minutes: 30 },
  { kind: 'every', minutes: 6 * 60 },
  { kind: 'daily', time: '02:30' },
  { kind: 'daily', time: '23:55' },
  { kind: 'weekly', days: ['mon', 'thu', 'sun'], time: '02:30' },
  { kind: 'cron', expression: '15 */8 * * *' },
);
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
/** Among them the days around changes of the clocks. */
const starts = fc.constantFrom(
  '2026-03-07T22:00:00Z',
  '2026-03-28T22:00:00Z',
  '2026-10-24T22:00:00Z',
  '2026-11-22T10:07:00Z',
);
const upTo = (hours: number) => fc.integer({ min: 1, max: hours * 6 }).map((tens) => tens * 10 * minute);

type Step =
  | { readonly do: 'work' | 'sleep' | 'set the clock back'; readonly ms: number }
  | { readonly do: 'crash' | 'restart' | 'scans fail' | 'scans succeed' };

function born(schedule: Schedule, zone: string, start: string): ScheduledMachine {
  const machine = new ScheduledMachine(start);
  machine.zone = zone;
  machine.addRule(schedule);
  machine.addProcess();
  return machine;
}

async function live(machine: ScheduledMachine, next: Step): Promise<void> {
  switch (next.do) {
    case 'work':
      return machine.passes(next.ms, step);
    case 'sleep':
      return machine.sleeps(next.ms);
    case 'set the clock back':
      return machine.clockMoves(-next.ms);
    case 'crash':
      machine.crash();
      return machine.tick();
    case 'restart':
      await machine.restart();
      return machine.tick();
    case 'scans fail':
      machine.outcome = () => failsWith('server-fault');
      return;
    case 'scans succeed':
      machine.outcome = () => ({ state: 'ended', scanId: 1 });
      return;
  }
}

describe('through sleeps, crashes, restarts and failures', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('work' as const), ms: upTo(20) }),
      fc.record({ do: fc.constant('sleep' as const), ms: upTo(100) }),
      fc.record({ do: fc.constantFrom('crash' as const, 'restart' as const) }),
      fc.record({ do: fc.constantFrom('scans fail' as const, 'scans succeed' as const) }),
    ),
    { minLength: 3, maxLength: 14 },
  );

  it('every due period has at most one run and its retries, and nothing that was missed stays so', async () => {
    await fc.assert(
      fc.asyncProperty(schedules, zones, starts, steps, async (schedule, zone, start, life) => {
        const machine = born(schedule, zone, start);
        const dueAfter = (at: number): number => nextDue(schedule, at, zone) ?? 0;
        let failing = false;
        let failures = 0;
        let seen = 0;
        let due = dueAfter(machine.now);
        /** When the next run is to come: not a moment earlier, and at the first tick after that. */
        let expected = due;
        const check = (): void => {
          for (const { at } of machine.runs.slice(seen)) {
            expect(at).toBeGreaterThanOrEqual(expected);
            seen += 1;
            failures = failing ? failures + 1 : 0;
            if (due <= at) due = dueAfter(at);
            const wait = backOff[failures - 1];
            expected = wait === undefined ? due : at + wait;
          }
          expect(expected).toBeGreaterThan(machine.now);
        };
        for (const next of life) {
          if (next.do === 'scans fail' || next.do === 'scans succeed') failing = next.do === 'scans fail';
          await live(machine, next);
          check();
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('through a clock that is set back again and again', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('work' as const), ms: upTo(40) }),
      fc.record({ do: fc.constant('set the clock back' as const), ms: upTo(60) }),
      fc.record({ do: fc.constant('restart' as const) }),
    ),
    { minLength: 3, maxLength: 12 },
  );
  const cases = fc.constantFrom<{ schedule: Schedule; period: number }>(
    { schedule: { kind: 'every', minutes: 30 }, period: 30 * minute },
    { schedule: { kind: 'every', minutes: 6 * 60 }, period: 6 * hour },
    { schedule: { kind: 'daily', time: '02:30' }, period: 24 * hour },
  );

  it('runs come neither twice in a period nor, for each setting back, more than one period late', async () => {
    await fc.assert(
      fc.asyncProperty(cases, zones, starts, steps, async ({ schedule, period }, zone, start, life) => {
        const machine = born(schedule, zone, start);
        const changeOfTheClocks = schedule.kind === 'daily' ? hour : 0;
        let lastRun = 0;
        let seen = 0;
        let setBacks = 0;
        const check = (): void => {
          for (const run of machine.runs.slice(seen)) {
            if (seen > 0) {
              expect(run.after - lastRun).toBeGreaterThanOrEqual(period / 2 - changeOfTheClocks - step);
            }
            lastRun = run.after;
            seen += 1;
            setBacks = 0;
          }
          expect(machine.passed - lastRun).toBeLessThanOrEqual(
            (setBacks + 1) * (period + changeOfTheClocks + step),
          );
        };
        for (const next of life) {
          if (next.do === 'set the clock back') setBacks += 1;
          await live(machine, next);
          check();
        }
      }),
      { numRuns: 60 },
    );
  });
});
