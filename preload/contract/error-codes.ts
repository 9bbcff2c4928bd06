import { z } from 'zod';

/**
 * Every way in which talking to a SentinelOne console can fail, as a stable code.
 * Scripts and tests rely on these words: add new ones, never rename.
 */
export const consoleErrorCodes = [
  'address-invalid',
  'console-not-allowed',
  'name-not-found',
  'connection-refused',
  'connection-lost',
  'timed-out',
  'deadline-passed',
  'answer-too-slow',
  'tls-failed',
  'proxy-failed',
  'not-a-console',
  'token-rejected',
  'permission-missing',
  'not-available',
  'request-rejected',
  'cursor-rejected',
  'rate-limited',
  'server-fault',
  'protocol-fault',
  'cancelled',
] as const;

export const consoleErrorCode = z.enum(consoleErrorCodes);
export type ConsoleErrorCode = z.infer<typeof consoleErrorCode>;
