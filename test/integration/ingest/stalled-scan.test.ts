import { expect, test } from 'vitest';
import { StallWatch } from '../../../main/ingest/stall-watch.ts';
import { risksPath, scannedTenant } from '../../builders/scanned-tenant.ts';
import { serverFault } from '../../tenant/answer-faults.ts';
import { HandClock } from '../net/hand-clock.ts';

const minute = 60_000;

test('a scan to which nothing new comes for an hour is ended with a code of its own, and goes on later', async () => {
  const tenant = await scannedTenant();
  tenant.world.addRisk(tenant.world.addAgent().id);
  const clock = new HandClock();
  const armed = tenant.faults.arm({ path: risksPath, on: 'always', fault: serverFault(503) });
  // A console that keeps a request waiting for ever: each try is refused, and there is always one more.
  const wait = async (_ms: number, signal: AbortSignal): Promise<void> => {
    clock.advance(minute);
    signal.throwIfAborted();
  };
  const { outcome, report } = await tenant.scan({
    after: clock.after,
    client: { retry: { attempts: 1_000_000, wait } },
  });
  expect(outcome).toMatchObject({ state: 'failed', failure: { code: 'scan-stalled' } });
  expect(report.issues.map(({ code }) => code)).toEqual(['scan-stalled']);
  expect(clock.now).toBeLessThanOrEqual(61 * minute);
  armed.disarm();
  const continued = await tenant.scan();
  expect(continued.outcome.scanId).toBe(outcome.scanId);
  expect(continued.report).toMatchObject({ state: 'complete', findings: { new: 1 } });
});

test('a scan has stalled when fewer than ten answers and records come within an hour', () => {
  const clock = new HandClock();
  const watch = new StallWatch(clock.after);
  for (let at = 0; at < 180; at += 1) {
    if (at % 6 === 0) watch.note(1);
    clock.advance(minute);
  }
  expect(watch.signal.aborted).toBe(false);
  for (let at = 0; at < 59; at += 1) clock.advance(minute);
  expect(watch.signal.aborted).toBe(true);
});

test('a sleep of the machine, of any length, is one look', () => {
  const clock = new HandClock();
  const watch = new StallWatch(clock.after);
  for (let at = 0; at < 10; at += 1) clock.advance(1000 * minute);
  expect(watch.signal.aborted).toBe(false);
  watch.stop();
});
