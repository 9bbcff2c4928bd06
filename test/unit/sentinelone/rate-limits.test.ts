import { describe, expect, it } from 'vitest';
import { limitCovers } from '../../../main/net/rate-limiter.ts';
import { rateLimitsFor } from '../../../main/sentinelone/rate-limits.ts';

function rateOf(path: string, loopback = false): number | null {
  return rateLimitsFor(loopback).find((limit) => limitCovers(limit, path))?.requestsPerSecond ?? null;
}

describe('the rate limits', () => {
  it.each([
    ['/agents', 25],
    ['/accounts', 100],
    ['/sites', 100],
    ['/users/api-token-details', 40],
    ['/user', 2],
    ['/groups', 10],
  ])('stay below the documented figure of %s', (path, documented) => {
    expect(rateOf(path)).toBeLessThan(documented);
  });

  it('ask for one page of risks at a time, one a second, where nothing is documented', () => {
    const risks = rateLimitsFor(false).find((limit) => limitCovers(limit, '/application-management/risks'));
    expect(risks).toMatchObject({ requestsPerSecond: 1, inFlight: 1 });
  });

  it('do not hold risks back on this machine, which is no console of the vendor', () => {
    expect(rateOf('/application-management/risks', true)).toBeNull();
  });

  it('do not mix /user with /users', () => {
    expect(rateOf('/user')).not.toBe(rateOf('/users/api-token-details'));
  });
});
