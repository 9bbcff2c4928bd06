import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../main/connectors/verdict.ts';
import type { VerificationLine } from '../../../preload/contract/verification.ts';

function lines(...failed: [VerificationLine['id'], VerificationLine['code']][]) {
  const made = (['address', 'token', 'expiry', 'scope', 'assets', 'findings'] as const).map((id) => {
    const failure = failed.find(([failedId]) => failedId === id);
    const line: VerificationLine = {
      id,
      title: id,
      state: failure === undefined ? 'passed' : 'failed',
      finding: '',
      advice: '',
      code: failure?.[1] ?? null,
      count: null,
    };
    return line;
  });
  return { lines: made, tokenExpiresAt: null, consoleVersion: null, userScope: null };
}

describe('a verification', () => {
  it('of which nothing failed makes the connector ready', () => {
    expect(verdictOf(lines())).toBe('ready');
  });

  it.each(['expiry', 'scope'] as const)('does not depend on the line %s', (id) => {
    expect(verdictOf(lines([id, 'server-fault']))).toBe('ready');
  });

  it('without vulnerabilities still allows assets', () => {
    expect(verdictOf(lines(['findings', 'not-available']))).toBe('assets-only');
  });

  it('with a rejected token or a missing permission is a refusal', () => {
    expect(verdictOf(lines(['token', 'token-rejected']))).toBe('refused');
    expect(verdictOf(lines(['assets', 'permission-missing']))).toBe('refused');
  });

  it('that did not reach the console, or met a fault, says nothing against the token', () => {
    expect(verdictOf(lines(['address', 'connection-refused']))).toBe('unusable');
    expect(verdictOf(lines(['token', 'server-fault']))).toBe('unusable');
  });
});
