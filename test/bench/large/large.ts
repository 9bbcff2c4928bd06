import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { overview } from '../../../main/project/sqlite/queries/overview.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import { measure } from '../measured-process.ts';
import { startTenantProcess } from '../tenant-process.ts';
import { measureExport } from './export.ts';
import { measureLists } from './lists.ts';
import { measureReconcile } from './reconcile.ts';
import { measureStartUp } from './start-up.ts';

const endpoints = 100_000;
const risksPerEndpoint = 50;
const findings = endpoints * risksPerEndpoint;

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * A project of five million findings: what its first scan costs, and what it is to live with. One round, since it
 * takes a quarter of an hour. Gives the lines of the tables.
 * @param smallPeakMiB what the small first scan needed, to compare with
 * @param drawn how many first pages of lists are drawn
 */
export async function measureLarge(
  cli: string,
  smallPeakMiB: number | null,
  drawn: number,
  say: (line: string) => void,
): Promise<string[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'connector-bench-'));
  try {
    // Said as they come: it takes a quarter of an hour to the last one.
    const lines: string[] = [];
    const tell = (...told: readonly string[]) => {
      for (const line of told) say(line);
      lines.push(...told);
    };
    tell(...(await scanLines(cli, dataDir, smallPeakMiB, say)), '');
    tell('| with five million findings | time | floor | ratio |', '|---|---|---|---|');
    const overviewMs = await withProject(dataDir, timeOverviews);
    const inWords = overviewMs.map((ms) => `${Math.round(ms)} ms`).join(', ');
    tell(`| overview, first and second time after a start | ${inWords} | | |`);
    tell(await measureExport(cli, dataDir));
    tell(await measureReconcile(dataDir));
    tell(await measureStartUp(dataDir));
    tell('', ...(await withProject(dataDir, (project) => measureLists(project, drawn, say))));
    return lines;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function scanLines(
  cli: string,
  dataDir: string,
  smallPeakMiB: number | null,
  say: (line: string) => void,
): Promise<string[]> {
  const tenant = await startTenantProcess({
    endpoints: String(endpoints),
    'risks-per-endpoint': String(risksPerEndpoint),
  });
  try {
    say('draining five million risks');
    const drained = await measure([pathOf('../drain.ts'), tenant.url, tenant.token], {});
    const { bytes } = JSON.parse(drained.stdout) as { bytes: number };
    const env = { SENTINELONE_API_TOKEN: tenant.token };
    await measure([cli, '--data-dir', dataDir, 'connector', 'add', '--url', tenant.url, '--no-verify'], env);
    say('scanning them');
    const sync = [cli, '--data-dir', dataDir, '--quiet', 'sync'];
    const scan = await measure([...sync, '--full'], env);
    // Another one with the watch: that takes memory of its own.
    const watchedStallMs = await stallOf(dataDir, [...sync, '--full'], env);
    const idleStallMs = await stallOf(dataDir, [pathOf('idle.ts')], {});
    say('what changed of them in a day');
    await tenant.nextDay();
    const delta = await measure(sync, env);
    const { size } = statSync(join(dataDir, 'project.sqlite'));
    const peak = scan.peakMiB ?? Number.NaN;
    return [
      `${endpoints.toLocaleString('en-GB')} endpoints, ${findings.toLocaleString('en-GB')} risks; one round.`,
      '',
      '| what | figure | floor | ratio |',
      '|---|---|---|---|',
      `| first full scan | ${(scan.wallMs / 1000).toFixed(0)} s | ${(drained.wallMs / 1000).toFixed(0)} s bare drain | ${(scan.wallMs / drained.wallMs).toFixed(2)} |`,
      `| delta, 1 % changed | ${(delta.wallMs / 1000).toFixed(1)} s | the first full scan | ${(delta.wallMs / scan.wallMs).toFixed(3)} |`,
      `| peak memory of the first | ${Math.round(peak)} MiB | ${smallPeakMiB === null ? 'not told' : `${Math.round(smallPeakMiB)} MiB with 400,000 risks`} | ${smallPeakMiB === null ? '' : (peak / smallPeakMiB).toFixed(2)} |`,
      `| longest stall of the main thread in another full scan | ${watchedStallMs.toFixed(0)} ms | ${idleStallMs.toFixed(0)} ms in an idle program | ${(watchedStallMs - idleStallMs).toFixed(0)} ms more |`,
      `| project file for each finding, assets included | ${Math.round(size / findings)} bytes | ${Math.round(bytes / findings)} bytes of JSON it came from | ${(bytes / size).toFixed(1)} times smaller |`,
    ];
  } finally {
    await tenant.stop();
  }
}

/** Runs a program and gives the longest time that its main thread was held up, in milliseconds. */
async function stallOf(
  folder: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<number> {
  const file = join(folder, 'stall');
  await measure(['--import', pathOf('stall-monitor.ts'), ...args], {
    ...env,
    STALL_FILE: file,
  });
  const stallMs = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  return stallMs;
}

async function withProject<Measured>(
  dataDir: string,
  measureIt: (project: OpenSqliteProject) => Promise<Measured>,
): Promise<Measured> {
  const project = await openSqliteProject(join(dataDir, 'project.sqlite'));
  if (!project.ok) throw project.error;
  try {
    return await measureIt(project.value);
  } finally {
    await project.value.close();
  }
}

async function timeOverviews(project: OpenSqliteProject): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const from = performance.now();
    await overview(project, { now: Date.now(), zone: 'UTC' });
    times.push(performance.now() - from);
  }
  return times;
}
