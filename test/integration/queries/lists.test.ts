import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListRequest } from '../../../main/project/project-lists.ts';
import { severityLevel } from '../../../main/project/severity.ts';
import { listAssets } from '../../../main/project/sqlite/queries/list-assets.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { listVulnerabilities } from '../../../main/project/sqlite/queries/list-vulnerabilities.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { namedFinding } from '../../builders/named-finding.ts';
import { firstScanAt, newProject, type TestProject } from './filled-project.ts';
import { fillLists } from './listed-project.ts';

let open: TestProject;

beforeAll(async () => {
  open = await newProject();
  await fillLists(open.project);
});

afterAll(() => open.close());

/** Without a catalogue of known exploited vulnerabilities nothing is known of them. */
const notChecked = {
  knownExploited: null,
  knownExploitedSince: null,
  knownExploitedDue: null,
  ransomware: null,
};
const all: ListRequest = { filter: [], sort: [], limit: 50 };

async function hosts(filters: string[], sort: string[] = []) {
  const page = await listAssets(open.project, { ...all, filter: filterOf(...filters), sort });
  if (!page.ok) throw page.error;
  expect(page.value.total).toBe(page.value.rows.length);
  return page.value.rows.map(({ hostName }) => hostName);
}

async function findings(filters: string[], sort: string[] = []) {
  const page = await listFindings(open.project, { ...all, filter: filterOf(...filters), sort });
  if (!page.ok) throw page.error;
  expect(page.value.total).toBe(page.value.rows.length);
  return page.value.rows.map(
    ({ hostName, cve, applicationName }) => `${hostName} ${cve?.slice(-1)} ${applicationName}`,
  );
}

describe('the list of assets', () => {
  it('gives every field in the form of the outside: ids as text, times in UTC, lists as lists, flags as such', async () => {
    const page = await listAssets(open.project, { ...all, filter: filterOf('hostName=WEB-01') });
    expect(page).toMatchObject({
      ok: true,
      value: {
        total: 1,
        rows: [
          {
            assetId: '225494730938493801',
            hostName: 'WEB-01',
            state: 'active',
            ipAddresses: ['10.0.0.1', 'fe80::1'],
            macAddresses: ['00:25:96:ff:fe:12'],
            networkInterfaces: [{ name: 'eth0', mac: '00:25:96:ff:fe:12', ipv4: ['10.0.0.1'] }],
            missingPermissions: [],
            tags: ['env: prod'],
            infected: false,
            diskEncrypted: null,
            coreCount: 8,
            lastActive: '2026-02-28T12:00:00.000Z',
            openFindings: 2,
            openCritical: 2,
            openHigh: 0,
            knownFrom: 'endpoint',
            connector: 'Renamed Console',
          },
        ],
      },
    });
  });

  it('sorts by host name, the unnamed last', async () => {
    expect(await hosts([])).toEqual(['db_100%', 'WEB-01', null]);
    expect(await hosts([], ['-hostName'])).toEqual(['WEB-01', 'db_100%', null]);
  });

  it('sorts by numbers, dates and counts', async () => {
    expect(await hosts([], ['-coreCount'])).toEqual(['db_100%', 'WEB-01', null]);
    expect(await hosts([], ['lastActive'])).toEqual(['db_100%', 'WEB-01', null]);
    expect(await hosts([], ['-openCritical', '-openHigh'])).toEqual(['WEB-01', 'db_100%', null]);
  });

  it('shows the first rows up to the limit and counts all', async () => {
    const page = await listAssets(open.project, { ...all, limit: 1 });
    expect(page.ok && [page.value.rows.length, page.value.total]).toEqual([1, 3]);
  });
});

