import { allEndpoints, type ScanScope } from '../../preload/contract/scope.ts';
import { isEverything, isSameScope } from '../freshness/scope-parts.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';

/** One scope that a scan by hand reads, and the rules that are served by it. */
export interface CoveredScope {
  readonly scope: ScanScope;
  readonly ruleIds: readonly string[];
}

/**
 * What a scan by hand has to read so that everything the rules cover is read once. All Endpoints holds every other
 * scope; without any rule it is what there is to read.
 */
export function coveredScopes(rules: readonly IngestRule[]): CoveredScope[] {
  const everything = rules.filter(({ scope }) => isEverything(scope));
  if (everything.length > 0 || rules.length === 0) {
    return [{ scope: allEndpoints, ruleIds: everything.map(({ id }) => id) }];
  }
  const covered: { scope: ScanScope; ruleIds: string[] }[] = [];
  for (const { id, scope } of rules) {
    const same = covered.find((other) => isSameScope(other.scope, scope));
    if (same) same.ruleIds.push(id);
    else covered.push({ scope, ruleIds: [id] });
  }
  return covered;
}
