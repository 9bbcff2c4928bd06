import { z } from 'zod';
import { consoleErrorCode } from './error-codes.ts';

/** The lines of Verify Credentials, in the order in which they are tried and shown. */
export const verificationLineIds = ['address', 'token', 'expiry', 'scope', 'assets', 'findings'] as const;

export const verificationLine = z.object({
  id: z.enum(verificationLineIds),
  title: z.string(),
  state: z.enum(['passed', 'warning', 'failed', 'skipped']),
  /** What was found, in one sentence. */
  finding: z.string(),
  /** What to do next; empty when there is nothing to do. */
  advice: z.string(),
  /** The error behind a failed or warning line, when a call failed. */
  code: consoleErrorCode.nullable(),
  /** Endpoints or findings the token can see, on the lines that count them. */
  count: z.number().int().nonnegative().nullable(),
});
export type VerificationLine = z.infer<typeof verificationLine>;

export const verification = z.object({
  lines: z.array(verificationLine),
  /** ISO 8601; null when the console does not tell. */
  tokenExpiresAt: z.string().nullable(),
  consoleVersion: z.string().nullable(),
  userScope: z.enum(['tenant', 'account', 'site']).nullable(),
});
export type Verification = z.infer<typeof verification>;
