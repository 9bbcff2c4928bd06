import type { SitePlan } from './organisation.ts';
import { sitePlans } from './organisation.ts';

/** How a slot begins: there from the start, long retired, or still to be enrolled. */
export type SlotKind = 'resident' | 'retired' | 'newcomer';

/** A site's contiguous range of slots: residents, then retired ones, then newcomers. */
export interface SiteRange {
  readonly plan: SitePlan;
  readonly start: number;
  readonly end: number;
  readonly residents: number;
  readonly retired: number;
}

/**
 * The tenant's endpoints as slots, one for every endpoint that was, is or will be there. Slots of a site are
 * neighbours, so that a walk over one site touches nothing else.
 */
export interface EndpointLayout {
  readonly ranges: readonly SiteRange[];
  readonly slots: number;
}

/** Splits the endpoints over the sites by their shares; the remainder goes to the largest fractions. */
function residentsPerSite(endpoints: number): number[] {
  const total = sitePlans.reduce((sum, plan) => sum + plan.share, 0);
  const exact = sitePlans.map((plan) => (endpoints * plan.share) / total);
  const counts = exact.map(Math.floor);
  const byFraction = exact
    .map((value, index) => ({ index, rest: value % 1 }))
    .sort((a, b) => b.rest - a.rest);
  let missing = endpoints - counts.reduce((sum, count) => sum + count, 0);
  for (const { index } of byFraction) {
    if (missing-- <= 0) break;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/** Lays out slots for this number of endpoints at the base time. `changing` adds retired ones and newcomers. */
export function layOutEndpoints(endpoints: number, changing: boolean): EndpointLayout {
  const residents = residentsPerSite(endpoints);
  const ranges: SiteRange[] = [];
  let start = 0;
  for (const [index, plan] of sitePlans.entries()) {
    const count = residents[index] ?? 0;
    const retired = changing ? Math.round(count * 0.02) : 0;
    const newcomers = changing ? Math.ceil(count * 0.08) : 0;
    const end = start + count + retired + newcomers;
    ranges.push({ plan, start, end, residents: count, retired });
    start = end;
  }
  return { ranges, slots: start };
}

/** The range that a slot belongs to. */
export function rangeOf(layout: EndpointLayout, slot: number): SiteRange {
  const range = layout.ranges.find((candidate) => slot < candidate.end);
  if (!range) throw new RangeError(`There is no endpoint slot ${slot}.`);
  return range;
}

/** How a slot begins, and its ordinal among its kind within the site. */
export function kindOf(range: SiteRange, slot: number): { kind: SlotKind; ordinal: number } {
  const offset = slot - range.start;
  if (offset < range.residents) return { kind: 'resident', ordinal: offset };
  const retired = offset - range.residents;
  if (retired < range.retired) return { kind: 'retired', ordinal: retired };
  return { kind: 'newcomer', ordinal: retired - range.retired };
}
