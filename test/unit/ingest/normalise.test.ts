import { describe, expect, test } from 'vitest';
import { toAssets } from '../../../main/ingest/normalise-asset.ts';
import { noUnknownWords, toFindings } from '../../../main/ingest/normalise-finding.ts';
import { readIpAddress, readMacAddress } from '../../../main/ingest/normalise-network.ts';
import { UnreadableFields } from '../../../main/ingest/unreadable-fields.ts';
import { severityLevel } from '../../../main/project/severity.ts';
import type { AgentRecord } from '../../../main/sentinelone/agent-record.ts';
import type { RiskRecord } from '../../../main/sentinelone/risk-record.ts';
import { rowsOf } from '../../builders/rows.ts';

const assetOf = (agent: AgentRecord) => rowsOf(toAssets([agent], new UnreadableFields()))[0];
const findingOf = (risk: RiskRecord) => rowsOf(toFindings([risk], new UnreadableFields()))[0];

describe('a risk record becomes a finding', () => {
  const key = { endpointId: '1', cveId: 'CVE-2026-0001' };

  test('of a base licence: the score is baseScore', () => {
    const risk = { ...key, severity: 'HIGH', baseScore: '7.80', cvssVersion: '3.1', markType: '' };
    expect(findingOf(risk)).toMatchObject({
      cve: 'CVE-2026-0001',
      severity: severityLevel('high'),
      score: 7.8,
      cvss_version: '3.1',
      mark_type: null,
    });
  });

  test('of the vulnerability management licence: nvdBaseScore comes first, riskScore stands beside it', () => {
    const risk = {
      ...key,
      nvdBaseScore: '8.80',
      nvdCvssVersion: '3.1',
      baseScore: '5',
      riskScore: '7.20',
      markType: {},
    };
    expect(findingOf(risk)).toMatchObject({
      score: 8.8,
      risk_score: 7.2,
      cvss_version: '3.1',
      severity: severityLevel('high'),
    });
  });

  test.each([
    ['10.0', 'critical'],
    ['9.00', 'critical'],
    ['7.00', 'high'],
    ['4.00', 'medium'],
    ['0.10', 'low'],
    ['0.00', 'informational'],
  ] as const)('without a severity word a score of %s is %s', (baseScore, name) => {
    for (const severity of [null, '', ' ', 'Urgent', 'UNKNOWN', 'NONE'])
      expect(findingOf({ ...key, severity, baseScore })?.severity).toBe(severityLevel(name));
  });

  test.each([
    ['Critical', 'critical'],
    [' high ', 'high'],
    ['MODERATE', 'medium'],
    ['\u200blow', 'low'],
    ['INFORMATIONAL', 'informational'],
    ['Info', 'informational'],
  ] as const)("the console's own word %j is %s, whatever the score", (severity, name) => {
    for (const baseScore of [null, '7.5', '0.0'])
      expect(findingOf({ ...key, severity, baseScore })?.severity).toBe(severityLevel(name));
  });

  test.each(['NONE', 'None', 'none'])(
    '%s, as serialisers write it for nothing, is no severity',
    (severity) => {
      expect(findingOf({ ...key, severity })?.severity).toBeNull();
      expect(findingOf({ ...key, severity, baseScore: '0' })?.severity).toBe(severityLevel('informational'));
    },
  );

  test('no severity is made up where neither word nor score says one, and the words are counted', () => {
    const unknown = noUnknownWords();
    const risks = ['Urgent', ' Urgent', 'UNKNOWN', '', null, 'Urgent'].map((severity, at) => ({
      ...key,
      severity,
      // Of a risk that is removed nothing is listed.
      status: at === 5 ? 'Removed' : 'Detected',
      baseScore: '7,5',
    }));
    const rows = rowsOf(toFindings(risks, new UnreadableFields(), unknown));
    expect(rows.map(({ severity }) => severity)).toEqual([null, null, null, null, null, null]);
    expect([...unknown.severities.counts]).toEqual([
      ['Urgent', 2],
      ['UNKNOWN', 1],
      ['', 2],
    ]);
  });

  test.each([
    ['7,5', null],
    ['7.5/10', null],
    ['1e1', null],
    ['0x7', null],
    [' NaN', null],
    ['-1', null],
    ['10.1', null],
    ['+7', null],
    ['7.', null],
    ['Infinity', null],
    ['10', 10],
    [' 7.50 ', 7.5],
    ['0', 0],
  ])('the score %j is read as %j, and counted where it is none', (text, score) => {
    const unreadable = new UnreadableFields();
    const [row] = rowsOf(toFindings([{ ...key, nvdBaseScore: text, riskScore: text }], unreadable));
    expect([row?.score, row?.risk_score]).toEqual([score, score]);
    expect(unreadable.with({})).toEqual(score === null ? { nvdBaseScore: 1, riskScore: 1 } : {});
  });

  test('a score that is not reported is not counted', () => {
    const unreadable = new UnreadableFields();
    toFindings([{ ...key, nvdBaseScore: '', baseScore: null, riskScore: 'n/a' }], unreadable);
    expect(unreadable.with({})).toEqual({});
  });

  test('a base score that can be used stands for another that cannot', () => {
    const risk = { ...key, nvdBaseScore: '98', baseScore: '9.8', severity: 'Urgent' };
    expect(findingOf(risk)).toMatchObject({ score: 9.8, severity: severityLevel('critical') });
  });

  test.each([
    [{ nvdBaseScore: '11', baseScore: '7.5' }, '2.0'],
    [{ nvdBaseScore: null, baseScore: '7.5' }, '2.0'],
    [{ nvdBaseScore: '9.8', baseScore: '7.5' }, '3.1'],
    [{ nvdBaseScore: null, baseScore: null }, '3.1'],
  ])('of the scores %j the CVSS version is that of the one that is used', (scores, version) => {
    const risk = { ...key, ...scores, nvdCvssVersion: '3.1', cvssVersion: '2.0' };
    expect(findingOf(risk)?.cvss_version).toBe(version);
    expect(findingOf({ ...risk, cvssVersion: null })?.cvss_version).toBe(version === '3.1' ? '3.1' : null);
  });

  test('has a known status in its usual form, the most usual as nothing, and keeps and counts any other', () => {
    const unknown = noUnknownWords();
    const risks = ['Detected', 'detected', ' REMOVED ', 'Reviewing', 'Reviewing', '', null].map((status) => ({
      ...key,
      severity: 'LOW',
      status,
    }));
    const rows = rowsOf(toFindings(risks, new UnreadableFields(), unknown));
    expect(rows.map(({ risk_status }) => risk_status)).toEqual([
      null,
      null,
      'Removed',
      'Reviewing',
      'Reviewing',
      '',
      '',
    ]);
    expect(rows.map(({ removed }) => Number(removed))).toEqual([0, 0, 1, 0, 0, 0, 0]);
    expect([...unknown.statuses.counts]).toEqual([['Reviewing', 2]]);
  });

  test('counts no more than ten unknown words by name, and none of great length', () => {
    const unknown = noUnknownWords();
    const words = Array.from({ length: 30 }, (_, at) => `${'x'.repeat(60)}${at}`);
    const risks = ['a', ...words, ...'bcdefghijklm'].map((severity) => ({ ...key, severity }));
    toFindings(risks, new UnreadableFields(), unknown);
    expect([...unknown.severities.counts]).toEqual([
      ['a', 1],
      [`${'x'.repeat(40)}…`, 30],
      ...[...'bcdefghi'].map((word) => [word, 1]),
      ['…', 4],
    ]);
  });

  test('cuts no unknown word in the middle of a character', () => {
    const unknown = noUnknownWords();
    toFindings([{ ...key, severity: `${'x'.repeat(39)}😀y` }], new UnreadableFields(), unknown);
    expect([...unknown.severities.counts]).toEqual([[`${'x'.repeat(39)}…`, 1]]);
  });

  test('keeps what an analyst marked, also where the mark is an object', () => {
    const risk = {
      ...key,
      markType: { type: 'FP' },
      markedBy: 'ana',
      reason: 'test',
      markedDate: '2026-01-02T03:04:05Z',
    };
    expect(findingOf(risk)).toMatchObject({
      mark_type: '{"type":"FP"}',
      marked_by: 'ana',
      mark_reason: 'test',
      marked_at: Date.UTC(2026, 0, 2, 3, 4, 5),
    });
  });

  test('takes the joined application where the name is missing, and empty text where nothing is told', () => {
    expect(findingOf({ ...key, application: 'bluez 5.72', markType: '' })).toMatchObject({
      vendor: '',
      name: 'bluez 5.72',
      version: '',
    });
  });

  test('"Removed" marks a removal', () => {
    expect(findingOf({ ...key, status: 'Removed', markType: '' })?.removed).toBe(1);
    expect(findingOf({ ...key, status: 'Detected', markType: '' })?.removed).toBe(0);
    expect(findingOf({ ...key, markType: '' })?.removed).toBe(0);
  });
});

