import type { ConnectorView } from '../../../preload/contract/connector-view.ts';

/** How a fact of a connector stands, and what it says. */
export interface StateWords {
  readonly kind: 'good' | 'warning' | 'bad' | 'idle';
  readonly words: string;
}

const dayMs = 24 * 60 * 60_000;
/** From here on a token's end is a warning: renewing one may take somebody else's time. */
const warnDays = 30;
/** From here on months say more than days. */
const monthsFromDays = 90;

/** How long a token still lives; `now` in ms since the epoch. */
export function expiryWords(expiresAt: string | null, now: number): StateWords {
  if (expiresAt === null) return { kind: 'idle', words: 'The console does not tell when it expires' };
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return { kind: 'bad', words: `Expired ${daysWords(-left, 'ago')}` };
  const kind = left <= warnDays * dayMs ? 'warning' : 'good';
  return { kind, words: `Expires in ${daysWords(left, '')}`.trim() };
}

/** Where a connector's token is. */
export function placeWords({
  token,
  tokenProblem,
}: Pick<ConnectorView, 'token' | 'tokenProblem'>): StateWords {
  switch (token) {
    case 'keychain':
      return { kind: 'good', words: 'In the keychain' };
    case 'session':
      return { kind: 'warning', words: 'Kept until the application quits' };
    case 'missing':
      return { kind: 'bad', words: 'Missing: scans cannot run until it is given again' };
    case 'unknown':
      return { kind: 'warning', words: tokenProblem ?? 'The keychain does not answer, so it cannot be told' };
  }
}

function daysWords(ms: number, after: string): string {
  const days = Math.floor(ms / dayMs);
  const words =
    days === 0
      ? 'less than a day'
      : days === 1
        ? '1 day'
        : days < monthsFromDays
          ? `${days} days`
          : `${Math.floor(days / 30.44)} months`;
  return `${words} ${after}`.trim();
}
