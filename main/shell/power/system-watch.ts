import { net, powerMonitor } from 'electron';
import { tickEveryMs } from '../../schedule/scheduler.ts';
import { ClockWatch } from './clock-watch.ts';

/** How often the clock, the network and what other processes changed are looked at, in milliseconds. */
const beatMs = 5_000;

export interface SystemWatchDependencies {
  /** Ms since the epoch. */
  readonly now: () => number;
  /** Called every {@link tickEveryMs}, and at once when the machine wakes, is unlocked, or its clock was moved. */
  readonly tick: () => void;
  /** Called every few seconds. */
  readonly beat: () => void;
  readonly onNetwork: (online: boolean) => void;
}

/** Follows time, sleep and the network of the machine; returns how to stop. Timers stop in sleep: hence `resume`. */
export function watchSystem({ now, tick, beat, onNetwork }: SystemWatchDependencies): () => void {
  const clock = new ClockWatch(now, () => performance.now());
  const look = (): void => onNetwork(net.isOnline());
  const wake = (): void => {
    look();
    tick();
  };
  const ticks = setInterval(tick, tickEveryMs);
  const beats = setInterval(() => {
    look();
    if (clock.jumped()) tick();
    beat();
  }, beatMs);
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
  look();
  return () => {
    clearInterval(ticks);
    clearInterval(beats);
    powerMonitor.off('resume', wake);
    powerMonitor.off('unlock-screen', wake);
  };
}
