import { afterAll, describe, expect, test } from 'vitest';
import type { ConsoleClientOptions } from '../../../main/sentinelone/console-client.ts';
import { type ConsoleErrorCode, consoleErrorCodes } from '../../../preload/contract/error-codes.ts';
import type { ScanState } from '../../../preload/contract/scan-report.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { type EndedScan, runTestScan } from '../../builders/run-test-scan.ts';
import { agentsPath, risksPath, scannedTenant } from '../../builders/scanned-tenant.ts';
import {
  forbidden,
  loginPage,
  notOnThisConsole,
  rateLimited,
  serverFault,
  unauthorized,
} from '../../tenant/answer-faults.ts';
import { resetBeforeAnswer } from '../../tenant/connection-faults.ts';
import type { Fault } from '../../tenant/faults.ts';
import { rejectedCursor, repeatedCursor } from '../../tenant/list-faults.ts';
import { makeCertificate } from '../net/certificate.ts';
import { sendJson } from '../net/test-server.ts';
import { TestConsole } from '../sentinelone/test-console.ts';

const reached = new Set<ConsoleErrorCode>();

/** Whether the next scan goes on with one that failed so, or begins anew. */
type Then = 'continued' | 'begun anew';

const refusedRequest: Fault = () => ({
  status: 400,
  headers: {},
  body: {
    errors: [{ code: 4000010, title: 'Validation Error', detail: 'groupIds: Not a valid Identifier.' }],
  },
});
const requestTimeout: Fault = () => ({ status: 408, headers: {}, body: '' });

/** What the record of a scan says of its failure: the code of its issue, and how it went on. */
function expectRecorded({ report }: EndedScan, code: ConsoleErrorCode, state: ScanState): void {
  reached.add(code);
  expect(report.state).toBe(state);
  expect(report.issues.map((issue) => issue.code)).toContain(code);
  expect(report.issues.find((issue) => issue.code === code)?.message).toMatch(/^Reading .* stopped: .{20,}/);
  expect(report.finishedAt).not.toBeNull();
}

describe('a console error ends as an issue in the record of its scan', () => {
  afterAll(() => {
    // An address that is none never gets as far as a scan: no connector can be saved with it. Nor does one that the
    // policy of the machine bars: see test/integration/policy. The times of an answer are minutes: see
    // test/integration/sentinelone/errors.test.ts.
    const missing = consoleErrorCodes.filter((code) => !reached.has(code));
    expect(missing).toEqual(['address-invalid', 'console-not-allowed', 'deadline-passed', 'answer-too-slow']);
  });

  test.each<[ConsoleErrorCode, Fault, ScanState, Then]>([
    ['connection-lost', resetBeforeAnswer, 'failed', 'continued'],
    ['timed-out', requestTimeout, 'failed', 'continued'],
    ['rate-limited', rateLimited(null), 'failed', 'continued'],
    ['server-fault', serverFault(502), 'failed', 'continued'],
    ['not-a-console', loginPage, 'partial', 'begun anew'],
    ['permission-missing', forbidden, 'partial', 'begun anew'],
    ['not-available', notOnThisConsole, 'partial', 'begun anew'],
    ['request-rejected', refusedRequest, 'partial', 'begun anew'],
    ['protocol-fault', repeatedCursor, 'partial', 'begun anew'],
    ['cursor-rejected', rejectedCursor, 'partial', 'begun anew'],
  ])(
    '%s while risks are read; while endpoints are read it always fails',
    async (code, fault, state, then) => {
      const tenant = await scannedTenant();
      for (let index = 0; index < 5; index += 1) tenant.world.addRisk(tenant.world.addAgent().id);
      const onRisks = tenant.faults.arm({ path: risksPath, on: { from: 3 }, fault });
      const ended = await tenant.scan();
      expectRecorded(ended, code, state);
      expect(ended.report.assets.new).toBe(5);
      onRisks.disarm();
      const next = await tenant.scan();
      expect(next.report.state).toBe('complete');
      expect(next.report.id === ended.report.id).toBe(then === 'continued');
      tenant.faults.arm({ path: agentsPath, on: { from: 2 }, fault });
      expectRecorded(await tenant.scan(), code, 'failed');
    },
  );

  test('token-rejected fails the scan, which goes on with a good token', async () => {
    const tenant = await scannedTenant();
    for (let index = 0; index < 5; index += 1) tenant.world.addRisk(tenant.world.addAgent().id);
    tenant.faults.arm({ on: { from: 6 }, fault: unauthorized });
    const ended = await tenant.scan();
    expectRecorded(ended, 'token-rejected', 'failed');
    expect(ended.outcome.failure?.advice).toContain('Service Users');
    tenant.faults.clear();
    expect((await tenant.scan()).report).toMatchObject({ id: ended.report.id, state: 'complete' });
  });

  test('cancelled is no issue: the state says it', async () => {
    const tenant = await scannedTenant();
    const { report } = await tenant.scan({ signal: AbortSignal.abort() });
    reached.add('cancelled');
    expect(report).toMatchObject({ state: 'cancelled', issues: [] });
  });

  describe('before the console is reached', () => {
    async function scanOf(url: string, client: Partial<ConsoleClientOptions> = {}): Promise<EndedScan> {
      return runTestScan({ project: await openTestProject(), server: { url }, client });
    }

    test('connection-refused', async () => {
      expectRecorded(await scanOf('http://127.0.0.1:1'), 'connection-refused', 'failed');
    });

    test('name-not-found', async () => {
      const ended = await scanOf('https://no-such-console.invalid', { proxyUrl: '' });
      expectRecorded(ended, 'name-not-found', 'failed');
    });

    test('proxy-failed', async () => {
      const ended = await scanOf('https://console.test', { proxyUrl: 'http://127.0.0.1:1' });
      expectRecorded(ended, 'proxy-failed', 'failed');
    });

    test('tls-failed', async () => {
      await using console = await TestConsole.start(
        (_, response) => sendJson(response, { data: [] }),
        makeCertificate({ names: ['127.0.0.1'] }),
      );
      expectRecorded(await scanOf(console.origin), 'tls-failed', 'failed');
    });
  });
});
