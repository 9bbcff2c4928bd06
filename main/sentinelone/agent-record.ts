import { z } from 'zod';
import { assetCatalogue } from '../../preload/fields/asset/asset-catalogue.ts';
import { normalId } from '../outside/identifier.ts';
import { agentFieldsLeftOut } from './left-out-fields.ts';
import { plainCheck } from './plain-check.ts';
import { namesNothing, type RecordKind, readableText } from './record-decoding.ts';
import { flag, pathsReadAs, reportedShape } from './reported-shape.ts';
import { key, longText, longTexts, maxElements, maxNameLength, name } from './text-limits.ts';

const addresses = z.array(z.string().max(maxNameLength)).max(maxElements).nullish();

const networkInterface = z.object({
  name,
  physical: name,
  inet: addresses,
  inet6: addresses,
  gatewayIp: name,
  gatewayMacAddress: name,
});

const activeDirectory = z.object({
  computerDistinguishedName: longText,
  computerMemberOf: longTexts,
  lastUserDistinguishedName: longText,
  lastUserMemberOf: longTexts,
  userPrincipalName: longText,
  mail: longText,
});

const agentTag = z.object({ key: longText, value: longText, assignedAt: name, assignedBy: name });

/**
 * One row of `GET /agents` as the console names it. Everything but the id may be null or absent; consoles of
 * different age send 59 to 88 fields.
 * Times are ISO 8601 in UTC. What the catalogue of fields says all of is made from it; the rest stands here, and what is
 * left out on purpose in `left-out-fields.ts`.
 */
export const agentRecord = z.object({
  id: key,
  networkInterfaces: z.array(networkInterface).max(maxElements).nullish(),
  activeDirectory: activeDirectory.nullish(),
  proxyStates: z.object({ console: flag, deepVisibility: flag }).nullish(),
  isDecommissioned: flag,
  isUninstalled: flag,
  externalId: longText,
  locations: z.array(z.object({ name })).max(maxElements).nullish(),
  tags: z.object({ sentinelone: z.array(agentTag).max(maxElements).nullish() }).nullish(),
  cloudProviders: z.record(z.string(), z.unknown()).nullish(),
  ...reportedShape(assetCatalogue),
});
export type AgentRecord = z.infer<typeof agentRecord>;

/** How rows of `GET /agents` are read. */
export const agentRecords: RecordKind<typeof agentRecord> = {
  schema: agentRecord,
  isPlain: plainCheck(agentRecord, Object.keys(agentFieldsLeftOut)),
  keys: ['id'],
  ids: Object.fromEntries(['id', ...pathsReadAs(assetCatalogue, 'id')].map((path) => [path, normalId])),
  uncut: ['externalId', ...pathsReadAs(assetCatalogue, 'key-text')],
  names: (raw) => ({
    ...namesNothing(),
    agentId: readableText(raw['id']),
    endpointName: readableText(raw['computerName']),
  }),
};
