import type { ScopeTree } from '../../preload/contract/connector-view.ts';
import type { Result } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import type { ConsoleCalls } from './console-calls.ts';

/**
 * Lists the accounts, sites and groups that a token can see. A token of single sites may not list accounts: what it may
 * not list is left out and said. @throws ConsoleError when nothing can be listed at all
 */
export async function readScopeTree(client: ConsoleCalls, signal: AbortSignal): Promise<ScopeTree> {
  const sites = await client.sites(signal);
  if (!sites.ok) throw sites.error;
  const [accounts, groups] = await Promise.all([client.accounts(signal), client.groups(signal)]);
  return {
    accounts: valueOr(accounts).map(({ id, name }) => ({ id, name: name ?? id })),
    sites: sites.value.map(({ id, name, accountId, accountName, state }) => ({
      id,
      name: name ?? id,
      accountId: accountId ?? null,
      accountName: accountName ?? null,
      state: state ?? null,
    })),
    groups: valueOr(groups).map(({ id, name, siteId, totalAgents }) => ({
      id,
      name: name ?? id,
      siteId: siteId ?? null,
      endpoints: totalAgents ?? null,
    })),
    notes: [noteOf('accounts', accounts), noteOf('groups', groups)].filter((note) => note !== null),
  };
}

function valueOr<T>(result: Result<T[], ConsoleError>): T[] {
  return result.ok ? result.value : [];
}

function noteOf(what: 'accounts' | 'groups', result: Result<unknown, ConsoleError>): string | null {
  return result.ok ? null : say(`callMessages:notListed.${what}`, { reason: result.error.message });
}
