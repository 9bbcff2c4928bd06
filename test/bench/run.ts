import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { scanReport } from '../../preload/contract/scan-report.ts';
import { measureLarge } from './large/large.ts';
import { type Measured, measure } from './measured-process.ts';
import { median } from './median.ts';
import { startTenantProcess, type TenantProcess } from './tenant-process.ts';
import { measureWalks } from './walks.ts';

/**
 * `npm run bench`: what scans cost beside a bare drain of the same pages, measured in the same run, what walks side by
 * side gain, and what five million findings are to live with; and the tables in README.md beside this file.
 * `-- scans`, `-- walks`, `-- large` measure one part alone. `--repeat N` rounds (default 3), `--endpoints N`,
 * `--risks-per-endpoint N`, `--draws N` first
 * pages of lists (default 100, which take a quarter of an hour), `--dry` leaves the tables as they are.
 */
const { values, positionals } = parseArgs({
  options: {
    repeat: { type: 'string', default: '3' },
    endpoints: { type: 'string', default: '20000' },
    'risks-per-endpoint': { type: 'string', default: '20' },
    draws: { type: 'string', default: '100' },
    dry: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

const cli = fileURLToPath(new URL('../../dist/main/cli.js', import.meta.url));
const drain = fileURLToPath(new URL('drain.ts', import.meta.url));
const table = new URL('README.md', import.meta.url);

const steps = ['bare drain', 'first full scan', 'unchanged full scan', 'delta, 1 % changed'] as const;
type Step = (typeof steps)[number];
type Round = Record<Step, Measured>;

const scanned = z.object({ scan: scanReport });

async function scan(tenant: TenantProcess, dataDir: string, kind: 'full' | 'delta'): Promise<Measured> {
  const args = [
    cli,
    '--data-dir',
    dataDir,
    '--json',
    '--quiet',
    'sync',
    ...(kind === 'full' ? ['--full'] : []),
  ];
  const measured = await measure(args, { SENTINELONE_API_TOKEN: tenant.token });
  const report = scanned.parse(JSON.parse(measured.stdout)).scan;
  if (report.state !== 'complete' || report.kind !== kind) {
    throw new Error(`a ${kind} scan was to be complete but was ${report.kind} and ${report.state}`);
  }
  const { assets, findings } = report;
  say(
    `    ${report.kind}: ${assets.seen} assets, ${findings.seen} findings, ${findings.new} new, ${findings.mitigated} mitigated`,
  );
  return measured;
}

async function runRound(): Promise<Round> {
  const dataDir = mkdtempSync(join(tmpdir(), 'connector-bench-'));
  const tenant = await startTenantProcess({
    endpoints: values.endpoints,
    'risks-per-endpoint': values['risks-per-endpoint'],
    'agent-churn': '0.01',
    'risk-churn': '0.01',
  });
  try {
    await measure([cli, '--data-dir', dataDir, 'connector', 'add', '--url', tenant.url, '--no-verify'], {
      SENTINELONE_API_TOKEN: tenant.token,
    });
    const drained = await measure([drain, tenant.url, tenant.token], {});
    say(`    drained ${drained.stdout.trim()}`);
    const first = await scan(tenant, dataDir, 'full');
    const unchanged = await scan(tenant, dataDir, 'full');
    await tenant.nextDay();
    const delta = await scan(tenant, dataDir, 'delta');
    return {
      'bare drain': drained,
      'first full scan': first,
      'unchanged full scan': unchanged,
      'delta, 1 % changed': delta,
    };
  } finally {
    await tenant.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One line of the table: medians over the rounds; the ratio is taken within each round first. */
function lineOf(step: Step, rounds: readonly Round[]): string {
  const seconds = median(rounds.map((round) => round[step].wallMs / 1000));
  const ratios = rounds.map((round) => round[step].wallMs / round['bare drain'].wallMs);
  const range = `${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`;
  const peaks = rounds.map((round) => round[step].peakMiB).filter((peak) => peak !== null);
  const peak = peaks.length === 0 ? 'not told' : `${Math.round(median(peaks))} MiB`;
  return `| ${step} | ${seconds.toFixed(1)} s | ${median(ratios).toFixed(2)} | ${range} | ${peak} |`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The small scans: lines of the table, and the peak memory of the first one. */
async function measureScans(): Promise<{ lines: string[]; peakMiB: number | null }> {
  const rounds: Round[] = [];
  for (let round = 1; round <= Number(values.repeat); round += 1) {
    say(`round ${round} of ${values.repeat}`);
    rounds.push(await runRound());
  }
  const peaks = rounds.map((round) => round['first full scan'].peakMiB).filter((peak) => peak !== null);
  const risks = Number(values.endpoints) * Number(values['risks-per-endpoint']);
  const lines = [
    `${Number(values.endpoints).toLocaleString('en-GB')} endpoints, ${risks.toLocaleString('en-GB')} risks; median of ${rounds.length} rounds; ${machine()}`,
    '',
    '| what | wall time | ratio to the drain | lowest-highest | peak memory |',
    '|---|---|---|---|---|',
    ...steps.map((step) => lineOf(step, rounds)),
  ];
  return { lines, peakMiB: peaks.length === 0 ? null : median(peaks) };
}

function machine(): string {
  return `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}); Node ${process.version}; ${new Date().toISOString().slice(0, 10)}`;
}

/** Says what a part measured, and puts it into its place in the table's file. */
function report(part: string, lines: readonly string[]): void {
  for (const line of lines) say(line);
  if (values.dry) return;
  const place = new RegExp(`(<!-- ${part} -->\\n)[\\s\\S]*?(<!-- end -->)`);
  writeFileSync(table, readFileSync(table, 'utf8').replace(place, `$1\n${lines.join('\n')}\n\n$2`));
}

const parts = positionals.length > 0 ? positionals : ['scans', 'walks', 'large'];
let smallPeakMiB: number | null = null;
if (parts.includes('scans')) {
  const { lines, peakMiB } = await measureScans();
  smallPeakMiB = peakMiB;
  report('scans', lines);
}
if (parts.includes('walks')) report('walks', await measureWalks(cli, Number(values.repeat), say));
if (parts.includes('large'))
  report('large', [machine(), '', ...(await measureLarge(cli, smallPeakMiB, Number(values.draws), say))]);
