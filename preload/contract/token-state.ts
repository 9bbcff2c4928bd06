import { z } from 'zod';

/**
 * What is known of a connector's token, the most pressing first: there is none; the keychain that has it cannot be
 * read; the console refused it; it has ended, or will soon; nobody has asked the console yet; it was taken.
 */
export const tokenState = z.enum([
  'missing',
  'locked',
  'refused',
  'expired',
  'expiring',
  'unverified',
  'verified',
]);
export type TokenState = z.infer<typeof tokenState>;

/** How each is coloured, wherever it is shown. */
export const tokenSeverity = {
  missing: 'bad',
  locked: 'warning',
  refused: 'bad',
  expired: 'bad',
  expiring: 'warning',
  unverified: 'warning',
  verified: 'good',
} as const satisfies Record<TokenState, 'good' | 'warning' | 'bad'>;
