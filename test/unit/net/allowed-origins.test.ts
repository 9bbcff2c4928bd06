import { describe, expect, it } from 'vitest';
import { isAllowedOrigin, isLoopbackHost } from '../../../main/net/allowed-origins.ts';

describe('a list of allowed hosts', () => {
  it.each([
    ['https://api.acme.example', ['api.acme.example'], true],
    ['https://api.acme.example:8443', ['api.acme.example'], true],
    ['https://files.acme.example:8443', ['files.acme.example:8443'], true],
    ['https://files.acme.example', ['files.acme.example:443'], true],
    ['https://files.acme.example', ['files.acme.example:8443'], false],
    ['https://a.b.acme.example', ['*.acme.example'], true],
    ['https://acme.example', ['*.acme.example'], false],
    ['https://evilacme.example', ['*.acme.example'], false],
    ['https://acme.example.evil.test', ['acme.example', '*.acme.example'], false],
    ['http://127.0.0.1:9000', ['127.0.0.1'], true],
    ['https://[::1]:9000', ['[::1]:9000'], true],
    ['https://api.acme.example', [], false],
    ['https://api.acme.example', null, true],
  ])('%s under %j: %j', (origin, allowed, expected) => {
    expect(isAllowedOrigin(origin, allowed)).toBe(expected);
  });
});

describe('a host on this machine', () => {
  it.each(['localhost', '[::1]', '127.0.0.1', '127.8.9.10'])('is %s', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it.each(['0.0.0.0', '128.0.0.1', 'localhost.example', '127.0.0.1.example'])('is not %s', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});
