import { describe, expect, it } from 'vitest';
import { success } from '../../../preload/contract/result.ts';
import { ScheduledMachine } from './scheduled-machine.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A machine with a rule that runs every half hour. */
function machine(): ScheduledMachine {
  const started = new ScheduledMachine('2026-11-22T10:00:00Z');
  started.addRule({ kind: 'every', minutes: 30 });
  return started;
}

function pauseSchedule({ settings }: ScheduledMachine, schedulePaused: boolean): void {
  const saved = settings.update<never>((before) => success({ ...before, schedulePaused }));
  if (!saved.ok) throw saved.error;
}

describe('the whole schedule, paused', () => {
  it('starts nothing, and runs what came due once when it goes on', async () => {
    const paused = machine();
    pauseSchedule(paused, true);
    await paused.passes(5 * hour, minute);
    expect(paused.runs).toEqual([]);
    expect(paused.rule()).toMatchObject({ paused: false, failures: 0 });
    pauseSchedule(paused, false);
    await paused.passes(hour, minute);
    expect(paused.runTimes).toEqual(['2026-11-22 15:01', '2026-11-22 15:31']);
  });

  it('lets a run that is under way go on to its end', async () => {
    const paused = machine();
    paused.scansLast = true;
    await paused.sleeps(30 * minute);
    pauseSchedule(paused, true);
    await paused.endScans();
    expect(paused.told.map((line) => line.split(' ')[0])).toEqual(['started', 'ended']);
    await paused.passes(2 * hour, minute);
    expect(paused.runs).toHaveLength(1);
  });
});

describe('a machine that is held', () => {
  it('waits with what is due, and does not take a due time that it cannot use', async () => {
    const held = machine();
    held.held = true;
    await held.passes(3 * hour, minute);
    expect(held.runs).toEqual([]);
    expect(held.rule()).toMatchObject({ nextDueAt: '2026-11-22T10:30:00.000Z', lastStartedAt: null });
    held.held = false;
    await held.tick();
    expect(held.runTimes).toEqual(['2026-11-22 13:00']);
  });

  it('starts nothing when a run ends meanwhile either', async () => {
    const held = machine();
    held.addRule({ kind: 'every', minutes: 30 });
    held.scansLast = true;
    await held.sleeps(30 * minute);
    held.held = true;
    await held.endScans();
    expect(held.runs).toHaveLength(1);
  });
});
