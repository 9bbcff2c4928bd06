import { fraction, hash } from './hashing.ts';

/** Part of the risks that come and go with patches; the rest stays and is only re-rated or re-assigned. */
const patched = 0.4;
/** Part of a patch cycle in which the application version is there. */
const thereFor = 0.7;

/**
 * Part of the applications whose patch is rolled out and rolled back again within days: their risks go and return
 * all the time.
 */
const rolledBack = 0.003;

/** Days before the base time on which the oldest risks were detected. */
const oldest = 700;

/** Places for risks that are not there at the base time but will come, per risk that is: keeps the total level. */
export const waitingPerRisk = (patched * (1 - thereFor)) / thereFor;

/** What has become of one risk by a day, in days from the base time. */
export interface RiskFate {
  status: 'never' | 'detected' | 'removed';
  /** The day it was last detected on. */
  detectedOn: number;
  /** The day of its last change. */
  changedOn: number;
  /** Counts re-ratings and re-assignments. */
  revision: number;
}

/** `churn` is the part of all risks that change in a day, by coming, going or being re-rated. */
export interface RiskLifecycleOptions {
  readonly seed: number;
  readonly churn: number;
}

/** Where a risk is: the slot of its endpoint, its place there, and what it is in. */
export interface RiskSeat {
  readonly slot: number;
  readonly place: number;
  readonly installation: number;
  /** Holds a risk that is not there at the base time. */
  readonly waiting: boolean;
}

/** A pure function of the place and the day. Written into `fate`, since millions are looked at for one count. */
export function fateOf(
  { seed, churn }: RiskLifecycleOptions,
  { slot, place, installation, waiting }: RiskSeat,
  day: number,
  fate: RiskFate,
): void {
  const group = installation * 2 + (waiting ? 1 : 0);
  fate.revision = 0;
  if (churn > 0 && !waiting && fraction(hash(seed, slot, 70_000 + group)) < rolledBack) {
    const period = 2 + (hash(seed, slot, 80_000 + group) % 2);
    comeAndGo(fate, day, {
      period,
      there: period - 1,
      phase: hash(seed, slot, 90_000 + group) % (period - 1),
    });
    return;
  }
  if (churn > 0 && (waiting || fraction(hash(seed, slot, 10_000 + group)) < patched)) {
    const period = Math.max(4, Math.round((1.4 + 1.2 * fraction(hash(seed, slot, 20_000 + group))) / churn));
    const there = Math.max(1, Math.min(period - 1, Math.round(period * thereFor)));
    const roll = hash(seed, slot, 30_000 + group);
    const phase = waiting ? there + (roll % (period - there)) : roll % there;
    comeAndGo(fate, day, { period, there, phase });
    // Half of the waiting ones have been there before; the others are news when they come.
    const unseen = waiting && day + phase < period && (roll >>> 20) % 2 === 0;
    if (unseen && fate.status === 'removed') fate.status = 'never';
    return;
  }
  fate.status = 'detected';
  fate.detectedOn = -Math.floor(20 + (oldest - 20) * fraction(hash(seed, slot, 40_000 + installation)));
  fate.changedOn = fate.detectedOn;
  if (churn <= 0) return;
  const period = Math.max(2, Math.round((0.6 + 1.07 * fraction(hash(seed, slot, 50_000 + place))) / churn));
  const phase = hash(seed, slot, 60_000 + place) % period;
  const changedOn = day - ((((day + phase) % period) + period) % period);
  if (changedOn <= fate.detectedOn) return;
  fate.changedOn = changedOn;
  fate.revision = Math.floor((day + phase) / period) + Math.ceil(oldest / period);
}

/** Days in a cycle: `there` of `period` days detected, the rest removed; at the base time `phase` days into it. */
function comeAndGo(
  fate: RiskFate,
  day: number,
  { period, there, phase }: { period: number; there: number; phase: number },
): void {
  const inCycle = (((day + phase) % period) + period) % period;
  if (inCycle < there) {
    fate.status = 'detected';
    fate.detectedOn = day - inCycle;
    fate.changedOn = fate.detectedOn;
    return;
  }
  fate.status = 'removed';
  fate.changedOn = day - (inCycle - there);
  fate.detectedOn = fate.changedOn - there;
}
