import type { RuleView } from '../../../preload/contract/calls/rule-calls.ts';
import type { ScopeTree } from '../../../preload/contract/connector-view.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';

/** A rule that imports All Endpoints every night. */
export function aRule(differs: Partial<RuleView> = {}): RuleView {
  return {
    id: 'r-1',
    connectorId: 'c-1',
    connectorName: 'Acme',
    scope: allEndpoints,
    scopeWords: 'All Endpoints',
    schedule: { kind: 'daily', time: '03:30' },
    scheduleWords: 'daily at 03:30',
    paused: false,
    pausedBecause: null,
    lastStartedAt: null,
    failures: 0,
    comingRuns: [{ at: '2026-11-23T03:30:00.000Z', words: 'Mon 23 Nov 2026, 03:30 UTC' }],
    ...differs,
  };
}

/**
 * ```
 * Harbour            West
 *   Hamburg            Lyon
 *     Kiosks
 *     Servers
 *   Rotterdam
 *     Servers
 * ```
 */
export const scopes: ScopeTree = {
  accounts: [
    { id: '20', name: 'West' },
    { id: '10', name: 'Harbour' },
  ],
  sites: [
    { id: '11', name: 'Rotterdam', accountId: '10', accountName: 'Harbour', state: 'active' },
    { id: '12', name: 'Hamburg', accountId: '10', accountName: 'Harbour', state: 'active' },
    { id: '21', name: 'Lyon', accountId: '20', accountName: 'West', state: 'expired' },
  ],
  groups: [
    { id: '111', name: 'Servers', siteId: '11', endpoints: 30 },
    { id: '121', name: 'Servers', siteId: '12', endpoints: 200 },
    { id: '122', name: 'Kiosks', siteId: '12', endpoints: 7 },
  ],
  notes: [],
};
