import { describe, expect, it } from 'vitest';
import { systemProxy } from '../../../main/net/system-proxy.ts';

const console = 'https://usea1-acme.sentinelone.net';
const proxy = 'http://proxy.example:3128';

describe('the proxy of the variables', () => {
  it.each([
    ['its own variable', { https_proxy: proxy }, proxy],
    ['its own variable in capitals', { HTTPS_PROXY: proxy }, proxy],
    ['the lower-case one where there are both', { https_proxy: proxy, HTTPS_PROXY: 'http://other:1' }, proxy],
    ['the one for everything', { ALL_PROXY: proxy }, proxy],
    ['its own before the one for everything', { all_proxy: 'http://other:1', HTTPS_PROXY: proxy }, proxy],
    ['what is set, where another is empty', { https_proxy: '', HTTPS_PROXY: proxy }, proxy],
    ['http where no scheme is written', { HTTPS_PROXY: 'proxy.example:3128' }, proxy],
    ['http where only a name is written', { HTTPS_PROXY: 'proxy.example' }, 'http://proxy.example'],
    ['a user without a scheme', { HTTPS_PROXY: 'me:p%40ss@proxy:1' }, 'http://me:p%40ss@proxy:1'],
    ['another scheme as it is written', { HTTPS_PROXY: 'socks5://proxy:1080' }, 'socks5://proxy:1080'],
    ['none where nothing is set', {}, ''],
    ['none of the variables for http', { http_proxy: proxy, HTTP_PROXY: proxy }, ''],
  ])('is %s', (_, env, expected) => {
    expect(systemProxy(console, env)).toBe(expected);
  });

  it('for http is the lower-case variable alone, which no header of a request can set', () => {
    expect(systemProxy('http://feed.example', { HTTP_PROXY: proxy, HTTPS_PROXY: proxy })).toBe('');
    expect(systemProxy('http://feed.example', { http_proxy: proxy })).toBe(proxy);
  });
});

describe('NO_PROXY', () => {
  it.each([
    ['sentinelone.net', 'https://usea1-acme.sentinelone.net'],
    ['.sentinelone.net', 'https://usea1-acme.sentinelone.net'],
    ['.sentinelone.net', 'https://sentinelone.net'],
    ['*.sentinelone.net', 'https://usea1-acme.sentinelone.net'],
    ['SentinelOne.NET', 'https://usea1-acme.sentinelone.net'],
    ['sentinelone.net.', 'https://usea1-acme.sentinelone.net'],
    ['sentinelone.net', 'https://usea1-acme.sentinelone.net.'],
    ['other.example, sentinelone.net', 'https://usea1-acme.sentinelone.net'],
    ['other.example sentinelone.net', 'https://usea1-acme.sentinelone.net'],
    ['*', 'https://anything.example'],
    ['other.example,*', 'https://anything.example'],
    ['console.example:8443', 'https://console.example:8443'],
    ['console.example:443', 'https://console.example'],
    ['10.1.2.3', 'https://10.1.2.3'],
    ['10.0.0.0/8', 'https://10.1.2.3:8443'],
    ['fd00::/8', 'https://[fd12::7]'],
    ['[fd12::7]', 'https://[fd12::7]'],
    ['fd12:0:0::7', 'https://[fd12::7]'],
  ])('%s covers %s', (list, address) => {
    expect(systemProxy(address, { HTTPS_PROXY: proxy, NO_PROXY: list })).toBe('');
  });

  it.each([
    ['sentinelone.net', 'https://notsentinelone.net'],
    ['acme.sentinelone.net', 'https://sentinelone.net'],
    ['console.example:8443', 'https://console.example'],
    ['10.0.0.0/8', 'https://11.1.2.3'],
    ['10.0.0.0/99', 'https://10.1.2.3'],
    ['2.3', 'https://10.1.2.3'],
    ['fd00::/8', 'https://[fe80::7]'],
    ['10.1.2.3', 'https://console.example'],
    ['', 'https://console.example'],
    [' , ', 'https://console.example'],
    ['.', 'https://console.example'],
  ])('%s does not cover %s', (list, address) => {
    expect(systemProxy(address, { HTTPS_PROXY: proxy, NO_PROXY: list })).toBe(proxy);
  });

  it('in lower case wins', () => {
    expect(systemProxy(console, { HTTPS_PROXY: proxy, NO_PROXY: '*', no_proxy: 'other.example' })).toBe(
      proxy,
    );
  });
});
