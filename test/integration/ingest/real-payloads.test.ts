import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listAssets } from '../../../main/project/sqlite/queries/list-assets.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { scanDetails } from '../../../main/project/sqlite/queries/scan-details.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { runTestScan } from '../../builders/run-test-scan.ts';
import { type ReceivedRequest, sendJson } from '../net/test-server.ts';
import { TestConsole } from '../sentinelone/test-console.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/data/sentinelone');
const absent = !existsSync(folder);
const why = absent ? ' [skipped: ../shared/data/sentinelone is not here]' : '';

type Row = Readonly<Record<string, unknown>>;

/** The rows of a captured answer; some captures hold them without their envelope. */
function rowsOf(file: string): Row[] {
  const content: unknown = JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
  return Array.isArray(content) ? content : (content as { data: Row[] }).data;
}

const agentFiles = [
  'cribl/agents.json',
  'swimlane/agents_page.json',
  'demisto/agents_raw_response.json',
  'misc/agents_macos_partial.json',
  'misc/agents_page_decommissioned_2020.json',
];
const riskFiles = [
  'cribl/application_risks.json',
  'misc/application_risk_vln_sku_page_1.json',
  'misc/application_risk_vln_sku_page_2.json',
];

/** A page of a list that has a captured answer on each of its pages; counts and deltas as a console gives them. */
function pageOf(files: readonly string[], { query }: ReceivedRequest): unknown {
  const total = files.reduce((sum, file) => sum + rowsOf(file).length, 0);
  const isDelta = query.has('updatedAt__gte') || query.has('riskUpdatedDate__gte');
  if (isDelta) return { data: [], pagination: { totalItems: 0, nextCursor: null } };
  if (query.has('countOnly')) return { data: [], pagination: { totalItems: total, nextCursor: null } };
  const page = Number(query.get('cursor') ?? '0');
  const nextCursor = page + 1 < files.length ? String(page + 1) : null;
  return { data: rowsOf(files[page] ?? ''), pagination: { totalItems: total, nextCursor } };
}

/** Ingests all captured endpoints and risks at once. */
async function ingested() {
  await using console = await TestConsole.start((request, response) =>
    sendJson(response, pageOf(request.path === '/agents' ? agentFiles : riskFiles, request)),
  );
  const project = await openTestProject();
  const { report } = await runTestScan({ project, server: { url: console.origin } });
  const request = { filter: [], sort: [], limit: 100 };
  const [assets, findings] = [await listAssets(project, request), await listFindings(project, request)];
  if (!assets.ok) throw assets.error;
  if (!findings.ok) throw findings.error;
  const details = await scanDetails(project, report.id, 10);
  return { report, assets: assets.value.rows, findings: findings.value.rows, walks: details?.walks ?? [] };
}

describe.skipIf(absent)(`captured payloads are ingested whole${why}`, () => {
  test('every row lands, nothing is put aside, no field is unreadable', async () => {
    const { report, assets, walks } = await ingested();
    const agents = agentFiles.flatMap(rowsOf);
    expect(report).toMatchObject({
      state: 'complete',
      quarantined: 0,
      assets: { seen: agents.length, new: agents.length },
    });
    expect(walks.filter(({ changedSince }) => changedSince === null)).toMatchObject([
      { resource: 'assets', rows: agents.length, duplicates: 0, complete: true },
      { resource: 'findings', rows: riskFiles.flatMap(rowsOf).length, duplicates: 0, complete: true },
    ]);
    // The captures come from different consoles, so that their risks name endpoints which are not among these.
    expect(report.issues.map(({ code }) => code)).toEqual(['endpoints-unlisted']);
    const byId = new Map(assets.map((asset) => [asset.assetId, asset]));
    for (const agent of agents) {
      expect(byId.get(String(agent['id']))).toMatchObject({
        hostName: agent['computerName'],
        osType: agent['osType'],
        osName: agent['osName'],
        siteName: agent['siteName'],
        agentVersion: agent['agentVersion'],
        state: agent['isDecommissioned'] === true ? 'decommissioned' : 'active',
      });
    }
  });

  test('ids keep all their digits, leading zeros too', async () => {
    const { assets, findings } = await ingested();
    expect(assets.map(({ assetId }) => assetId)).toContain('0000000000004733528');
    expect(findings.map(({ riskId }) => riskId)).toContain('0000697681416377574');
  });

  test('a risk of the base licence: vendor without HTML escaping, score from the base score', async () => {
    const { findings } = await ingested();
    expect(findings.find(({ cve }) => cve === 'CVE-2023-44431')).toMatchObject({
      applicationVendor: 'Ubuntu Developers <ubuntu-devel-discuss@lists.ubuntu.com>',
      applicationName: 'bluez',
      applicationVersion: '5.72-0ubuntu5.1',
      severity: 'high',
      score: 8,
      cvssVersion: '3.1',
      riskScore: null,
      discovered: '2025-08-20T15:53:15.503Z',
    });
  });

  test('a risk of Singularity Vulnerability Management: both scores, exploit, remediation and mitigation', async () => {
    const { findings } = await ingested();
    const ofSku = findings.filter(({ cve }) => cve === 'CVE-2025-11001');
    // Two rows with ids of their own, but of one identity.
    expect(ofSku).toHaveLength(1);
    expect(ofSku[0]).toMatchObject({
      applicationVendor: 'Igor Pavlov',
      severity: 'high',
      score: 8.8,
      riskScore: 7.2,
      exploitMaturity: 'Proof of Concept',
      remediationLevel: 'Official Fix',
      mitigationStatus: 'Not mitigated',
    });
  });
});
