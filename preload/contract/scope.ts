import { z } from 'zod';

/**
 * What an ingest rule covers. All lists empty means All Endpoints. Otherwise the union of the chosen
 * accounts, sites and groups. Ids are the console's 18-19 digit strings and stay strings.
 */
export const scanScope = z.object({
  accountIds: z.array(z.string()),
  siteIds: z.array(z.string()),
  groupIds: z.array(z.string()),
});
export type ScanScope = z.infer<typeof scanScope>;

export const allEndpoints: ScanScope = { accountIds: [], siteIds: [], groupIds: [] };

/** Names of accounts, sites and groups by their ids, as far as they are known. */
export const scopeNames = z.record(z.string(), z.string());
export type ScopeNames = z.infer<typeof scopeNames>;
