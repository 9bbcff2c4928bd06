import type { ScopeTree } from '../../../preload/contract/connector-view.ts';
import { compareNames } from '../../../preload/words/formats/list-words.ts';

export type ScopeKind = 'account' | 'site' | 'group';

/** An account, site or group in the tree of what a token can see. */
export interface ScopeNode {
  /** `site:1286405255257023125`: ids are only unique within their kind. */
  readonly key: string;
  readonly kind: ScopeKind;
  readonly id: string;
  readonly name: string;
  /** The console's word for a site that is not in use, such as `expired`; null for all else. */
  readonly state: string | null;
  /** False for an account that is only known through its sites: the token may not name it to the console. */
  readonly choosable: boolean;
  readonly parent: ScopeNode | null;
  readonly children: readonly ScopeNode[];
  /** How many endpoints its groups hold; null where the console does not tell. */
  readonly endpoints: number | null;
}

/** The whole tree; sites and groups whose parent is not listed stand at its top. */
export interface ScopeForest {
  readonly roots: readonly ScopeNode[];
  readonly byKey: ReadonlyMap<string, ScopeNode>;
}

interface GrowingNode extends ScopeNode {
  parent: GrowingNode | null;
  children: GrowingNode[];
  endpoints: number | null;
}

/** Names a node of the tree by its kind and id. */
export function scopeKey(kind: ScopeKind, id: string): string {
  return `${kind}:${id}`;
}

/** Arranges the lists of the console as a tree, each level in the order of its names. */
export function scopeForest({ accounts, sites, groups }: ScopeTree): ScopeForest {
  const byKey = new Map<string, GrowingNode>();
  const roots: GrowingNode[] = [];
  const grow = (
    parent: GrowingNode | undefined,
    node: Pick<ScopeNode, 'kind' | 'id' | 'name'> & Partial<ScopeNode>,
  ): GrowingNode => {
    const key = scopeKey(node.kind, node.id);
    const known = byKey.get(key);
    if (known) return known;
    const grown = {
      choosable: true,
      state: null,
      endpoints: null,
      ...node,
      key,
      parent: parent ?? null,
      children: [],
    };
    byKey.set(key, grown);
    (parent?.children ?? roots).push(grown);
    return grown;
  };
  for (const { id, name } of accounts) grow(undefined, { kind: 'account', id, name });
  for (const { id, name, accountId, accountName, state } of sites) {
    const account =
      accountId === null
        ? undefined
        : grow(undefined, {
            kind: 'account',
            id: accountId,
            name: accountName ?? accountId,
            choosable: false,
          });
    grow(account, { kind: 'site', id, name, state: state === 'active' ? null : state });
  }
  for (const { id, name, siteId, endpoints } of groups) {
    const site = siteId === null ? undefined : byKey.get(scopeKey('site', siteId));
    grow(site, { kind: 'group', id, name, endpoints });
  }
  arrange(roots);
  return { roots, byKey };
}

/** Numbers within names count as numbers, so that `Site 9` stands before `Site 10`. */
function arrange(nodes: GrowingNode[]): void {
  nodes.sort((one, other) => compareNames(one.name, other.name));
  for (const node of nodes) {
    arrange(node.children);
    if (node.children.length > 0) node.endpoints = sumOf(node.children);
  }
}

/** Null as soon as one part is unknown: a sum of the rest would read as all there are. */
function sumOf(nodes: readonly ScopeNode[]): number | null {
  return nodes.reduce<number | null>(
    (sum, { endpoints }) => (sum === null || endpoints === null ? null : sum + endpoints),
    0,
  );
}
