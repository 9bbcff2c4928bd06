import { z } from 'zod';

/** One call of the operating system's keychain, as it travels to the process that makes it. */
export const keychainRequest = z.discriminatedUnion('action', [
  z.object({ id: z.number(), action: z.literal('get'), service: z.string(), account: z.string() }),
  z.object({
    id: z.number(),
    action: z.literal('set'),
    service: z.string(),
    account: z.string(),
    secret: z.string(),
  }),
  z.object({ id: z.number(), action: z.literal('delete'), service: z.string(), account: z.string() }),
]);
export type KeychainRequest = z.infer<typeof keychainRequest>;

/** What became of it. `value` is the secret of a `get` (null: none kept), and whether a `delete` found one. */
export const keychainAnswer = z.union([
  z.object({ id: z.number(), value: z.union([z.string(), z.boolean(), z.null()]) }),
  z.object({ id: z.number(), failed: z.enum(['load', 'call']), reason: z.string() }),
]);
export type KeychainAnswer = z.infer<typeof keychainAnswer>;