describe('an endpoint record becomes an asset', () => {
  test('of which only the id is told', () => {
    const row = assetOf({ id: '1286405255257023125' });
    const { agent_id, decommissioned, uninstalled, ...rest } = row ?? {};
    expect([agent_id, decommissioned, uninstalled]).toEqual(['1286405255257023125', null, null]);
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
  });

  test('without its licence key, or anything else that is not known', () => {
    const agent = {
      id: '1',
      licenseKey: 'enrolment-secret',
      activeDirectory: { mail: 'a@b.c', added: 'later' },
    };
    expect(JSON.stringify(assetOf(agent))).not.toMatch(/enrolment-secret|later/);
  });

  test('with every address of every interface once, without loopback', () => {
    const row = assetOf({
      id: '1',
      networkInterfaces: [
        {
          name: 'eth0',
          physical: 'BC-24-11-B4-AD-14',
          inet: ['192.168.0.1', '192.168.0.2'],
          inet6: ['FE80::1'],
        },
        { name: 'lo', physical: '00:00:00:00:00:00', inet: ['127.0.0.1'], inet6: ['::1'] },
        { name: 'eth1', physical: 'bc:24:11:b4:ad:14', inet: ['192.168.0.1'], inet6: null },
      ],
    });
    expect(JSON.parse(String(row?.ip_addresses))).toEqual(['192.168.0.1', '192.168.0.2', 'fe80::1']);
    expect(JSON.parse(String(row?.mac_addresses))).toEqual(['bc:24:11:b4:ad:14']);
  });

  test('with what an analyst looks for: reboot, containers, directory connector, proxies, protection, tag owners', () => {
    const row = assetOf({
      id: '1',
      threatRebootRequired: true,
      isAdConnector: false,
      activeProtection: ['edr'],
      mitigationModeSuspicious: 'detect',
      hasContainerizedWorkload: true,
      containerizedWorkloadCounts: { pods: 4 },
      proxyStates: { console: true, deepVisibility: null },
      allowRemoteShell: true,
      operationalStateExpiration: '2026-01-02T03:04:05Z',
      storageName: 'filer-1',
      tags: {
        sentinelone: [
          { key: 'owner', value: 'x', assignedBy: 'Ana', assignedAt: '2026-01-02T03:04:05.123456Z' },
        ],
      },
    });
    expect(row).toMatchObject({
      reboot_required: 1,
      ad_connector: 0,
      active_protection: '["edr"]',
      suspicious_mitigation_mode: 'detect',
      container_workload: 1,
      container_counts: '{"pods":4}',
      proxies: '{"console":true}',
      remote_shell_allowed: 1,
      operational_state_until: Date.UTC(2026, 0, 2, 3, 4, 5),
      storage_name: 'filer-1',
      tag_details: '[{"key":"owner","value":"x","assignedBy":"Ana","assignedAt":"2026-01-02T03:04:05.123Z"}]',
    });
  });

  test('with tags, cloud and directory as far as they say anything', () => {
    const row = assetOf({
      id: '1',
      tags: { sentinelone: [{ key: 'owner', value: 'finance' }, { key: 'crown-jewel' }] },
      cloudProviders: { AWS: { awsRole: 'web' } },
      activeDirectory: { computerDistinguishedName: null, computerMemberOf: [] },
    });
    expect(JSON.parse(String(row?.tags))).toEqual(['owner: finance', 'crown-jewel']);
    expect([row?.cloud_provider, row?.cloud]).toEqual(['AWS', '{"AWS":{"awsRole":"web"}}']);
    expect(row?.active_directory).toBe('{"computerMemberOf":[]}');
    expect(assetOf({ id: '1', activeDirectory: { mail: null } })?.active_directory).toBeNull();
  });

  test('with a list as empty only where it was sent so, and not where nothing in it can be used', () => {
    const empty = assetOf({
      id: '1',
      networkInterfaces: [],
      tags: { sentinelone: [] },
      locations: [],
      missingPermissions: [],
      userActionsNeeded: [],
      cloudProviders: {},
      externalId: '',
    });
    expect(empty).toMatchObject({
      ip_addresses: '[]',
      mac_addresses: '[]',
      network_interfaces: '[]',
      tags: '[]',
      locations: '[]',
      missing_permissions: '[]',
      user_actions_needed: '[]',
      cloud_provider: '',
      cloud: '{}',
      external_id: '',
    });
    const unusable = assetOf({
      id: '1',
      networkInterfaces: [{ physical: '00:00:00:00:00:00', inet: ['127.0.0.1'] }],
      tags: { sentinelone: null },
      locations: [{ name: null }],
    });
    const nothing = { ip_addresses: null, mac_addresses: null, tags: null, locations: null };
    expect(unusable).toMatchObject(nothing);
    expect(assetOf({ id: '1', networkInterfaces: [{ inet: [], inet6: null }] })?.ip_addresses).toBe('[]');
    expect(assetOf({ id: '1', networkInterfaces: [{ inet: null }] })?.ip_addresses).toBeNull();
  });
});

