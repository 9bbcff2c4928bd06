import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CampaignReport, campaignReport } from './campaign-report.ts';

/**
 * `npm run faults`: the campaigns of this folder at full length, and the table in README.md beside this file.
 * `npm run faults -- kill` runs those whose file names begin like that and writes their rows alone; `--dry` leaves the
 * table as it is; `--seed N` draws other chances. A campaign that fails keeps its older row.
 */
const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, dry: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const table = new URL('README.md', import.meta.url);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function inWords({ counts }: CampaignReport): string {
  return Object.entries(counts)
    .map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
    .join(', ');
}

/** The table with the rows of these campaigns in the place of older ones of the same title. */
function withRows(text: string, campaigns: readonly CampaignReport[]): string {
  const [before = '', rest = ''] = text.split('<!-- measured -->\n');
  const end = rest.indexOf('<!-- end -->');
  const rows = new Map(
    [...rest.slice(0, end).matchAll(/^\| (?!campaign |---)(.+?) \|.*$/gm)].map(([row, title]) => [
      title ?? '',
      row,
    ]),
  );
  const day = new Date().toISOString().slice(0, 10);
  for (const report of campaigns.filter(({ passed }) => passed))
    rows.set(
      report.title,
      `| ${report.title} | ${inWords(report)} | ${report.seconds} s | ${day}, seed ${report.seed} |`,
    );
  const sorted = [...rows].sort(([one], [other]) => one.localeCompare(other, 'en')).map(([, row]) => row);
  return `${before}<!-- measured -->

${cpus().length} cores; Node ${process.version}

| campaign | what was done, and what came of it | time | when |
|---|---|---|---|
${sorted.join('\n')}

${rest.slice(end)}`;
}

const folder = mkdtempSync(join(tmpdir(), 'connector-faults-'));
const reportFile = join(folder, 'report.jsonl');
writeFileSync(reportFile, '');
const chosen = positionals.length > 0 ? positionals : [''];
const { status } = spawnSync(
  'vitest',
  ['run', '--project', 'main', ...chosen.map((part) => `test/faults/${part}`)],
  {
    stdio: 'inherit',
    env: { ...process.env, FAULTS: 'thorough', FAULTS_REPORT: reportFile, FAULTS_SEED: values.seed },
  },
);
const reports = readFileSync(reportFile, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => campaignReport.parse(JSON.parse(line)))
  .sort((one, other) => one.title.localeCompare(other.title, 'en'));
rmSync(folder, { recursive: true });

for (const report of reports) {
  say(
    `${report.passed ? 'held  ' : 'FAILED'}  ${report.title} (${report.seconds} s)\n        ${inWords(report)}`,
  );
}
if (!values.dry) writeFileSync(table, withRows(readFileSync(table, 'utf8'), reports));
process.exitCode = status ?? 1;
