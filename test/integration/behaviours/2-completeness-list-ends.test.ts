import { describe, expect, test } from 'vitest';
import { watermarks } from '../../builders/project-contents.ts';
import { agentsPath, risksPath, type ScannedTenant } from '../../builders/scanned-tenant.ts';
import type { Fault } from '../../tenant/faults.ts';
import {
  behindFirstPage,
  cursorOfType,
  emptyLastPage,
  emptyPagesBetween,
  endsHere,
  paginationMissing,
} from '../../tenant/list-ends.ts';
import { emptyTextAtEnd, errorsBesideData, noCursorAtEnd } from '../../tenant/list-faults.ts';
import { countsIn, during, knownTenant } from './known-tenant.ts';

/** Five endpoints renamed and five risks detected since the last scan: three pages of each in the next delta. */
function changeFive({ world }: ScannedTenant): void {
  world.moveOn(3_600_000);
  const agents = world.agentsAfter(null, 5, {}, { by: 'id', descending: false }).rows;
  for (const { id } of agents) {
    world.changeAgent(id, { computerName: `RENAMED-${id}` });
    world.addRisk(id);
    world.moveOn(1000);
  }
}

async function renamed({ project }: ScannedTenant): Promise<number> {
  const rows = await project.read
    .selectFrom('asset')
    .select('id')
    .where('host_name', 'like', 'RENAMED-%')
    .execute();
  return rows.length;
}

/** The fault, which notes from when on deltas ask for changes, in the order of their first pages. */
function notingStarts(starts: string[], fault: Fault): Fault {
  return (request, answer, response) => {
    const from = request.query.get('updatedAt__gte') ?? request.query.get('riskUpdatedDate__gte');
    const isFirstPage = !request.query.has('cursor') && !request.query.has('countOnly');
    if (from !== null && isFirstPage) starts.push(from);
    return fault(request, answer, response);
  };
}

const noFault: Fault = (_, answer) => answer();

const unreadableEnds: readonly (readonly [string, Fault])[] = [
  ['has no pagination', paginationMissing('absent')],
  ['has null for its pagination', paginationMissing('null')],
  ['has no pagination behind its first page', behindFirstPage(paginationMissing('absent'))],
  ['has a number for a cursor', cursorOfType(17)],
  ['has false for a cursor', cursorOfType(false)],
  ['has an object for a cursor', cursorOfType({ next: 'page' })],
];

describe('behaviour 2: completeness, what ends a list', () => {
  test.each([
    ['an empty text', emptyTextAtEnd],
    ['no cursor in its pagination', noCursorAtEnd],
  ])('a list whose last page has %s is whole', async (_, fault) => {
    const tenant = await knownTenant();
    tenant.faults.arm({ on: 'always', fault });
    expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { seen: 8 } });
  });

  test('empty pages between the others are followed', async () => {
    const tenant = await knownTenant();
    tenant.faults.arm({ on: 'always', fault: emptyPagesBetween });
    expect((await tenant.scan()).report).toMatchObject({
      state: 'complete',
      findings: { seen: 8, mitigated: 0 },
      assets: { seen: 8, deactivated: 0 },
    });
    changeFive(tenant);
    expect((await tenant.scan({ full: false })).report).toMatchObject({
      kind: 'delta',
      state: 'complete',
      findings: { new: 5 },
    });
  });

  describe.each(unreadableEnds)('a list that %s', (_, fault) => {
    test.each([
      ['of endpoints', agentsPath],
      ['of vulnerabilities', risksPath],
    ])('proves nothing, %s', async (__, path) => {
      const tenant = await knownTenant();
      const before = await watermarks(tenant.project);
      tenant.world.moveOn(3_600_000);
      tenant.world.dropRisk(tenant.world.risksAfter(null, 1, {}, { descending: true }).rows[0]?.id ?? '');
      tenant.faults.arm({ path, on: 'always', fault });
      const { report } = await tenant.scan();
      expect(['partial', 'failed']).toContain(report.state);
      expect(report.issues).not.toEqual([]);
      expect(await countsIn(tenant)).toEqual({ 'active findings': 8, 'active assets': 8 });
      const resource = path === agentsPath ? 'assets' : 'findings';
      for (const [key, coveredUntil] of await watermarks(tenant.project))
        if (key.endsWith(resource)) expect([key, coveredUntil]).toEqual([key, before.get(key)]);
    });
  });
});

