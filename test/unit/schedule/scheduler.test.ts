import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../preload/contract/schedule.ts';
import { failsWith, ScheduledMachine } from './scheduled-machine.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const daily: Schedule = { kind: 'daily', time: '06:30' };
const half: Schedule = { kind: 'every', minutes: 30 };

/** A machine that is switched on at ten in the morning, with one rule. */
function machineWith(schedule: Schedule): ScheduledMachine {
  const machine = new ScheduledMachine('2026-11-22T10:00:00Z');
  machine.addRule(schedule);
  return machine;
}

describe('a rule that is due', () => {
  it('runs once, and its next due time is written down before the run begins', async () => {
    const machine = machineWith(daily);
    machine.scansLast = true;
    await machine.passes(20 * hour, 10 * minute);
    expect(machine.runs).toEqual([]);
    await machine.passes(hour);
    expect(machine.runTimes).toEqual(['2026-11-23 06:30']);
    expect(machine.rule()).toMatchObject({
      lastStartedAt: '2026-11-23T06:30:00.000Z',
      nextDueAt: '2026-11-24T06:30:00.000Z',
    });
    await machine.endScans();
    expect(machine.told.map((line) => line.split(' ')[0])).toEqual(['started', 'ended']);
  });

  it('by hand never runs by itself', async () => {
    const machine = machineWith({ kind: 'manual' });
    await machine.passes(3 * day, hour);
    expect(machine.runs).toEqual([]);
  });

  it('does not run while it is paused', async () => {
    const machine = machineWith(half);
    machine.rules.pause(machine.rule().id);
    await machine.passes(day, hour);
    expect(machine.runs).toEqual([]);
  });

  it('does not run twice when the program crashes in the middle of it', async () => {
    const machine = machineWith(daily);
    machine.scansLast = true;
    await machine.sleeps(21 * hour);
    machine.crash();
    await machine.passes(12 * hour, minute);
    expect(machine.runs).toHaveLength(1);
  });

  it('is found in the settings as they are now, also when it was added or changed by another process', async () => {
    const machine = new ScheduledMachine('2026-11-22T10:00:00Z');
    await machine.tick();
    const rule = machine.addRule(daily);
    await machine.passes(hour, minute);
    machine.rules.edit(rule.id, { schedule: half });
    await machine.passes(hour, minute);
    expect(machine.runTimes).toEqual(['2026-11-22 11:30', '2026-11-22 12:00']);
  });

  it('removed while it runs comes to its end all the same', async () => {
    const machine = machineWith(half);
    machine.scansLast = true;
    await machine.passes(30 * minute);
    machine.rules.remove(machine.rule().id);
    await machine.endScans();
    expect(machine.told.at(-1)).toBe('ended a removed rule');
  });
});

describe('after sleep or downtime', () => {
  it('one run catches up with everything that was missed', async () => {
    const machine = machineWith(half);
    await machine.sleeps(3 * day);
    expect(machine.runTimes).toEqual(['2026-11-25 10:00']);
    await machine.passes(29 * minute);
    expect(machine.runs).toHaveLength(1);
    await machine.passes(minute);
    expect(machine.runs).toHaveLength(2);
  });

  it('a program that is started again catches up once, then keeps to the schedule', async () => {
    const machine = machineWith(daily);
    await machine.restart();
    await machine.sleeps(2 * day + 2 * hour);
    await machine.passes(day, minute);
    expect(machine.runTimes).toEqual(['2026-11-24 12:00', '2026-11-25 06:30']);
  });

  it('nothing runs when nothing was missed', async () => {
    const machine = machineWith(daily);
    await machine.sleeps(20 * hour);
    expect(machine.runs).toEqual([]);
  });
});

describe('rules of one connector', () => {
  it('run one after the other, the one that has waited longest first', async () => {
    const machine = new ScheduledMachine('2026-11-22T10:00:00Z');
    machine.scansLast = true;
    const second = machine.addRule({ kind: 'every', minutes: 40 });
    const first = machine.addRule(half);
    await machine.sleeps(hour);
    expect(machine.runs.map(({ rule }) => rule.id)).toEqual([first.id]);
    await machine.endScans();
    expect(machine.runs.map(({ rule }) => rule.id)).toEqual([first.id, second.id]);
  });

  it('a rule that comes due again while it runs, runs again once', async () => {
    const machine = machineWith(half);
    machine.scansLast = true;
    await machine.passes(3 * hour);
    expect(machine.runs).toHaveLength(1);
    await machine.endScans();
    expect(machine.runs).toHaveLength(2);
  });

  it('do not hold up those of other connectors', async () => {
    const machine = new ScheduledMachine('2026-11-22T10:00:00Z');
    machine.scansLast = true;
    machine.addRule(half, 'c0ffee01');
    machine.addRule(half, 'c0ffee02');
    await machine.sleeps(hour);
    expect(machine.runs.map(({ rule }) => rule.connectorId)).toEqual(['c0ffee01', 'c0ffee02']);
  });
});

