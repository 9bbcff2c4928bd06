import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { filterOf } from '../builders/filter-of.ts';
import { hour, TimedApplication } from '../builders/timed-application.ts';
import { Campaign, patience, times } from './campaign.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What must not grow with the number of scans. */
interface Level {
  readonly heapBytes: number;
  readonly openFiles: number;
  readonly threadsAndTimers: number;
  readonly walBytes: number;
  readonly projectBytes: number;
  /** Median of some first pages and overviews, ms. */
  readonly queryMs: number;
}

async function levelOf(machine: TimedApplication): Promise<Level> {
  const project = machine.services.project();
  const times: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    const from = performance.now();
    await project.lists.rows('findings', { filter: filterOf(`score>${turn}`), sort: ['-score'], limit: 50 });
    await project.reads.overview({ now: machine.now, zone: 'UTC' });
    times.push(performance.now() - from);
  }
  collectGarbage();
  const sizeOf = (name: string): number =>
    statSync(join(machine.dataDir, name), { throwIfNoEntry: false })?.size ?? 0;
  return {
    heapBytes: process.memoryUsage().heapUsed,
    openFiles: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0,
    threadsAndTimers: process.getActiveResourcesInfo().length,
    walBytes: sizeOf('project.sqlite-wal'),
    projectBytes: sizeOf('project.sqlite'),
    queryMs: times.toSorted((one, other) => one - other)[4] ?? 0,
  };
}

test('thousands of scheduled scans: memory, handles, files and queries stay level', {
  timeout: patience,
}, async () => {
  const campaign = new Campaign('scheduled scans over simulated months on one project');
  const machine = await TimedApplication.open();
  const { connector, world } = await machine.connect();
  machine.addRule(connector, { kind: 'every', minutes: 60 });
  const risks: string[] = [];
  let scans = 0;
  const scan = async (): Promise<void> => {
    // As much goes as comes.
    world.moveOn(hour);
    const agents = world.agentsAfter(null, 100, {}, { by: 'id', descending: false }).rows;
    const [known] = world.risksAfter(null, 1, {}, { descending: false }).rows;
    const facts = known && { cve: { ...known.cve, id: `CVE-2024-${10_000 + (scans % 20)}` } };
    risks.push(world.addRisk(campaign.pick(agents).id, facts).id);
    if (risks.length > 10) world.removeRisk(risks.shift() ?? '');
    machine.sleeps(hour);
    scans += 1;
    await machine.untilEnded(scans);
    campaign.count('scheduled scans');
  };
  // The first ones fill what is filled once: statements, pools, the code of V8.
  const first = times(6, 200);
  while (scans < first) await scan();
  const before = await levelOf(machine);
  while (scans < times(16, 2000)) await scan();
  const after = await levelOf(machine);

  expect(after.openFiles).toBeLessThanOrEqual(before.openFiles + 4);
  expect(after.threadsAndTimers).toBeLessThanOrEqual(before.threadsAndTimers + 4);
  expect(after.heapBytes).toBeLessThan(before.heapBytes + 32 * 1024 * 1024);
  expect(after.walBytes).toBeLessThan(80 * 1024 * 1024);
  // A few scans on a busy machine tell nothing of time; over two thousand, what grows with their number shows.
  expect(after.queryMs).toBeLessThan(before.queryMs * times(100, 4));
  // What is kept of a scan for ever: its record, its walks, its events.
  expect((after.projectBytes - before.projectBytes) / (scans - first)).toBeLessThan(16_384);
  campaign.count('heap, MB more than at first', Math.round((after.heapBytes - before.heapBytes) / 1e6));
  campaign.count('open files more', after.openFiles - before.openFiles);
  campaign.count('write-ahead log, MB', Math.round(after.walBytes / 1e6));
  campaign.count(
    'bytes of the project for each scan',
    Math.round((after.projectBytes - before.projectBytes) / (scans - first)),
  );
  campaign.count('queries, % of their time at first', Math.round((100 * after.queryMs) / before.queryMs));
});
