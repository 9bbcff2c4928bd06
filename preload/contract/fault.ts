import { z } from 'zod';

/** What is told of a call that failed: what went wrong and why, in one sentence, and what to do. Never a secret. */
export const fault = z.object({
  /** Stable: `connector-not-found`, `token-rejected` ... */
  code: z.string(),
  message: z.string(),
  /** Empty when there is nothing to do. */
  advice: z.string(),
});
export type Fault = z.infer<typeof fault>;

/** Codes that the bridge itself gives. */
export type BridgeFaultCode = 'call-unknown' | 'call-malformed' | 'call-refused' | 'cancelled' | 'internal';
