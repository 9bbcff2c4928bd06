import { statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetDetails } from '../../../main/project/sqlite/queries/asset-details.ts';
import { findingDetails } from '../../../main/project/sqlite/queries/finding-details.ts';
import { listAssets } from '../../../main/project/sqlite/queries/list-assets.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { listVulnerabilities } from '../../../main/project/sqlite/queries/list-vulnerabilities.ts';
import { projectFacts } from '../../../main/project/sqlite/queries/project-facts.ts';
import { vulnerabilityDetails } from '../../../main/project/sqlite/queries/vulnerability-details.ts';
import { listCalls } from '../../../preload/contract/calls/list-calls.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { dayMs, firstScanAt, newProject, type TestProject } from './filled-project.ts';
import { reportScans } from './reported-scans.ts';

let open: TestProject;

beforeAll(async () => {
  open = await newProject();
  await reportScans(open.project);
});

afterAll(() => open.close());

/** Those of an id, which is one of today's. */
async function detailsOf(findingId: string | null | undefined) {
  const details = await findingDetails(open.project, findingId ?? '');
  if (!details.ok) throw details.error;
  return details.value;
}

const everything = { filter: [], sort: [], limit: 100 };

describe('the details of an asset', () => {
  it('are its row in the list and its open findings by severity', async () => {
    const listed = await listAssets(open.project, everything);
    if (!listed.ok) throw listed.error;
    for (const row of listed.value.rows) {
      const details = await assetDetails(open.project, {
        connectorId: row.connectorId,
        assetId: row.assetId ?? '',
      });
      expect(details?.row).toEqual(row);
      listCalls.asset.reply.parse(details);
    }
    expect(await assetDetails(open.project, { connectorId: 'c0ffee00', assetId: '1' })).toMatchObject({
      openFindings: { informational: 0, unknown: 0, low: 0, medium: 1, high: 1, critical: 1 },
    });
  });

  it('are those of the asset seen last where no connector is told', async () => {
    const details = await assetDetails(open.project, { connectorId: null, assetId: '1' });
    expect(details).toMatchObject({
      row: { hostName: 'other', connectorId: 'facade00' },
      openFindings: { critical: 0, high: 0 },
    });
    expect(await assetDetails(open.project, { connectorId: null, assetId: '2' })).toMatchObject({
      row: { hostName: 'host-2', connectorId: 'c0ffee00' },
    });
  });

  it('are null where there is none; no text in an id stands for another', async () => {
    for (const assetId of ['99', '*', "1' or '1'='1"]) {
      expect(await assetDetails(open.project, { connectorId: null, assetId })).toBeNull();
    }
    expect(await assetDetails(open.project, { connectorId: 'facade00', assetId: '2' })).toBeNull();
  });
});

describe('the details of a finding', () => {
  it('are its row in the list and its history', async () => {
    const listed = await listFindings(open.project, everything);
    if (!listed.ok) throw listed.error;
    for (const row of listed.value.rows) {
      const details = await detailsOf(row.findingId);
      expect(details?.row).toEqual(row);
      expect(details?.history[0]).toMatchObject({ event: 'discovered' });
      listCalls.finding.reply.parse(details);
    }
  });

  it('tell every mitigation and reopening, and the row the last of each', async () => {
    const listed = await listFindings(open.project, { ...everything, filter: filterOf('reopenings=!') });
    const [row] = listed.ok ? listed.value.rows : [];
    expect(row).toMatchObject({
      cve: 'CVE-2024-0001',
      hostName: 'host-1',
      mitigatedAt: null,
      mitigations: '2026-03-02T09:00:00.000Z',
      reopenings: '2026-03-03T08:01:00.000Z',
    });
    const details = await detailsOf(row?.findingId);
    expect(details?.history.map(({ event, at }) => `${event} ${at}`)).toEqual([
      'discovered 2026-03-01T08:00:00.000Z',
      'mitigated 2026-03-02T09:00:00.000Z',
      'reopened 2026-03-03T08:01:00.000Z',
    ]);
  });

  it('are null where there is none', async () => {
    const listed = await listFindings(open.project, everything);
    const [one = '', other = ''] = listed.ok
      ? listed.value.rows.map(({ findingId }) => String(findingId))
      : [];
    const [asset = '', , application = ''] = one.split('-');
    const ids = ['1-1', '', `${one}; drop table finding`, `${one}-${application}`];
    for (const findingId of [...ids, `${asset}-${'0'.repeat(20)}-${application}`]) {
      expect(await detailsOf(findingId)).toBeNull();
    }
    expect(await detailsOf(` ${other.toUpperCase()}`)).toMatchObject({ row: { findingId: other } });
  });

  it('of an id that an earlier version gave say how to find the finding', async () => {
    const outdated = {
      code: 'finding-id-outdated',
      message: '12-345-67 is an id from an earlier version and no longer identifies a finding.',
      advice: 'Find the finding by its host and CVE: filter findings by hostName and cve.',
    };
    expect(await findingDetails(open.project, '12-345-67')).toMatchObject({ ok: false, error: outdated });
    const filter = filterOf('findingId=12-345-67');
    expect(await listFindings(open.project, { ...everything, filter })).toMatchObject({
      ok: false,
      error: outdated,
    });
  });
});

describe('the details of a vulnerability', () => {
  it('are its row in the list', async () => {
    const listed = await listVulnerabilities(open.project, everything);
    if (!listed.ok) throw listed.error;
    expect(listed.value.rows).toHaveLength(3);
    for (const row of listed.value.rows) {
      const details = await vulnerabilityDetails(open.project, row.cve ?? '');
      expect(details).toEqual({ row });
      listCalls.vulnerability.reply.parse(details);
    }
  });

  it('are null where no finding is of that CVE', async () => {
    for (const cve of ['CVE-1999-0001', '*', '']) {
      expect(await vulnerabilityDetails(open.project, cve)).toBeNull();
    }
  });
});

it('nothing has details where there is no project yet', async () => {
  expect(await assetDetails(null, { connectorId: null, assetId: '1' })).toBeNull();
  expect(await findingDetails(null, '')).toEqual({ ok: true, value: null });
  expect(await vulnerabilityDetails(null, 'CVE-2024-0001')).toBeNull();
});

it('a day is in a list of times when any of them is', async () => {
  const day = (offset: number) => new Date(firstScanAt + offset * dayMs).toISOString().slice(0, 10);
  const counted = async (filter: string) => {
    const page = await listFindings(open.project, { ...everything, filter: filterOf(filter) });
    return page.ok && page.value.total;
  };
  expect(await counted(`mitigations=${day(1)}`)).toBe(1);
  expect(await counted(`mitigations=${day(2)}`)).toBe(0);
  expect(await counted(`mitigations=!${day(1)}`)).toBe(4);
  expect(await counted(`reopenings=${day(1)}/${day(3)}`)).toBe(1);
  expect(await counted(`reopenings=${day(0)}/${day(2)}`)).toBe(0);
});

it('the facts of a project are its counts and the size of its files', async () => {
  const { file } = open.project;
  const projectBytes = ['', '-wal', '-shm'].reduce(
    (sum, ending) => sum + statSync(`${file}${ending}`).size,
    0,
  );
  expect(await projectFacts(open.project)).toEqual({
    place: file,
    projectBytes,
    assets: 4,
    findings: 5,
    scans: 5,
  });
});
