import { describe, expect, it } from 'vitest';
import { cleanApiToken } from '../../../main/sentinelone/api-token.ts';

const classic = 'Zx7'.repeat(27);
const webToken = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhLWIifQ.c2lnbmF0dXJl_-x';

function problemOf(text: string): string | null {
  const token = cleanApiToken(text);
  return token.ok ? null : token.error.problem;
}

describe('a pasted API token', () => {
  it.each([
    ['as it is', webToken],
    ['with white space and line breaks around it', `\r\n  ${webToken}\t\n`],
    ['in quotes', `"${webToken}"`],
    ['in typographic quotes', `\u2018${webToken}\u2019`],
    ['with zero-width characters', `\ufeff${webToken.slice(0, 9)}\u200b${webToken.slice(9)}`],
    ['with the word ApiToken', `ApiToken ${webToken}`],
    ['with the word in another case', `APITOKEN ${webToken}`],
    ['with the word Bearer', `bearer ${webToken}`],
    ['as the whole header', `Authorization: ApiToken ${webToken}`],
    ['as the whole header in quotes', `'Authorization: ApiToken ${webToken}'`],
    ['wrapped by a mail program', `${webToken.slice(0, 20)}\r\n  ${webToken.slice(20)}`],
  ])('is cleaned: %s', (_, text) => {
    expect(cleanApiToken(text)).toEqual({ ok: true, value: webToken });
  });

  it('may be of the older kind', () => {
    expect(cleanApiToken(`ApiToken ${classic}`)).toEqual({ ok: true, value: classic });
  });

  it('keeps a token that merely begins like one of the words', () => {
    expect(cleanApiToken('tokenABC123')).toEqual({ ok: true, value: 'tokenABC123' });
    expect(cleanApiToken('token-abc.123')).toEqual({ ok: true, value: 'token-abc.123' });
    expect(cleanApiToken('ApiToken token-abc')).toEqual({ ok: true, value: 'token-abc' });
    expect(cleanApiToken('BearerABC123')).toEqual({ ok: true, value: 'BearerABC123' });
  });

  it('is refused with the reason when it cannot be one', () => {
    expect(problemOf('  ')).toBe('empty');
    expect(problemOf('ApiToken')).toBe('empty');
    expect(problemOf('two words')).toBe('inner-space');
    expect(problemOf('\u2022\u2022\u2022\u2022')).toBe('foreign-characters');
    expect(problemOf('abc***')).toBe('foreign-characters');
  });

  it('is never repeated by its refusal', () => {
    const token = cleanApiToken('half secret');
    expect(token.ok ? '' : token.error.message + token.error.advice).not.toContain('secret');
  });
});
