import { BlockList, isIP } from 'node:net';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that the environment variables name for an address; empty when it is to be reached directly. They mean what
 * they mean to curl: `https_proxy`, then `HTTPS_PROXY`, then `all_proxy`, `ALL_PROXY`; for `http://` only the lower-case
 * `http_proxy`, since a server's `HTTP_PROXY` may come from a header of a request. An empty variable counts as unset,
 * and a proxy without a scheme is `http://`. One without a port is reached by the scheme's own, where curl takes 1080.
 * https://curl.se/docs/manpage.html#ENVIRONMENT
 */
export function systemProxy(address: string, env: Variables = process.env): string {
  const url = new URL(address);
  const isHttp = url.protocol === 'http:';
  const named = isHttp ? ['http_proxy'] : ['https_proxy', 'HTTPS_PROXY'];
  const proxy = firstSet(env, [...named, 'all_proxy', 'ALL_PROXY']);
  if (proxy === '' || isExcepted(url, firstSet(env, ['no_proxy', 'NO_PROXY']))) return '';
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

function firstSet(env: Variables, names: readonly string[]): string {
  for (const name of names) {
    const value = env[name]?.trim() ?? '';
    if (value !== '') return value;
  }
  return '';
}

/**
 * Whether `NO_PROXY` names a host. `example.com` and `.example.com` cover the domain and all below it; addresses are
 * matched as such, also by a prefix length (`10.0.0.0/8`). Beyond curl, `*.example.com` is read as `.example.com`, `*`
 * also within a list, and `host:8443` covers that port.
 */
function isExcepted(url: URL, list: string): boolean {
  const host = withoutDot(withoutBrackets(url.hostname).toLowerCase());
  const port = url.port || (url.protocol === 'http:' ? '80' : '443');
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '') return false;
    if (entry === '*') return true;
    const [, name = entry, ofPort = port] = /^(\[[^\]]+\]|[^:[\]]+):(\d+)$/.exec(entry) ?? [];
    return ofPort === port && covers(withoutBrackets(name).toLowerCase(), host);
  });
}

function covers(name: string, host: string): boolean {
  if (isIP(host) !== 0) return coversAddress(name, host);
  const domain = withoutDot(name.replace(/^\*?\./, ''));
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

function coversAddress(name: string, host: string): boolean {
  const [network = '', length] = name.split('/');
  const version = isIP(network);
  if (version === 0 || version !== isIP(host)) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const longest = version === 4 ? 32 : 128;
  if (length !== undefined && !(/^\d+$/.test(length) && Number(length) <= longest)) return false;
  const list = new BlockList();
  list.addSubnet(network, length === undefined ? longest : Number(length), family);
  return list.check(host, family);
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, '');
}

function withoutBrackets(name: string): string {
  return name.replace(/^\[(.*)\]$/, '$1');
}
