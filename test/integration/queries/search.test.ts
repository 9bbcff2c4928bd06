import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAssets } from '../../../main/project/sqlite/queries/list-assets.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { listVulnerabilities } from '../../../main/project/sqlite/queries/list-vulnerabilities.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { endpoint, firstScanAt, newProject, risk, scan, type TestProject } from './filled-project.ts';

let open: TestProject;

beforeAll(async () => {
  open = await newProject();
  const assets = [
    endpoint('1001', {
      host_name: 'WEB-01',
      domain: 'corp.example.com',
      ip_addresses: '["10.0.0.1","fe80::1"]',
      external_ip: '198.51.100.7',
      mac_addresses: '["00:25:96:ff:fe:12"]',
      os_name: 'Debian 12',
      site_name: 'Berlin',
      group_name: 'Servers',
      account_name: 'Example Group',
      last_user: 'jdoe',
      serial_number: 'SN-77',
      tags: '["env: prod"]',
      model_name: 'hidden model',
    }),
    endpoint('1002', { host_name: 'ÜBERSEE-Straße', site_name: 'Köln', last_user: 'ŁUKASZ' }),
    endpoint('1003', { host_name: '100%_[a]\\b*?', site_name: null }),
  ];
  const findings = [
    risk('1001', 'CVE-2024-0001', { vendor: 'Igor Pavlov', name: '7-Zip', version: '19.00' }),
    risk('1002', 'CVE-2024-0001', { vendor: 'Mozilla', name: 'Firefox', version: '100.0' }),
    risk('1003', 'CVE-2023-0002', { vendor: 'Mozilla', name: 'Thunderbird', version: '19.1' }),
  ];
  await scan(open.project, { startedAt: firstScanAt, assets, findings });
});

afterAll(() => open.close());

async function hosts(search: string, filters: string[] = []) {
  const page = await listAssets(open.project, {
    filter: filterOf(...filters),
    search,
    sort: ['assetId'],
    limit: 50,
  });
  if (!page.ok) throw page.error;
  expect(page.value.total).toBe(page.value.rows.length);
  return page.value.rows.map(({ assetId }) => assetId?.slice(-1)).join('');
}

async function applications(search: string) {
  const page = await listFindings(open.project, {
    filter: [],
    search,
    sort: ['applicationName'],
    limit: 50,
  });
  return page.ok && page.value.rows.map(({ applicationName }) => applicationName);
}

async function cves(search: string) {
  const page = await listVulnerabilities(open.project, { filter: [], search, sort: ['cve'], limit: 50 });
  return page.ok && page.value.rows.map(({ cve }) => cve?.slice(-1)).join('');
}

describe('a search of assets', () => {
  it.each([
    ['host name', 'web-0'],
    ['domain', 'CORP.example'],
    ['IP address', 'FE80::'],
    ['external IP address', '51.100.7'],
    ['MAC address', 'ff:FE:12'],
    ['operating system', 'debian'],
    ['site', 'berlin'],
    ['group', 'servers'],
    ['account', 'example group'],
    ['last user', 'JDOE'],
    ['serial number', 'sn-77'],
    ['id', '1001'],
    ['tag', 'prod'],
  ])('finds a part of the %s', async (_, word) => {
    expect(await hosts(word)).toBe('1');
  });

  it('wants all words, wherever in the row they stand', async () => {
    expect(await hosts('web berlin 10.0')).toBe('1');
    expect(await hosts('  berlin\tWEB \n')).toBe('1');
    expect(await hosts('web köln')).toBe('');
  });

  it('looks at the main texts alone, and never at how lists are stored', async () => {
    for (const word of ['hidden', '"', ',', '","']) expect([word, await hosts(word)]).toEqual([word, '']);
  });

  it('folds the case of every letter', async () => {
    expect(await hosts('übersee')).toBe('2');
    expect(await hosts('KÖLN')).toBe('2');
    expect(await hosts('łukasz')).toBe('2');
    expect(await hosts('STRAßE')).toBe('2');
  });

  it('takes every character for itself', async () => {
    for (const word of ['%', '_', '[', ']', '\\', '*', '?', '0%_[A]\\B*?']) {
      expect([word, await hosts(word)]).toEqual([word, '3']);
    }
    expect(await hosts('w*1')).toBe('');
    expect(await hosts('w_b')).toBe('');
    expect(await hosts('[a-z]')).toBe('');
  });

  it('finds everything when it is empty, and narrows what the filters leave', async () => {
    expect(await hosts('')).toBe('123');
    expect(await hosts('   ')).toBe('123');
    expect(await hosts('100', ['siteName='])).toBe('3');
  });
});

describe('a search of findings', () => {
  it('looks at the CVE, the application and the asset', async () => {
    expect(await applications('cve-2024')).toEqual(['7-Zip', 'Firefox']);
    expect(await applications('mozilla')).toEqual(['Firefox', 'Thunderbird']);
    expect(await applications('19')).toEqual(['7-Zip', 'Thunderbird']);
    expect(await applications('berlin 7-zip')).toEqual(['7-Zip']);
    expect(await applications('1002')).toEqual(['Firefox']);
    expect(await applications('ÜBERSEE 2024-0001')).toEqual(['Firefox']);
    expect(await applications('debian')).toEqual([]);
  });
});

describe('a search of vulnerabilities', () => {
  it('looks at the CVE and the names of the applications', async () => {
    expect(await cves('2024')).toBe('1');
    expect(await cves('THUNDER')).toBe('2');
    expect(await cves('cve fire')).toBe('1');
    expect(await cves('mozilla')).toBe('');
  });
});
