import { say } from '../../preload/words/say.ts';
import { ConsoleError } from './console-error.ts';

const pattern =
  /^(?<host>(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::(?<port>[1-9][0-9]{0,4}))?$/;

/**
 * An entry of a list of allowed consoles: `usea1-acme.sentinelone.net` for a host with any port,
 * `console.acme.example:8443` for one port of it, `*.acme.example` for every host below a domain, not itself.
 */
export const consolePattern: RegExp = pattern;

/** Whether a console may be reached: an entry of the list names its host. Null allows any, an empty list none. */
export function isAllowedConsole(origin: string, allowed: readonly string[] | null): boolean {
  if (allowed === null) return true;
  const { hostname, port, protocol } = new URL(origin);
  const actualPort = port === '' ? (protocol === 'http:' ? '80' : '443') : port;
  return allowed.some((entry) => {
    const named = pattern.exec(entry)?.groups;
    if (named?.['host'] === undefined) return false;
    const { host } = named;
    const isHost = host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
    return isHost && (named['port'] === undefined || named['port'] === actualPort);
  });
}

/** That a console is not among the allowed ones. */
export function consoleNotAllowed(origin: string): ConsoleError {
  return new ConsoleError({
    code: 'console-not-allowed',
    message: say('connectionMessages:notAllowed.message', { host: new URL(origin).host }),
    advice: say('connectionMessages:notAllowed.advice'),
  });
}
