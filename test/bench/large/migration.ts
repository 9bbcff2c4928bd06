import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { migrate } from '../../../main/project/sqlite/migrations/migrate.ts';
import { openMigrated } from '../../../main/project/sqlite/threads/open-migrated.ts';
import '../../../main/project/spoken-errors.ts';

/**
 * How long a project of an older release takes to be brought to today's shape: the copy, its check, and each step.
 *
 * node test/bench/large/migration.ts [findings, five million without it]
 */

const findings = Number(process.argv[2] ?? 5_000_000);
/** The oldest version that a release wrote. */
const from = 2;
const perAsset = 50;
const assets = Math.ceil(findings / perAsset);

function fill(database: Database.Database): void {
  const numbers = (count: number) =>
    `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${count})`;
  database.exec(`
    ${numbers(assets)} INSERT INTO asset (connector_id, agent_id, known_from, state, state_changed_at, first_seen_walk,
      last_seen_walk, first_seen_at, last_seen_at, host_name, os_name, domain, network_interfaces, application_scan_at)
    SELECT 'c0ffee01', printf('%019d', n * 7919), 'endpoint', 'active', 1, 1, 1, 1, 1, printf('pc-%07d', n),
      'Windows 11 Enterprise', 'corp.example', printf('[{"name":"Ethernet","physical":"%030d"}]', n), 1764000000000
    FROM number;
    ${numbers(20_000)} INSERT INTO vulnerability (cve, published_at)
    SELECT printf('CVE-%d-%05d', 2015 + n % 11, n), 1700000000000 FROM number;
    ${numbers(5_000)} INSERT INTO application (vendor, name, version)
    SELECT 'Vendor ' || (n % 300), 'Application ' || (n % 900), printf('%d.%d.%d', n % 20, n % 7, n) FROM number;
    ${numbers(assets * perAsset)} INSERT INTO finding (asset_id, vulnerability_id, application_id, mitigated, first_seen_walk,
      last_seen_walk, risk_id, severity, score, cvss_version, risk_score, detected_at, exploit_maturity, remediation_level)
    SELECT (n - 1) / ${perAsset} + 1, 1 + (n * 7919) % 20000, 1 + (n * 104729) % 5000, n % 9 = 0, 1, 1,
      printf('%019d', n * 31), n % 5, (n % 100) / 10.0, '3.1', (n % 90) / 10.0, 1764000000000 + n, 'Not Defined', 'Official Fix'
    FROM number`);
}

const folder = mkdtempSync(join(tmpdir(), 'connector-bench-'));
try {
  const file = join(folder, 'project.sqlite');
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  migrate(database, file, migrations.slice(0, from));
  database.transaction(() => fill(database))();
  database.close();
  const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(2)} GB`;
  process.stdout.write(`${findings} findings, ${gigabytes(statSync(file).size)}\n`);
  const began = performance.now();
  let last = '';
  const migrated = await openMigrated(file, (progress) => {
    const { kind } = progress;
    if (kind === 'copying' && last === 'copying') return;
    last = kind;
    const needed = kind === 'plan' ? ` needs ${gigabytes(progress.neededBytes)}` : '';
    const name = kind === 'step' ? ` ${progress.name}` : '';
    process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1)} s ${kind}${name}${needed}\n`);
  });
  migrated.close();
  process.stdout.write(`${gigabytes(statSync(file).size)} afterwards\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
