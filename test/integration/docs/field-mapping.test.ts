import { describe, expect, it } from 'vitest';
import { toAssets } from '../../../main/ingest/normalise-asset.ts';
import { toFindings } from '../../../main/ingest/normalise-finding.ts';
import { UnreadableFields } from '../../../main/ingest/unreadable-fields.ts';
import type { AssetRow, FindingRow } from '../../../main/project/ingest-rows.ts';
import { listAssets } from '../../../main/project/sqlite/queries/list-assets.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import { type AgentRecord, agentRecord } from '../../../main/sentinelone/agent-record.ts';
import { type RiskRecord, riskRecord } from '../../../main/sentinelone/risk-record.ts';
import { assetCatalogue } from '../../../preload/fields/asset/asset-catalogue.ts';
import { type Catalogue, vendorNames } from '../../../preload/fields/field-entry.ts';
import { findingCatalogue } from '../../../preload/fields/finding/finding-catalogue.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { rowsOf } from '../../builders/rows.ts';
import { firstScanAt, scan } from '../queries/filled-project.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a scan would send to the project; a flag is 1 or 0. */
const toAssetRow = (agent: AgentRecord) =>
  rowsOf(toAssets([agent], new UnreadableFields()))[0] as unknown as AssetRow;
const toFindingRow = (risk: RiskRecord) =>
  rowsOf(toFindings([risk], new UnreadableFields()))[0] as unknown as FindingRow;

const time = '2026-02-03T04:05:06.000Z';

/** A value of each field that says something; other fields take a text, or a time where their name speaks of one. */
const telling: Readonly<Record<string, unknown>> = {
  cpuCount: 3,
  coreCount: 5,
  totalMemory: 7,
  activeThreats: 9,
  osStartTime: time,
  externalIp: '203.0.113.7',
  lastIpToMgmt: '203.0.113.8',
  operationalStateExpiration: time,
  proxyStates: { console: true },
  containerizedWorkloadCounts: { pods: 4 },
  networkInterfaces: [{ name: 'eth0', physical: '00:1a:2b:3c:4d:5e', inet: ['10.1.2.3'] }],
  activeDirectory: { mail: 'a@example.com' },
  missingPermissions: ['one'],
  userActionsNeeded: ['one'],
  activeProtection: ['one'],
  locations: [{ name: 'Office' }],
  tags: { sentinelone: [{ key: 'tier', value: '1' }] },
  cloudProviders: { AWS: { cloudAccount: '1' } },
  baseScore: '9.10',
  nvdBaseScore: '9.20',
  riskScore: '8.10',
  severity: 'CRITICAL',
  status: 'Removed',
};

/** A text that the field's own schema takes, else true. */
function tellingValue(vendor: string, takes: (value: unknown) => boolean): unknown {
  const wanted = telling[vendor] ?? (/(?:At|Date|Time)$/.test(vendor) ? time : `told by ${vendor}`);
  return takes(wanted) ? wanted : true;
}

/** Which columns differ from those of a row of which nothing was told. */
function differing(row: Row | undefined, plain: Row | undefined, but: readonly string[]): string[] {
  if (!row || !plain) throw new Error('a row is missing');
  return Object.keys(row)
    .filter((name) => !but.includes(name) && JSON.stringify(row[name]) !== JSON.stringify(plain[name]))
    .sort();
}

const everything = { filter: [], sort: [], limit: 1000 };

async function assetsOf(project: OpenSqliteProject): Promise<Map<unknown, Row>> {
  const listed = await listAssets(project, everything);
  if (!listed.ok) throw listed.error;
  return new Map(listed.value.rows.map((row) => [row.assetId, row as Row]));
}

async function findingsOf(project: OpenSqliteProject): Promise<Map<unknown, Row>> {
  const listed = await listFindings(project, everything);
  if (!listed.ok) throw listed.error;
  return new Map(listed.value.rows.map((row) => [row.assetId, row as Row]));
}

