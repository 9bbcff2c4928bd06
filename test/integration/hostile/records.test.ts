import { describe, expect, test } from 'vitest';
import { scanDetails } from '../../../main/project/sqlite/queries/scan-details.ts';
import { agentsPath, risksPath, scannedTenant } from '../../builders/scanned-tenant.ts';
import { recordSpoiler, type WireRecord } from '../behaviours/record-spoiler.ts';

/** Members that would reach every object there is, were a record copied carelessly. As JSON, they are members like others. */
const poison = JSON.parse(`{
  "__proto__": { "polluted": "yes", "id": "stolen" },
  "constructor": { "prototype": { "polluted": "yes" } },
  "prototype": { "polluted": "yes" },
  "toString": "no function",
  "hasOwnProperty": null
}`) as WireRecord;

/** The record with the poison in it, and in every object within it. */
function poisoned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(poisoned);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, poisoned(member)]);
  return { ...Object.fromEntries(members), ...poison };
}

function expectClean(): void {
  const object: Record<string, unknown> = {};
  expect(object['polluted']).toBeUndefined();
  expect(object['id']).toBeUndefined();
  expect(typeof object.toString).toBe('function');
  expect(typeof object.hasOwnProperty).toBe('function');
}

describe('records of a console that means harm', () => {
  test('change no object but their own: __proto__ and constructor are names like any other', async () => {
    const tenant = await scannedTenant();
    const agents = [
      tenant.world.addAgent({ cloudProviders: { AWS: { region: 'x' } } }),
      tenant.world.addAgent(),
    ];
    for (const { id } of agents) tenant.world.addRisk(id);
    const change = (record: WireRecord) => poisoned(record) as WireRecord;
    for (const path of [agentsPath, risksPath]) {
      tenant.faults.arm({ path, on: 'always', fault: recordSpoiler('all', change).fault });
    }
    const { report } = await tenant.scan();
    expect(report).toMatchObject({
      state: 'complete',
      assets: { new: 2 },
      findings: { new: 2 },
      quarantined: 0,
    });
    expectClean();
    const stored = await tenant.project.read.selectFrom('asset').select(['agent_id', 'cloud']).execute();
    expect(stored.map(({ agent_id }) => agent_id)).toEqual(agents.map(({ id }) => id));
  });

  test('that cannot be read are kept as they came, poison and all', async () => {
    const tenant = await scannedTenant();
    tenant.world.addRisk(tenant.world.addAgent().id);
    const spoiler = recordSpoiler(
      'all',
      ({ cveId: _, ...rest }) => poisoned({ ...rest, severity: {} }) as WireRecord,
    );
    tenant.faults.arm({ path: risksPath, on: 'always', fault: spoiler.fault });
    const { report } = await tenant.scan();
    expect(report.quarantined).toBe(1);
    const details = await scanDetails(tenant.project, report.id, 10);
    expect(details?.quarantined[0]?.raw).toBe(JSON.stringify(spoiler.sent[0]));
    expect(details?.quarantined[0]?.raw).toContain('"__proto__":{"polluted":"yes"');
    expectClean();
  });

  test.each([
    ['counts with fractions', { cpuCount: 1.5, coreCount: 2.25, totalMemory: 0.1, activeThreats: -0.5 }],
    ['counts beyond any', { cpuCount: 1e300, coreCount: 2 ** 60, totalMemory: -1e19, activeThreats: 9e15 }],
    ['zero bytes in names', { computerName: 'a\u0000b', domain: '\u0000', osName: '\ud800' }],
    ['nests without end', { cloudProviders: { AWS: deep(5000) } }],
    [
      'times out of time',
      { registeredAt: '+275760-09-13T00:00:00.001Z', createdAt: '9'.repeat(400), osStartTime: '-1' },
    ],
  ])('do not keep a scan from its end with %s', async (_, facts) => {
    const tenant = await scannedTenant();
    const { id } = tenant.world.addAgent();
    tenant.world.addRisk(id);
    const fault = recordSpoiler(0, (record) => ({ ...record, ...facts })).fault;
    tenant.faults.arm({ path: agentsPath, on: 'always', fault });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'complete', assets: { new: 1 }, findings: { new: 1 } });
  });
});

/** An object within an object, so many times. */
function deep(levels: number): unknown {
  let value: unknown = 'the end';
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
}
