import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { severityLevel } from '../../../main/project/severity.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import { success } from '../../../preload/contract/result.ts';
import { severityNames } from '../../../preload/contract/severity.ts';
import { quarantinedRecord } from '../../builders/rows.ts';
import { cleanEnvironment, cliFile, runCli } from '../../setup/run-cli.ts';
import { dayMs, endpoint, firstScanAt, newProject, risk, scan } from '../queries/filled-project.ts';

let dataDir: string;
let emptyDir: string;

beforeAll(async () => {
  const { project, folder } = await newProject();
  dataDir = folder;
  emptyDir = mkdtempSync(join(tmpdir(), 'no-project-'));
  const assets = Array.from({ length: 60 }, (_, index) =>
    endpoint(`22549473093849${index}`, {
      host_name: index === 59 ? '' : `a-rather-long-host-name-${String(index).padStart(2, '0')}.example.com`,
      site_name: 'A site with quite a long name',
      os_name: 'Windows Server 2022 Datacenter Evaluation',
    }),
  );
  const findings = assets.flatMap(({ agent_id }, index) => [
    risk(agent_id, 'CVE-2024-21413', {
      severity: index % severityNames.length,
      score: 9.8,
      name: 'Microsoft 365 Apps for enterprise',
    }),
  ]);
  await scan(project, { startedAt: firstScanAt, assets, findings });
  const bad = quarantinedRecord({
    reason: { kind: 'worded', text: 'no endpoint' },
    raw: '{"id":"1"}',
    agentId: '1',
  });
  await scan(project, {
    startedAt: firstScanAt + dayMs,
    assets: assets.slice(1),
    findings: [
      ...findings.slice(2),
      risk('2254947309384959', 'CVE-2025-0001', { severity: severityLevel('critical') }),
    ],
    quarantined: [bad],
    issues: [
      {
        code: 'quarantined',
        facts: { kind: 'records-quarantined', resource: 'findings', count: 1 },
        cause: 'no endpoint',
      },
    ],
  });
  await project.close();
  const settings = new SettingsStore(dataDir).update((current) =>
    success({
      ...current,
      mode: 'asset-sync' as const,
      connectors: [
        {
          id: 'c0ffee00',
          name: 'Example Console',
          description: '',
          url: 'https://example.sentinelone.net',
          createdAt: '2026-03-01T00:00:00.000Z',
          lastVerifiedAt: null,
          tokenExpiresAt: null,
        },
      ],
    }),
  );
  if (!settings.ok) throw settings.error;
});

afterAll(() => {
  for (const folder of [dataDir, emptyDir]) rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => runCli(['--data-dir', dataDir, ...args]);

describe('before the first scan', () => {
  it.each([
    ['assets', ['assets', 'list'], { assets: [], total: 0 }],
    ['findings', ['findings', 'list'], { findings: [], total: 0 }],
    ['vulnerabilities', ['vulnerabilities', 'list'], { vulnerabilities: [], total: 0 }],
    ['scans', ['scans', 'list'], { scans: [], total: 0 }],
  ])(
    '%s are listed as none, with the next command, and no project file is made',
    async (_, args, document) => {
      const { exitCode, stdout, stderr } = await runCli(['--data-dir', emptyDir, ...args, '--json']);
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toEqual(document);
      expect(stderr).toContain('No scan has run yet. Add a connector with `connector add --url URL`');
      expect(existsSync(join(emptyDir, 'project.sqlite'))).toBe(false);
    },
  );

  it('status says so, and an export is empty', async () => {
    const status = await runCli(['--data-dir', emptyDir, 'status']);
    expect(status).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('No scan has run yet') });
    const exported = await runCli(['--data-dir', emptyDir, 'export', 'assets', '--format', 'csv']);
    expect(exported).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^assetId,[^\n]*\r\n$/) });
  });
});

