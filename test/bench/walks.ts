import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type ScanReport, scanReport } from '../../preload/contract/scan-report.ts';
import { measure } from './measured-process.ts';
import { median } from './median.ts';
import { benchSites, latencyMs } from './sites.ts';
import { startTenantProcess, type TenantProcess } from './tenant-process.ts';

const drained = z.object({ msPerPage: z.number() });
const scanned = z.object({ scan: scanReport });

/**
 * A full scan of many chosen sites, each a walk of its own, with the walks side by side against the same scan with one
 * walk behind the other; and what a walk takes beside the time that the console lets it wait. Gives the lines of a
 * table.
 */
export async function measureWalks(
  cli: string,
  repeat: number,
  say: (line: string) => void,
): Promise<string[]> {
  const rounds: { alone: number; together: number; single: ScanReport; drained: Drained }[] = [];
  for (let round = 1; round <= repeat; round += 1) {
    say(`walks, round ${round} of ${repeat}`);
    const tenant = await startTenantProcess({}, './sites-tenant.ts');
    try {
      const sites = ['--sites', benchSites.join()];
      rounds.push({
        alone: (await scanOnce(cli, tenant, 1, sites)).wallMs,
        together: (await scanOnce(cli, tenant, 4, sites)).wallMs,
        single: (await scanOnce(cli, tenant, 1, [])).report,
        drained: await drain(tenant),
      });
    } finally {
      await tenant.stop();
    }
  }
  const seconds = (of: (round: (typeof rounds)[number]) => number) =>
    `${(median(rounds.map(of)) / 1000).toFixed(1)} s`;
  const inWords = (ratios: readonly number[]) =>
    `${median(ratios).toFixed(2)} | ${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`;
  const waited = ({ single, drained }: (typeof rounds)[number]) => single.requests * drained.msPerPage;
  const took = ({ single }: (typeof rounds)[number]) => single.durationMs ?? Number.NaN;
  return [
    `A full scan of ${benchSites.length} chosen sites, 1,000 endpoints, 100,000 risks, ${latencyMs} ms an answer.`,
    '',
    '| what | wall time | ratio | lowest-highest |',
    '|---|---|---|---|',
    `| one walk behind the other | ${seconds(({ alone }) => alone)} | 1.00 | |`,
    `| up to four side by side | ${seconds(({ together }) => together)} | ${inWords(rounds.map(({ alone, together }) => together / alone))} |`,
    `| all endpoints, one walk: as many answers, with nothing done with them | ${seconds(waited)} | 1.00 | |`,
    `| the scan of them | ${seconds(took)} | ${inWords(rounds.map((round) => took(round) / waited(round)))} |`,
  ];
}

interface Drained {
  readonly msPerPage: number;
}

/** What the console takes for a page when nothing else is done. */
async function drain(tenant: TenantProcess): Promise<Drained> {
  const program = fileURLToPath(new URL('drain.ts', import.meta.url));
  const { stdout } = await measure([program, tenant.url, tenant.token], {});
  return drained.parse(JSON.parse(stdout));
}

async function scanOnce(
  cli: string,
  tenant: TenantProcess,
  walksAtOnce: number,
  scope: readonly string[],
): Promise<{ wallMs: number; report: ScanReport }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'connector-bench-'));
  const run = (...args: string[]) =>
    measure([cli, '--data-dir', dataDir, ...args], { SENTINELONE_API_TOKEN: tenant.token });
  try {
    await run('connector', 'add', '--url', tenant.url, '--no-verify');
    await run('network', '--walks-at-once', String(walksAtOnce));
    const { wallMs, stdout } = await run('--json', 'sync', '--full', ...scope);
    return { wallMs, report: scanned.parse(JSON.parse(stdout)).scan };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
