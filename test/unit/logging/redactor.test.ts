import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask, Redactor } from '../../../main/logging/redactor.ts';

const secretText = fc.stringMatching(/^[A-Za-z0-9._\-+/=]{12,100}$/);

describe('a registered secret', () => {
  const forms: [string, (secret: string, before: string, after: string) => string][] = [
    ['as it is', (secret, before, after) => before + secret + after],
    ['in a URL', (secret, before, after) => encodeURIComponent(before + secret + after)],
    ['in JSON', (secret, before, after) => JSON.stringify({ [before]: secret + after })],
    ['in base64', (secret, before, after) => Buffer.from(before + secret + after).toString('base64')],
    ['in base64url', (secret, before, after) => Buffer.from(before + secret + after).toString('base64url')],
  ];

  it.each(forms)('is masked %s, whatever stands around it', (_name, write) => {
    fc.assert(
      fc.property(
        secretText,
        fc.string({ maxLength: 20 }),
        fc.string({ maxLength: 20 }),
        (secret, before, after) => {
          const redactor = new Redactor();
          redactor.register(secret);
          const text = redactor.redact(write(secret, before, after));
          expect(text).toContain(mask);
          const readable = [text, ...text.split(mask).map((part) => Buffer.from(part, 'base64').toString())];
          for (const part of readable) expect(part.includes(secret)).toBe(false);
        },
      ),
    );
  });

  it('is masked whole even when a shorter registered one is part of it', () => {
    const redactor = new Redactor();
    redactor.register('abcdef');
    redactor.register('abcdefghijkl');
    expect(redactor.redact('x abcdefghijkl y')).toBe(`x ${mask} y`);
  });
});

describe('a credential that nobody registered', () => {
  it.each([
    ['Authorization: ApiToken abc.def-ghi', 'abc.def-ghi'],
    ["{ Authorization: 'ApiToken abc.def-ghi', Accept: 'x' }", 'abc.def-ghi'],
    ['{"authorization":"Bearer abc.def-ghi"}', 'abc.def-ghi'],
    ['Proxy-Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
    ['sent ApiToken abc.def-ghi to the console', 'abc.def-ghi'],
    ['{"data":{"apiToken":"abc.def-ghi"}}', 'abc.def-ghi'],
  ])('is masked by what stands before it: %s', (text, secret) => {
    const clean = new Redactor().redact(text);
    expect(clean).toContain(mask);
    expect(clean).not.toContain(secret);
  });

  it('leaves all other text alone', () => {
    const text = '2,095 endpoints from https://acme.sentinelone.net in 12 s (X-RQID 4f1c)';
    expect(new Redactor().redact(text)).toBe(text);
  });
});
