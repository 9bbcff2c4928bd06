import { describe, expect, it } from 'vitest';
import { tokenStateOf } from '../../../main/project-services/token-state.ts';
import type { Connector } from '../../../main/settings/settings-schema.ts';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const connector: Connector = {
  id: 'c0ffee00',
  name: 'Production',
  description: '',
  url: 'https://acme.sentinelone.net',
  createdAt: '2026-01-05T08:00:00.000Z',
  lastVerifiedAt: '2026-11-20T08:00:00.000Z',
  tokenExpiresAt: null,
};
const stateOf = (differs: Partial<Connector>) =>
  tokenStateOf({ ...connector, ...differs }, 'keychain', 'available', now);

describe('the state of a token', () => {
  it.each([
    ['2026-12-22T12:00:01.000Z', 'verified'],
    ['2026-12-22T12:00:00.000Z', 'expiring'],
    ['2026-11-22T13:00:00.000Z', 'expiring'],
    ['2026-11-22T12:00:00.000Z', 'expired'],
  ])('of one that ends at %s is %s', (tokenExpiresAt, state) => {
    expect(stateOf({ tokenExpiresAt })).toBe(state);
  });

  it('is refused whatever was verified before, and unverified until it was', () => {
    expect(stateOf({ tokenRefusedAt: '2026-11-22T11:00:00.000Z' })).toBe('refused');
    expect(stateOf({ lastVerifiedAt: null })).toBe('unverified');
  });

  it('is missing where there is none, and locked where the keychain cannot say', () => {
    const refused = { ...connector, tokenRefusedAt: '2026-11-22T11:00:00.000Z' };
    expect(tokenStateOf(refused, 'missing', 'available', now)).toBe('missing');
    expect(tokenStateOf(refused, 'unknown', 'locked', now)).toBe('locked');
    expect(tokenStateOf(connector, 'unknown', 'probing', now)).toBe('verified');
  });
});
