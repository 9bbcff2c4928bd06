import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Masker } from '../../../main/diagnostics/mask.ts';
import { Redactor } from '../../../main/logging/redactor.ts';

function masker(names: Parameters<Masker['learn']>[] = []): Masker {
  const made = new Masker(new Redactor());
  for (const name of names) made.learn(...name);
  return made;
}

describe('what would tell whose machine it is', () => {
  it.each([
    ['GET https://usea1-acme.sentinelone.net/web/api', 'GET https://<host-1>/web/api'],
    ['connect ECONNREFUSED 10.20.30.40:443', 'connect ECONNREFUSED <address-1>:443'],
    ['from fe80::1c2d:3e4f:5a6b:7c8d.', 'from <address-1>.'],
    ['mac 00:1A:2b:3c:4d:5e', 'mac <address-1>'],
    ['open /home/anna/.config/x', 'open /home/<user-1>/.config/x'],
    ['open C:\\Users\\anna.b\\AppData', 'open C:\\Users\\<user-1>\\AppData'],
    ['C:\\\\Users\\\\anna\\\\x', 'C:\\\\Users\\\\<user-1>\\\\x'],
    ['by anna.berg@acme.example', 'by <user-1>'],
    ['user ACME\\anna logged in', 'user <host-1>\\<user-1> logged in'],
    ['at https://proxy.corp.local:3128', 'at https://<host-1>:3128'],
    ['at http://proxy:3128 and https://intranet/x', 'at http://<host-1>:3128 and https://<host-2>/x'],
    ['through http://ana:p@ss:w0rd@proxy:3128', 'through http://[redacted]@<host-1>:3128'],
    ['getaddrinfo ENOTFOUND fileserver', 'getaddrinfo ENOTFOUND <host-1>'],
    ['open \\\\fs01\\finance$\\x.db', 'open \\\\<host-1>\\<share-1>\\x.db'],
    ['open \\\\\\\\fs01.corp\\\\home\\\\x.db', 'open \\\\\\\\<host-1>\\\\<share-1>\\\\x.db'],
    ['on DESKTOP-7QK2L9A', 'on <host-1>'],
    ['open C:\\Users\\Anna Berg\\AppData', 'open C:\\Users\\<user-1>\\AppData'],
    ['open C:/Users/anna.CORP.000/x', 'open C:/Users/<user-1>/x'],
    ['open /home/jürgen/x', 'open /home/<user-1>/x'],
    ['by jürgen.müller@münchen.example', 'by <user-1>'],
    ['by anna@corp', 'by <user-1>'],
    ['user MÜNCHEN\\jürgen', 'user <host-1>\\<user-1>'],
    ['host bücher.example', 'host <host-1>'],
    ['CN=Anna Berg,OU=Sales and more,DC=acme,DC=local', 'CN=<name-1>,OU=<name-2>,DC=<name-3>,DC=<name-4>'],
    ['subject=/O=Acme GmbH/CN=proxy 7', 'subject=/O=<name-1>/CN=<name-2>'],
    ['CN=Berg\\, Anna, O="Acme, Inc."', 'CN=<name-1>, O=<name-2>'],
  ])('is masked: %s', (text, masked) => {
    expect(masker().mask(text)).toBe(masked);
  });

  it('is masked by the same word everywhere, and by another for another name', () => {
    const text = 'one.acme.test two.acme.test ONE.acme.test';
    expect(masker().mask(text)).toBe('<host-1> <host-2> <host-1>');
  });

  it('is masked where it is known and looks like any other word', () => {
    const learned = masker([
      ['host', 'SRV-01'],
      ['user', 'anna'],
      ['connector', 'Acme Production'],
    ]);
    expect(learned.mask('srv-01 (anna), "acme production", annapurna, xsrv-01')).toBe(
      '<host-1> (<user-1>), "<connector-1>", annapurna, xsrv-01',
    );
  });

  it('is masked where something stands behind or before it', () => {
    const learned = masker([
      ['host', 'SRV-01'],
      ['user', 'anna'],
      ['user', 'jürgen'],
    ]);
    expect(learned.mask('anna.CORP anna_adm adm-anna srv-01$ JÜRGEN.000 Annabel jürgens')).toBe(
      '<user-1>.CORP <user-1>_adm adm-<user-1> <host-1>$ <user-2>.000 Annabel jürgens',
    );
  });

  it('is masked at the beginning of a line of a stack trace only where it is no function', () => {
    const trace =
      'Error: no answer\n    at Walk.run (file:///opt/app/main/walk.js:1:2)\n    at acme.example.com (x)';
    const masked = masker().mask(trace);
    expect(masked).toContain('at Walk.run (file:///opt/app/main/walk.js:1:2)');
    expect(masker().mask('it answers at acme.example.com')).toBe('it answers at <host-1>');
  });
});

it('tokens are left out, known or not', () => {
  const redactor = new Redactor();
  redactor.register('short-secret');
  const token = 'eyJraWQiOiJ1cy1lYXN0LTEtcHJvZC0wIiwiYWxnIjoiRVMyNTYifQ.eyJzdWIiOiJ4In0.c2ln';
  const masked = new Masker(redactor).mask(
    `short-secret ${'aB3'.repeat(27)} ${token} Authorization: ApiToken abc`,
  );
  expect(masked).not.toMatch(/short-secret|aB3aB3|eyJ|abc/);
});

it('what tells nothing about anybody stays readable', () => {
  const text =
    'main.log project.sqlite-wal settings.json 127.0.0.1 localhost 12:34:56 2026-11-27T07:17:21.000Z v24.21.0 1.2.3 host-7';
  expect(masker().mask(text)).toBe(text);
});

it('no name that was learned is left in any text', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{3,12}[a-z0-9]$/);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), fc.array(fc.string()), (names, texts) => {
      const learned = masker(names.map((one) => ['host', one]));
      const text = texts
        .flatMap((part, index) => [part, ` ${names[index % names.length]?.toUpperCase()} `])
        .join('');
      const masked = learned.mask(text).toLowerCase();
      for (const one of names) expect(masked).not.toMatch(new RegExp(`(?<![\\w-])${one}(?![\\w-])`));
    }),
  );
});
