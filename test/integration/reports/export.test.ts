import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingList } from '../../../main/project/sqlite/queries/list-findings.ts';
import { countRows } from '../../../main/project/sqlite/queries/list-rows.ts';
import { exportToFile } from '../../../main/reports/export-file.ts';
import { type ExportRequest, exportRows } from '../../../main/reports/export-rows.ts';
import { severityNames } from '../../../preload/contract/severity.ts';
import { filterOf } from '../../builders/filter-of.ts';
import {
  dayMs,
  endpoint,
  firstScanAt,
  newProject,
  risk,
  scan,
  type TestProject,
} from '../queries/filled-project.ts';

const endpoints = 1200;
let open: TestProject;
let folder: string;

beforeAll(async () => {
  open = await newProject();
  const ids = Array.from({ length: endpoints }, (_, index) => `2254947309384${10_000 + index}`);
  const assets = ids.map((id) =>
    endpoint(id, { domain: 'EXAMPLE, "Ltd"', ip_addresses: '["10.0.0.1","10.0.0.2"]', last_user: '=evil()' }),
  );
  const findings = ids.map((id, index) =>
    risk(id, 'CVE-2024-0001', {
      severity: index % severityNames.length,
      score: index % 2 === 0 ? 9.8 : null,
    }),
  );
  await scan(open.project, { startedAt: firstScanAt, assets, findings });
  await scan(open.project, { startedAt: firstScanAt + dayMs, assets, findings: findings.slice(1) });
  folder = join(open.folder, 'exports');
  mkdirSync(folder);
});

afterAll(() => open.close());

const findings: ExportRequest = { list: 'findings', format: 'jsonl', filter: [] };
const never = new AbortController().signal;

/** A reader that keeps what it is given and stops reading after some pieces. */
function reader(pieces = Number.POSITIVE_INFINITY, onPiece = () => {}) {
  const received: string[] = [];
  return {
    received,
    async write(piece: string | Uint8Array) {
      received.push(typeof piece === 'string' ? piece : new TextDecoder().decode(piece));
      onPiece();
      return received.length < pieces;
    },
  };
}

