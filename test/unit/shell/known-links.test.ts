import { describe, expect, it } from 'vitest';
import { knownLink } from '../../../main/shell/known-links.ts';

const consoles = ['https://console.example.org:8443', 'http://127.0.0.1:9000'];

describe('a link that leads out of the application', () => {
  it.each([
    'https://nvd.nist.gov/vuln/detail/CVE-2024-3094',
    'https://www.cve.org/CVERecord?id=CVE-2024-3094',
    'https://usea1-acme.sentinelone.net/dashboard',
    'https://console.example.org:8443/settings',
  ])('is opened: %s', (address) => {
    expect(knownLink(address, consoles)).toBe(address);
  });

  it.each([
    ['not encrypted', 'http://nvd.nist.gov/'],
    ['a console that is not encrypted', 'http://127.0.0.1:9000/'],
    ['an unknown host', 'https://example.com/'],
    ['a host that ends alike', 'https://evilsentinelone.net/'],
    ['a host that begins alike', 'https://nvd.nist.gov.example.com/'],
    ['a known name before an at sign', 'https://nvd.nist.gov@example.com/'],
    ['a name and a password', 'https://user:pass@nvd.nist.gov/'],
    ['another port', 'https://nvd.nist.gov:8443/'],
    ['a file', 'file:///etc/passwd'],
    ['a script', 'javascript:alert(1)'],
    ['a program', 'ms-msdt:/id'],
    ['the application itself', 'connector://app/index.html'],
    ['no address', 'nvd.nist.gov'],
    ['nothing', ''],
  ])('is refused: %s', (_why, address) => {
    expect(knownLink(address, consoles)).toBeNull();
  });
});
