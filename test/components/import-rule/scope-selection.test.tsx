import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScopeTree } from '../../../preload/contract/connector-view.ts';
import {
  type ScopeForest,
  type ScopeNode,
  scopeForest,
} from '../../../renderer/features/import-rule/scope-nodes.ts';
import {
  choicesOf,
  marksOf,
  type ScopeSelection,
  scopeOf,
  selectionOf,
  toggled,
} from '../../../renderer/features/import-rule/scope-selection.ts';
import { scopes } from './rules.ts';

const nothing: ScopeSelection = new Set();

function nodeOf(forest: ScopeForest, key: string): ScopeNode {
  const node = forest.byKey.get(key);
  if (!node) throw new Error(`${key} is not in the tree`);
  return node;
}

/** Trees as consoles have them: sites without an account, groups of sites that are not listed, accounts not listed. */
const trees: fc.Arbitrary<ScopeTree> = fc
  .record({ accounts: fc.nat(4), sites: fc.nat(12), groups: fc.nat(20), lists: fc.boolean() })
  .chain(({ accounts, sites, groups, lists }) => {
    const someOf = (count: number, prefix: string) =>
      fc.option(
        fc.nat(count + 1).map((n) => `${prefix}${n}`),
        { nil: null, freq: 6 },
      );
    return fc.record({
      accounts: fc.constant(
        lists ? Array.from({ length: accounts }, (_, n) => ({ id: `a${n}`, name: `Account ${n}` })) : [],
      ),
      sites: fc.tuple(
        ...Array.from({ length: sites }, (_, n) =>
          someOf(accounts, 'a').map((accountId) => ({
            id: `s${n}`,
            name: `Site ${n}`,
            accountId,
            accountName: accountId,
            state: 'active',
          })),
        ),
      ),
      groups: fc.tuple(
        ...Array.from({ length: groups }, (_, n) =>
          someOf(sites, 's').map((siteId) => ({ id: `g${n}`, name: `Group ${n}`, siteId, endpoints: n })),
        ),
      ),
      notes: fc.constant([]),
    });
  });

/** A tree with a row of presses on its nodes. */
const pressed = trees.chain((tree) => {
  const forest = scopeForest(tree);
  const keys = [...forest.byKey.keys()];
  const presses = keys.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...keys), { maxLength: 15 });
  return presses.map((row) => ({
    forest,
    selection: row.reduce((selection, key) => toggled(selection, nodeOf(forest, key)), nothing),
  }));
});