describe('an interface', () => {
  test.each([
    ['addresses that were not sent', { name: 'eth0', inet: null }, [{ name: 'eth0' }]],
    ['addresses that are none', { name: 'eth0', inet: ['10.0.0.300'], inet6: ['x'] }, [{ name: 'eth0' }]],
    ['no addresses', { name: 'eth0', inet: [], inet6: null }, [{ name: 'eth0', ipv4: [] }]],
  ])('with %s', (_, one, kept) => {
    expect(JSON.parse(String(assetOf({ id: '1', networkInterfaces: [one] })?.network_interfaces))).toEqual(
      kept,
    );
  });

  test('that says nothing leaves what is known as it is', () => {
    expect(assetOf({ id: '1', networkInterfaces: [{}, { inet: ['10.0.0.300'] }] })).toMatchObject({
      ip_addresses: null,
      mac_addresses: null,
      network_interfaces: null,
    });
  });
});

test('a tag that says nothing is none, and clears none', () => {
  expect(assetOf({ id: '1', tags: { sentinelone: [{}] } })).toMatchObject({ tags: null, tag_details: null });
  const some = assetOf({ id: '1', tags: { sentinelone: [{}, { key: 'a' }] } });
  expect([some?.tags, JSON.parse(String(some?.tag_details)).length]).toEqual(['["a"]', 1]);
});

