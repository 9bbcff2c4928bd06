import { allEndpoints, type ScanScope } from '../../preload/contract/scope.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import type { ConnectorRecords } from './connector-records.ts';
import { isEverything, isSameScope } from './scope-parts.ts';

/** A scope that is shown with times of its own. */
export interface KnownScope {
  readonly scope: ScanScope;
  readonly ruleIds: readonly string[];
  /** Whether it counts for the connector as a whole. */
  readonly counts: boolean;
}

/**
 * The scopes of a connector: those of its rules first, then what was scanned besides. As a whole count the scopes that
 * rules name, and All Endpoints once it was read: its rows are in the project and grow old with it. What was scanned once
 * by hand has times of its own and counts only where there is nothing else; without any rule and any scan All Endpoints
 * is what there is to read.
 * @param rules those of the connector
 */
export function scopesOf(rules: readonly IngestRule[], records: ConnectorRecords): KnownScope[] {
  const scopes: { scope: ScanScope; ruleIds: string[]; counts: boolean }[] = [];
  const find = (scope: ScanScope) => scopes.find((known) => isSameScope(known.scope, scope));
  for (const { id, scope } of rules) {
    const known = find(scope);
    if (known) known.ruleIds.push(id);
    else scopes.push({ scope, ruleIds: [id], counts: true });
  }
  const scanned = records.scans.filter(({ state, broughtRows }) => broughtRows || isResult(state));
  for (const { scope } of scanned) {
    if (!find(scope)) scopes.push({ scope, ruleIds: [], counts: isEverything(scope) });
  }
  if (scopes.length === 0) return [{ scope: allEndpoints, ruleIds: [], counts: true }];
  const nothingCounts = scopes.every(({ counts }) => !counts);
  return nothingCounts ? scopes.map((scope) => ({ ...scope, counts: true })) : scopes;
}

function isResult(state: string): boolean {
  return state === 'complete' || state === 'partial' || state === 'needs-review';
}
