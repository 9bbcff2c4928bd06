import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldValues } from '../../../main/project/sqlite/queries/field-values.ts';
import { assetList, listAssets } from '../../../main/project/sqlite/queries/list-assets.ts';
import { findingList, listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { countRows } from '../../../main/project/sqlite/queries/list-rows.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { endpoint, firstScanAt, newProject, risk, scan, type TestProject } from './filled-project.ts';

let open: TestProject;

beforeAll(async () => {
  open = await newProject();
  const named = [
    'ÄRZTE-01',
    'ärzte-02',
    'a\u0308rzte-03',
    'ΟΔΟΣ',
    'οδος-2',
    'СЕРВЕР',
    'GROSS',
    'groß-2',
    'zebra',
  ];
  const assets = named.map((host_name, index) =>
    endpoint(`100${index}`, {
      host_name,
      site_name: index % 2 === 0 ? 'Köln' : 'KÖLN',
      tags: JSON.stringify([index % 2 === 0 ? 'ämter: ja' : 'ÄMTER: JA']),
    }),
  );
  const findings = [
    risk('1000', 'CVE-2024-0001', { vendor: 'Müller', name: 'ÖFFNER', version: '1' }),
    risk('1001', 'CVE-2024-0001', { vendor: 'MÜLLER', name: 'Öffner', version: '2' }),
    risk('1002', 'CVE-2024-0001', { vendor: 'Muller', name: 'Zip', version: '3' }),
  ];
  await scan(open.project, { startedAt: firstScanAt, assets, findings });
});

afterAll(() => open.close());

async function hosts({ search = '', filters = [] as string[], sort = ['assetId'] }) {
  const page = await listAssets(open.project, { filter: filterOf(...filters), search, sort, limit: 50 });
  if (!page.ok) throw page.error;
  return page.value.rows.map(({ hostName }) => hostName?.normalize('NFC'));
}

const doctors = ['ÄRZTE-01', 'ärzte-02', 'ärzte-03'];

describe('text in any case and any script', () => {
  it('is found by a search', async () => {
    for (const search of ['ÄRZTE', 'ärzte', 'a\u0308rz', 'Ärzte köln']) {
      expect([search, await hosts({ search })]).toEqual([search, doctors]);
    }
    expect(await hosts({ search: 'οδοσ' })).toEqual(['ΟΔΟΣ', 'οδος-2']);
    expect(await hosts({ search: 'сервер' })).toEqual(['СЕРВЕР']);
    expect(await hosts({ search: 'gross' })).toEqual(['GROSS', 'groß-2']);
    expect(await hosts({ search: 'GROß' })).toEqual(['GROSS', 'groß-2']);
    expect(await hosts({ search: 'ÄMTER' })).toHaveLength(9);
  });

  it('is found by a filter, whole or as a pattern', async () => {
    expect(await hosts({ filters: ['hostName=ÄRZTE-02'] })).toEqual(['ärzte-02']);
    expect(await hosts({ filters: ['hostName=ärzte*'] })).toEqual(doctors);
    expect(await hosts({ filters: ['hostName=*ΣΕ*'] })).toEqual([]);
    expect(await hosts({ filters: ['hostName=!ärzte*', 'siteName=köln'] })).toHaveLength(6);
    expect(await hosts({ filters: ['tags=Ämter: ja'] })).toHaveLength(9);
  });

  it('is one value in a menu, with as many rows as its filter finds', async () => {
    const request = { filter: [], search: '', limit: 50 };
    const sites = await fieldValues(open.project, assetList, {
      ...request,
      field: 'siteName',
      contains: 'KÖL',
    });
    expect(sites).toMatchObject({ ok: true, value: [{ rows: 9 }] });
    const tags = await fieldValues(open.project, assetList, { ...request, field: 'tags', contains: 'ämt' });
    expect(tags).toMatchObject({ ok: true, value: [{ rows: 9 }] });
    const names = await fieldValues(open.project, findingList, {
      ...request,
      field: 'applicationName',
      contains: 'öff',
    });
    expect(names).toMatchObject({ ok: true, value: [{ rows: 2 }] });
    const counted = await countRows(open.project, findingList, {
      filter: filterOf('applicationName=öffner'),
    });
    expect(counted).toMatchObject({ ok: true, value: 2 });
  });

  it('is put in order with accents beside the letters without', async () => {
    const sorted = await hosts({ sort: ['hostName'] });
    expect(sorted).toEqual([...doctors, 'GROSS', 'groß-2', 'zebra', 'ΟΔΟΣ', 'οδος-2', 'СЕРВЕР']);
    const page = await listFindings(open.project, {
      filter: [],
      search: '',
      sort: ['applicationVendor'],
      limit: 9,
    });
    expect(page.ok && page.value.rows.map(({ applicationVendor }) => applicationVendor)).toEqual([
      'Muller',
      'Müller',
      'MÜLLER',
    ]);
  });
});
