import { describe, expect, test } from 'vitest';
import type { WriterCalls } from '../../../main/project/sqlite/threads/writer.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { agentsPath, risksPath, type ScannedTenant } from '../../builders/scanned-tenant.ts';
import { forbidden } from '../../tenant/answer-faults.ts';
import type { Fault } from '../../tenant/faults.ts';
import { countsIn, knownTenant, vanish } from './known-tenant.ts';
import type { WireRecord } from './record-spoiler.ts';

/** A writer that is gone right behind its n-th end of a walk, as if the process had been killed there. */
function killedBehindEnd(write: WriterCalls, nth: number): WriterCalls {
  let ends = 0;
  return new Proxy(write, {
    get(target, name: keyof WriterCalls, receiver) {
      const call = Reflect.get(target, name, receiver);
      if (typeof call !== 'function') return call;
      if (ends === nth) return () => Promise.reject(new Error('killed'));
      if (name === 'endWalk') ends += 1;
      return call;
    },
  });
}

/** A fault that changes or, where the change is null, leaves out records of lists, the same on every request. */
function changedRecords(change: (record: WireRecord) => WireRecord | null): Fault {
  return (_, answer) => {
    const original = answer();
    const body = original.body as { data?: WireRecord[] };
    if (!Array.isArray(body.data)) return original;
    const data = body.data.map(change).filter((record) => record !== null);
    return { ...original, body: { ...body, data } };
  };
}

/** Of the first two risks, one is spoiled in every answer and one is missing in all. */
function spoil({ world, faults }: ScannedTenant): void {
  const [bad, missing] = world.risksAfter(null, 2, {}, { descending: false }).rows;
  const fault = changedRecords((record) => {
    if (record['id'] === missing?.id) return null;
    return record['id'] === bad?.id ? { ...record, cveId: null } : record;
  });
  faults.arm({ path: risksPath, on: 'always', fault });
}

function refuseCatchUp({ faults }: ScannedTenant): void {
  const refuse: Fault = (request, answer, response) =>
    request.query.has('riskUpdatedDate__gte') ? forbidden(request, answer, response) : answer();
  faults.arm({ path: risksPath, on: 'always', fault: refuse });
}

describe('behaviour 2: completeness, of a scan that is killed and continued', () => {
  // Endpoints and what changed meanwhile, risks and what changed meanwhile.
  const ends = [1, 2, 3, 4];

  test.each([
    ['records are bad and missing', spoil],
    ['what changed meanwhile is refused', refuseCatchUp],
  ])('right behind the end of any walk, while %s, tells and proves what it would have', async (_, arm) => {
    const unkilled = await knownTenant();
    vanish(unkilled);
    arm(unkilled);
    const { report } = await unkilled.scan();
    expect(report).toMatchObject({ state: 'partial', findings: { mitigated: 0 } });
    expect(report.issues).not.toEqual([]);
    for (const nth of ends) {
      const tenant = await knownTenant();
      vanish(tenant);
      arm(tenant);
      const write = killedBehindEnd(tenant.project.write, nth);
      await expect(tenant.scan({ write })).rejects.toThrow('killed');
      const { issues, ...continued } = (await tenant.scan()).report;
      expect([nth, continued]).toMatchObject([
        nth,
        {
          id: report.id,
          state: 'partial',
          quarantined: report.quarantined,
          assets: report.assets,
          findings: report.findings,
        },
      ]);
      expect([nth, issues.map(({ code }) => code)]).toEqual([nth, report.issues.map(({ code }) => code)]);
      expect([nth, await countsIn(tenant)]).toEqual([nth, await countsIn(unkilled)]);
    }
  });

  test('after another scope was scanned, counts each record once', async () => {
    const tenant = await knownTenant();
    const { world, faults } = tenant;
    const { rows } = world.agentsAfter(null, 8, {}, { by: 'id', descending: false });
    world.moveOn(1000);
    // One that is read before the scan is cancelled, one after it.
    for (const at of [0, 7]) world.changeAgent(rows[at]?.id ?? '', { computerName: `RENAMED-${at}` });
    const stop = new AbortController();
    const cancel: Fault = (_, answer) => {
      stop.abort();
      return answer();
    };
    // The request for the fourth page goes out while the second lands.
    faults.arm({ path: agentsPath, on: { nth: 4 }, fault: cancel });
    const cancelled = await tenant.scan({ signal: stop.signal });
    expect(cancelled.report).toMatchObject({ state: 'cancelled', assets: { seen: 4, updated: 1 } });
    faults.clear();
    const scope = { ...allEndpoints, siteIds: world.sites.map(({ id }) => id) };
    expect((await tenant.scan({ scope })).report.assets).toMatchObject({ seen: 8, updated: 1, unchanged: 7 });
    // The rename behind the position was counted by the scan that met it first.
    expect((await tenant.scan()).report).toMatchObject({
      id: cancelled.report.id,
      state: 'complete',
      assets: { seen: 8, new: 0, updated: 1, unchanged: 7 },
      findings: { seen: 8, new: 0, unchanged: 8 },
    });
  });
});
