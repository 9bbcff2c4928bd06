import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretMask, secretMark } from '../../../main/outside/secret-mask.ts';

const token = 'tok+en/with=every.kind-of_character+0123456789/AbCdEfGhIjKlMn';
const base64 = (text: string | Buffer): string => Buffer.from(text as string).toString('base64');
const hex = (text: string | Buffer): string => Buffer.from(text as string).toString('hex');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const each = (write: (character: string) => string): string => token.split('').map(write).join('');
const code = (character: string): string => character.charCodeAt(0).toString(16).padStart(2, '0');
const between = (mark: string): string => token.split('').join(mark);

/** Letters and digits of a text, as whoever puts a token together again would read them. */
const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

const forms: Record<string, string> = {
  'as it is': token,
  'in lower case': token.toLowerCase(),
  'in capitals': token.toUpperCase(),
  'percent-encoded': encodeURIComponent(token),
  'percent-encoded in lower case, every character': each((character) => `%${code(character)}`),
  'percent-encoded twice': encodeURIComponent(each((character) => `%${code(character)}`)),
  'escaped as in JSON': token.replaceAll('/', '\\/').replaceAll('+', '\\u002b'),
  'escaped as in JSON, every character': each((character) => `\\u00${code(character)}`),
  'escaped as in JSON within JSON': each((character) => `\\\\u00${code(character)}`),
  'escaped as in programs': each((character) => `\\x${code(character)}`),
  'as characters of HTML': each((character) => `&#${character.charCodeAt(0)};`),
  'as characters of HTML in hexadecimal': each((character) => `&#x${code(character)};`),
  'with named characters of HTML': token.replaceAll('/', '&sol;').replaceAll('+', '&amp;plus;'),
  'in hexadecimal': hex(token),
  'in hexadecimal with blanks': hex(token).replace(/../g, '$& '),
  'in hexadecimal of UTF-16': hex(utf16(token)),
  'in base64': base64(token),
  'in base64 for addresses': Buffer.from(token).toString('base64url'),
  'in base64 behind a name': base64(`user:${token}`),
  'in base64 between others': base64(`{"a":"${token}"}`),
  'in base64 of several lines': base64(token).replace(/.{20}/g, '$&\r\n'),
  'in base64 of base64': base64(base64(token)),
  'in base64 of base64 behind a name': base64(`x:${base64(`user:${token}`)}`),
  'in base64 of base64 of several lines': base64(base64(token).replace(/.{20}/g, '$&\r\n')).replace(
    /.{30}/g,
    '$&\n',
  ),
  'in base64 of hexadecimal': base64(hex(token)),
  'in base64 of UTF-16': base64(utf16(token)),
  'in base64 of UTF-16 behind a name': base64(utf16(`user:${token}`)),
  'with line breaks': between('\r\n'),
  'with blanks': between(' '),
  'with dashes': between('-'),
  'with characters that nobody sees': between('\u200b'),
  'with marks of every kind': between('\u2060.,;|"\u00ad'),
  'in letters of full width': each((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  'a piece of it': token.slice(20, 44),
  'another piece of it, in capitals and with blanks': [...token.slice(-24).toUpperCase()].join(' '),
};

describe('a secret in the words of others', () => {
  it.each(Object.entries(forms))('is taken out where it is written %s', (_, written) => {
    const clean = new SecretMask([token]).mask(`You sent (${written}), which is not allowed.`);
    expect(clean).toContain(secretMark);
    expect(clean).toMatch(/^You sent .*, which is not allowed\.$/s);
    for (let at = 0; at + 16 <= written.length; at += 1) {
      const piece = letters(written.slice(at, at + 16));
      if (piece.length === 16) expect(letters(clean)).not.toContain(piece);
    }
  });

  it('is taken out in any piece of 16 letters and digits, whatever stands around it', () => {
    const known = letters(token);
    fc.assert(
      fc.property(fc.nat(known.length - 16), fc.string(), fc.string(), (at, before, after) => {
        const piece = known.slice(at, at + 16);
        expect(letters(new SecretMask([token]).mask(before + piece + after))).not.toContain(piece);
      }),
    );
  });

  it('leaves other words as they are', () => {
    const text =
      'Insufficient permissions: \\u00e4 &amp; 100 % of 9007199254740993, eyJhbGciOiJub25lIn0.e30.';
    expect(new SecretMask([token]).mask(text)).toBe(text);
    expect(new SecretMask().mask(text)).toBe(text);
  });

  it('is looked for in 256 KiB in a moment', () => {
    const long = 'aGVsbG8gd29ybGQ '.repeat(16 * 1024);
    const started = performance.now();
    expect(new SecretMask([token]).mask(long)).toBe(long);
    // A hundred times what it takes.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