describe('two processes on one data folder', () => {
  it('run a due time once between them', async () => {
    const machine = machineWith(daily);
    machine.addProcess();
    await machine.passes(day, minute);
    await machine.sleeps(2 * day);
    expect(machine.runTimes).toEqual(['2026-11-23 06:30', '2026-11-25 10:00']);
  });

  it('run it once also when both saw it due before either took it', async () => {
    const machine = machineWith(daily);
    const before = machine.settings.read();
    machine.addProcess({
      read: () => before,
      update: (change) => machine.settings.update(change),
    });
    await machine.sleeps(day);
    expect(machine.runTimes).toEqual(['2026-11-23 10:00']);
  });
});

describe('a run that fails', () => {
  it('is tried again after 5, 15 and 60 minutes, then when the schedule says', async () => {
    const machine = machineWith(daily);
    machine.outcome = () => failsWith('server-fault');
    await machine.passes(2 * day, minute);
    expect(machine.runTimes).toEqual([
      '2026-11-23 06:30',
      '2026-11-23 06:35',
      '2026-11-23 06:50',
      '2026-11-23 07:50',
      '2026-11-24 06:30',
    ]);
    expect(machine.rule()).toMatchObject({ failures: 5, retryAt: null, paused: false });
  });

  it('holds back the due times of a frequent rule meanwhile', async () => {
    const machine = machineWith({ kind: 'every', minutes: 10 });
    machine.outcome = () => failsWith('timed-out');
    await machine.passes(100 * minute);
    expect(machine.runTimes.map((time) => time.slice(11))).toEqual([
      '10:10',
      '10:15',
      '10:30',
      '11:30',
      '11:40',
    ]);
  });

  it('is forgotten with the first run that succeeds', async () => {
    const machine = machineWith(daily);
    machine.outcome = () => failsWith('rate-limited');
    await machine.passes(20 * hour + 40 * minute, minute);
    expect(machine.rule()).toMatchObject({ failures: 2, retryAt: '2026-11-23T06:50:00.000Z' });
    machine.outcome = () => ({ state: 'ended', scanId: 3 });
    await machine.passes(12 * hour, minute);
    expect(machine.runTimes).toHaveLength(3);
    expect(machine.rule()).toMatchObject({ failures: 0, retryAt: null });
  });

  it('in a way nobody expected counts as failed and stops nothing', async () => {
    const machine = machineWith(half);
    machine.outcome = () => {
      throw new Error('out of memory');
    };
    await machine.passes(30 * minute);
    expect(machine.rule()).toMatchObject({ failures: 1, retryAt: '2026-11-22T10:35:00.000Z' });
  });

  it('because somebody cancelled it is no failure, and waits for the next due time', async () => {
    const machine = machineWith(half);
    machine.outcome = () => ({ state: 'cancelled', scanId: 4 });
    await machine.passes(45 * minute);
    expect(machine.runs).toHaveLength(1);
    expect(machine.rule()).toMatchObject({ failures: 0, retryAt: null });
  });
});

describe('a run that failed before it had a record', () => {
  it('is kept with its connector until a run has one', async () => {
    const machine = machineWith(half);
    const failedStart = () => {
      const read = machine.settings.read();
      return read.ok ? read.value.settings.connectors[0]?.failedStart : null;
    };
    machine.outcome = () => failsWith('keychain-locked');
    await machine.passes(30 * minute);
    expect(failedStart()).toEqual({
      at: '2026-11-22T10:30:00.000Z',
      scope: machine.rule().scope,
      code: 'keychain-locked',
    });
    machine.outcome = () => ({ state: 'failed', scanId: 3, code: 'connection-refused', message: '' });
    await machine.passes(hour);
    expect(failedStart()).toBeUndefined();
  });
});

describe('a dead token', () => {
  it.each(['token-rejected', 'token-missing'])(
    '(%s) pauses the rule and says so; others go on',
    async (code) => {
      const machine = new ScheduledMachine('2026-11-22T10:00:00Z');
      const dead = machine.addRule(half, 'c0ffee01');
      const alive = machine.addRule(half, 'c0ffee02');
      machine.outcome = ({ id }) => (id === dead.id ? failsWith(code) : { state: 'ended', scanId: 1 });
      await machine.passes(2 * hour);
      expect(machine.runs.filter(({ rule }) => rule.id === dead.id)).toHaveLength(1);
      expect(machine.runs.filter(({ rule }) => rule.id === alive.id)).toHaveLength(4);
      expect(machine.rule(dead.id)).toMatchObject({ paused: true, pausedBecause: `It failed with ${code}.` });
      expect(machine.told).toContain(`paused ${dead.id}: It failed with ${code}.`);
    },
  );

  it('does not stop the rule any more once it is resumed', async () => {
    const machine = machineWith(half);
    machine.outcome = () => failsWith('token-rejected');
    await machine.passes(hour);
    machine.outcome = () => ({ state: 'ended', scanId: 2 });
    machine.rules.resume(machine.rule().id);
    await machine.passes(hour);
    expect(machine.runs).toHaveLength(3);
    expect(machine.rule()).toMatchObject({ paused: false, pausedBecause: null });
  });
});

