import { describe, expect, it } from 'vitest';
import { protectionOf } from '../../../main/updates/protection.ts';
import { publisherKey } from '../../builders/update-feed.ts';

const keys = [publisherKey().publicKey];
const named = { publisherName: ['ACME Ltd'] };

describe('what protects updates', () => {
  it.each([
    ['a name', 'ACME Ltd', ['ACME Ltd']],
    ['several', ['ACME Ltd', 'CN=ACME, O=ACME'], ['ACME Ltd', 'CN=ACME, O=ACME']],
  ])('is on Windows the publisher whom the build names: %s', (_what, publisherName, publishers) => {
    expect(protectionOf({ platform: 'win32', config: { publisherName }, keys: [], signed: true })).toEqual({
      publishers,
      keys: [],
    });
  });

  it.each([undefined, null, '', ' ', [], [''], 7])(
    'is on Windows nothing where the build names %j',
    (publisherName) => {
      expect(protectionOf({ platform: 'win32', config: { publisherName }, keys, signed: true })).toBeNull();
    },
  );

  it('is on macOS the signature of the running application', () => {
    expect(protectionOf({ platform: 'darwin', config: {}, keys: [], signed: true })).toEqual({
      publishers: [],
      keys: [],
    });
    expect(protectionOf({ platform: 'darwin', config: named, keys, signed: false })).toBeNull();
  });

  it('is elsewhere a key that is compiled in', () => {
    expect(protectionOf({ platform: 'linux', config: {}, keys, signed: false })).toEqual({
      publishers: [],
      keys,
    });
    expect(protectionOf({ platform: 'linux', config: named, keys: [], signed: true })).toBeNull();
  });

  it('is everywhere the key besides, where there is one', () => {
    for (const platform of ['win32', 'darwin', 'linux'] as const) {
      expect(protectionOf({ platform, config: named, keys, signed: true })?.keys).toEqual(keys);
    }
  });
});
