import type { ScopeUnit } from '../../preload/contract/issue-facts.ts';
import type { ConsoleClient } from '../sentinelone/console-client.ts';

/**
 * Those of the accounts, sites and groups that the console does not list for this token. A list that the token may not
 * ask for says nothing of what is in it.
 */
export async function invisibleUnits(
  client: ConsoleClient,
  units: readonly ScopeUnit[],
  signal: AbortSignal,
): Promise<ScopeUnit[]> {
  const lists = {
    account: () => client.accounts(signal),
    site: () => client.sites(signal),
    group: () => client.groups(signal),
  };
  const invisible: ScopeUnit[] = [];
  for (const kind of ['account', 'site', 'group'] as const) {
    const asked = units.filter((unit) => unit.kind === kind && unit.id !== null);
    if (asked.length === 0) continue;
    const listed = await lists[kind]();
    if (!listed.ok) continue;
    const visible = new Set(listed.value.map(({ id }) => id));
    for (const unit of asked) if (unit.id !== null && !visible.has(unit.id)) invisible.push(unit);
  }
  return invisible;
}
