import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { startTenant } from '../../tenant/started-tenant.ts';
import { scanIn } from './documents.ts';
import { filledWorld } from './filled-world.ts';

const formula = `=cmd|' /C calc'!A0`;

/** A project scanned twice: at first everything, a minute later with one risk mitigated and one asset decommissioned. */
async function scannedWorkplace() {
  const world = filledWorld(6);
  const spreadsheet = world.addAgent({ computerName: formula, domain: '@SUM(1+1)' });
  world.addRisk(spreadsheet.id, { applicationName: '+1-2', applicationVersion: '-2+3' });
  const { server } = await startTenant(world);
  const workplace = await cliWorkplace(server);
  await workplace.run(['sync', '--quiet']);
  world.moveOn(60_000);
  const [mitigated, moved] = world.risksAfter(null, 3, {}, { descending: false }).rows.toSpliced(1, 1);
  if (!mitigated || !moved) throw new Error('no risks to change');
  world.removeRisk(mitigated.id);
  world.decommission(moved.endpointId);
  const scan = scanIn(await workplace.run(['sync', '--json']));
  return { ...workplace, scan, mitigated, decommissioned: moved.endpointId, spreadsheet };
}

describe('a scanned project', () => {
  it('is exported as JSON Lines with every promised field', async () => {
    const { run, dataDir, mitigated, decommissioned } = await scannedWorkplace();
    const findings = linesOf((await run(['export', 'findings', '--format', 'jsonl'])).stdout);
    expect(findings).toHaveLength(13);
    const resolved = findings.find(({ riskId }) => riskId === mitigated.id);
    expect(resolved).toMatchObject({
      assetId: mitigated.endpointId,
      hostName: 'HOST-1',
      cve: mitigated.cve.id,
      applicationVendor: 'Igor Pavlov',
      applicationName: '7-Zip',
      applicationVersion: '19.00',
      severity: 'high',
      score: 7.8,
      status: 'scan-mitigated',
      discovered: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      firstSeen: expect.any(String),
      lastSeen: expect.any(String),
      mitigatedAt: expect.any(String),
    });
    expect(findings.filter(({ status }) => status === 'active')).toHaveLength(10);

    const file = join(dataDir, 'assets.jsonl');
    const written = await run(['export', 'assets', '--format', 'jsonl', '--out', file, '--json']);
    expect(JSON.parse(written.stdout)).toEqual({ export: { file, rows: 7, format: 'jsonl' } });
    const assets = linesOf(readFileSync(file, 'utf8'));
    expect(assets.find(({ assetId }) => assetId === decommissioned)).toMatchObject({
      hostName: expect.any(String),
      domain: 'EXAMPLE',
      osType: 'windows',
      osName: 'Windows 11 Enterprise',
      ipAddresses: [expect.any(String)],
      macAddresses: [expect.any(String)],
      siteName: expect.any(String),
      groupName: 'Default Group',
      lastActive: expect.any(String),
      state: 'decommissioned',
    });
  });

  it('is exported as CSV in which nothing runs as a formula', async () => {
    const { run } = await scannedWorkplace();
    const assets = await run(['export', 'assets', '--format', 'csv', '--filter', `hostName=${formula}`]);
    expect(assets.stdout).toContain(`,'${formula},'@SUM(1+1),`);
    const findings = await run(['export', 'findings', '--format', 'csv']);
    expect(findings.stdout).toContain(`,'+1-2,'-2+3,`);
    for (const cell of `${assets.stdout},${findings.stdout}`.split(/[,\r\n]+/)) {
      expect(cell).not.toMatch(/^"?[=+@]|^"?-\D/);
    }
  });

  it('is listed with filters, sorted and limited', async () => {
    const { run, spreadsheet } = await scannedWorkplace();
    const assets = JSON.parse((await run(['assets', 'list', '--filter', 'siteName=North', '--json'])).stdout);
    expect(assets.total).toBe(3);
    const one = JSON.parse(
      (await run(['findings', 'list', '--filter', `assetId=${spreadsheet.id}`, '--limit', '1', '--json']))
        .stdout,
    );
    expect(one).toMatchObject({ total: 1, findings: [{ hostName: formula }] });
    const people = await run(['vulnerabilities', 'list', '--limit', '2', '--sort', 'cve']);
    expect(people.stdout).toMatch(/^CVE +SEVERITY.*\nCVE-2024-.*\nCVE-2024-.*\n2 of 13 shown\n$/);
  });

  it('tells its scans, and what the last one changed by name', async () => {
    const { run, scan, mitigated, decommissioned } = await scannedWorkplace();
    const listed = JSON.parse((await run(['scans', 'list', '--json'])).stdout);
    expect(listed).toMatchObject({
      total: 2,
      scans: [
        { id: 2, kind: 'delta', state: 'complete' },
        { id: 1, kind: 'full', state: 'complete' },
      ],
    });
    const shown = JSON.parse((await run(['scans', 'show', '2', '--json'])).stdout);
    expect(shown.scan).toMatchObject(scan);
    expect(shown.changes.mitigatedFindings.shown).toContainEqual(
      expect.objectContaining({ cve: mitigated.cve.id }),
    );
    expect(shown.changes.deactivatedAssets.shown).toContainEqual(
      expect.objectContaining({ assetId: decommissioned, state: 'decommissioned' }),
    );
  });

  it('tells in its status how current it is', async () => {
    const { run } = await scannedWorkplace();
    const status = JSON.parse((await run(['status', '--json'])).stdout);
    expect(status).toMatchObject({
      mode: 'scan',
      connectors: [{ name: 'SentinelOne', lastGoodScan: { id: 2 }, running: null, needsReview: null }],
      assets: { active: 6, decommissioned: 1 },
    });
    expect((await run(['status'])).stdout).toMatch(/Last complete scan {2}.* \(scan 2, All Endpoints\)/);
  });
});

describe('scans review', () => {
  // Findings of an endpoint that is merely no longer listed stay open.
  it.each([
    ['--accept', 'Accepted: 0 findings mitigated, 9 assets deactivated.\n', 3],
    ['--reject', 'Rejected: nothing was resolved.\n', 12],
  ])('%s decides about a mass change', async (decision, said, stillActive) => {
    const world = filledWorld(12);
    const { server } = await startTenant(world);
    const { run } = await cliWorkplace(server);
    await run(['sync', '--quiet']);
    for (const { id } of world.agentsAfter(null, 9, {}, { by: 'id', descending: false }).rows) {
      world.removeAgent(id);
    }
    expect((await run(['sync', '--full', '--quiet'])).exitCode).toBe(3);
    expect((await run(['scans', 'review', '2'])).exitCode).toBe(2);
    expect(await run(['scans', 'review', '2', decision])).toEqual({ exitCode: 0, stdout: said, stderr: '' });
    const { assets } = JSON.parse((await run(['status', '--json'])).stdout);
    expect(assets.active).toBe(stillActive);
    const again = await run(['scans', 'review', '2', decision]);
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toMatch(/^error: /);
  });
});

function linesOf(text: string): Record<string, unknown>[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
