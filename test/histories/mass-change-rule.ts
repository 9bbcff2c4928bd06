import { listedScopes } from '../tenant/listed-rows.ts';
import { agentOf } from './console-view.ts';
import type { ProjectView } from './project-view.ts';
import { isWithin, lossesBetween, type ObservedScan } from './rules.ts';

const handful = 5;
const weekMs = 7 * 24 * 3_600_000;

type Resource = 'findings' | 'assets';

interface Loss {
  readonly at: number;
  readonly resource: Resource;
  readonly key: string;
}

/**
 * No more than half of an account, a site or another id that a rule names, and more than a handful, is taken away without
 * a review: not by one scan, and not by what vanished without the console's word within seven days, which begin anew at
 * each accepted review.
 */
export class MassChangeRule {
  #vanished: Loss[] = [];

  reviewAccepted(): void {
    this.#vanished = [];
  }

  /** Judges what a scan took away without having asked. Gives what broke the rule, in words. */
  judge(scan: ObservedScan): string[] {
    const { before, after, console, history, startedAt } = scan;
    const lost = lossesBetween(before, after, console);
    const now = history.world.now();
    this.#vanished = this.#vanished.filter(
      ({ at, resource, key }) => now - at < weekMs && !isActive(after, resource, key),
    );
    const broken: string[] = [];
    for (const resource of ['findings', 'assets'] as const) {
      const vanished = lost[resource].filter(
        (key) => resource === 'assets' || !history.memory.removed.has(key),
      );
      for (const unit of unitsOf(scan)) {
        const inUnit = (key: string) => isInUnit(after, resource, key, unit);
        const at = lost[resource].filter(inUnit);
        const held = new Set(
          [...activeKeys(before, resource), ...activeKeys(after, resource)].filter(inUnit),
        );
        if (isMost(at.length, held.size))
          broken.push(`${at.length} of ${held.size} ${resource} of ${unit} were taken away unasked.`);
        const earlier = this.#vanished.filter((loss) => loss.resource === resource && inUnit(loss.key));
        const week = new Set([...earlier.map(({ key }) => key), ...vanished.filter(inUnit)]);
        const heldInWeek = new Set([...held, ...week]);
        if (vanished.some(inUnit) && isMost(week.size, heldInWeek.size))
          broken.push(
            `${week.size} of ${heldInWeek.size} ${resource} of ${unit} vanished within a week unasked.`,
          );
      }
      for (const key of vanished) this.#vanished.push({ at: startedAt, resource, key });
    }
    return broken;
  }
}

function isMost(lost: number, held: number): boolean {
  return lost > handful && lost * 2 > held;
}

/** The ids that the rule of the scan names; under All Endpoints each account and site. */
function unitsOf({ scope: { accountIds, siteIds, groupIds } }: ObservedScan): readonly string[] {
  const named = [...accountIds, ...siteIds, ...groupIds];
  const { accounts, sites } = listedScopes;
  return named.length > 0 ? named : [...accounts, ...sites].map(({ id }) => id);
}

function isInUnit(view: ProjectView, resource: Resource, key: string, unit: string): boolean {
  const asset = view.assets.get(resource === 'assets' ? key : agentOf(key));
  const scope = { accountIds: [], siteIds: [], groupIds: [unit] };
  return asset !== undefined && isWithin(scope, asset.places);
}

function isActive(view: ProjectView, resource: Resource, key: string): boolean {
  return resource === 'assets'
    ? view.assets.get(key)?.state === 'active'
    : view.findings.get(key)?.open === true;
}

function activeKeys(view: ProjectView, resource: Resource): string[] {
  return [...view[resource].keys()].filter((key) => isActive(view, resource, key));
}
