import { describe, expect, test } from 'vitest';
import type { Risk } from '../../../main/demo/world.ts';
import { risksPath, type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { forbidden } from '../../tenant/answer-faults.ts';
import { duplicatedRows, missingRows } from '../../tenant/list-faults.ts';
import { codesOf, during, stateOf } from './known-tenant.ts';

/** An endpoint with two risks of one identity, the second between others, known to the project. Two rows to a page. */
async function twoOfOneIdentity(): Promise<{ tenant: ScannedTenant; one: Risk; other: Risk }> {
  const tenant = await scannedTenant();
  const { world } = tenant;
  const { id } = world.addAgent();
  const one = world.addRisk(id);
  world.addRisk(id);
  const other = world.addRisk(id, { cve: one.cve });
  for (let index = 0; index < 3; index += 1) world.addRisk(id);
  expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { seen: 5, new: 5 } });
  world.moveOn(3_600_000);
  return { tenant, one, other };
}

async function events({ project }: ScannedTenant): Promise<string[]> {
  const rows = await project.read.selectFrom('finding_event').select('event').orderBy('id').execute();
  return rows.map(({ event }) => event);
}

describe('behaviour 1: identity, several risks of one finding', () => {
  test.each(['one', 'other'] as const)(
    'the removal of %s in a delta leaves it open; when both are gone a full scan resolves it',
    async (which) => {
      const { tenant, one, other } = await twoOfOneIdentity();
      const [removed, left] = which === 'one' ? [one, other] : [other, one];
      tenant.world.removeRisk(removed.id);
      for (const _ of ['first', 'second']) {
        const { report } = await tenant.scan({ full: false });
        expect(report).toMatchObject({ kind: 'delta', state: 'complete', findings: { mitigated: 0 } });
      }
      expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { mitigated: 0 } });
      expect(await stateOf(tenant, one)).toBe('active');
      tenant.world.removeRisk(left.id);
      expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { mitigated: 1 } });
      expect(await events(tenant)).toEqual(['mitigated']);
    },
  );

  test('the removal of one while a full scan reads leaves it open', async () => {
    const { tenant, one } = await twoOfOneIdentity();
    during(tenant, risksPath, 3, () => tenant.world.removeRisk(one.id));
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({ state: 'complete', findings: { seen: 5, mitigated: 0 } });
    expect(codesOf(ended)).toEqual([]);
    expect(await stateOf(tenant, one)).toBe('active');
  });

  test('one of them that is listed twice does not stand for a row that is missing', async () => {
    const tenant = await scannedTenant();
    const { world, faults } = tenant;
    const { id } = world.addAgent();
    const { cve } = world.addRisk(id);
    world.addRisk(id, { cve });
    for (let index = 0; index < 4; index += 1) world.addRisk(id);
    await tenant.scan();
    // The last row of the first page comes once more on the second; of the third page one is missing.
    faults.arm({ path: risksPath, on: { nth: [2, 3] }, fault: duplicatedRows(1) });
    faults.arm({ path: risksPath, on: { nth: 4 }, fault: missingRows(1) });
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({ state: 'partial', findings: { mitigated: 0 } });
    expect(codesOf(ended)).toEqual(['records-repeated', 'total-mismatch']);
  });

  describe('a risk that goes and returns under another id', () => {
    /** The removal stands before the other risks in the next delta, the detection behind them. */
    async function returned(between: number) {
      const tenant = await scannedTenant();
      const { world } = tenant;
      const { id } = world.addAgent();
      const risk = world.addRisk(id);
      await tenant.scan();
      world.moveOn(3_600_000);
      world.removeRisk(risk.id);
      for (let index = 0; index < between; index += 1) world.addRisk(id);
      world.addRisk(id, { cve: risk.cve });
      return { tenant, risk };
    }

    test.each([
      ['on one page', 0],
      ['pages apart', 3],
    ])('%s, stays open through all deltas that are told of it', async (_, between) => {
      const { tenant, risk } = await returned(between);
      // Deltas overlap: the later ones are told of both once more.
      for (const nth of ['first', 'second', 'third']) {
        const { report } = await tenant.scan({ full: false });
        expect([nth, report]).toMatchObject([nth, { kind: 'delta', state: 'complete' }]);
        expect([nth, report.findings]).toMatchObject([nth, { seen: 1 + between, mitigated: 0, reopened: 0 }]);
      }
      expect(await stateOf(tenant, risk)).toBe('active');
      expect(await events(tenant)).toEqual([]);
    });

    test('stays open when the delta breaks off between the two', async () => {
      const { tenant, risk } = await returned(3);
      // The count, the first page, and then no other.
      tenant.faults.arm({ path: risksPath, on: { from: 3 }, fault: forbidden });
      const { report } = await tenant.scan({ full: false });
      expect(report).toMatchObject({ kind: 'delta', state: 'partial', findings: { mitigated: 0 } });
      expect(await stateOf(tenant, risk)).toBe('active');
    });
  });
});
