import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CampaignReport, campaignReport } from './campaign-report.ts';

/**
 * `npm run faults`: the campaigns of this folder at full length, and the table in README.md beside this file.
 * `npm run faults -- kill` runs those whose file names have a part in common with what is told and leaves the table as
 * it is, as `--dry` does; `--seed N` draws other chances.
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
if (status === 0 && positionals.length === 0 && !values.dry) {
  const rows = reports.map((report) => `| ${report.title} | ${inWords(report)} | ${report.seconds} s |`);
  const day = new Date().toISOString().slice(0, 10);
  const measured = `Seed ${values.seed}; ${cpus().length} cores; Node ${process.version}; ${day}

| campaign | what was done, and what came of it | time |
|---|---|---|
${rows.join('\n')}
`;
  const [before, rest = ''] = readFileSync(table, 'utf8').split('<!-- measured -->\n');
  const after = rest.slice(rest.indexOf('<!-- end -->'));
  writeFileSync(table, `${before}<!-- measured -->\n\n${measured}\n${after}`);
}
process.exitCode = status ?? 1;
