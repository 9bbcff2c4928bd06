import { describe, expect, test } from 'vitest';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { scanDetails } from '../../../main/project/sqlite/queries/scan-details.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { assetStates } from '../../builders/project-contents.ts';
import { agentsPath, risksPath, type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { smallPages } from '../../builders/small-pages.ts';
import { type Fault, Faults } from '../../tenant/faults.ts';
import { malformedRecord } from '../../tenant/list-faults.ts';
import { recordSpoiler, type WireRecord } from './record-spoiler.ts';

/** Three endpoints with three risks each, known to the project. */
async function known(): Promise<ScannedTenant> {
  const tenant = await scannedTenant();
  const { world } = tenant;
  for (const agent of [world.addAgent(), world.addAgent(), world.addAgent()]) {
    for (let index = 0; index < 3; index += 1) world.addRisk(agent.id);
  }
  expect((await tenant.scan()).report.state).toBe('complete');
  return tenant;
}

/** The CVEs that are still open, by endpoint. */
async function openFindings({ project }: ScannedTenant): Promise<string[]> {
  const listed = await listFindings(project, { filter: filterOf('open=true'), sort: ['cve'], limit: 100 });
  if (!listed.ok) throw listed.error;
  return listed.value.rows.map(({ hostName, cve }) => `${hostName} ${cve}`);
}

const withoutCve = ({ cveId: _, ...rest }: WireRecord) => rest;
const withoutEndpoint = ({ endpointId: _, ...rest }: WireRecord) => rest;

describe('behaviour 4: one bad record', () => {
  test('does not keep the others from landing; it is counted, and kept with its reason and raw text', async () => {
    const faults = new Faults();
    const tenant = await scannedTenant({ intercept: smallPages(100, faults.intercept) });
    const { world, project } = tenant;
    const agent = world.addAgent();
    for (let index = 0; index < 250; index += 1) world.addRisk(agent.id);
    const spoiler = recordSpoiler(170, withoutCve);
    faults.arm({ path: risksPath, on: 'always', fault: spoiler.fault });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ quarantined: 1, findings: { seen: 249, new: 249 } });
    expect(report.issues).toEqual([
      {
        code: 'quarantined',
        message: expect.stringContaining('1 vulnerability record could not be read and was'),
      },
    ]);
    const details = await scanDetails(project, report.id, 10);
    expect(details?.quarantined).toEqual([
      {
        resource: 'findings',
        reason: 'The record has no readable cveId.',
        raw: JSON.stringify(spoiler.sent[0]),
      },
    ]);
  });

  test('counts as seen: when it names a CVE only, findings of that CVE stay open', async () => {
    const tenant = await known();
    const { world } = tenant;
    const [first] = world.risksAfter(null, 1, {}, { descending: false }).rows;
    world.dropRisk(world.risksAfter(null, 1, {}, { descending: true }).rows[0]?.id ?? '');
    tenant.faults.arm({ path: risksPath, on: { nth: 2 }, fault: recordSpoiler(0, withoutEndpoint).fault });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'complete', quarantined: 1, findings: { mitigated: 1 } });
    expect(await openFindings(tenant)).toContain(`${first?.endpointName} ${first?.cve.id}`);
  });

  test('counts as seen: when it names an endpoint only, all findings of that stay open', async () => {
    const tenant = await known();
    const { world } = tenant;
    const risks = world.risksAfter(null, 9, {}, { descending: false }).rows;
    // Of the first endpoint one is put aside and another is gone; of the last one the last is gone.
    world.dropRisk(risks[1]?.id ?? '');
    world.dropRisk(risks[8]?.id ?? '');
    tenant.faults.arm({ path: risksPath, on: { nth: 2 }, fault: recordSpoiler(0, withoutCve).fault });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'complete', quarantined: 1, findings: { mitigated: 1 } });
    const open = await openFindings(tenant);
    for (const { endpointName, cve } of risks.slice(0, 8))
      expect(open).toContain(`${endpointName} ${cve.id}`);
    expect(open).toHaveLength(8);
  });

  test('counts as seen: when it names nothing, no finding is resolved, and the scan says so', async () => {
    const tenant = await known();
    tenant.world.dropRisk(tenant.world.risksAfter(null, 9, {}, { descending: true }).rows[0]?.id ?? '');
    tenant.faults.arm({ path: risksPath, on: { nth: 2 }, fault: malformedRecord('null-record', 0) });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'partial', quarantined: 1, findings: { mitigated: 0 } });
    expect(report.issues.map(({ code }) => code)).toContain('quarantined-unnamed');
    expect(await openFindings(tenant)).toHaveLength(9);
  });

  test('of the endpoints counts as seen: no asset is deactivated', async () => {
    const tenant = await known();
    const [first] = tenant.world.agentsAfter(null, 1, {}, { by: 'id', descending: false }).rows;
    tenant.faults.arm({ path: agentsPath, on: { nth: 1 }, fault: malformedRecord('key-missing', 0) });
    const { report } = await tenant.scan();
    // It has no id, but the name of its host, which says what it is about.
    expect(report).toMatchObject({ state: 'complete', quarantined: 1, assets: { seen: 2, deactivated: 0 } });
    expect((await assetStates(tenant.project)).get(first?.id ?? '')).toBe('active');
  });

  test.each([
    ['applicationVersion', { major: 19 }],
    ['applicationName', ['7-Zip']],
    ['status', { word: 'Detected' }],
  ])(
    'is what has an unreadable %s, which would make another finding of it: nothing new, nothing resolved',
    async (field, value) => {
      const tenant = await known();
      const spoiler = recordSpoiler(1, (record) => ({ ...record, [field]: value }));
      tenant.faults.arm({ path: risksPath, on: { from: 2 }, fault: spoiler.fault });
      const { report } = await tenant.scan();
      expect(report).toMatchObject({
        state: 'complete',
        quarantined: 1,
        findings: { seen: 8, new: 0, mitigated: 0 },
      });
      expect(await openFindings(tenant)).toHaveLength(9);
    },
  );

  test('that comes twice does not stand for a row that is missing', async () => {
    const tenant = await known();
    let page = 0;
    let bad: WireRecord = {};
    // The last record of the first page is bad and comes once more on the second; the third lacks one.
    const fault: Fault = (request, answer) => {
      const original = answer();
      const body = original.body as { data?: WireRecord[] };
      if (!Array.isArray(body.data) || request.query.has('countOnly')) return original;
      page += 1;
      let data = body.data;
      if (page === 1) {
        bad = { ...data[1], cveId: null };
        data = [...data.slice(0, 1), bad];
      } else if (page === 2) data = [bad, ...data];
      else if (page === 3) data = data.slice(1);
      return { ...original, body: { ...body, data } };
    };
    tenant.faults.arm({ path: risksPath, on: 'always', fault });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'partial', findings: { mitigated: 0 } });
    expect(report.issues.map(({ code }) => code)).toContain('total-mismatch');
    expect(await openFindings(tenant)).toHaveLength(9);
  });

  test('is not what has an unreadable optional field: it lands without that field, which is counted', async () => {
    const tenant = await scannedTenant();
    const agent = tenant.world.addAgent();
    tenant.world.addRisk(agent.id);
    const spoiler = recordSpoiler(0, (record) => ({ ...record, publishedDate: { year: 2024 } }));
    tenant.faults.arm({ path: risksPath, on: 'always', fault: spoiler.fault });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'complete', quarantined: 0, findings: { new: 1 } });
    expect(report.issues[0]).toMatchObject({
      code: 'unreadable-fields',
      message: expect.stringContaining('publishedDate (1)'),
    });
  });

  test('with a name of megabytes is put aside, and resolves nothing', async () => {
    const tenant = await known();
    tenant.faults.arm({ path: risksPath, on: { nth: 2 }, fault: malformedRecord('huge-field', 0) });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ quarantined: 1, findings: { seen: 8, mitigated: 0 } });
  });

  test('in such numbers that they are no longer kept, nothing is resolved', async () => {
    const faults = new Faults();
    const tenant = await scannedTenant({ intercept: smallPages(1000, faults.intercept) });
    const { world } = tenant;
    const agent = world.addAgent();
    for (let index = 0; index < 1010; index += 1) world.addRisk(agent.id);
    await tenant.scan();
    const [gone] = world.risksAfter(null, 1, {}, { descending: false }).rows;
    world.dropRisk(gone?.id ?? '');
    faults.arm({ path: risksPath, on: 'always', fault: recordSpoiler('all', withoutEndpoint).fault });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'partial', quarantined: 1009, findings: { mitigated: 0 } });
    expect(report.issues.map(({ code }) => code)).toEqual(['quarantined', 'too-many-quarantined']);
    const { kept } = await tenant.project.read
      .selectFrom('quarantine')
      .select(({ fn }) => fn.countAll<number>().as('kept'))
      .executeTakeFirstOrThrow();
    expect(kept).toBe(1000);
  });
});
