import { describe, expect, test } from 'vitest';
import type { ConsoleRequest } from '../../../main/demo/console-server.ts';
import { risksPath, type ScannedTenant } from '../../builders/scanned-tenant.ts';
import { forbidden, serverFault } from '../../tenant/answer-faults.ts';
import { halfABody } from '../../tenant/connection-faults.ts';
import type { Fault } from '../../tenant/faults.ts';
import { codesOf, countsIn, during, knownTenant, stateOf } from './known-tenant.ts';
import { recordSpoiler } from './record-spoiler.ts';

/** Whether it is a request for what changed while a walk of all risks went on, and no count of that. */
function catchesUp({ query }: ConsoleRequest): boolean {
  return query.has('riskUpdatedDate__gte') && !query.has('countOnly');
}

/**
 * A known tenant whose last risk is detected anew behind the walk of the next scan: only the catch-up, which
 * meets the fault, could tell that it is still there. One more risk is gone for good.
 */
async function movedBehind(fault: Fault) {
  const tenant = await knownTenant();
  const { world, faults } = tenant;
  const [moved, gone] = world.risksAfter(null, 2, {}, { descending: true }).rows;
  if (!moved || !gone) throw new Error('no risks');
  // So much later that the catch-up lists nothing but what changes from now on.
  world.moveOn(3_600_000);
  world.dropRisk(gone.id);
  during(tenant, risksPath, 4, () => {
    world.dropRisk(moved.id);
    world.addRisk(moved.endpointId, { ...moved, id: '1000000000000000001', updatedAt: world.now() });
  });
  const ofCatchUp: Fault = (request, answer, response) =>
    catchesUp(request) ? fault(request, answer, response) : answer();
  faults.arm({ path: risksPath, on: 'always', fault: ofCatchUp });
  return { tenant, moved, gone };
}

async function expectAllOpen(tenant: ScannedTenant): Promise<void> {
  expect(await countsIn(tenant)).toEqual({ 'active findings': 8, 'active assets': 8 });
}

describe('behaviour 2: completeness, when what changed meanwhile cannot be read', () => {
  test('and could be read, what moved behind the walk stays open, and what is gone awaits the next full scan', async () => {
    const { tenant, moved, gone } = await movedBehind((_, answer) => answer());
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({
      state: 'complete',
      findings: { mitigated: 0, awaitingConfirmation: 1 },
    });
    expect(codesOf(ended)).toEqual(['absences-await-confirmation']);
    expect(await stateOf(tenant, gone)).toBe('active');
    tenant.faults.clear();
    expect((await tenant.scan()).report).toMatchObject({
      state: 'complete',
      findings: { mitigated: 1, awaitingConfirmation: 0 },
    });
    expect(await stateOf(tenant, moved)).toBe('active');
    expect(await stateOf(tenant, gone)).toBe('mitigated');
  });

  test.each([
    ['the console refuses it', forbidden, 'partial', 'permission-missing'],
    ['its answer is cut short', halfABody(false), 'partial', 'protocol-fault'],
    ['the console fails', serverFault(500), 'failed', 'server-fault'],
  ] as const)('because %s, the walk before it resolves nothing', async (_, fault, state, code) => {
    const { tenant, gone } = await movedBehind(fault);
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({ state, findings: { mitigated: 0 } });
    expect(codesOf(ended)).toContain(code);
    await expectAllOpen(tenant);
    tenant.faults.clear();
    // A refused walk is made again; one that broke goes on.
    expect((await tenant.scan()).report.state).toBe('complete');
    // The list that goes on changed while it was read, so that the next one has to confirm what it lacked.
    if (state === 'failed') await tenant.scan();
    expect(await stateOf(tenant, gone)).toBe('mitigated');
  });

  test('because a record of it is bad and names its endpoint, findings of that stay open, others do not', async () => {
    const spoiler = recordSpoiler('all', (record) => ({ ...record, cveId: ['CVE'] }));
    const { tenant, moved, gone } = await movedBehind(spoiler.fault);
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({
      state: 'complete',
      quarantined: 1,
      findings: { mitigated: 0, awaitingConfirmation: 1 },
    });
    expect(codesOf(ended)).toEqual(['quarantined', 'absences-await-confirmation']);
    expect(spoiler.sent.length).toBeGreaterThan(0);
    tenant.faults.clear();
    await tenant.scan();
    expect(await stateOf(tenant, moved)).toBe('active');
    expect(await stateOf(tenant, gone)).toBe('mitigated');
  });

  test('because a record of it is bad and names nothing, no finding is resolved', async () => {
    const spoiler = recordSpoiler('all', ({ severity }) => ({ severity, endpointId: null, cveId: null }));
    const { tenant } = await movedBehind(spoiler.fault);
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({ state: 'partial', quarantined: 1, findings: { mitigated: 0 } });
    expect(codesOf(ended)).toEqual(['quarantined', 'quarantined-unnamed']);
    await expectAllOpen(tenant);
  });
});
