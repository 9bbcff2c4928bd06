import { describe, expect, it } from 'vitest';
import { ClockWatch } from '../../../main/shell/power/clock-watch.ts';

describe('the watch over the wall clock', () => {
  function watched() {
    const clocks = { wall: 1_700_000_000_000, monotonic: 500 };
    const watch = new ClockWatch(
      () => clocks.wall,
      () => clocks.monotonic,
    );
    const pass = (wall: number, monotonic: number): boolean => {
      clocks.wall += wall;
      clocks.monotonic += monotonic;
      return watch.jumped();
    };
    return pass;
  }

  it('is quiet while both clocks go on alike, or nearly', () => {
    const pass = watched();
    expect(pass(5_000, 5_000)).toBe(false);
    expect(pass(6_000, 5_000)).toBe(false);
    expect(pass(90_000, 90_500)).toBe(false);
  });

  it('tells of a clock that was put forward or back, once', () => {
    const pass = watched();
    expect(pass(3_605_000, 5_000)).toBe(true);
    expect(pass(5_000, 5_000)).toBe(false);
    expect(pass(-3_595_000, 5_000)).toBe(true);
  });

  it('tells of a sleep in which the other clock stood still', () => {
    expect(watched()(8 * 3_600_000, 200)).toBe(true);
  });
});