describe('an owner that ends', () => {
  it('waits for the runs under way, starts no other, and goes on with a run that was cut short', async () => {
    const machine = machineWith(daily);
    machine.scansLast = true;
    machine.outcome = () => ({ state: 'cancelled', scanId: 5 });
    await machine.sleeps(21 * hour);
    const stopped = machine.stop();
    await machine.endScans();
    await stopped;
    await machine.sleeps(3 * day);
    expect(machine.runs).toHaveLength(1);

    machine.scansLast = false;
    machine.outcome = () => ({ state: 'ended', scanId: 5 });
    await machine.restart();
    await machine.passes(10 * minute);
    expect(machine.runs).toHaveLength(2);
  });
});

describe('a clock that is set back', () => {
  it('by a day does not stop a rule for a day', async () => {
    const machine = machineWith(half);
    await machine.passes(45 * minute);
    await machine.clockMoves(-day);
    await machine.passes(2 * hour);
    expect(machine.runs.map(({ after }) => after / minute)).toEqual([30, 75, 105, 135, 165]);
  });

  it('by a day, right after a daily run, lets the next one come a day later', async () => {
    const machine = machineWith(daily);
    await machine.passes(22 * hour, minute);
    await machine.clockMoves(-day);
    await machine.passes(2 * day, minute);
    expect(machine.runTimes).toEqual(['2026-11-23 06:30', '2026-11-23 06:30', '2026-11-24 06:30']);
    expect((machine.runs[1]?.after ?? 0) - (machine.runs[0]?.after ?? 0)).toBe(day);
  });

  it('by a day many hours after a daily run does not let a day out either', async () => {
    const machine = machineWith(daily);
    await machine.passes(34 * hour, minute);
    await machine.clockMoves(-day);
    await machine.passes(day, minute);
    expect((machine.runs[1]?.after ?? 0) - (machine.runs[0]?.after ?? 0)).toBe(day);
  });

  it('by an hour, just after a daily run, does not make it run twice on that day', async () => {
    const machine = machineWith(daily);
    await machine.passes(20 * hour + 40 * minute, minute);
    await machine.clockMoves(-hour);
    await machine.passes(day, minute);
    expect(machine.runTimes).toEqual(['2026-11-23 06:30']);
    await machine.passes(2 * hour, minute);
    expect(machine.runTimes).toEqual(['2026-11-23 06:30', '2026-11-24 06:30']);
  });

  it('while the program was not running is noticed by what is written down', async () => {
    const machine = machineWith(half);
    await machine.passes(45 * minute);
    await machine.restart();
    await machine.clockMoves(-30 * day);
    await machine.passes(hour);
    expect(machine.runs).toHaveLength(3);
    expect(Date.parse(machine.rule().lastStartedAt ?? '')).toBeLessThanOrEqual(machine.now);
  });

  it('does not put off a retry for longer than it was', async () => {
    const machine = machineWith(daily);
    machine.outcome = () => failsWith('server-fault');
    await machine.passes(20 * hour + 52 * minute, minute);
    expect(machine.rule().retryAt).toBe('2026-11-23T07:50:00.000Z');
    await machine.clockMoves(-day);
    await machine.passes(hour, minute);
    expect(machine.runs).toHaveLength(4);
  });
});

describe('a machine that travels', () => {
  it.each([
    ['west', 'Europe/Berlin', 'America/New_York', '2026-11-23 11:30'],
    ['east', 'America/New_York', 'Europe/Berlin', '2026-11-23 05:30'],
  ])('to the %s keeps the time of the day, in the zone where it is', async (_way, from, to, expected) => {
    const machine = new ScheduledMachine('2026-11-22T13:00:00Z');
    machine.zone = from;
    machine.addRule(daily);
    machine.zone = to;
    await machine.passes(day, minute);
    expect(machine.runTimes).toEqual([expected]);
  });
});

describe('settings that cannot be used', () => {
  it('start nothing, and it is said once', async () => {
    const machine = machineWith(half);
    writeFileSync(machine.settings.path, '{"schemaVersion":99}');
    await machine.passes(2 * hour, minute);
    expect(machine.runs).toEqual([]);
    expect(machine.told).toEqual(['failed: settings-newer']);
  });
});
