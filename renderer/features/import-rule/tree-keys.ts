import type { ScopeRow } from './scope-rows.ts';

/** What a key does in a tree: go to another row, open or close the present one, or choose it. */
export type TreeMove =
  | { readonly do: 'go'; readonly to: number }
  | { readonly do: 'open' | 'close' | 'toggle' };

/**
 * The keys of the tree pattern (WAI-ARIA Authoring Practices, "Tree View"): arrows, Home, End, pages, Space and Enter.
 * Null for a key that means nothing to a tree. `page` is how many rows a page has.
 */
export function treeMove(
  key: string,
  rows: readonly ScopeRow[],
  active: number,
  page: number,
): TreeMove | null {
  const row = rows[active];
  if (!row) return null;
  const go = (to: number): TreeMove => ({ do: 'go', to: Math.min(rows.length - 1, Math.max(0, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(active + 1);
    case 'ArrowUp':
      return go(active - 1);
    case 'PageDown':
      return go(active + page);
    case 'PageUp':
      return go(active - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (row.open === null) return go(active);
      return row.open ? go(active + 1) : { do: 'open' };
    case 'ArrowLeft':
      if (row.open) return { do: 'close' };
      return go(indexOfParent(rows, active));
    case ' ':
    case 'Enter':
      return { do: 'toggle' };
    default:
      return null;
  }
}

function indexOfParent(rows: readonly ScopeRow[], active: number): number {
  const parent = rows[active]?.node.parent;
  const found = rows.findIndex(({ node }) => node === parent);
  return found === -1 ? active : found;
}
