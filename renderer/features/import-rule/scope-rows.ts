import { foldedText } from '../../../preload/words/folded-text.ts';
import type { ScopeForest, ScopeNode } from './scope-nodes.ts';

/** One line of the tree as it is seen now. */
export interface ScopeRow {
  readonly node: ScopeNode;
  /** 1 at the top. */
  readonly level: number;
  /** Null where there is nothing below it to show. */
  readonly open: boolean | null;
  /** Its place among the lines of the same parent, from 1, and how many these are. */
  readonly position: number;
  readonly siblings: number;
}

export interface ScopeRows {
  readonly rows: readonly ScopeRow[];
  /** How many nodes match the filter; null when there is none. */
  readonly matches: number | null;
}

/**
 * The lines of a tree of which `openKeys` are opened. With a filter: what matches and what leads to it, opened so far;
 * every word has to be found in a node's own name or id or in the names above it, one of them in its own.
 */
export function scopeRows({ roots }: ScopeForest, openKeys: ReadonlySet<string>, filter: string): ScopeRows {
  const words = foldedText(filter)
    .split(/\s+/)
    .filter((word) => word !== '');
  const matching = words.length === 0 ? null : matchingNodes(roots, words);
  const rows: ScopeRow[] = [];
  const add = (nodes: readonly ScopeNode[], level: number, underMatch: boolean): void => {
    const shown = matching && !underMatch ? nodes.filter((node) => matching.leading.has(node)) : nodes;
    shown.forEach((node, index) => {
      const leadsOn = matching !== null && node.children.some((child) => matching.leading.has(child));
      const open = node.children.length === 0 ? null : leadsOn || openKeys.has(node.key);
      rows.push({ node, level, open, position: index + 1, siblings: shown.length });
      // What a match holds can be looked into, unless matches below it already say what is meant.
      if (open) add(node.children, level + 1, !leadsOn);
    });
  };
  add(roots, 1, false);
  return { rows, matches: matching?.count ?? null };
}

interface MatchingNodes {
  /** What matches, and what stands above it. */
  readonly leading: ReadonlySet<ScopeNode>;
  readonly count: number;
}

function matchingNodes(roots: readonly ScopeNode[], words: readonly string[]): MatchingNodes {
  const leading = new Set<ScopeNode>();
  let count = 0;
  const look = (node: ScopeNode, wordsAbove: ReadonlySet<string>): void => {
    const own = foldedText(`${node.name} ${node.id}`);
    const ownWords = words.filter((word) => own.includes(word));
    const found = new Set([...wordsAbove, ...ownWords]);
    if (ownWords.length > 0 && found.size === new Set(words).size) {
      count += 1;
      for (let each: ScopeNode | null = node; each !== null; each = each.parent) leading.add(each);
    }
    for (const child of node.children) look(child, found);
  };
  for (const root of roots) look(root, new Set());
  return { leading, count };
}
