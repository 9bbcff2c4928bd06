import type { Command } from 'commander';
import type { ScopeTree } from '../../../preload/contract/connector-view.ts';
import type { ScanScope } from '../../../preload/contract/scope.ts';
import { foldedText } from '../../../preload/words/folded-text.ts';
import { nearestWord } from '../../../preload/words/nearest-word.ts';
import { normalId, plainText } from '../../outside/identifier.ts';
import type { Connector } from '../../settings/settings-schema.ts';
import { UsageError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { visibleScopes } from './visible-scopes.ts';

export interface ScopeOptions {
  readonly accounts?: string;
  readonly sites?: string;
  readonly groups?: string;
}

type Kind = keyof ScopeOptions;

/** Names that a sentence about one that is not known mentions at most. */
const maxCandidates = 5;

/** Adds the options that choose accounts, sites and groups. */
export function addScopeOptions(command: Command): Command {
  return command
    .option(
      '--accounts <list>',
      'only these accounts (ids or names with commas between them, see `scopes list`)',
    )
    .option('--sites <list>', 'only these sites')
    .option('--groups <list>', 'only these groups');
}

/** Whether the options choose anything. */
export function choosesScope({ accounts, sites, groups }: ScopeOptions): boolean {
  return [accounts, sites, groups].some((given) => given !== undefined);
}

/** The scope that the options choose; All Endpoints without any. Where there are names the console is asked for theirs. */
export async function scopeOf(
  context: CommandContext,
  connector: Connector,
  options: ScopeOptions,
): Promise<ScanScope> {
  const given = {
    accounts: partsOf('accounts', options.accounts),
    sites: partsOf('sites', options.sites),
    groups: partsOf('groups', options.groups),
  };
  const hasNames = Object.values(given).some((parts) => parts.some((part) => !isId(part)));
  const tree = hasNames ? await visibleScopes(context, connector) : null;
  const idsOf = (kind: Kind): string[] => [
    ...new Set(given[kind].map((part) => (tree === null || isId(part) ? part : idOf(kind, part, tree)))),
  ];
  return { accountIds: idsOf('accounts'), siteIds: idsOf('sites'), groupIds: idsOf('groups') };
}

/** Ids in their one form, and names. */
function partsOf(kind: Kind, text: string | undefined): string[] {
  if (text === undefined) return [];
  return text.split(',').map((part) => {
    const typed = plainText(part).trim();
    if (typed === '') {
      throw new UsageError(`--${kind} has an empty entry.`, 'Give ids or names with one comma between them.');
    }
    const id = normalId(typed);
    // Two ids without a comma are not one.
    return /\s/.test(typed) || !isId(id) ? typed : id;
  });
}

function isId(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}

function idOf(kind: Kind, name: string, tree: ScopeTree): string {
  const all: readonly { readonly id: string; readonly name: string }[] = tree[kind];
  const [found, ...others] = all.filter((one) => foldedText(one.name) === foldedText(name));
  const advice = 'See `sentinelone-connector scopes list` for ids and names.';
  if (found === undefined) {
    const names = all.map((one) => one.name);
    const nearest = nearestWord(name, names);
    const candidates = nearest === null ? names.slice(0, maxCandidates) : [nearest];
    const among = candidates.length === 0 ? '' : ` Did you mean ${candidates.join(', ')}?`;
    throw new UsageError(
      `The token sees no ${singular[kind]} called "${name}".${among}`,
      advice,
      'scope-unknown',
    );
  }
  if (others.length > 0) {
    const ids = [found, ...others].map(({ id }) => id).join(', ');
    throw new UsageError(
      `Several ${kind} are called "${name}": ${ids}. Give the id of one.`,
      advice,
      'scope-ambiguous',
    );
  }
  return found.id;
}

const singular: Readonly<Record<Kind, string>> = { accounts: 'account', sites: 'site', groups: 'group' };
