import type { ReviewReason, ScopeUnit } from '../../preload/contract/issue-facts.ts';
import type { Resource } from '../../preload/contract/scan-details.ts';
import type { ScopeLosses } from '../project/scan-assessment.ts';

/** Changes up to this many are never held back by the guard, however large their share: a small site may well halve. */
const handful = 5;

/** Reviews of single accounts, sites and groups that one scan names: an analyst needs no more to decide. */
const maxNamed = 20;

/** Why a scan must wait for an analyst before it is concluded. */
export interface MassChange {
  readonly resource: Resource;
  readonly unit: ScopeUnit;
  readonly reason: ReviewReason;
  /** Assets that would be deactivated, or open findings that would be resolved. */
  readonly absent: number;
  readonly held: number;
}

/**
 * Finds what a person has to confirm before a scan is concluded. Each account, site and group that the rule names is judged
 * by itself, under All Endpoints each account and site, and all of them together: whether more than half of the active
 * assets or open findings would go, and more than a handful, at once or together with what vanished in the last days;
 * and whether nothing came back of what the project holds, as a console answers when a licence or a permission has lapsed.
 */
export function massChanges(losses: readonly ScopeLosses[]): MassChange[] {
  const changes = losses.flatMap(massChangeOf);
  return (['assets', 'findings'] as const).flatMap((resource) => {
    const found = changes.filter((change) => change.resource === resource);
    const named = found.filter(({ unit }) => isNamed(unit, resource, losses));
    const inAll = found.filter(({ unit }) => unit.kind === 'all');
    if (named.length === 0 && inAll.length > 0) return inAll;
    return found
      .filter(({ unit }) => unit.kind !== 'all' || inAll.length === found.length)
      .toSorted((one, other) => other.absent - one.absent)
      .slice(0, maxNamed);
  });
}

function isNamed({ kind, id }: ScopeUnit, resource: Resource, losses: readonly ScopeLosses[]): boolean {
  return losses.some(
    ({ unit, named, resource: of }) => named && of === resource && unit.kind === kind && unit.id === id,
  );
}

function massChangeOf(losses: ScopeLosses): MassChange[] {
  const { resource, unit, held, absent, removed, absentBefore } = losses;
  const going = absent + removed;
  if (cameBackEmpty(losses)) return [{ resource, unit, reason: 'empty', absent: going, held }];
  if (isMost(going, held)) return [{ resource, unit, reason: 'more-than-half', absent: going, held }];
  const together = { absent: absent + absentBefore, held: held + absentBefore };
  if (absent > 0 && absentBefore > 0 && isMost(together.absent, together.held)) {
    return [{ resource, unit, reason: 'more-than-half-in-a-week', ...together }];
  }
  return [];
}

/** Within All Endpoints a handful of assets may well have left a site; one that a rule names should not be empty. */
function cameBackEmpty({ unit, named, reported, held }: ScopeLosses): boolean {
  if (reported !== 0 || held === 0) return false;
  return named || unit.kind === 'all' || held > handful;
}

function isMost(going: number, held: number): boolean {
  return going > handful && going * 2 > held;
}
