import { standInSettings } from './stand-in-settings.ts';

const MachineDate = Date;

/** Milliseconds that the app's clock is ahead of the machine's. */
let ahead = 0;

/** A `Date` whose now is the app's clock. Timers go on as they are. */
class AppDate extends MachineDate {
  constructor(...given: unknown[]) {
    // The many forms of `new Date(...)` are passed on as they come; only the one for now is replaced.
    super(...((given.length === 0 ? [AppDate.now()] : given) as [number]));
  }

  static override now(): number {
    return MachineDate.now() + ahead;
  }
}

/** Sets the main process's clock, in milliseconds since 1970 UTC, from where it runs on; null gives the machine's back. */
export function setClock(time: number | null): void {
  ahead = time === null ? 0 : time - MachineDate.now();
  globalThis.Date = ahead === 0 ? MachineDate : (AppDate as unknown as DateConstructor);
}

/** Moves the main process's clock on. */
export function advanceClock(milliseconds: number): void {
  setClock(Date.now() + milliseconds);
}

if (standInSettings.clock !== undefined) {
  setClock(standInSettings.clock);
}
