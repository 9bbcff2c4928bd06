import { describe, expect, it } from 'vitest';
import { maskToken } from '../../../main/sentinelone/token-mask.ts';

const token = 'tok+en/with=every.kind-of_character';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a token in the words of a web server', () => {
  it.each([
    ['as it is', token],
    ['percent-encoded', encodeURIComponent(token)],
    ['escaped in JSON', token.replaceAll('/', '\\/').replaceAll('+', '\\u002b')],
    ['in base64', base64(token)],
    ['in base64 for addresses', Buffer.from(token).toString('base64url')],
    ['in base64 behind a name', base64(`user:${token}`)],
    ['in base64 between others', base64(`{"a":"${token}"}`)],
  ])('is taken out where it stands %s', (_, written) => {
    const clean = maskToken(`You sent ${written}, which is not allowed.`, token);
    expect(clean).toMatch(/^You sent .*\*\*\*.*, which is not allowed\.$/);
    expect(clean).not.toContain(written.slice(12, 24));
  });

  it('leaves other words as they are', () => {
    expect(maskToken('Insufficient permissions', token)).toBe('Insufficient permissions');
  });
});