describe('values of the console', () => {
  test('a time that cannot be read is left out and counted by its field, one that is not reported is not', () => {
    const unreadable = new UnreadableFields();
    const risks = ['soon', 'None', '2026-01-02T03:04:05Z', '27/11/2024'].map((detectionDate, at) => ({
      endpointId: String(at),
      cveId: 'CVE-2026-0001',
      detectionDate,
      publishedDate: 'later',
    }));
    const rows = rowsOf(toFindings(risks, unreadable));
    expect(rows.map((row) => row.detected_at)).toEqual([null, null, Date.UTC(2026, 0, 2, 3, 4, 5), null]);
    expect(unreadable.with({ publishedDate: 1, baseScore: 2 })).toEqual({
      detectionDate: 2,
      publishedDate: 5,
      baseScore: 2,
    });
  });

  test.each([
    ['00-25-96-FF-FE-12', '00:25:96:ff:fe:12'],
    ['0025.96ff.fe12', '00:25:96:ff:fe:12'],
    ['002596fffe12', '00:25:96:ff:fe:12'],
    ['0:25:96:ff:fe:12', '00:25:96:ff:fe:12'],
    [' 00\u201125\u201196\u2011FF\u2011FE\u201112\u00a0', '00:25:96:ff:fe:12'],
    ['00:25:96:FF:FE:12:34:56', '00:25:96:ff:fe:12:34:56'],
    ['00:00:00:00:00:00', null],
    ['00-00-00-00-00-00-00-00', null],
    ['FF:FF:FF:FF:FF:FF', null],
    ['', null],
    ['n/a', null],
    [null, null],
    ['eth0', 'unreadable'],
    ['00:25:96', 'unreadable'],
    ['00:25:96:ff:fe:zz', 'unreadable'],
    ['10.0.0.5', 'unreadable'],
  ])('the hardware address %j is %j', (text, address) => {
    expect(readMacAddress(text)).toBe(address);
  });

  test.each([
    ['10.0.0.5', '10.0.0.5'],
    [' 10.0.0.5\u00a0', '10.0.0.5'],
    ['10.0.0.5/24', '10.0.0.5'],
    ['10.0.0.5/255.255.255.0', '10.0.0.5'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8:0:0:1:0:0:1/64', '2001:db8::1:0:0:1'],
    ['2001:0db8::0001', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['FE80::1%12/64', 'fe80::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['::ffff:10.0.0.5', '10.0.0.5'],
    ['0:0:0:0:0:ffff:a00:5', '10.0.0.5'],
    ['::ffff:127.0.0.1', null],
    ['127.0.0.1', null],
    ['127.0.1.1/8', null],
    ['0.0.0.0', null],
    ['255.255.255.255', null],
    ['::', null],
    ['0:0:0:0:0:0:0:1', null],
    ['N/A', null],
    ['unknown', null],
    ['', null],
    [null, null],
    ['10.0.0.300', 'unreadable'],
    ['10.0.0', 'unreadable'],
    ['10.0.0.5/32', '10.0.0.5'],
    ['10.0.0.5/33', 'unreadable'],
    ['10.0.0.5/99', 'unreadable'],
    ['10.0.0.5/255.0.255.0', 'unreadable'],
    ['10.0.0.5/300.0.0.0', 'unreadable'],
    ['2001:db8::1/128', '2001:db8::1'],
    ['2001:db8::1/129', 'unreadable'],
    ['2001:db8::1/255.0.0.0', 'unreadable'],
    ['10.0.0.5:443', 'unreadable'],
    ['10.0.0.1, 10.0.0.2', 'unreadable'],
    ['2001:db8::1::2', 'unreadable'],
    ['web-1', 'unreadable'],
  ])('the IP address %j is %j', (text, address) => {
    expect(readIpAddress(text)).toBe(address);
  });

  test('what is no address is left out and counted once by its field, wherever it is kept', () => {
    const unreadable = new UnreadableFields();
    const networkInterfaces = [
      {
        physical: 'none of your business',
        inet: ['10.0.0.300', '10.0.0.5/24', '10.0.0.5', 'n/a', '0.0.0.0'],
        inet6: ['2001:DB8::0', '2001:db8:0:0::', 'x'],
        gatewayIp: 'gateway',
        gatewayMacAddress: 'zz',
      },
    ];
    const agent = { id: '1', networkInterfaces, externalIp: '1.2.3', lastIpToMgmt: '10.0.0.7/32' };
    const [row] = rowsOf(toAssets([agent], unreadable));
    expect(JSON.parse(String(row?.ip_addresses))).toEqual(['10.0.0.5', '2001:db8::']);
    expect(JSON.parse(String(row?.network_interfaces))).toEqual([
      { ipv4: ['10.0.0.5'], ipv6: ['2001:db8::'] },
    ]);
    expect([row?.mac_addresses, row?.external_ip, row?.last_ip_to_console]).toEqual([null, null, '10.0.0.7']);
    expect(unreadable.with({})).toEqual({
      'networkInterfaces.physical': 1,
      'networkInterfaces.inet': 1,
      'networkInterfaces.inet6': 1,
      'networkInterfaces.gatewayIp': 1,
      'networkInterfaces.gatewayMacAddress': 1,
      externalIp: 1,
    });
  });
});
