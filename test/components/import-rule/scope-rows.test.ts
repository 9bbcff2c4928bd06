import { expect, it } from 'vitest';
import { matching } from '../../../renderer/app/palette/matching.ts';
import { scopeForest } from '../../../renderer/features/import-rule/scope-nodes.ts';
import { scopeRows } from '../../../renderer/features/import-rule/scope-rows.ts';
import { scopes } from './rules.ts';

it('accounts, sites and groups are found in any case and any script', () => {
  const [site, ...others] = scopes.sites;
  if (!site) throw new Error('there is no site');
  const forest = scopeForest({ ...scopes, sites: [{ ...site, name: 'ÄRZTE-Straße' }, ...others] });
  for (const filter of ['ärzte', 'ÄRZTE', 'a\u0308rzte', 'STRASSE']) {
    expect(scopeRows(forest, new Set(), filter).matches).toBe(1);
  }
});

it('actions of the palette are found in any case and any script', () => {
  const action = { id: 'a', label: 'Verbindung Überprüfen', run: () => undefined };
  expect(matching([action], 'überPRÜFEN')).toEqual([action]);
  expect(matching([action], 'uber')).toEqual([]);
});
