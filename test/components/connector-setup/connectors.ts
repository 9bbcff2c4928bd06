import type { Verified } from '../../../preload/contract/calls/connector-calls.ts';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import type { VerificationLine } from '../../../preload/contract/verification.ts';

/** A connector that was verified and has its token in the keychain. */
export function aConnector(differs: Partial<ConnectorView> = {}): ConnectorView {
  return {
    id: 'c-1',
    name: 'Acme',
    description: 'Production',
    url: 'https://euce1-acme.sentinelone.net',
    createdAt: '2026-01-05T08:00:00.000Z',
    lastVerifiedAt: '2026-11-20T08:00:00.000Z',
    tokenExpiresAt: null,
    token: 'keychain',
    tokenProblem: null,
    rules: 0,
    demo: false,
    ...differs,
  };
}

/** The six lines of a verification that went well. */
export const passedLines: VerificationLine[] = (
  [
    ['address', 'Address and TLS', 'A SentinelOne console answers.'],
    ['token', 'API token', 'The console accepts the token.'],
    ['expiry', 'Token expiry', 'The token is valid until 2028-11-20.'],
    ['scope', 'User and scope', 'The importer sees the account Acme.'],
    ['assets', 'Permission to read assets', 'The token can read 12,408 endpoints.'],
    ['findings', 'Permission to read vulnerabilities', 'The token can read 294,709 vulnerabilities.'],
  ] as const
).map(([id, title, finding]) => ({
  id,
  title,
  state: 'passed',
  finding,
  advice: '',
  code: null,
  count: null,
}));

/** The lines of a verification in which the console refused the token. */
export const refusedLines: VerificationLine[] = passedLines.map((line) => {
  if (line.id === 'address') return line;
  if (line.id !== 'token') return { ...line, state: 'skipped', finding: 'Not tried.' };
  const advice = 'Copy it once more.';
  return {
    ...line,
    state: 'failed',
    finding: 'The console refuses the token.',
    advice,
    code: 'token-rejected',
  };
});

/** What Verify Credentials replies. */
export function verified(verdict: Verified['verdict'], lines = passedLines): Verified {
  return {
    verdict,
    verification: { lines, tokenExpiresAt: null, consoleVersion: null, userScope: 'account' },
  };
}
