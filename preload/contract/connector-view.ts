import { z } from 'zod';
import { tokenState } from './token-state.ts';

/** A connector as a window shows it. Times are ISO 8601 in UTC. */
export const connectorView = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** The console's origin. */
  url: z.string(),
  createdAt: z.string(),
  lastVerifiedAt: z.string().nullable(),
  tokenExpiresAt: z.string().nullable(),
  /** When the console last refused the token; null while it takes it. */
  tokenRefusedAt: z.string().nullable(),
  tokenState,
  /** Where its token is: in the keychain, in memory until the application quits, nowhere, or not to be learned now. */
  token: z.enum(['keychain', 'session', 'missing', 'unknown']),
  /** Why the token cannot be told, or what is wrong with the keychain; one sentence. */
  tokenProblem: z.string().nullable(),
  /** How many ingest rules it has. */
  rules: z.number().int().nonnegative(),
  /** The connector to the demo tenant, which cannot be changed. */
  demo: z.boolean(),
});
export type ConnectorView = z.infer<typeof connectorView>;

const scopeNode = { id: z.string(), name: z.string() };

/** What a token can see, for choosing a scope. */
export const scopeTree = z.object({
  accounts: z.array(z.object(scopeNode)),
  sites: z.array(
    z.object({
      ...scopeNode,
      accountId: z.string().nullable(),
      accountName: z.string().nullable(),
      state: z.string().nullable(),
    }),
  ),
  groups: z.array(
    z.object({ ...scopeNode, siteId: z.string().nullable(), endpoints: z.number().int().nullable() }),
  ),
  /** What could not be listed and why, one sentence each (a token of a site may not list accounts). */
  notes: z.array(z.string()),
});
export type ScopeTree = z.infer<typeof scopeTree>;
