import { describe, expect, test } from 'vitest';
import { listAssets } from '../../../main/project/sqlite/queries/list-assets.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { agentsPath, risksPath, type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { recordSpoiler, type WireRecord } from '../behaviours/record-spoiler.ts';

const request = { filter: [], sort: [], limit: 100 };

async function findingsOf({ project }: ScannedTenant) {
  const listed = await listFindings(project, request);
  if (!listed.ok) throw listed.error;
  return listed.value.rows;
}

async function assetsOf({ project }: ScannedTenant) {
  const listed = await listAssets(project, request);
  if (!listed.ok) throw listed.error;
  return listed.value.rows;
}

/** Changes every record of a list from now on. */
function rewrite(tenant: ScannedTenant, path: string, change: (record: WireRecord) => WireRecord): void {
  tenant.faults.arm({ path, on: 'always', fault: recordSpoiler('all', change).fault });
}

/** Three endpoints with a risk each, known to the project. */
async function known(): Promise<ScannedTenant> {
  const tenant = await scannedTenant();
  for (let index = 0; index < 3; index += 1) tenant.world.addRisk(tenant.world.addAgent().id);
  expect((await tenant.scan()).report.state).toBe('complete');
  return tenant;
}

describe('a console that writes the same otherwise', () => {
  test.each<[string, (risk: WireRecord) => WireRecord]>([
    ['CVE ids in small letters', (risk) => ({ ...risk, cveId: String(risk['cveId']).toLowerCase() })],
    [
      'ids with what nobody sees around them',
      (risk) => ({ ...risk, cveId: `\u00a0${risk['cveId']}`, endpointId: `\u200b${risk['endpointId']} ` }),
    ],
    ['typographic dashes', (risk) => ({ ...risk, cveId: String(risk['cveId']).replaceAll('-', '\u2011') })],
    [
      'applications in capitals and with other spaces',
      (risk) => ({
        ...risk,
        applicationName: `${risk['applicationName']}\u00a0`.toUpperCase(),
        applicationVendor: String(risk['applicationVendor']).replaceAll(' ', '\u00a0'),
      }),
    ],
  ])('as %s, has nothing new and nothing resolved', async (_, change) => {
    const tenant = await known();
    const before = (await findingsOf(tenant)).map(({ findingId, applicationName }) => [
      findingId,
      applicationName,
    ]);
    rewrite(tenant, risksPath, change);
    const { report } = await tenant.scan();
    expect(report).toMatchObject({
      state: 'complete',
      quarantined: 0,
      findings: { seen: 3, new: 0, mitigated: 0, reopened: 0 },
    });
    const after = (await findingsOf(tenant)).map(({ findingId, applicationName }) => [
      findingId,
      applicationName,
    ]);
    expect(after).toEqual(before);
  });

  test('keeps applications apart that differ in a lone surrogate, or in NUL', async () => {
    const tenant = await known();
    const endings = ['\ud800', '\ud801', '\0'];
    let at = 0;
    rewrite(tenant, risksPath, (risk) => ({
      ...risk,
      applicationName: `A${endings[at++ % endings.length]}`,
    }));
    await tenant.scan();
    const names = new Set((await findingsOf(tenant)).map(({ applicationName }) => applicationName));
    for (const name of ['A\u2400d800', 'A\u2400d801', 'A\u24000000']) expect(names).toContain(name);
  });
});

test('what cannot be read is left out and counted by its field, what is not reported is not, and both keep what was known', async () => {
  const tenant = await known();
  const [before] = await assetsOf(tenant);
  rewrite(tenant, risksPath, (risk) => ({ ...risk, publishedDate: 'N/A', markedDate: 'last week' }));
  rewrite(tenant, agentsPath, (agent) => ({
    ...agent,
    externalIp: '10.0.0.300',
    lastIpToMgmt: '0.0.0.0',
    osStartTime: 1_732_702_272_000,
    registeredAt: '0001-01-01T00:00:00Z',
    missingPermissions: 'network',
  }));
  const { report } = await tenant.scan();
  expect(report.state).toBe('complete');
  expect(report.issues.map(({ code, message }) => [code, message])).toEqual([
    ['unreadable-fields', expect.stringContaining('externalIp (3)')],
    ['unreadable-fields', expect.stringContaining('markedDate (3)')],
  ]);
  expect(report.issues.map(({ message }) => message).join()).not.toMatch(
    /publishedDate|lastIpToMgmt|osStartTime/,
  );
  expect((await assetsOf(tenant))[0]).toMatchObject({
    externalIp: before?.externalIp,
    lastIpToConsole: before?.lastIpToConsole,
    registered: before?.registered,
    lastBoot: '2024-11-27T10:11:12.000Z',
    missingPermissions: ['network'],
  });
});

test('a list that cannot be read, or is not reported, clears nothing', async () => {
  const tenant = await known();
  const [before] = await assetsOf(tenant);
  expect(before?.ipAddresses).not.toEqual([]);
  for (const networkInterfaces of ['eth0', [5], 'n/a', [{}]]) {
    rewrite(tenant, agentsPath, (agent) => ({ ...agent, networkInterfaces, locations: ['office'] }));
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'complete', assets: { updated: 0 } });
    const { lastSeen: _, ...after } = (await assetsOf(tenant))[0] ?? {};
    expect({ ...after, lastSeen: before?.lastSeen }).toEqual(before);
    tenant.faults.clear();
  }
});

test('fields that are new to this version are named once a scan, without their values', async () => {
  const tenant = await known();
  rewrite(tenant, risksPath, (risk) => ({ ...risk, epssScore: 'value-of-it', fixedVersion: '2' }));
  rewrite(tenant, agentsPath, (agent) => ({
    ...agent,
    licenseKey: 'k',
    inRemoteShellSession: false,
    newOne: 1,
  }));
  for (let scans = 0; scans < 2; scans += 1) {
    const { report } = await tenant.scan();
    expect(report.state).toBe('complete');
    expect(report.issues).toEqual([
      { code: 'unknown-fields', message: expect.stringMatching(/a field of assets .*: newOne\.$/) },
      {
        code: 'unknown-fields',
        message: expect.stringMatching(/2 fields of vulnerabilities .*: epssScore, fixedVersion\.$/),
      },
    ]);
    expect(JSON.stringify(report.issues)).not.toContain('value-of-it');
  }
});

test('a record that is put aside is kept as it was received, with all that it names', async () => {
  const tenant = await known();
  rewrite(tenant, risksPath, (risk) => ({ ...risk, cveId: null, note: '1.0' }));
  await tenant.scan();
  const [kept] = await tenant.project.read.selectFrom('quarantine').selectAll().execute();
  const sent = JSON.parse(kept?.raw ?? '{}');
  expect(kept).toMatchObject({
    agent_id: sent.endpointId,
    endpoint_name: sent.endpointName,
    application_name: sent.applicationName,
    application_version: sent.applicationVersion,
    risk_id: sent.id,
    cve: null,
  });
});
