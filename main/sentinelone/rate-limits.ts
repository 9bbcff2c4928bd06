import type { RateLimit } from '../net/rate-limiter.ts';

/**
 * The vendor's documented figures per API token, each held about a fifth below, longest prefix first.
 * They come from the vendor's partner SDK for Go, which copies the official table; `/system/status` from
 * the API specification (one call a second per address).
 */
const documentedLimits: readonly RateLimit[] = [
  { pathPrefix: '/system/status', requestsPerSecond: 1 },
  { pathPrefix: '/agents', requestsPerSecond: 20 },
  { pathPrefix: '/accounts', requestsPerSecond: 50 },
  { pathPrefix: '/sites', requestsPerSecond: 50 },
  { pathPrefix: '/users', requestsPerSecond: 30 },
  { pathPrefix: '/user', requestsPerSecond: 1 },
];

/**
 * Where the vendor documents nothing: risks at the pace of the vendor's own Splunk app and one at a time, also where
 * several sites are read side by side; the rest slowly.
 * They are only kept towards a real console, since a console on the loopback interface is the demo tenant.
 */
const cautiousLimits: readonly RateLimit[] = [
  { pathPrefix: '/application-management/risks', requestsPerSecond: 1, inFlight: 1 },
  { pathPrefix: '/groups', requestsPerSecond: 5 },
  { pathPrefix: '', requestsPerSecond: 5 },
];

/** The limits to keep towards a console, by paths below `/web/api/v2.1`; the first whose prefix matches a path is the one that applies. */
export function rateLimitsFor(consoleIsOnLoopback: boolean): readonly RateLimit[] {
  return consoleIsOnLoopback ? documentedLimits : [...documentedLimits, ...cautiousLimits];
}
