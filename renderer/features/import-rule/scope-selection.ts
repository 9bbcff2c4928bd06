import type { ScanScope } from '../../../preload/contract/scope.ts';
import type { ScopeForest, ScopeKind, ScopeNode } from './scope-nodes.ts';
import { scopeKey } from './scope-nodes.ts';

/** The keys of the chosen nodes, also of those that the console no longer lists. */
export type ScopeSelection = ReadonlySet<string>;

/**
 * How a node stands: chosen itself, covered because something above it is chosen, partial because something below it
 * is chosen, or open.
 */
export type ScopeMark = 'chosen' | 'covered' | 'partial' | 'open';

/** What an ingest rule covers, as a selection. */
export function selectionOf({ accountIds, siteIds, groupIds }: ScanScope): ScopeSelection {
  return new Set([
    ...accountIds.map((id) => scopeKey('account', id)),
    ...siteIds.map((id) => scopeKey('site', id)),
    ...groupIds.map((id) => scopeKey('group', id)),
  ]);
}

/** What a selection covers, as an ingest rule has it. What something above it covers already is left out. */
export function scopeOf(forest: ScopeForest, selection: ScopeSelection): ScanScope {
  const ids: Record<ScopeKind, string[]> = { account: [], site: [], group: [] };
  for (const { kind, id } of choicesOf(forest, selection)) ids[kind].push(id);
  return { accountIds: ids.account, siteIds: ids.site, groupIds: ids.group };
}

/** One thing that was chosen; `node` is null when the console no longer lists it. */
export interface ScopeChoice {
  readonly key: string;
  readonly kind: ScopeKind;
  readonly id: string;
  readonly node: ScopeNode | null;
}

/** What was chosen, in the order in which it was, without what something above it covers. */
export function choicesOf(forest: ScopeForest, selection: ScopeSelection): ScopeChoice[] {
  return [...selection].flatMap((key) => {
    const node = forest.byKey.get(key) ?? null;
    if (node !== null && coveringNode(node, selection) !== null) return [];
    return [{ ...partsOf(key), key, node }];
  });
}

/** Tells of every node how it stands. */
export function marksOf(forest: ScopeForest, selection: ScopeSelection): (node: ScopeNode) => ScopeMark {
  const partial = new Set<string>();
  for (const { node } of choicesOf(forest, selection)) {
    for (let above = node?.parent ?? null; above !== null; above = above.parent) partial.add(above.key);
  }
  return (node) => {
    if (coveringNode(node, selection) !== null) return 'covered';
    if (selection.has(node.key)) return 'chosen';
    return partial.has(node.key) ? 'partial' : 'open';
  };
}

/** The node above this one that is chosen and so covers it; null when none is. */
export function coveringNode(node: ScopeNode, selection: ScopeSelection): ScopeNode | null {
  for (let above = node.parent; above !== null; above = above.parent) {
    if (selection.has(above.key)) return above;
  }
  return null;
}

/** Chooses a node or takes it out again. Choosing one takes out what it then covers; a covered one stays as it is. */
export function toggled(selection: ScopeSelection, node: ScopeNode): ScopeSelection {
  if (selection.has(node.key)) return without(selection, node.key);
  if (!node.choosable || coveringNode(node, selection) !== null) return selection;
  const next = new Set(selection);
  for (const below of descendantsOf(node)) next.delete(below.key);
  return next.add(node.key);
}

/** The selection without one of its keys. */
export function without(selection: ScopeSelection, key: string): ScopeSelection {
  const next = new Set(selection);
  next.delete(key);
  return next;
}

function* descendantsOf(node: ScopeNode): Generator<ScopeNode> {
  for (const child of node.children) {
    yield child;
    yield* descendantsOf(child);
  }
}

function partsOf(key: string): { kind: ScopeKind; id: string } {
  const [kind, id = ''] = key.split(':', 2);
  return { kind: kind === 'account' || kind === 'site' ? kind : 'group', id };
}
