import { describe, expect, it } from 'vitest';
import { allEndpoints, type ScanScope, type ScopeNames } from '../../../preload/contract/scope.ts';
import { scopeList, scopeWords, walkScopeWords } from '../../../preload/contract/scope-words.ts';

const names: ScopeNames = { 1: 'Berlin', 2: 'Chicago', 3: 'Singapore', 4: 'Lima', 9: 'Acme' };
const sites = (...siteIds: string[]): ScanScope => ({ ...allEndpoints, siteIds });

describe('a scope in words', () => {
  it.each<[ScanScope, string]>([
    [allEndpoints, 'All Endpoints'],
    [sites('1'), 'site Berlin'],
    [sites('1286405255257023125'), 'site 1286405255257023125'],
    [sites('1', '2'), 'sites Berlin and Chicago'],
    [sites('1', '2', '3'), 'sites Berlin, Chicago and Singapore'],
    [sites('1', '2', '3', '4'), '4 sites'],
    [sites('1', '77'), '2 sites'],
    [{ ...sites('1', '2'), accountIds: ['9'] }, 'account Acme and sites Berlin and Chicago'],
    [{ accountIds: ['5', '6'], siteIds: ['77'], groupIds: ['8'] }, '2 accounts, 1 site and 1 group'],
  ])('%j is %s', (scope, words) => {
    expect(scopeWords(scope, names)).toBe(words);
  });

  it('of a walk is said in the same words', () => {
    expect(walkScopeWords({ kind: 'all', ids: [] }, names)).toBe('All Endpoints');
    expect(walkScopeWords({ kind: 'site', ids: ['3'] }, names)).toBe('site Singapore');
  });

  it('as a list leaves nothing out', () => {
    expect(scopeList({ ...sites('1', '77'), groupIds: ['8'] }, names)).toEqual([
      'site Berlin',
      'site 77',
      'group 8',
    ]);
    expect(scopeList(allEndpoints, names)).toEqual([]);
  });
});