describe('behaviour 2: completeness, an error beside the rows', () => {
  test.each([
    ['full', true, 7],
    ['delta', false, 13],
  ] as const)(
    'that is no use to repeat: the rows of a %s scan land, nothing is proven, its words are in the issue',
    async (_, full, open) => {
      const tenant = await knownTenant();
      if (!full) changeFive(tenant);
      const before = await watermarks(tenant.project);
      tenant.world.moveOn(60_000);
      if (full)
        tenant.world.dropRisk(tenant.world.risksAfter(null, 1, {}, { descending: true }).rows[0]?.id ?? '');
      tenant.faults.arm({ path: risksPath, on: 'always', fault: errorsBesideData(4_030_010) });
      const { report } = await tenant.scan({ full });
      expect(report).toMatchObject({ state: 'partial', findings: { mitigated: 0 } });
      expect(report.issues.map(({ message }) => message).join()).toContain('Only some shards answered');
      const after = await watermarks(tenant.project);
      for (const [key, coveredUntil] of before)
        if (key.endsWith('findings')) expect(after.get(key)).toBe(coveredUntil);
      tenant.faults.clear();
      expect((await tenant.scan({ full })).report).toMatchObject({ state: 'complete' });
      expect(await countsIn(tenant)).toMatchObject({ 'active findings': open });
    },
  );

  test('that is worth another try is asked again', async () => {
    const tenant = await knownTenant();
    changeFive(tenant);
    for (const path of [agentsPath, risksPath])
      tenant.faults.arm({ path, on: { nth: [1, 3] }, fault: errorsBesideData(5_030_010) });
    const { report } = await tenant.scan({ full: false });
    expect(report).toMatchObject({ state: 'complete', findings: { new: 5 }, issues: [] });
    expect(report.retries).toBeGreaterThan(0);
  });

  test('that never ends proves nothing', async () => {
    const tenant = await knownTenant();
    changeFive(tenant);
    const before = await watermarks(tenant.project);
    tenant.faults.arm({ path: risksPath, on: 'always', fault: errorsBesideData(5_030_010) });
    const { report } = await tenant.scan({ full: false });
    expect(['partial', 'failed']).toContain(report.state);
    const after = await watermarks(tenant.project);
    for (const [key, coveredUntil] of before)
      if (key.endsWith('findings')) expect(after.get(key)).toBe(coveredUntil);
    tenant.faults.clear();
    expect((await tenant.scan({ full: false })).report).toMatchObject({ state: 'complete' });
    expect(await countsIn(tenant)).toMatchObject({ 'active findings': 13 });
  });
});

describe('behaviour 2: completeness, a delta proves itself', () => {
  describe.each([
    ['has no cursor on its first page', endsHere],
    ['ends with an empty second page', behindFirstPage(emptyLastPage)],
    ['ends behind its second page', behindFirstPage(endsHere)],
    ['is empty at once', emptyLastPage],
  ])('one whose list %s', (_, fault) => {
    test.each([
      ['endpoints', agentsPath],
      ['findings', risksPath],
    ])('of %s is partial, and the next one asks from the same place', async (resource, path) => {
      const tenant = await knownTenant();
      const before = await watermarks(tenant.project);
      changeFive(tenant);
      const starts: string[] = [];
      tenant.faults.arm({ path, on: 'always', fault: notingStarts(starts, fault) });
      const { report } = await tenant.scan({ full: false });
      expect(report).toMatchObject({ kind: 'delta', state: 'partial' });
      const after = await watermarks(tenant.project);
      for (const [key, coveredUntil] of before)
        if (key.endsWith(resource)) expect(after.get(key)).toBe(coveredUntil);
      tenant.faults.clear();
      tenant.world.moveOn(3_600_000);
      tenant.faults.arm({ path, on: 'always', fault: notingStarts(starts, noFault) });
      expect((await tenant.scan({ full: false })).report).toMatchObject({ kind: 'delta', state: 'complete' });
      expect(starts.at(-1)).toBe(starts[0]);
      expect(await countsIn(tenant)).toMatchObject({ 'active findings': 13 });
      expect(await renamed(tenant)).toBe(5);
    });
  });

  test('a removal that such a delta names is not carried out before one is proven', async () => {
    const tenant = await knownTenant();
    changeFive(tenant);
    const [first] = tenant.world.risksAfter(null, 1, {}, { descending: false }).rows;
    tenant.world.removeRisk(first?.id ?? '');
    tenant.faults.arm({ path: risksPath, on: 'always', fault: endsHere });
    expect((await tenant.scan({ full: false })).report).toMatchObject({
      state: 'partial',
      findings: { mitigated: 0 },
    });
    tenant.faults.clear();
    expect((await tenant.scan({ full: false })).report).toMatchObject({
      state: 'complete',
      findings: { mitigated: 1 },
    });
  });

  test('one during which rows of it change once more is explained by them', async () => {
    const tenant = await knownTenant();
    changeFive(tenant);
    const { world } = tenant;
    const [first] = world.risksAfter(null, 1, {}, { descending: true }).rows;
    during(tenant, risksPath, 3, () => {
      world.removeRisk(first?.id ?? '');
      world.addRisk(first?.endpointId ?? '');
    });
    const { report } = await tenant.scan({ full: false });
    expect(report).toMatchObject({ kind: 'delta', state: 'complete' });
    expect((await tenant.scan({ full: false })).report).toMatchObject({ state: 'complete' });
    expect(await countsIn(tenant)).toMatchObject({ 'active findings': 13 });
  });
});
