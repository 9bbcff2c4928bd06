import { describe, expect, it } from 'vitest';
import { consoleNotAllowed, isAllowedConsole } from '../../../main/sentinelone/allowed-consoles.ts';

describe('a list of allowed consoles', () => {
  it.each([
    ['https://usea1-acme.sentinelone.net', ['usea1-acme.sentinelone.net'], true],
    ['https://usea1-acme.sentinelone.net:8443', ['usea1-acme.sentinelone.net'], true],
    ['https://console.acme.example:8443', ['console.acme.example:8443'], true],
    ['https://console.acme.example', ['console.acme.example:443'], true],
    ['https://console.acme.example', ['console.acme.example:8443'], false],
    ['https://a.b.acme.example', ['*.acme.example'], true],
    ['https://acme.example', ['*.acme.example'], false],
    ['https://evilacme.example', ['*.acme.example'], false],
    ['https://acme.example.evil.test', ['acme.example', '*.acme.example'], false],
    ['http://127.0.0.1:9000', ['127.0.0.1'], true],
    ['https://[::1]:9000', ['[::1]:9000'], true],
    ['https://usea1-acme.sentinelone.net', [], false],
    ['https://usea1-acme.sentinelone.net', null, true],
  ])('%s under %j: %j', (origin, allowed, expected) => {
    expect(isAllowedConsole(origin, allowed)).toBe(expected);
  });

  it('refuses in one sentence that names the host', () => {
    expect(consoleNotAllowed('https://usea1-acme.sentinelone.net')).toMatchObject({
      code: 'console-not-allowed',
      message: 'The policy of this machine does not allow the console usea1-acme.sentinelone.net.',
    });
  });
});
