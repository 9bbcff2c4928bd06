import { z } from 'zod';
import { normalId } from '../outside/identifier.ts';
import { namesNothing, type RecordKind } from './record-decoding.ts';

const text = z.string().nullish();

/** One account. Licence details are left out: nothing here needs them. */
export const accountRecord = z.object({ id: z.string().min(1), name: text, state: text, accountType: text });
export type AccountRecord = z.infer<typeof accountRecord>;

/** One site. Its `registrationToken` is left out on purpose: it lets anybody enrol agents. */
export const siteRecord = z.object({
  id: z.string().min(1),
  name: text,
  state: text,
  siteType: text,
  accountId: text,
  accountName: text,
});
export type SiteRecord = z.infer<typeof siteRecord>;

/** One group. Its `registrationToken` is left out like a site's. */
export const groupRecord = z.object({
  id: z.string().min(1),
  name: text,
  type: text,
  siteId: text,
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
