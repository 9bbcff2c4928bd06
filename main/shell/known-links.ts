import { say } from '../../preload/words/say.ts';
import { CallError } from '../ipc/call-error.ts';

/** Hosts whose pages the product links to: the vendor, its customers' consoles, and the public lists of CVEs. */
const knownHosts: readonly string[] = [
  'nvd.nist.gov',
  'www.cve.org',
  'www.cisa.gov',
  'www.first.org',
  'www.sentinelone.com',
  'community.sentinelone.com',
  'help.nucleussec.com',
];

/** Every console of the vendor's cloud has a name under this domain. */
const consoleDomain = '.sentinelone.net';

/**
 * The address to open in the user's browser: https, on a known host or on one of the `consoles` (origins that the user
 * set up as connectors), with nothing that could mislead about the host. Null for anything else.
 */
export function knownLink(address: string, consoles: readonly string[]): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  if (consoles.includes(url.origin)) return url.href;
  if (url.port !== '') return null;
  const known = knownHosts.includes(url.hostname) || url.hostname.endsWith(consoleDomain);
  return known ? url.href : null;
}

/** Why a link is not opened, for the window. */
export function linkRefused(): CallError {
  return new CallError({
    code: 'link-refused',
    message: say('desktop:linkRefused.message'),
    advice: say('desktop:linkRefused.advice'),
  });
}
