import { z } from 'zod';

/** What a window learns of a call that failed: what went wrong and why, in one sentence, and what to do. Never a secret. */
export const wireError = z.object({
  /** Stable: `connector-not-found`, `token-rejected` ... */
  code: z.string(),
  message: z.string(),
  /** Empty when there is nothing to do. */
  advice: z.string(),
});
export type WireError = z.infer<typeof wireError>;

/** Codes that the bridge itself gives. */
export type BridgeErrorCode = 'call-unknown' | 'call-malformed' | 'call-refused' | 'cancelled' | 'internal';