describe('the lists', () => {
  const rowOf = async (...args: string[]): Promise<string[]> => {
    const { stdout } = await run(...args, '--limit', '1');
    return stdout.split('\n').map((line) => line.replace(/ {2,}/g, ' | '));
  };

  it('have id, site, presence and dates in the table of assets, and cut nothing in a pipe', async () => {
    const [heading, row] = await rowOf('assets', 'list', '--filter', 'assetId=225494730938491');
    expect(heading).toMatch(
      /^HOST NAME \| SITE \| PRESENCE \| OPEN \| CRITICAL \| ID \| OPERATING SYSTEM \| LAST ACTIVE \| FIRST SEEN$/,
    );
    expect(row).toMatch(
      /^a-rather-long-host-name-01\.example\.com \| A site with quite a long name \| Listed \| \d \| \d \| 225494730938491 \| Windows Server 2022 Datacenter Evaluation \| /,
    );
  });

  it('have id, site, discovered and known exploited in the tables of findings and vulnerabilities', async () => {
    const [findings, finding] = await rowOf('findings', 'list');
    expect(findings).toBe(
      'SEVERITY | SCORE | KNOWN EXPLOITED | CVE | HOST NAME | APPLICATION | STATUS | SITE | DISCOVERED | ID',
    );
    expect(finding).toMatch(
      / \| A site with quite a long name \| \d{4}-\d\d-\d\d \d\d:\d\d \| [0-9a-z]{20}(-[0-9a-z]{20}){2}$/,
    );
    expect((await rowOf('vulnerabilities', 'list'))[0]).toMatch(
      /^CVE \| SEVERITY \| SCORE \| KNOWN EXPLOITED \| /,
    );
  });

  it('say in words whether a console lists an asset, and `--json` keeps its codes', async () => {
    const gone = ['assets', 'list', '--filter', 'state=inactive'];
    expect((await run(...gone)).stdout).toMatch(/ {2}Not listed {2}/);
    expect(JSON.parse((await run(...gone, '--json')).stdout).assets).toMatchObject([{ state: 'inactive' }]);
  });

  it('name an asset without a host name by its id', async () => {
    expect((await rowOf('assets', 'list', '--filter', 'hostName='))[1]).toMatch(/^2254947309384959 \| /);
    expect((await rowOf('findings', 'list', '--filter', 'hostName='))[1]).toContain(' | 2254947309384959 | ');
  });

  it('show the columns that are asked for, whatever their case, in `--json` too', async () => {
    const wanted = ['assets', 'list', '--columns', 'HOSTNAME, osArch,ipAddresses', '--limit', '1'];
    expect((await run(...wanted)).stdout).toMatch(/^HOST NAME +OS ARCHITECTURE +IP ADDRESSES\n/);
    const { assets } = JSON.parse((await run(...wanted, '--json')).stdout);
    expect(Object.keys(assets[0])).toEqual(['hostName', 'osArch', 'ipAddresses']);
  });

  it('say how much they leave out', async () => {
    const { stdout } = await run('assets', 'list');
    expect(stdout.trimEnd().split('\n')).toHaveLength(52);
    expect(stdout).toMatch(/\n50 of 60 shown\n$/);
  });

  it('give one JSON document with the rows and how many there are', async () => {
    const { stdout } = await run(
      ...['findings', 'list', '--json', '--limit', '2', '--sort', '-assetId'],
      ...['--filter', 'severity=>=high', '--filter', 'status=active'],
    );
    const { findings, total } = JSON.parse(stdout) as { findings: Record<string, unknown>[]; total: number };
    expect(total).toBe(21);
    expect(findings).toHaveLength(2);
    expect(findings[0]).toMatchObject({
      assetId: '2254947309384959',
      severity: 'critical',
      status: 'active',
    });
  });

  it.each([
    [
      ['findings', 'list', '--filter', 'colour=red'],
      /^error: There is no field "colour" to filter by; the fields are /,
    ],
    [['assets', 'list', '--filter', 'state=gone'], /it is one of active, inactive, decommissioned\./],
    [
      ['vulnerabilities', 'list', '--sort', 'colour'],
      /^error: Lists cannot be sorted by "colour"; use cve, /,
    ],
    [['assets', 'list', '--limit', '0'], /It is a number from 1 to 10000/],
    [['export', 'findings', '--filter', 'score=high'], /^error: score is a number; "high" is not one\./],
    [['export', 'everything'], /Allowed choices are assets, findings/],
    [
      ['export', 'assets', '--format', 'jsonl', '--bom'],
      /^error: The options --bom and --ids-as-text are about CSV\./,
    ],
    [['export', 'assets', '--json'], /^error: With --json an export needs --out/],
    [
      ['assets', 'list', '--columns', 'hostName,hotsName'],
      /^error: There is no field "hotsName" to show\. Did you mean hostName\?/,
    ],
    [
      ['assets', 'list', '--filter', 'hostnam=web'],
      /^error: There is no field "hostnam" to filter by\. Did you mean hostName\?/,
    ],
    [['assets', 'list', '--filter', 'state=actve'], /state cannot be "actve"\. Did you mean active\?/],
    [['assets', 'list', '--sort', '-hostNme'], /Did you mean hostName\?/],
    [['assets', 'lst'], /Did you mean list\?/],
    [['asets', 'list'], /Did you mean assets\?/],
  ])('refuse `%s` as a usage error', async (args, message) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    if (!args.includes('--json')) expect(stdout).toBe('');
  });

  it.each([
    [['assets', 'list', '--filter', 'hostnam=web'], 'field-unknown'],
    [['assets', 'list', '--columns', 'hostnam'], 'field-unknown'],
    [['assets', 'list', '--filter', 'state=gone'], 'value-unreadable'],
    [['assets', 'list', '--filter', 'hostName'], 'filter-unreadable'],
    [['assets', 'list', '--sort', 'colour'], 'sort-unreadable'],
    [['export', 'assets', '--out', 'unwritten.csv', '--filter', 'colour=red'], 'field-unknown'],
    [['network', '--proxy', 'not an address'], 'proxy-address-invalid'],
    [['network', '--extra-ca', 'no-such-file.pem'], 'extra-ca-unusable'],
    [['rule', 'add', '--every', '1m'], 'schedule-invalid'],
    [['connector', 'add', '--url', 'http://a b'], 'address-invalid'],
  ])('give `%s` the code of its fault', async (args, code) => {
    const { exitCode, stdout } = await run(...args, '--json');
    expect([exitCode, JSON.parse(stdout).error.code]).toEqual([2, code]);
  });

  it.each([
    [['assets', 'show', 'nobody'], 'asset-not-found'],
    [['findings', 'show', 'nothing'], 'finding-not-found'],
    [['vulnerabilities', 'show', 'CVE-1999-0001'], 'vulnerability-not-found'],
    [['scans', 'show', '99'], 'scan-not-found'],
    [['scans', 'show', 'last'], 'scan-not-found'],
    [['scans', 'review', '99', '--accept'], 'scan-not-found'],
    [['rule', 'pause', 'deadbeef'], 'rule-not-found'],
    [['connector', 'verify', 'Nowhere'], 'connector-not-found'],
    [['scans', 'list', '--connector', 'Nowhere'], 'connector-not-found'],
    [['status', '--project', 'Nowhere'], 'project-not-found'],
    [['project', 'restore', 'no-such-backup.sqlite', '--yes'], 'backup-not-found'],
    [['explain', 'no-such-code'], 'code-not-found'],
  ])('say with exit code 1 and a code that there is no such thing: `%s`', async (args, code) => {
    const { exitCode, stdout } = await run(...args, '--json');
    expect([exitCode, JSON.parse(stdout).error.code]).toEqual([1, code]);
  });

  it('lead on from a CVE that was taken for a finding', async () => {
    const { exitCode, stderr } = await run('findings', 'show', 'cve-2024-21413');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('findings list --filter cve=CVE-2024-21413');
  });

  it.each([
    [
      ['assets', 'list'],
      [
        '--filter',
        '--sort',
        '--limit',
        '--columns',
        'Limits: 500 values',
        'ipAddresses (list)',
        'lastActive (date)',
      ],
    ],
    [
      ['findings', 'list'],
      ['--filter', '--sort', '--limit', 'severity (informational|unknown|low|medium|high|critical)'],
    ],
    [
      ['vulnerabilities', 'list'],
      ['--filter', '--sort', '--limit', 'assetsAffected (number)', 'Sorting: '],
    ],
    [['export'], ['--format', '--out', '--filter', 'Fields of assets:', 'Fields of findings:']],
    [
      ['scans', 'list'],
      ['--connector', '--limit'],
    ],
    [['scans', 'show'], ['--limit']],
    [['findings', 'show'], ['findingId']],
    [['status'], ['"findingsNotUpdatedSince"']],
  ])('explain their options and fields in `%s --help`', async (command, words) => {
    const { exitCode, stdout } = await run(...command, '--help');
    expect(exitCode).toBe(0);
    for (const word of [...words, '--json']) expect(stdout).toContain(word);
    expect(stdout).toMatch(/Examples?:\n {2}sentinelone-connector /);
  });
});

