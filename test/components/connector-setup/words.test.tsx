import { describe, expect, it } from 'vitest';
import { suggestedName } from '../../../renderer/connector-form/suggested-name.ts';
import { expiryWords } from '../../../renderer/features/connector-setup/token-words.ts';

describe('the name suggested for a connector', () => {
  it.each([
    ['https://usea1-acme.sentinelone.net', 'Acme'],
    ['https://euce1-north-wind.sentinelone.net', 'North Wind'],
    ['https://acme.sentinelone.net', 'Acme'],
    ['https://euce1-103-mssp.sentinelone.net', '103 Mssp'],
    ['https://console.example.org', null],
    ['https://usea1.sentinelone.net', 'Usea1'],
    ['http://127.0.0.1:8080', null],
  ])('from %s is %s', (origin, name) => {
    expect(suggestedName(origin, [])).toBe(name);
  });

  it('gets a number when it is taken, in upper or lower case', () => {
    expect(suggestedName('https://usea1-acme.sentinelone.net', ['ACME', 'Acme 2'])).toBe('Acme 3');
  });
});

describe('the expiry of a token in words', () => {
  const now = Date.parse('2026-11-22T12:00:00.000Z');

  it.each([
    [null, 'Expiry not reported by the console'],
    ['2028-11-22T12:00:00.000Z', 'Expires in 24 months'],
    ['2026-12-22T12:00:00.000Z', 'Expires in 30 days'],
    ['2026-11-23T12:00:00.000Z', 'Expires in 1 day'],
    ['2026-11-22T13:00:00.000Z', 'Expires in less than a day'],
    ['2026-11-22T12:00:00.000Z', 'Expired less than a day ago'],
    ['2026-11-01T12:00:00.000Z', 'Expired 21 days ago'],
  ])('for %s: %s', (expiresAt, words) => {
    expect(expiryWords(expiresAt, now)).toBe(words);
  });
});
