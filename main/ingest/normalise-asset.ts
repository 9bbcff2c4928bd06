import { assetCatalogue } from '../../preload/fields/asset/asset-catalogue.ts';
import { cutText } from '../outside/cut-text.ts';
import { withoutSecrets } from '../outside/secret-fields.ts';
import type { AssetRow } from '../project/ingest-rows.ts';
import { packColumns, type RowColumns } from '../project/row-columns.ts';
import type { AgentRecord } from '../sentinelone/agent-record.ts';
import { distinct } from './normalise-network.ts';
import { columnReaders, type ReadCell } from './normalise-reported.ts';
import { flagOrNull, textOrNull } from './normalise-text.ts';
import { partsSaid, saysSomething, UnreadableFields } from './unreadable-fields.ts';

/** What each column of an asset is in an endpoint record of the console. Enrolment secrets (`licenseKey`) are left out. */
const columns: { readonly [Column in keyof AssetRow]: ReadCell<AgentRecord> } = {
  agent_id: (agent) => agent.id,
  decommissioned: (agent) => flagOrNull(agent.isDecommissioned),
  uninstalled: (agent) => flagOrNull(agent.isUninstalled),
  ...columnReaders<AgentRecord, typeof assetCatalogue, 'asset'>(assetCatalogue, 'asset', {
    ip_addresses: ({ networkInterfaces }) =>
      counted.list(
        'networkInterfaces',
        sentAddresses(networkInterfaces),
        distinct(
          (networkInterfaces ?? []).flatMap((one) => [...ipv4Of(one, counted), ...ipv6Of(one, counted)]),
        ),
      ),
    mac_addresses: ({ networkInterfaces }) =>
      counted.list(
        'networkInterfaces',
        networkInterfaces,
        distinct((networkInterfaces ?? []).map((one) => macOf(one, counted))),
      ),
    network_interfaces: ({ networkInterfaces }, unreadable) =>
      unreadable.list(
        'networkInterfaces',
        networkInterfaces,
        (networkInterfaces ?? []).map((one) => interfaceOf(one, unreadable)).filter(saysSomething),
      ),
    // People write it in the console: an empty text is one that they took away.
    external_id: (agent) => agent.externalId?.trim() ?? null,
    active_directory: ({ activeDirectory }, unreadable) =>
      unreadable.json('activeDirectory', activeDirectory && directoryOf(activeDirectory)),
    tags: ({ tags }) =>
      counted.list(
        'tags.sentinelone',
        tags?.sentinelone,
        (tags?.sentinelone ?? []).map(tagText).filter((text) => text !== ''),
      ),
    cloud_provider: ({ cloudProviders }) =>
      cloudProviders ? cutText(Object.keys(cloudProviders).join(', '), maxProvidersLength) : null,
    cloud: ({ cloudProviders }, unreadable) =>
      cloudProviders && Object.keys(cloudProviders).length === 0
        ? '{}'
        : unreadable.json('cloudProviders', cloudProviders),
    locations: ({ locations }, unreadable) =>
      unreadable.list(
        'locations',
        locations,
        distinct((locations ?? []).map(({ name }) => textOrNull(name))),
      ),
    proxies: ({ proxyStates }, unreadable) =>
      unreadable.json('proxyStates', proxyStates && proxiesOf(proxyStates)),
    tag_details: ({ tags }, unreadable) =>
      unreadable.list(
        'tags.sentinelone',
        tags?.sentinelone,
        (tags?.sentinelone ?? [])
          .filter((tag) => tagText(tag) !== '')
          .map((tag) => tagDetails(tag, unreadable)),
      ),
  }),
};

/** Endpoint records of the console as assets of the project, column by column. What cannot be read is left out and counted. */
export function toAssets(agents: readonly AgentRecord[], unreadable: UnreadableFields): RowColumns<AssetRow> {
  return packColumns(agents, columns, unreadable);
}

/** The names of all clouds of an endpoint; one has one. */
const maxProvidersLength = 1024;

type NetworkInterface = NonNullable<AgentRecord['networkInterfaces']>[number];

/** The addresses of all interfaces as they were sent; null where the console reports the addresses of none. */
function sentAddresses(interfaces: readonly NetworkInterface[] | null | undefined): string[] | null {
  if (!interfaces) return null;
  const lists = interfaces.flatMap(({ inet, inet6 }) => [inet, inet6]).filter((list) => list != null);
  return lists.length === 0 && interfaces.length > 0 ? null : lists.flat();
}

/** For what `network_interfaces` counts: the same addresses stand in three columns. */
const counted = new UnreadableFields();

function ipv4Of({ inet }: NetworkInterface, unreadable: UnreadableFields): string[] {
  return distinct((inet ?? []).map((address) => unreadable.ip('networkInterfaces.inet', address)));
}

function ipv6Of({ inet6 }: NetworkInterface, unreadable: UnreadableFields): string[] {
  return distinct((inet6 ?? []).map((address) => unreadable.ip('networkInterfaces.inet6', address)));
}

function macOf({ physical }: NetworkInterface, unreadable: UnreadableFields): string | null {
  return unreadable.mac('networkInterfaces.physical', physical);
}

/** What is said of an interface: a list of addresses that was not sent, or not one of which can be read, is no empty one. */
function interfaceOf(one: NetworkInterface, unreadable: UnreadableFields): object {
  return partsSaid({
    name: textOrNull(one.name),
    mac: macOf(one, unreadable),
    ipv4: addressesOrNull(one.inet, ipv4Of(one, unreadable)),
    ipv6: addressesOrNull(one.inet6, ipv6Of(one, unreadable)),
    gatewayIp: unreadable.ip('networkInterfaces.gatewayIp', one.gatewayIp),
    gatewayMac: unreadable.mac('networkInterfaces.gatewayMacAddress', one.gatewayMacAddress),
  });
}

function addressesOrNull(
  sent: readonly string[] | null | undefined,
  usable: readonly string[],
): readonly string[] | null {
  return !sent || (sent.length > 0 && usable.length === 0) ? null : usable;
}

/**
 * Only what is known of a directory: other fields that a console adds would make an update of every asset. Parts that are
 * absent are left out, so that those that are known stay; an empty list is kept, since it clears one.
 */
function directoryOf(directory: NonNullable<AgentRecord['activeDirectory']>): object {
  const { computerDistinguishedName, computerMemberOf, lastUserDistinguishedName, lastUserMemberOf } =
    directory;
  const { userPrincipalName, mail } = directory;
  return {
    computerDistinguishedName,
    computerMemberOf,
    lastUserDistinguishedName,
    lastUserMemberOf,
    userPrincipalName,
    mail,
  };
}

/** Whether the agent reaches the console and its own data store through a proxy. */
function proxiesOf({ console, deepVisibility }: NonNullable<AgentRecord['proxyStates']>): object {
  return { console, deepVisibility };
}

type AgentTag = NonNullable<NonNullable<AgentRecord['tags']>['sentinelone']>[number];

function tagDetails(tag: AgentTag, unreadable: UnreadableFields): object {
  const { key, value, assignedBy, assignedAt } = withoutSecrets(tag);
  const at = unreadable.time('tags.sentinelone.assignedAt', assignedAt);
  return {
    key: textOrNull(key),
    value: textOrNull(value),
    assignedBy: textOrNull(assignedBy),
    assignedAt: at === null ? null : new Date(at).toISOString(),
  };
}

function tagText(tag: AgentTag): string {
  const known = withoutSecrets(tag);
  const key = textOrNull(known.key);
  const value = textOrNull(known.value);
  return key !== null && value !== null ? `${key}: ${value}` : (key ?? value ?? '');
}
