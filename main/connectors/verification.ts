import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { Verification, VerificationLine } from '../../preload/contract/verification.ts';
import { say } from '../../preload/words/say.ts';
import { cancelledError } from '../sentinelone/console-error.ts';
import type { ConsoleCalls } from './console-calls.ts';
import { checkAddress, checkAssets, checkFindings, checkScope, checkToken } from './verification-checks.ts';
import { checkExpiry } from './verification-expiry.ts';
import {
  failed,
  holds,
  type LineId,
  lineOf,
  type Outcome,
  skipped,
  skippedAfter,
} from './verification-line.ts';

export interface VerificationRequest {
  readonly mode: IngestMode;
  /** Called with each line as soon as it is decided, in the order in which they are shown. */
  readonly onLine?: (line: VerificationLine) => void;
  readonly signal?: AbortSignal;
  /** This machine's clock as epoch milliseconds; only asked when the console does not send its own. */
  readonly now?: () => number;
}

/** Somebody is watching while credentials are verified, so a console that fails is asked twice, not five times. */
export const attemptsWhileWatched = 2;

/**
 * Verify Credentials: one line each for the address, the token, its expiry, its scope, and the permissions to
 * read assets and findings. A line that rests on one that failed is skipped and says so. Never rejects:
 * what goes wrong stands on the lines. When it is cancelled, the remaining lines are skipped.
 */
export async function verifyConnector(
  client: ConsoleCalls,
  request: VerificationRequest,
): Promise<Verification> {
  const { mode, onLine, signal = new AbortController().signal, now = Date.now } = request;
  const lines: VerificationLine[] = [];
  const show = (id: LineId, outcome: Outcome): void => {
    const line = lineOf(id, outcome);
    lines.push(line);
    onLine?.(line);
  };

  const address = await checkAddress(client, signal);
  show('address', address);
  const token = holds(address)
    ? await checkToken(client, signal)
    : { outcome: skippedAfter('address', address), consoleVersion: null };
  show('token', token.outcome);
  if (!holds(token.outcome)) {
    const outcome = skippedAfter(
      holds(address) ? 'token' : 'address',
      holds(address) ? token.outcome : address,
    );
    for (const id of ['expiry', 'scope', 'assets', 'findings'] as const) show(id, outcome);
    return { lines, tokenExpiresAt: null, consoleVersion: null, userScope: null };
  }

  const user = await client.user(signal);
  const knownUser = user.ok ? user.value : null;
  const expiry = await checkExpiry(client, knownUser, now, signal);
  show('expiry', expiry.outcome);
  show('scope', signal.aborted ? failed(cancelledError()) : checkScope(user));
  show('assets', await checkAssets(client, signal));
  show(
    'findings',
    mode === 'scan'
      ? await checkFindings(client, knownUser, signal)
      : skipped(say('verification:assetsOnly')),
  );
  return {
    lines,
    tokenExpiresAt: expiry.expiresAt,
    consoleVersion: token.consoleVersion,
    userScope: knownUser?.scope ?? null,
  };
}
