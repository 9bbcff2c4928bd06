import { describe, expect, it } from 'vitest';
import {
  firstUpdateState,
  stepUpdate,
  type UpdateEvent,
  type UpdateState,
} from '../../../main/updates/update-state.ts';

const minute = 60_000;
const hour = 60 * minute;
const update = { version: '1.2.0', notes: null };
const found: UpdateEvent = { kind: 'found', update };
const start = Date.parse('2026-11-22T10:00:00Z');

/** An application under way: events come at times, scans run or do not. */
class Life {
  state: UpdateState = firstUpdateState(start);
  now = start;
  scanning = false;

  /** What is to be done after an event. */
  takes(event: UpdateEvent): string | null {
    const { state, effect } = stepUpdate(this.state, event, { now: this.now, scanning: this.scanning });
    this.state = state;
    return effect;
  }

  /** Whether anything is done by itself, looked at every minute of this time. */
  effectsIn(ms: number): (string | null)[] {
    const effects: (string | null)[] = [];
    for (const end = this.now + ms; this.now < end; ) {
      this.now += minute;
      const effect = this.takes({ kind: 'tick' });
      if (effect !== null) effects.push(effect);
    }
    return effects;
  }

  with(...events: UpdateEvent[]): this {
    for (const event of events) this.takes(event);
    return this;
  }
}

const ready = () => new Life().with({ kind: 'asked' }, found, { kind: 'downloaded' });

describe('an update', () => {
  it('is looked for a minute after the start, and every six hours', () => {
    const life = new Life();
    expect(life.takes({ kind: 'tick' })).toBeNull();
    expect(life.effectsIn(minute)).toEqual(['check']);
    life.takes({ kind: 'none' });
    expect(life.effectsIn(6 * hour - minute)).toEqual([]);
    expect(life.effectsIn(minute)).toEqual(['check']);
  });

  it('is downloaded as soon as it is found, and then waits for the user for ever', () => {
    const life = new Life().with({ kind: 'asked' });
    expect(life.takes(found)).toBe('download');
    life.takes({ kind: 'progress', percent: 40 });
    expect(life.state).toEqual({ phase: 'downloading', update, percent: 40 });
    life.takes({ kind: 'downloaded' });
    expect(life.effectsIn(48 * hour)).toEqual([]);
    expect(life.state).toEqual({ phase: 'ready', update });
    expect(life.takes({ kind: 'install' })).toBe('prepare');
    expect(life.takes({ kind: 'prepared' })).toBe('install');
  });

  it('is not installed over a scan that began while the system got ready, and can be later', () => {
    const life = ready();
    life.takes({ kind: 'install' });
    life.scanning = true;
    expect(life.takes({ kind: 'prepared' })).toBeNull();
    expect(life.state).toEqual({ phase: 'ready', update });
    life.scanning = false;
    expect(life.takes({ kind: 'install' })).toBe('prepare');
  });

  it('is left alone while a scan runs: not looked for, not downloaded, not installed', () => {
    const life = new Life();
    life.scanning = true;
    expect(life.effectsIn(12 * hour)).toEqual([]);
    life.takes({ kind: 'asked' });
    expect(life.takes(found)).toBeNull();
    expect(life.state.phase).toBe('found');
    expect(life.effectsIn(hour)).toEqual([]);
    life.scanning = false;
    expect(life.effectsIn(minute)).toEqual(['download']);
    life.takes({ kind: 'downloaded' });
    life.scanning = true;
    expect(life.takes({ kind: 'install' })).toBeNull();
    expect(life.state.phase).toBe('ready');
  });

  it.each([
    ['looking for it', [{ kind: 'asked' }]],
    ['bringing it', [{ kind: 'asked' }, found]],
  ] as const)('that failed in %s is tried again in an hour, and at once when asked', (_, events) => {
    const life = new Life().with(...events, { kind: 'failed', trouble: 'No network.' });
    expect(life.state).toMatchObject({ phase: 'waiting', trouble: 'No network.' });
    expect(life.effectsIn(hour - minute)).toEqual([]);
    expect(life.effectsIn(minute)).toEqual(['check']);
    expect(life.with({ kind: 'failed', trouble: 'Still none.' }).takes({ kind: 'asked' })).toBe('check');
  });

  it('is not put off by a clock that was set back', () => {
    const life = new Life().with({ kind: 'asked' }, { kind: 'none' });
    life.now -= 30 * 24 * hour;
    expect(life.effectsIn(minute)).toEqual(['check']);
  });

  it('takes no answer that comes too late, and is installed once', () => {
    const life = ready();
    for (const event of [found, { kind: 'none' }, { kind: 'failed', trouble: '' }] as const)
      life.takes(event);
    expect(life.state.phase).toBe('ready');
    expect(life.takes({ kind: 'asked' })).toBeNull();
    expect(life.takes({ kind: 'prepared' })).toBeNull();
    expect(life.takes({ kind: 'install' })).toBe('prepare');
    expect(life.takes({ kind: 'install' })).toBeNull();
    life.takes({ kind: 'failed', trouble: 'Refused.' });
    expect(life.state).toMatchObject({ phase: 'waiting', trouble: 'Refused.' });
  });

  it('is not installed before it is here', () => {
    const life = new Life().with({ kind: 'asked' }, found);
    expect(life.takes({ kind: 'install' })).toBeNull();
    expect(life.state.phase).toBe('downloading');
  });
});
