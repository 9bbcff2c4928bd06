import { z } from 'zod';
import { normalId } from '../outside/identifier.ts';
import { namesNothing, type RecordKind } from './record-decoding.ts';
import { key, name } from './text-limits.ts';

/** One account. Licence details are left out: nothing here needs them. */
export const accountRecord = z.object({ id: key, name, state: name, accountType: name });
export type AccountRecord = z.infer<typeof accountRecord>;

/** One site. Its `registrationToken` is left out on purpose: it lets anybody enrol agents. */
export const siteRecord = z.object({
  id: key,
  name,
  state: name,
  siteType: name,
  accountId: name,
  accountName: name,
});
export type SiteRecord = z.infer<typeof siteRecord>;

/** One group. Its `registrationToken` is left out like a site's. */
export const groupRecord = z.object({
  id: key,
  name,
  type: name,
  siteId: name,
  totalAgents: z.number().nullish(),
});
export type GroupRecord = z.infer<typeof groupRecord>;

function scopeKind<S extends z.ZodType>(schema: S): RecordKind<S> {
  return {
    schema,
    keys: ['id'],
    ids: { id: normalId, accountId: normalId, siteId: normalId },
    names: namesNothing,
  };
}

export const accountRecords = scopeKind(accountRecord);
export const siteRecords = scopeKind(siteRecord);
export const groupRecords = scopeKind(groupRecord);
