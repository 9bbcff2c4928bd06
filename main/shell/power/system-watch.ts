import { net, powerMonitor } from 'electron';
import { ClockWatch } from './clock-watch.ts';

/** How often the clock and the network are looked at, in milliseconds. Timers stop in sleep: see `resume`. */
const beatMs = 30_000;

export interface SystemWatchParts {
  /** Ms since the epoch. */
  readonly now: () => number;
  /** Called when what was due may be due now: after sleep, a locked screen, or a jump of the clock. */
  readonly onWake: () => void;
  /** Called at the start, on every beat and after sleep. */
  readonly onNetwork: (online: boolean) => void;
  /** Called on every beat: words about time are a little older. */
  readonly onBeat: () => void;
}

/** Follows sleep, the clock and the network of the machine; returns how to stop. */
export function watchSystem({ now, onWake, onNetwork, onBeat }: SystemWatchParts): () => void {
  const clock = new ClockWatch(now, () => performance.now());
  const look = (): void => onNetwork(net.isOnline());
  const wake = (): void => {
    // The jump that sleep makes is dealt with here.
    clock.jumped();
    look();
    onWake();
    onBeat();
  };
  const beat = setInterval(() => {
    look();
    if (clock.jumped()) onWake();
    onBeat();
  }, beatMs);
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
  look();
  return () => {
    clearInterval(beat);
    powerMonitor.off('resume', wake);
    powerMonitor.off('unlock-screen', wake);
  };
}
