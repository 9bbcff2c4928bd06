import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groups } from '../../main/demo/organisation.ts';
import { measure } from './measured-process.ts';
import { median } from './median.ts';
import { startTenantProcess } from './tenant-process.ts';

/** How long the console takes for each answer, in milliseconds. */
const latencyMs = 150;

/**
 * A full scan of every group of the tenant, each a walk of its own, with the walks side by side against the same scan
 * with one walk behind the other. Gives the lines of a table.
 */
export async function measureWalks(
  cli: string,
  repeat: number,
  say: (line: string) => void,
): Promise<string[]> {
  const rounds: { alone: number; together: number }[] = [];
  for (let round = 1; round <= repeat; round += 1) {
    say(`walks, round ${round} of ${repeat}`);
    const tenant = await startTenantProcess({
      endpoints: '2000',
      'risks-per-endpoint': '20',
      latency: String(latencyMs),
    });
    try {
      const timed = async (walksAtOnce: number): Promise<number> => {
        const dataDir = mkdtempSync(join(tmpdir(), 'connector-bench-'));
        const run = (...args: string[]) =>
          measure([cli, '--data-dir', dataDir, ...args], { SENTINELONE_API_TOKEN: tenant.token });
        try {
          await run('connector', 'add', '--url', tenant.url, '--no-verify');
          await run('network', '--walks-at-once', String(walksAtOnce));
          const { wallMs } = await run(
            'sync',
            '--full',
            '--quiet',
            '--groups',
            groups.map(({ id }) => id).join(),
          );
          return wallMs;
        } finally {
          rmSync(dataDir, { recursive: true, force: true });
        }
      };
      rounds.push({ alone: await timed(1), together: await timed(4) });
    } finally {
      await tenant.stop();
    }
  }
  const seconds = (of: (round: (typeof rounds)[number]) => number) =>
    `${(median(rounds.map(of)) / 1000).toFixed(1)} s`;
  const ratios = rounds.map(({ alone, together }) => together / alone);
  return [
    `A full scan of ${groups.length} groups, each a walk of its own, 2,000 endpoints, 40,000 risks, ${latencyMs} ms an answer.`,
    '',
    '| what | wall time | ratio | lowest-highest |',
    '|---|---|---|---|',
    `| one walk behind the other | ${seconds((round) => round.alone)} | 1.00 | |`,
    `| up to four side by side | ${seconds((round) => round.together)} | ${median(ratios).toFixed(2)} | ${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)} |`,
  ];
}