describe('export', () => {
  it('writes into a file and says so in one JSON document', async () => {
    const file = join(dataDir, 'findings.jsonl');
    const { exitCode, stdout } = await run(
      'export',
      'findings',
      '--format',
      'jsonl',
      '--out',
      file,
      '--json',
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ export: { file, rows: 61, format: 'jsonl' } });
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(61);
  });

  it('begins CSV with a byte order mark and keeps long ids only where that is asked for', async () => {
    const plain = await run('export', 'assets', '--format', 'csv');
    expect(plain.stdout).toMatch(/^assetId,/);
    expect(plain.stdout).toMatch(/\r\n\d{15,},/);
    const forExcel = await run('export', 'assets', '--format', 'csv', '--bom', '--ids-as-text');
    expect(forExcel.stdout).toMatch(/^\ufeffassetId,/);
    expect(forExcel.stdout).toMatch(/\r\n'\d{15,},/);
    expect(forExcel.stdout).not.toMatch(/\r\n\d{15,},/);
  });

  it('ends quietly when its reader has had enough', async () => {
    const args = [cliFile, '--data-dir', dataDir, 'export', 'findings', '--format', 'csv'];
    const child = spawn(process.execPath, args, {
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdout.destroy();
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe('export, interrupted by one Ctrl+C', () => {
  it('ends with 130 and says so, although its reader has stopped reading', async () => {
    const { project, folder, close } = await newProject();
    const assets = Array.from({ length: 3000 }, (_, index) => endpoint(String(10_000 + index)));
    await scan(project, { startedAt: firstScanAt, assets });
    const args = [cliFile, '--data-dir', folder, 'export', 'assets', '--format', 'jsonl'];
    const child = spawn(process.execPath, args, {
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stdout.once('readable', () => child.kill('SIGINT'));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      child.stdout.resume();
    });
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    expect(exitCode).toBe(130);
    expect(stderr).toBe('Cancelling; press Ctrl+C again to stop at once.\nCancelled.\n');
    await close();
  });
});

describe('scans and findings', () => {
  it('scans show tells counts, issues, walks, quarantined records and what changed by name', async () => {
    const { exitCode, stdout } = await run('scans', 'show', '2');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Scan 2: complete\nExample Console, Scan Mode, full scan of All Endpoints\n');
    expect(stdout).toContain(
      'quarantined: 1 vulnerability record could not be read and was quarantined; the rest were loaded.\n    no endpoint',
    );
    expect(stdout).toMatch(/Walks\n {2}WHAT +SCOPE/);
    expect(stdout).toContain('vulnerabilities: no endpoint\n    {"id":"1"}');
    expect(stdout).toMatch(/New findings\n.*\n {2}critical +CVE-2025-0001/);
    expect(stdout).toMatch(/Deactivated assets\n.*\n {2}a-rather-long-host-name/);
  });

  it.each(['225494730938491', 'A-RATHER-LONG-HOST-NAME-01.example.com'])(
    'assets show %s tells everything about one asset, by its id or its host name',
    async (asked) => {
      const shown = JSON.parse((await run('assets', 'show', asked, '--json')).stdout);
      expect(shown).toMatchObject({
        asset: { assetId: '225494730938491', state: 'active' },
        openFindings: { critical: expect.any(Number) },
      });
      const people = await run('assets', 'show', asked);
      expect(people.stdout).toMatch(/^assetId +225494730938491\n/);
      expect(people.stdout).toMatch(/\nstate +Listed\n/);
      expect(people.stderr).toMatch(/findings list --filter assetId=225494730938491|^$/);
    },
  );

  it('vulnerabilities show tells everything about one CVE, whatever its case, and leads to its findings', async () => {
    const shown = JSON.parse((await run('vulnerabilities', 'show', 'cve-2024-21413', '--json')).stdout);
    expect(shown).toMatchObject({ vulnerability: { cve: 'CVE-2024-21413', score: 9.8 } });
    const people = await run('vulnerabilities', 'show', 'CVE-2024-21413');
    expect(people.stdout).toMatch(/\nscore +9\.8\n/);
    expect(people.stderr).toContain('findings list --filter cve=CVE-2024-21413');
  });

  it('findings show tells everything about one finding, with its history', async () => {
    const listed = await run('findings', 'list', '--filter', 'status=scan-mitigated', '--json');
    const { findings } = JSON.parse(listed.stdout) as { findings: { findingId: string }[] };
    const id = findings[0]?.findingId ?? '';
    const shown = JSON.parse((await run('findings', 'show', id, '--json')).stdout) as Record<string, unknown>;
    expect(shown).toMatchObject({
      finding: { findingId: id, cve: 'CVE-2024-21413', status: 'scan-mitigated' },
      history: [
        { event: 'discovered', scanId: 1 },
        { event: 'mitigated', scanId: 2 },
      ],
    });
    expect((await run('findings', 'show', id)).stdout).toMatch(
      /mitigated +no longer reported by a complete scan/,
    );
  });

  it.each([
    ['findings', 'show', '12-345-67'],
    ['findings', 'list', '--filter', 'findingId=12-345-67'],
    ['export', 'findings', '--format', 'csv', '--out', 'unwritten', '--filter', 'findingId=12-345-67'],
  ])('%s %s says of an id of an earlier version how to find the finding', async (...command) => {
    const { exitCode, stdout } = await run(...command, '--json');
    expect([exitCode, JSON.parse(stdout)]).toMatchObject([
      2,
      { error: { code: 'finding-id-outdated', advice: expect.stringMatching(/host and CVE/) } },
    ]);
  });
});

describe('status', () => {
  it('tells mode, last good scan, freshness, open findings and assets', async () => {
    const { stdout } = await run('status', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      mode: 'asset-sync',
      connectors: [
        {
          name: 'Example Console',
          lastGoodScan: { id: 2, mode: 'scan', finishedAt: '2026-03-02T09:00:00.000Z' },
          running: null,
          interrupted: null,
          needsReview: null,
          assets: { coveredUntil: '2026-03-02T08:00:00.000Z', reconciledAt: '2026-03-02T09:00:00.000Z' },
          findingsNotUpdatedSince: '2026-03-02T08:00:00.000Z',
        },
      ],
      openFindings: { critical: 11, high: 10, medium: 10, low: 10, unknown: 9, informational: 10 },
      assets: { active: 59, inactive: 1, decommissioned: 0 },
      quarantined: 1,
    });
  });

  it('says in Asset Sync Mode since when findings are not updated', async () => {
    const { stdout } = await run('status');
    expect(stdout).toMatch(/^Asset Sync Mode\n/);
    expect(stdout).toContain('Findings            not updated since 2026-03-02 08:00 UTC (Asset Sync Mode)');
  });
});