/** By the console's name of a field: the columns that the catalogue says come from it. */
function mappingOf(catalogue: Catalogue): Map<string, string[]> {
  const mapping = new Map<string, string[]>();
  for (const [name, field] of Object.entries(catalogue)) {
    for (const vendor of vendorNames(field)) mapping.set(vendor, [...(mapping.get(vendor) ?? []), name]);
  }
  return mapping;
}

const assetMapping = mappingOf(assetCatalogue);
const findingMapping = mappingOf(findingCatalogue)
  // Kept with the time of the scan, on the asset.
  .set('lastScanResult', ['applicationScanResult']);

describe('the field mapping of assets', () => {
  it('has every field that is read of an endpoint', () => {
    expect([...assetMapping.keys()].sort()).toEqual(Object.keys(agentRecord.shape).sort());
  });

  it('is what a scan does with each field told alone', async () => {
    const project = await openTestProject();
    const alone = [...assetMapping].filter(([vendor]) => vendor !== 'id');
    const agents = alone.map(([vendor]): AgentRecord => {
      const schema = agentRecord.shape[vendor as keyof AgentRecord];
      const value = tellingValue(vendor, (wanted) => schema.safeParse(wanted).success);
      return agentRecord.parse({ id: vendor, [vendor]: value });
    });
    await scan(project, {
      startedAt: firstScanAt,
      assets: [{ id: 'plain' }, ...agents].map((agent) => toAssetRow(agentRecord.parse(agent))),
    });
    const rows = await assetsOf(project);
    for (const [vendor, ours] of alone) {
      const found = differing(rows.get(vendor), rows.get('plain'), ['assetId']);
      expect(found, vendor).toEqual([...ours].sort());
    }
  });
});

describe('the field mapping of findings', () => {
  it('has every field that is read of a risk', () => {
    expect([...findingMapping.keys()].sort()).toEqual(Object.keys(riskRecord.shape).sort());
  });

  it('is what a scan does with each field told alone', async () => {
    const project = await openTestProject();
    const alone = [...findingMapping].filter(([vendor]) => vendor !== 'endpointId');
    // Each of another CVE: its date of publication is one for all who have it.
    const risk = (endpointId: string, told: Partial<RiskRecord> = {}) =>
      toFindingRow(riskRecord.parse({ endpointId, cveId: `CVE-${endpointId}`, ...told }));
    const findings = alone.map(([vendor]) => {
      const schema = riskRecord.shape[vendor as keyof RiskRecord];
      const value = tellingValue(vendor, (wanted) => schema.safeParse(wanted).success);
      // The result of an application scan is kept with its time alone.
      const beside = vendor === 'lastScanResult' ? { lastScanDate: time } : {};
      return risk(vendor, { ...beside, [vendor]: value });
    });
    const plain = risk('plain');
    const told = { startedAt: firstScanAt, assets: [] };
    await scan(project, {
      ...told,
      findings: [plain, ...findings.map((one) => ({ ...one, removed: false }))],
    });
    await scan(project, {
      ...told,
      kind: 'delta',
      startedAt: firstScanAt + 86_400_000,
      findings: [plain, ...findings],
    });
    const rows = await findingsOf(project);
    const assets = await assetsOf(project);
    // What comes of being resolved, and what only tells which finding it is.
    const consequences = ['findingId', 'assetId', 'mitigatedAt', 'mitigations', 'lastSeen'];
    for (const [vendor, ours] of alone) {
      const identity = vendor === 'cveId' ? [] : ['cve'];
      const onFinding = differing(rows.get(vendor), rows.get('plain'), [...consequences, ...identity]);
      const onAsset = differing(assets.get(vendor), assets.get('plain'), [
        'assetId',
        ...Object.keys(findingCatalogue),
      ]);
      const inBoth = [
        ...new Set([...onFinding, ...onAsset.filter((name) => name === 'applicationScanResult')]),
      ];
      const besides = vendor === 'lastScanResult' ? ['applicationScan'] : [];
      expect(inBoth.sort(), vendor).toEqual([...ours, ...besides].sort());
    }
  });
});
