import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopbackHost } from '../../../main/net/allowed-origins.ts';
import { parseConsoleAddress } from '../../../main/sentinelone/console-address.ts';

const acme = 'https://usea1-acme.sentinelone.net';

function originOf(text: string): string {
  const address = parseConsoleAddress(text);
  if (!address.ok) throw address.error;
  return address.value.origin;
}

function notesOf(text: string): string[] {
  const address = parseConsoleAddress(text);
  if (!address.ok) throw address.error;
  return address.value.notes;
}

describe('the address of a console', () => {
  it.each([
    ['as it should be', acme],
    ['with white space around it', `  ${acme}\n`],
    ['without a scheme', 'usea1-acme.sentinelone.net'],
    ['in upper case', 'HTTPS://USEA1-ACME.SentinelOne.NET'],
    ['with a slash at the end', `${acme}/`],
    ['with a dot at the end', 'usea1-acme.sentinelone.net.'],
    ['copied from the dashboard', `${acme}/dashboard`],
    ['copied from the sign-in page', `${acme}/login?next=%2Fdashboard#top`],
    ['copied from the API documentation', `${acme}/web/api/v2.1/agents`],
    ['as the bare name of the tenant', 'usea1-acme'],
    ['as the bare name with a scheme', 'https://usea1-acme'],
    ['under the vendor\u2019s .com', 'https://usea1-acme.sentinelone.com/dashboard'],
    ['in quotes', `"${acme}"`],
    ['in typographic quotes', `\u201c${acme}\u201d,`],
    ['in angle brackets', `<${acme}>`],
    ['with zero-width characters', `\ufeffhttps://usea1-\u200bacme.sentinelone.net\u200b`],
    ['with one slash', 'https:/usea1-acme.sentinelone.net'],
    ['with backslashes', 'https:\\\\usea1-acme.sentinelone.net\\dashboard'],
    ['with the default port', `${acme}:443/`],
    ['over http', 'http://usea1-acme.sentinelone.net'],
  ])('is understood %s', (_, text) => {
    expect(originOf(text)).toBe(acme);
  });

  it('keeps a port that is not the default one', () => {
    expect(originOf('console.example.com:8443/login')).toBe('https://console.example.com:8443');
  });

  it('keeps http only where nobody can listen: on this machine', () => {
    expect(originOf('http://127.0.0.1:8080/')).toBe('http://127.0.0.1:8080');
    expect(originOf('http://localhost:8080')).toBe('http://localhost:8080');
    expect(originOf('http://[::1]:8080')).toBe('http://[::1]:8080');
    expect(originOf('http://10.0.0.1:8080')).toBe('https://10.0.0.1:8080');
    expect(originOf('http://localhost.example.com')).toBe('https://localhost.example.com');
    expect(originOf('http://127.0.0.1.example.com')).toBe('https://127.0.0.1.example.com');
  });

  it('says what it changed, and nothing when it changed nothing', () => {
    expect(notesOf(acme)).toEqual([]);
    expect(notesOf('usea1-acme')).toEqual(['"usea1-acme" was completed to usea1-acme.sentinelone.net.']);
    expect(notesOf(`${acme}/dashboard`)).toEqual(['Only the host is needed, so "/dashboard" was left out.']);
    expect(notesOf('http://usea1-acme.sentinelone.net')[0]).toContain('https://');
    expect(notesOf('usea1-acme.sentinelone.com')[0]).toContain('.sentinelone.net');
  });

  it('warns about a host outside the vendor\u2019s domain, but not about this machine', () => {
    expect(notesOf('https://console.example.com')[0]).toContain('does not end in .sentinelone.net');
    expect(notesOf('https://evilsentinelone.net')[0]).toContain('does not end in .sentinelone.net');
    expect(notesOf('http://127.0.0.1:8080')).toEqual([]);
  });

  it.each([
    ['nothing', ' \u200b '],
    ['only quotes', '""'],
    ['a user name and a password', 'https://me:secret@usea1-acme.sentinelone.net'],
    ['a mail address', 'me@example.com'],
    ['another scheme', 'ftp://usea1-acme.sentinelone.net'],
    ['a script', 'javascript://usea1-acme.sentinelone.net'],
    ['a space in the host', 'usea1 acme.sentinelone.net'],
    ['only a scheme', 'https://'],
    ['a port that is none', 'https://usea1-acme.sentinelone.net:99999'],
    ['the vendor\u2019s web site', 'https://www.sentinelone.com/platform'],
  ])('is refused when it is %s', (_, text) => {
    const address = parseConsoleAddress(text);
    expect(address.ok ? null : address.error.code).toBe('address-invalid');
    expect(address.ok ? '' : address.error.advice).not.toBe('');
  });

  it('never repeats a password that was pasted with it', () => {
    const address = parseConsoleAddress('https://me:hunter2@usea1-acme.sentinelone.net');
    expect(
      JSON.stringify(address.ok ? address.value : { ...address.error, message: address.error.message }),
    ).not.toContain('hunter2');
  });

  it('is the same when it is cleaned twice, and never plain http elsewhere, whatever is typed', () => {
    const piece = fc.constantFrom(
      'https://',
      'http://',
      'HTTP:',
      'usea1',
      'acme',
      '.sentinelone.net',
      '.com',
      ':8443',
      '/',
      '127.0.0.1',
      'localhost',
      '[::1]',
      '@',
      '"',
      ' ',
      '\u200b',
      '?a=b',
      '#',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 6 }), (pieces) => {
        const address = parseConsoleAddress(pieces.join(''));
        if (!address.ok) return;
        const url = new URL(address.value.origin);
        expect(url.origin).toBe(address.value.origin);
        expect(url.protocol === 'https:' || isLoopbackHost(url.hostname)).toBe(true);
        expect(originOf(address.value.origin)).toBe(address.value.origin);
      }),
      { numRuns: 2000 },
    );
  });
});