describe('an export', () => {
  it('writes JSON Lines with every field of every finding', async () => {
    const target = reader();
    expect(await exportRows(open.project, findings, target, never)).toEqual({ ok: true, value: endpoints });
    const lines = target.received.join('').trimEnd().split('\n');
    expect(lines).toHaveLength(endpoints);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      assetId: '225494730938410000',
      hostName: 'host-225494730938410000',
      cve: 'CVE-2024-0001',
      applicationVendor: 'Example Software',
      applicationName: 'Reader',
      applicationVersion: '1.0',
      severity: 'informational',
      score: 9.8,
      status: 'scan-mitigated',
      discovered: '2026-03-01T08:00:00.000Z',
      firstSeen: '2026-03-01T08:00:00.000Z',
      lastSeen: '2026-03-01T08:00:00.000Z',
      mitigatedAt: '2026-03-02T09:00:00.000Z',
      riskId: '225494730938410000-CVE-2024-0001',
    });
  });

  it('writes CSV with a header, lists joined, and formulas defused', async () => {
    const target = reader();
    const request: ExportRequest = {
      list: 'assets',
      format: 'csv',
      filter: filterOf('assetId=225494730938410000'),
    };
    expect(await exportRows(open.project, request, target, never)).toEqual({ ok: true, value: 1 });
    const [header, row, end] = target.received.join('').split('\r\n');
    expect(header).toMatch(/^assetId,hostName,domain,state,.*,ipAddresses,macAddresses,.*,lastActive,/);
    expect(row).toMatch(
      /^225494730938410000,host-225494730938410000,"EXAMPLE, ""Ltd""",active,.*,10\.0\.0\.1; 10\.0\.0\.2,.*,'=evil\(\),/,
    );
    expect(end).toBe('');
  });

  it('writes the header alone when nothing fulfils the filters', async () => {
    const target = reader();
    const request: ExportRequest = { list: 'findings', format: 'csv', filter: filterOf('hostName=nobody') };
    expect(await exportRows(open.project, request, target, never)).toEqual({ ok: true, value: 0 });
    expect(target.received.join('')).toMatch(/^findingId,assetId,[^\n]*\r\n$/);
  });

  it('writes the header alone while there is no project', async () => {
    const target = reader();
    expect(await exportRows(null, { ...findings, format: 'csv' }, target, never)).toEqual({
      ok: true,
      value: 0,
    });
    expect(target.received.join('')).toMatch(/^findingId,assetId,[^\n]*\r\n$/);
  });

  it('selects with the filters of the list, and refuses what the list refuses', async () => {
    const target = reader();
    const request = { ...findings, filter: filterOf('severity=critical', 'status=active') };
    expect(await exportRows(open.project, request, target, never)).toEqual({
      ok: true,
      value: endpoints / severityNames.length,
    });
    const unknown = await exportRows(
      open.project,
      { ...findings, filter: filterOf('colour=red') },
      reader(),
      never,
    );
    expect(unknown).toMatchObject({ ok: false, error: { code: 'field-unknown' } });
  });

  it('writes the named columns alone, in their order', async () => {
    const columns = ['severity', 'cve', 'HOSTNAME', 'cve'];
    const filters = ['assetId=225494730938410005'];
    const csv = reader();
    const asCsv: ExportRequest = { list: 'findings', format: 'csv', filter: filterOf(...filters), columns };
    expect(await exportRows(open.project, asCsv, csv, never)).toEqual({ ok: true, value: 1 });
    expect(csv.received.join('')).toBe(
      'severity,cve,hostName\r\ncritical,CVE-2024-0001,host-225494730938410005\r\n',
    );
    const lines = reader();
    await exportRows(open.project, { ...asCsv, format: 'jsonl' }, lines, never);
    expect(lines.received.join('')).toBe(
      '{"severity":"critical","cve":"CVE-2024-0001","hostName":"host-225494730938410005"}\n',
    );
    const unknown = await exportRows(open.project, { ...asCsv, columns: ['colour'] }, reader(), never);
    expect(unknown).toMatchObject({ ok: false, error: { code: 'field-unknown' } });
  });

  it('begins with a byte order mark and keeps long ids, where that is wanted', async () => {
    const target = reader();
    const request: ExportRequest = {
      list: 'assets',
      format: 'csv',
      csv: { bom: true, idsAsText: true },
      filter: filterOf('assetId=225494730938410004'),
      columns: ['assetId', 'hostName'],
    };
    expect(await exportRows(open.project, request, target, never)).toEqual({ ok: true, value: 1 });
    expect(target.received.join('')).toBe(
      "\ufeffassetId,hostName\r\n'225494730938410004,host-225494730938410004\r\n",
    );
  });

  it('writes what a search finds, as many rows as are counted', async () => {
    const search = '84100 cve-2024';
    const counted = await countRows(open.project, findingList, { filter: [], search });
    const target = reader();
    const request: ExportRequest = { ...findings, search, columns: ['assetId'] };
    expect(await exportRows(open.project, request, target, never)).toEqual(counted);
    const found = target.received.join('').trimEnd().split('\n');
    expect(counted).toEqual({ ok: true, value: found.length });
    expect(found[0]).toBe('{"assetId":"225494730938410000"}');
    expect(found).toHaveLength(100);
  });

  it('writes unique findings too', async () => {
    const target = reader();
    const request: ExportRequest = {
      list: 'vulnerabilities',
      format: 'csv',
      filter: filterOf('openInstances=>0'),
    };
    expect(await exportRows(open.project, request, target, never)).toEqual({ ok: true, value: 1 });
    expect(target.received.join('')).toContain('CVE-2024-0001,critical,9.8,,,1200,1199,1199,Reader');
  });

  it('tells how far it has come, every ten thousand rows', async () => {
    const many = await newProject();
    const ids = Array.from({ length: 400 }, (_, index) => `${index}`);
    const risks = ids.flatMap((id) =>
      Array.from({ length: 60 }, (_, version) => risk(id, 'CVE-2024-0001', { version: `${version}` })),
    );
    await scan(many.project, {
      startedAt: firstScanAt,
      assets: ids.map((id) => endpoint(id)),
      findings: risks,
    });
    const told: number[] = [];
    const request: ExportRequest = { ...findings, columns: ['cve'], onProgress: (rows) => told.push(rows) };
    expect(await exportRows(many.project, request, reader(), never)).toEqual({ ok: true, value: 24_000 });
    expect(told).toEqual([10_000, 20_000]);
    await many.close();
  });

  it('stops quietly when its reader has gone', async () => {
    const target = reader(1);
    const written = await exportRows(open.project, findings, target, never);
    expect(target.received).toHaveLength(1);
    const lines = target.received[0]?.trimEnd().split('\n').length ?? 0;
    expect(lines).toBeLessThan(endpoints);
    expect(written).toEqual({ ok: true, value: lines });
  });

  it('ends when it is cancelled, even while its reader does not read', async () => {
    const controller = new AbortController();
    const stuck = {
      write() {
        controller.abort();
        return new Promise<boolean>(() => {});
      },
    };
    expect(await exportRows(open.project, findings, stuck, controller.signal)).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
  });
});

describe('an export into a file', () => {
  it('leaves one whole file that only its owner can read', async () => {
    const file = join(folder, 'findings.jsonl');
    writeFileSync(file, 'what was there before', { mode: 0o644 });
    expect(await exportToFile(open.project, findings, file, never)).toEqual({ ok: true, value: endpoints });
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(endpoints);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['findings.jsonl']);
  });

  it('leaves what was there before when it is cancelled', async () => {
    const file = join(folder, 'findings.jsonl');
    writeFileSync(file, 'before');
    const cancelled = AbortSignal.abort();
    expect(await exportToFile(open.project, findings, file, cancelled)).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['findings.jsonl']);
  });

  it('leaves nothing when a filter is refused', async () => {
    const file = join(folder, 'refused.csv');
    const request = { ...findings, filter: filterOf('score=high') };
    expect(await exportToFile(open.project, request, file, never)).toMatchObject({ ok: false });
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(folder)).not.toContain('refused.csv');
  });

  it('writes through a link and into a device, replacing neither', async () => {
    const link = join(folder, 'link.jsonl');
    symlinkSync(join(folder, 'linked.jsonl'), link);
    writeFileSync(join(folder, 'linked.jsonl'), '');
    expect(await exportToFile(open.project, findings, link, never)).toMatchObject({ ok: true });
    expect(statSync(join(folder, 'linked.jsonl')).size).toBeGreaterThan(0);
    expect(await exportToFile(open.project, findings, '/dev/null', never)).toMatchObject({ ok: true });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('says why it cannot write', async () => {
    for (const file of [join(folder, 'missing', 'out.csv'), folder]) {
      expect(await exportToFile(open.project, findings, file, never)).toMatchObject({
        ok: false,
        error: { code: 'export-unwritable', message: expect.stringContaining(file) },
      });
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
