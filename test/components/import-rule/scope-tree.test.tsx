import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScopeTree } from '../../../preload/contract/connector-view.ts';
import { scopeForest } from '../../../renderer/features/import-rule/scope-nodes.ts';
import {
  type ScopeSelection,
  scopeOf,
  toggled,
} from '../../../renderer/features/import-rule/scope-selection.ts';
import { ScopeTreeView } from '../../../renderer/features/import-rule/scope-tree-view.tsx';
import { renderScreen } from '../bridge-double.tsx';
import { scopes } from './rules.ts';

// jsdom lays nothing out; the tree is as high as eleven of its rows.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(308);
  return () => vi.restoreAllMocks();
});

function open(tree: ScopeTree = scopes) {
  const forest = scopeForest(tree);
  let newest: ScopeSelection = new Set();
  function Held() {
    const [selection, setSelection] = useState(newest);
    newest = selection;
    return (
      <ScopeTreeView
        forest={forest}
        onToggle={(node) => setSelection((before) => toggled(before, node))}
        selection={selection}
      />
    );
  }
  const rendered = renderScreen(<Held />);
  return {
    ...rendered,
    scope: () => scopeOf(forest, newest),
    tree: () => screen.findByRole('tree', { name: 'Accounts, sites and groups' }),
  };
}

const seen = () => screen.getAllByRole('treeitem').map((item) => item.textContent);
/** A row by the beginning of its name; jsdom does not see the space that the layout puts between two parts of it. */
const item = (kind: string, name: string) =>
  screen.getByRole('treeitem', { name: new RegExp(`^${kind} ?${name}`) });

/** The row that the keyboard is at, as a screen reader finds it. */
async function active(): Promise<string> {
  const id = (await screen.findByRole('tree')).getAttribute('aria-activedescendant');
  return document.getElementById(id ?? '')?.textContent ?? '';
}

describe('the keys of the tree', () => {
  it('open, go in, go out and close', async () => {
    const { user, tree } = open();
    (await tree()).focus();
    expect(seen()).toEqual([
      expect.stringContaining('Account Harbour2 sites · 237 endpoints'),
      expect.stringContaining('Account West'),
    ]);
    await user.keyboard('{ArrowRight}');
    expect(item('Account', 'Harbour').getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('{ArrowRight}');
    expect(await active()).toContain('Site Hamburg');
    expect(item('Site', 'Hamburg').getAttribute('aria-level')).toBe('2');
    await user.keyboard('{ArrowDown}');
    expect(await active()).toContain('Site Rotterdam');
    await user.keyboard('{ArrowLeft}');
    expect(await active()).toContain('Account Harbour');
    await user.keyboard('{ArrowLeft}');
    expect(screen.queryByRole('treeitem', { name: /Rotterdam/ })).toBeNull();
    await user.keyboard('{End}');
    expect(await active()).toContain('Account West');
    await user.keyboard('{Home}');
    expect(await active()).toContain('Account Harbour');
  });

  it('choose and take out, and tell covered and partial apart', async () => {
    const { user, tree, scope } = open();
    (await tree()).focus();
    await user.keyboard('{ArrowRight}{ArrowDown}{ArrowRight}{ArrowDown} ');
    expect(await active()).toContain('Group Kiosks');
    expect(scope().groupIds).toEqual(['122']);
    expect(item('Account', 'Harbour').getAttribute('aria-checked')).toBe('mixed');
    await user.keyboard('{Home}{Enter}');
    expect(scope()).toEqual({ accountIds: ['10'], siteIds: [], groupIds: [] });
    const covered = item('Group', 'Kiosks');
    expect(covered.getAttribute('aria-checked')).toBe('true');
    expect(covered.getAttribute('aria-disabled')).toBe('true');
    expect(covered.textContent).toContain('covered by Harbour');
    await user.keyboard(' ');
    expect(scope().accountIds).toEqual([]);
  });

  it('that are letters go to the filter, and the arrow back to what is found', async () => {
    const { user, tree } = open();
    (await tree()).focus();
    await user.keyboard('rott');
    const filter = screen.getByLabelText('Filter accounts, sites and groups');
    expect(filter).toHaveProperty('value', 'rott');
    expect(await screen.findByText('1 match')).toBeTruthy();
    expect(seen()).toEqual([expect.stringContaining('Harbour'), expect.stringContaining('Rotterdam')]);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(await tree());
  });
});

describe('the filter', () => {
  it('finds by every word, one of them in the own name and the others above it', async () => {
    const { user } = open();
    await user.type(await screen.findByLabelText('Filter accounts, sites and groups'), 'hamburg serv');
    expect(await screen.findByText('1 match')).toBeTruthy();
    expect(seen().map((text) => text?.replace(/\d.*/, ''))).toEqual([
      'Account Harbour',
      'Site Hamburg',
      'Group Servers',
    ]);
  });

  it('finds by id, and says when nothing matches', async () => {
    const { user } = open();
    const filter = await screen.findByLabelText('Filter accounts, sites and groups');
    await user.type(filter, '122');
    expect(await screen.findByText('1 match')).toBeTruthy();
    await user.clear(filter);
    await user.type(filter, 'zzz');
    expect(await screen.findByText('Nothing matches “zzz”.')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(filter).toHaveProperty('value', '');
  });
});

describe('a tree of 1,500 sites and 3,500 groups', () => {
  const sites = Array.from({ length: 1500 }, (_, n) => ({
    id: `${1_000_000 + n}`,
    name: `Site ${n}`,
    accountId: '1',
    accountName: 'Only',
    state: 'active',
  }));
  const groups = Array.from({ length: 3500 }, (_, n) => ({
    id: `${2_000_000 + n}`,
    name: `Group ${n}`,
    siteId: `${1_000_000 + (n % 1500)}`,
    endpoints: 1,
  }));
  const large: ScopeTree = { accounts: [{ id: '1', name: 'Only' }], sites, groups, notes: [] };

  it('has only the rows in sight in the document, and knows how many there are', async () => {
    open(large);
    expect(await screen.findByText('5,001 entries')).toBeTruthy();
    expect(screen.getAllByRole('treeitem').length).toBeLessThan(40);
    expect(item('Site', 'Site 3 ?3 groups').getAttribute('aria-setsize')).toBe('1500');
  });

  it('keeps the row that the keyboard is at in the document, however far away', async () => {
    const { user, tree, scope } = open(large);
    (await tree()).focus();
    await user.keyboard('{End}');
    expect(await active()).toContain('Site 1499');
    await user.keyboard(' ');
    expect(scope().siteIds).toEqual(['1001499']);
  });
});

it('shows the state of a site that is not in use, and an account known only by its sites without a box', async () => {
  const { user, tree, scope } = open({ ...scopes, accounts: [] });
  (await tree()).focus();
  await user.keyboard('{End}{ArrowRight}');
  const west = item('Account', 'West');
  expect(west.getAttribute('aria-checked')).toBeNull();
  expect(west.textContent).toContain('choose its sites');
  expect(within(item('Site', 'Lyon')).getByText('expired')).toBeTruthy();
  await user.click(west);
  expect(scope().accountIds).toEqual([]);
});
