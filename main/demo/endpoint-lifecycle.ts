import type { EndpointLayout } from './endpoint-layout.ts';
import { kindOf, rangeOf } from './endpoint-layout.ts';
import { fraction, hash } from './hashing.ts';

export const dayMs = 86_400_000;

/** Days over which all newcomers have been enrolled. */
const enrolmentDays = 40;

export type Presence = 'present' | 'decommissioned' | 'uninstalled' | 'absent';

/** Where one endpoint is in its life at an instant. Days are counted from the base time; day 0 is the base time itself. */
export interface EndpointLifecycle {
  readonly presence: Presence;
  /** When the presence last changed; for residents that never left, their registration. */
  readonly since: number;
  /** Registration, which is before the base time except for newcomers. */
  readonly registered: number;
  /** The last day whose changes the endpoint has taken part in. */
  readonly day: number;
  /** True once it has come back, or was enrolled, after the base time. */
  readonly arrivedLater: boolean;
}

/** What decides the fate of every endpoint. `churn` is the part of all endpoints whose record changes in a day. */
export interface LifecycleOptions {
  readonly seed: number;
  readonly base: number;
  readonly churn: number;
}

/** The instant of a day at which a slot changes: each has its own time of day. */
export function changeTime(options: LifecycleOptions, slot: number, day: number): number {
  return options.base + (day - 1) * dayMs + offsetInDay(options, slot);
}

function offsetInDay(options: LifecycleOptions, slot: number): number {
  return 1 + (hash(options.seed, slot, 1) % dayMs);
}

/** The number of a slot's changes since the base time, one a day; negative before it. */
function dayOf(options: LifecycleOptions, slot: number, now: number): number {
  return Math.floor((now - options.base - offsetInDay(options, slot)) / dayMs) + 1;
}

/** A pure function of the slot and the instant: where the endpoint stands. */
export function lifecycleAt(
  layout: EndpointLayout,
  options: LifecycleOptions,
  slot: number,
  now: number,
): EndpointLifecycle {
  const { seed, base, churn } = options;
  const day = churn > 0 ? dayOf(options, slot, now) : 0;
  const range = rangeOf(layout, slot);
  const { kind, ordinal } = kindOf(range, slot);
  if (kind === 'newcomer') {
    const newcomers = range.end - range.start - range.residents - range.retired;
    const enrolled = 1 + Math.floor(((ordinal + fraction(hash(seed, slot, 2))) * enrolmentDays) / newcomers);
    const registered = changeTime(options, slot, enrolled);
    const presence = day >= enrolled ? 'present' : 'absent';
    return { presence, since: registered, registered, day, arrivedLater: true };
  }
  const registered = base - Math.floor((30 + 900 * fraction(hash(seed, slot, 3))) * dayMs);
  if (kind === 'retired') {
    const since = base - Math.floor((1 + 25 * fraction(hash(seed, slot, 4))) * dayMs);
    return { presence: 'decommissioned', since, registered, day: -30, arrivedLater: false };
  }
  const staying: EndpointLifecycle = {
    presence: 'present',
    since: registered,
    registered,
    day,
    arrivedLater: false,
  };
  if (fraction(hash(seed, slot, 5)) >= Math.min(1, churn * 5)) return staying;
  // One in ten (at 2 % churn) leaves for some days every one or two months, and then comes back.
  const roll = hash(seed, slot, 6);
  const period = 28 + (roll % 29);
  const awayDays = 2 + ((roll >>> 8) % 4);
  const phase = (roll >>> 16) % (period - 6);
  const place = (((day + phase) % period) + period) % period;
  const left = period - awayDays;
  if (place >= left) {
    const leftOn = day - (place - left);
    const fate = fraction(hash(seed, slot, 7));
    const presence = fate < 0.5 ? 'decommissioned' : fate < 0.7 ? 'uninstalled' : 'absent';
    return {
      presence,
      since: changeTime(options, slot, leftOn),
      registered,
      day: leftOn - 1,
      arrivedLater: false,
    };
  }
  const cameBack = day - place;
  if (cameBack <= 0) return staying;
  return { ...staying, since: changeTime(options, slot, cameBack), arrivedLater: true };
}
