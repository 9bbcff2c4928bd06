import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { RateLimiter } from '../../../main/net/rate-limiter.ts';
import { rateLimitsFor } from '../../../main/sentinelone/rate-limits.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import type { EndedScan } from '../../builders/run-test-scan.ts';
import { agentsPath, risksPath, type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import {
  forbidden,
  notOnThisConsole,
  rateLimited,
  serverFault,
  slow,
  unauthorized,
} from '../../tenant/answer-faults.ts';
import { resetBeforeAnswer } from '../../tenant/connection-faults.ts';
import type { Fault } from '../../tenant/faults.ts';
import { codesOf } from './known-tenant.ts';

async function tenantWithRisks(): Promise<ScannedTenant> {
  const tenant = await scannedTenant();
  for (let index = 0; index < 5; index += 1) tenant.world.addRisk(tenant.world.addAgent().id);
  return tenant;
}

/** Scans, and gives the pauses in milliseconds that were made before requests were repeated. */
async function scanNotingPauses(tenant: ScannedTenant): Promise<EndedScan & { pauses: number[] }> {
  const pauses: number[] = [];
  const wait = async (ms: number) => void pauses.push(ms);
  const ended = await tenant.scan({ client: { retry: { wait, jitter: () => 0.5 } } });
  return { ...ended, pauses };
}

const refusedRequest: Fault = () => ({
  status: 400,
  headers: {},
  body: {
    errors: [{ code: 4000010, title: 'Validation Error', detail: 'siteIds: Not a valid Identifier.' }],
  },
});

describe('behaviour 8: rate limits', () => {
  describe('when the console asks to slow down', () => {
    test.each([
      ['seconds', 7, 7000],
      ['a date, of which no more than five minutes are waited', new Date('2100-01-01T00:00:00Z'), 300_000],
      ['nothing shorter than the back-off, for seconds', 0, 2250],
      ['nothing shorter than the back-off, for a date that is over', new Date('2020-01-01T00:00:00Z'), 2250],
    ])('Retry-After is honoured: %s', async (_, retryAfter, pause) => {
      const tenant = await tenantWithRisks();
      tenant.faults.arm({ path: risksPath, on: { nth: [2, 5] }, fault: rateLimited(retryAfter) });
      const { report, pauses } = await scanNotingPauses(tenant);
      expect(pauses).toEqual([pause, pause]);
      expect(report).toMatchObject({ state: 'complete', retries: 2, findings: { new: 5 } });
    });

    test('without it, pauses double from 2 s on and are lengthened by chance', async () => {
      const tenant = await tenantWithRisks();
      tenant.faults.arm({ path: agentsPath, on: { nth: [1, 2, 3, 4] }, fault: rateLimited(null) });
      const { report, pauses } = await scanNotingPauses(tenant);
      expect(pauses).toEqual([2250, 4500, 9000, 18_000]);
      expect(report).toMatchObject({ state: 'complete', retries: 4 });
    });

    test('a scan that is cancelled meanwhile does not wait for it', async () => {
      const tenant = await tenantWithRisks();
      tenant.faults.arm({ path: agentsPath, on: 'always', fault: rateLimited(300) });
      const cancelling = new AbortController();
      const wait = (ms: number, signal: AbortSignal) => {
        cancelling.abort();
        return delay(ms, undefined, { signal });
      };
      const { report } = await tenant.scan({ signal: cancelling.signal, client: { retry: { wait } } });
      expect(report.state).toBe('cancelled');
    });
  });

  test.each([
    ['500', serverFault(500)],
    ['502', serverFault(502)],
    ['503', serverFault(503)],
    ['504', serverFault(504)],
    ['a lost connection', resetBeforeAnswer],
  ])('%s is tried five times in all, then the scan ends and can be continued', async (_, fault) => {
    const tenant = await tenantWithRisks();
    tenant.faults.arm({ path: risksPath, on: { from: 2 }, fault });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'failed', retries: 4 });
    expect(tenant.server.requests()[risksPath]).toBe(1 + 5);
    tenant.faults.clear();
    expect((await tenant.scan()).report).toMatchObject({ id: report.id, state: 'complete' });
  });

  test('a console that throttles for some seconds with Retry-After: 0 does not end a scan', async () => {
    const tenant = await tenantWithRisks();
    let throttledFor = 3000;
    const throttling: Fault = (request, answer, response) =>
      throttledFor > 0 ? rateLimited(0)(request, answer, response) : answer();
    tenant.faults.arm({ on: 'always', fault: throttling });
    const wait = async (ms: number) => {
      throttledFor -= ms;
    };
    const { report } = await tenant.scan({ client: { retry: { wait, jitter: () => 0 } } });
    expect(report).toMatchObject({ state: 'complete', retries: 2 });
  });

  test.each([
    ['400', refusedRequest, 'request-rejected', 0],
    ['404', notOnThisConsole, 'not-available', 0],
    ['401, with the token being good', unauthorized, 'permission-missing', 1],
    ['403, where the call worked before', forbidden, 'permission-missing', 1],
  ])('%s is asked again no more than it makes sense', async (_, fault, code, retries) => {
    const tenant = await tenantWithRisks();
    tenant.faults.arm({ path: risksPath, on: { from: 3 }, fault });
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({ state: 'partial', retries });
    expect(codesOf(ended)).toEqual([code]);
    expect(tenant.server.requests()[risksPath]).toBe(3 + retries);
  });

  test('a 401 of one endpoint alone does not make the token bad: the console is asked once, and the rest lands', async () => {
    const tenant = await tenantWithRisks();
    tenant.faults.arm({ path: risksPath, on: 'always', fault: unauthorized });
    const { outcome, report } = await tenant.scan();
    expect(outcome).toMatchObject({ state: 'partial', failure: null });
    expect(report.assets.new).toBe(5);
    expect(tenant.server.requests()['/system/info']).toBe(1);
  });

  test('a 401 that the console confirms does, and is not asked for again and again', async () => {
    const tenant = await tenantWithRisks();
    tenant.faults.arm({ on: 'always', fault: unauthorized });
    const { outcome } = await tenant.scan();
    expect(outcome).toMatchObject({ state: 'failed', failure: { code: 'token-rejected' } });
    expect(tenant.server.requests()).toEqual({ [agentsPath]: 1, '/system/info': 1 });
  });

  test.each([1, 3])(
    'no more list requests are ever on their way than walks may be side by side, however many scopes there are: %i',
    async (walksAtOnce) => {
      const tenant = await tenantWithRisks();
      let underway = 0;
      let most = 0;
      const counted: Fault = async (request, answer, response) => {
        most = Math.max(most, ++underway);
        const given = await slow(3)(request, answer, response);
        underway -= 1;
        return given;
      };
      tenant.faults.arm({ on: 'always', fault: counted });
      const siteIds = tenant.world.sites.map(({ id }) => id);
      const { report } = await tenant.scan({ scope: { ...allEndpoints, siteIds }, walksAtOnce });
      expect(report.state).toBe('complete');
      expect(most).toBeLessThanOrEqual(walksAtOnce);
    },
  );

  test('of risks, for which the vendor documents no figure, a console on the network has one request on its way', async () => {
    const rateLimiter = new RateLimiter(
      rateLimitsFor(false).map((limit) => ({ ...limit, requestsPerSecond: 1000 })),
    );
    let underway = 0;
    let most = 0;
    const request = async () => {
      most = Math.max(most, ++underway);
      await delay(3);
      underway -= 1;
    };
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 6 }, () => rateLimiter.run(risksPath, signal, request)));
    rateLimiter.close();
    expect(most).toBe(1);
  });

  describe('a console on the network is asked no faster than its documented limits', () => {
    afterEach(() => void vi.useRealTimers());

    /** When each of so many requests that want to go at once is let go, in milliseconds. */
    async function timesOf(path: string, requests: number): Promise<number[]> {
      vi.useFakeTimers();
      const started = Date.now();
      const rateLimiter = new RateLimiter(rateLimitsFor(false));
      const times: number[] = [];
      const note = async () => void times.push(Date.now() - started);
      const signal = new AbortController().signal;
      const all = Promise.all(Array.from({ length: requests }, () => rateLimiter.run(path, signal, note)));
      await vi.advanceTimersByTimeAsync(60_000);
      await all;
      rateLimiter.close();
      return times;
    }

    test.each([
      ['/agents', 25],
      ['/accounts', 100],
      ['/sites', 100],
      ['/users/api-token-details', 40],
      ['/user', 2],
      ['/system/status', 1],
      ['/application-management/risks', 1],
      ['/groups', 5],
      ['/private/application-management/sku', 5],
    ])('%s: %i a second, in any second', async (path, perSecond) => {
      const times = await timesOf(path, perSecond * 3);
      expect(times).toHaveLength(perSecond * 3);
      for (const start of times) {
        const within = times.filter((time) => time >= start && time < start + 1000);
        expect(within.length).toBeLessThanOrEqual(perSecond);
      }
    });
  });
});