describe('the list of findings', () => {
  it('sorts the worst first', async () => {
    expect(await findings([])).toEqual([
      'WEB-01 1 Reader',
      'WEB-01 1 Writer',
      'db_100% 2 Reader',
      'db_100% 3 Reader',
      'WEB-01 2 Reader',
    ]);
  });

  it('tells when a finding was discovered, first and last seen, and mitigated', async () => {
    const page = await listFindings(open.project, {
      ...all,
      filter: filterOf('hostName=WEB-01', 'cve=cve-2024-0002'),
    });
    expect(page.ok && page.value.rows).toMatchObject([
      {
        status: 'scan-mitigated',
        open: false,
        discovered: '2026-02-10T00:00:00.000Z',
        firstSeen: '2026-03-01T08:00:00.000Z',
        lastSeen: '2026-03-01T08:00:00.000Z',
        mitigatedAt: '2026-03-02T09:00:00.000Z',
        riskId: '225494730938493801-CVE-2024-0002',
      },
    ]);
    const other = await listFindings(open.project, { ...all, filter: filterOf('cve=CVE-2024-0003') });
    expect(other.ok && other.value.rows).toMatchObject([
      {
        status: 'active',
        discovered: '2026-03-01T08:00:00.000Z',
        lastSeen: '2026-03-02T08:00:00.000Z',
        mitigatedAt: null,
        score: null,
      },
    ]);
  });

  it('filters by fields of the finding, its endpoint, its CVE and its application', async () => {
    expect(await findings(['severity=critical'])).toEqual(['WEB-01 1 Reader', 'WEB-01 1 Writer']);
    expect(await findings(['severity=>=HIGH', 'osType=windows'])).toEqual(['db_100% 2 Reader']);
    expect(await findings(['severity<medium'])).toEqual(['WEB-01 2 Reader']);
    expect(await findings(['applicationName=writer'])).toEqual(['WEB-01 1 Writer']);
    expect(await findings(['published=2024-01-05', 'status=active'])).toEqual(['db_100% 2 Reader']);
    expect(await findings(['discovered=<2026-03-01'])).toEqual(['WEB-01 2 Reader']);
    expect(await findings(['lastSeen=2026-03-01'])).toEqual(['WEB-01 2 Reader']);
    expect(await findings(['ipAddresses=10.0.1.*'])).toEqual(['db_100% 2 Reader', 'db_100% 3 Reader']);
  });

  it('sorts by fields of other tables', async () => {
    expect(await findings(['status=active'], ['hostName', '-applicationName'])).toEqual([
      'db_100% 2 Reader',
      'db_100% 3 Reader',
      'WEB-01 1 Writer',
      'WEB-01 1 Reader',
    ]);
  });

  it("shows what a person set, and the console's severity beside it", async () => {
    const found = await listFindings(open.project, { ...all, filter: filterOf('applicationName=Writer') });
    const finding = await namedFinding(open.project, found.ok ? found.value.rows[0]?.findingId : null);
    const { write } = open.project;
    await write.setFindingStatus(finding, 'false-positive', firstScanAt);
    await write.setFindingSeverity(finding, severityLevel('low'), firstScanAt);
    const page = await listFindings(open.project, { ...all, filter: filterOf('status=false-positive') });
    expect(page.ok && page.value.rows).toMatchObject([
      { status: 'false-positive', open: false, severity: 'low', originalSeverity: 'critical' },
    ]);
    await write.setFindingStatus(finding, null, firstScanAt);
    await write.setFindingSeverity(finding, null, firstScanAt);
  });
});

describe('the list of vulnerabilities', () => {
  it('adds up the instances of each CVE, the worst and most widespread first', async () => {
    const page = await listVulnerabilities(open.project, all);
    expect(page).toEqual({
      ok: true,
      value: {
        total: 3,
        rows: [
          {
            cve: 'CVE-2024-0001',
            severity: 'critical',
            score: 9.8,
            riskScore: null,
            published: null,
            instances: 2,
            openInstances: 2,
            assetsAffected: 1,
            applications: ['Reader', 'Writer'],
            ...notChecked,
          },
          {
            cve: 'CVE-2024-0002',
            severity: 'high',
            score: 7.5,
            riskScore: null,
            published: '2024-01-05T00:00:00.000Z',
            instances: 2,
            openInstances: 1,
            assetsAffected: 1,
            applications: ['Reader'],
            ...notChecked,
          },
          {
            cve: 'CVE-2024-0003',
            severity: 'medium',
            score: null,
            riskScore: null,
            published: null,
            instances: 1,
            openInstances: 1,
            assetsAffected: 1,
            applications: ['Reader'],
            ...notChecked,
          },
        ],
      },
    });
  });

  it('is filtered and sorted by what it adds up', async () => {
    const cves = async (filters: string[], sort: string[] = []) => {
      const page = await listVulnerabilities(open.project, { ...all, filter: filterOf(...filters), sort });
      return page.ok && page.value.rows.map(({ cve }) => cve?.slice(-1));
    };
    expect(await cves(['applications=writer'])).toEqual(['1']);
    expect(await cves(['applications=!writer'])).toEqual(['2', '3']);
    expect(await cves(['instances=>1'], ['-cve'])).toEqual(['2', '1']);
    expect(await cves(['published=!'])).toEqual(['2']);
  });
});