describe('a selection, whatever the tree and whatever is pressed', () => {
  it('comes back from the scope of a rule as it went in', () => {
    fc.assert(
      fc.property(pressed, ({ forest, selection }) => {
        const again = selectionOf(scopeOf(forest, selection));
        const [before, after] = [marksOf(forest, selection), marksOf(forest, again)];
        for (const node of forest.byKey.values()) expect(after(node)).toBe(before(node));
      }),
    );
  });

  it('never sends what something above it covers, and nothing twice', () => {
    fc.assert(
      fc.property(pressed, ({ forest, selection }) => {
        const { accountIds, siteIds, groupIds } = scopeOf(forest, selection);
        const sent = { account: accountIds, site: siteIds, group: groupIds };
        const isSent = ({ kind, id }: ScopeNode): boolean => sent[kind].includes(id);
        for (const node of forest.byKey.values()) {
          if (!isSent(node)) continue;
          for (let above = node.parent; above; above = above.parent) expect(isSent(above)).toBe(false);
        }
        const all = [...accountIds, ...siteIds, ...groupIds];
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('covers exactly the endpoints below what is marked chosen or covered', () => {
    fc.assert(
      fc.property(pressed, ({ forest, selection }) => {
        const { accountIds, siteIds, groupIds } = scopeOf(forest, selection);
        const markOf = marksOf(forest, selection);
        for (const node of forest.byKey.values()) {
          if (node.kind !== 'group') continue;
          const site = node.parent?.kind === 'site' ? node.parent : null;
          const isIn =
            groupIds.includes(node.id) ||
            (site !== null && siteIds.includes(site.id)) ||
            (site?.parent != null && accountIds.includes(site.parent.id));
          expect(['chosen', 'covered'].includes(markOf(node))).toBe(isIn);
        }
      }),
    );
  });

  it('is as before when a free node is chosen and taken out again', () => {
    fc.assert(
      fc.property(pressed, fc.nat(), ({ forest, selection }, which) => {
        const markOf = marksOf(forest, selection);
        const free = [...forest.byKey.values()].filter((node) => node.choosable && markOf(node) === 'open');
        const node = free[which % Math.max(1, free.length)];
        if (node) expect(toggled(toggled(selection, node), node)).toEqual(selection);
      }),
    );
  });
});

describe('choosing', () => {
  const forest = scopeForest(scopes);

  it('an account takes out what it covers and leaves the rest', () => {
    const some = ['group:121', 'site:21', 'site:11'].reduce(
      (selection, key) => toggled(selection, nodeOf(forest, key)),
      nothing,
    );
    const all = toggled(some, nodeOf(forest, 'account:10'));
    expect(scopeOf(forest, all)).toEqual({ accountIds: ['10'], siteIds: ['21'], groupIds: [] });
  });

  it('leaves out what a rule from elsewhere names although it is covered', () => {
    const selection = selectionOf({ accountIds: ['10'], siteIds: ['11', '21'], groupIds: ['121'] });
    expect(scopeOf(forest, selection)).toEqual({ accountIds: ['10'], siteIds: ['21'], groupIds: [] });
    expect(marksOf(forest, selection)(nodeOf(forest, 'site:11'))).toBe('covered');
  });

  it('what is covered changes nothing', () => {
    const account = toggled(nothing, nodeOf(forest, 'account:10'));
    expect(toggled(account, nodeOf(forest, 'site:11'))).toBe(account);
    expect(marksOf(forest, account)(nodeOf(forest, 'group:111'))).toBe('covered');
  });

  it('a group marks what is above it as partial', () => {
    const markOf = marksOf(forest, toggled(nothing, nodeOf(forest, 'group:121')));
    expect(
      ['account:10', 'site:12', 'group:121', 'site:11'].map((key) => markOf(nodeOf(forest, key))),
    ).toEqual(['partial', 'partial', 'chosen', 'open']);
  });

  it('keeps what the console no longer lists, as the string that it is', () => {
    const scope = { accountIds: [], siteIds: ['1286405255257023125', '11'], groupIds: ['999'] };
    const selection = selectionOf(scope);
    expect(scopeOf(forest, selection)).toEqual(scope);
    expect(choicesOf(forest, selection).map(({ id, node }) => [id, node?.name])).toEqual([
      ['1286405255257023125', undefined],
      ['11', 'Rotterdam'],
      ['999', undefined],
    ]);
  });

  it('an account that is only known through its sites is left to its sites', () => {
    const known = scopeForest({ ...scopes, accounts: [] });
    expect(toggled(nothing, nodeOf(known, 'account:10'))).toBe(nothing);
    expect(scopeOf(known, toggled(nothing, nodeOf(known, 'site:11'))).siteIds).toEqual(['11']);
  });
});

describe('the tree', () => {
  it('stands in the order of names, in which numbers count as numbers', () => {
    const sites = ['Site 10', 'site 9', 'Site 1'].map((name, index) => ({
      id: `${index}`,
      name,
      accountId: null,
      accountName: null,
      state: null,
    }));
    const { roots } = scopeForest({ accounts: [], sites, groups: [], notes: [] });
    expect(roots.map(({ name }) => name)).toEqual(['Site 1', 'site 9', 'Site 10']);
  });

  it('sums endpoints up, and tells no sum where a part is unknown', () => {
    const [harbour] = scopeForest(scopes).roots;
    expect(harbour?.endpoints).toBe(237);
    const groups = [...scopes.groups, { id: '112', name: 'New', siteId: '11', endpoints: null }];
    expect(scopeForest({ ...scopes, groups }).roots[0]?.endpoints).toBeNull();
  });
});
