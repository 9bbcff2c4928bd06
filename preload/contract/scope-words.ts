import { andWords } from '../words/formats/list-words.ts';
import { numberWords } from '../words/formats/number-words.ts';
import { say } from '../words/say.ts';
import type { WalkScope } from './scan-details.ts';
import type { ScanScope, ScopeNames } from './scope.ts';

/** Scopes of more ids than this are counted in a line of text; a list of all is {@link scopeList}. */
const namedInLine = 3;

type Kind = 'account' | 'site' | 'group';

/**
 * What a scope covers, for a line of text: `All Endpoints`, `site Berlin`, `sites Berlin and Chicago`, `12 sites`. An id
 * without a name is shown where it stands alone; among several such a kind is counted.
 */
export function scopeWords(scope: ScanScope, names: ScopeNames = {}): string {
  const kinds = idsByKind(scope).filter(({ ids }) => ids.length > 0);
  if (kinds.length === 0) return say('scopes:all');
  const alone = kinds.length === 1;
  return andWords(kinds.map(({ kind, ids }) => kindWords(kind, ids, names, alone)));
}

/** What one walk of a scan covers, as {@link scopeWords} says it. */
export function walkScopeWords({ kind, ids }: WalkScope, names: ScopeNames = {}): string {
  return kind === 'all' ? say('scopes:all') : kindWords(kind, ids, names, true);
}

/** Every account, site and group of a scope by its name, or by its id where that is all there is; none for All Endpoints. */
export function scopeList(scope: ScanScope, names: ScopeNames = {}): string[] {
  return idsByKind(scope).flatMap(({ kind, ids }) => ids.map((id) => oneWords(kind, id, names)));
}

function idsByKind({ accountIds, siteIds, groupIds }: ScanScope): { kind: Kind; ids: readonly string[] }[] {
  return [
    { kind: 'account', ids: accountIds },
    { kind: 'site', ids: siteIds },
    { kind: 'group', ids: groupIds },
  ];
}

function kindWords(kind: Kind, ids: readonly string[], names: ScopeNames, alone: boolean): string {
  const [only, another] = ids;
  if (only !== undefined && another === undefined && (alone || nameOf(only, names) !== undefined)) {
    return oneWords(kind, only, names);
  }
  const known = ids.map((id) => nameOf(id, names)).filter((name) => name !== undefined);
  if (known.length < ids.length || ids.length > namedInLine) {
    return say(`scopes:several.${kind}`, {
      count: ids.length,
      number: numberWords(ids.length),
    });
  }
  return say(`scopes:namedSeveral.${kind}`, { names: andWords(known) });
}

function oneWords(kind: Kind, id: string, names: ScopeNames): string {
  const name = nameOf(id, names);
  return name === undefined ? say(`scopes:one.${kind}`, { id }) : say(`scopes:named.${kind}`, { name });
}

function nameOf(id: string, names: ScopeNames): string | undefined {
  return Object.hasOwn(names, id) ? names[id] : undefined;
}
