/**
 * An entry of a list of allowed hosts: `api.acme.example` for a host with any port, `api.acme.example:8443` for one port of
 * it, `*.acme.example` for every host below a domain, not itself.
 */
export const hostPattern: RegExp =
  /^(?<host>(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::(?<port>[1-9][0-9]{0,4}))?$/;

/** Whether an origin may be reached: an entry of the list names its host. Null allows any, an empty list none. */
export function isAllowedOrigin(origin: string, allowed: readonly string[] | null): boolean {
  if (allowed === null) return true;
  const { hostname, port, protocol } = new URL(origin);
  const actualPort = port === '' ? (protocol === 'http:' ? '80' : '443') : port;
  return allowed.some((entry) => {
    const named = hostPattern.exec(entry)?.groups;
    if (named?.['host'] === undefined) return false;
    const { host } = named;
    const isHost = host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
    return isHost && (named['port'] === undefined || named['port'] === actualPort);
  });
}

/**
 * Whether a host name as it stands in a URL means this machine and nothing else.
 * `0.0.0.0` and names that merely resolve to this machine do not count.
 */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
