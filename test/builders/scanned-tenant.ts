import type { ConsoleOptions, RunningConsole } from '../../main/demo/console-server.ts';
import type { OpenSqliteProject } from '../../main/project/sqlite/threads/sqlite-project.ts';
import { Faults } from '../tenant/faults.ts';
import { ListedWorld } from '../tenant/listed-world.ts';
import { SpoiledRecords } from '../tenant/spoiled-records.ts';
import { startTenant } from '../tenant/started-tenant.ts';
import { openTestProject } from './open-project.ts';
import { type EndedScan, runTestScan, type TestScan } from './run-test-scan.ts';
import { smallPages } from './small-pages.ts';

export const agentsPath = '/agents';
export const risksPath = '/application-management/risks';

/** A world written by hand behind a console with small pages, and a project that is scanned from it. */
export interface ScannedTenant {
  readonly world: ListedWorld;
  readonly server: RunningConsole;
  readonly faults: Faults;
  /** Records that are sent with other values than the world has. */
  readonly spoiled: SpoiledRecords;
  readonly project: OpenSqliteProject;
  /** Runs a scan, a minute of the world's time after whatever happened last. Full unless told. */
  scan(order?: Partial<TestScan>): Promise<EndedScan>;
}

/** Starts one for the length of the running test. Two rows stand on a page unless told. */
export async function scannedTenant(
  options: Partial<ConsoleOptions> = {},
  rowsOnAPage = 2,
): Promise<ScannedTenant> {
  const world = new ListedWorld({ now: Date.UTC(2026, 10, 1) });
  const faults = new Faults();
  const spoiled = new SpoiledRecords();
  const { server } = await startTenant(world, {
    intercept: smallPages(rowsOnAPage, spoiled.around(faults.intercept)),
    ...options,
  });
  const project = await openTestProject();
  return {
    world,
    server,
    faults,
    spoiled,
    project,
    scan(order = {}) {
      world.moveOn(60_000);
      return runTestScan({ project, server, now: () => world.now(), full: true, ...order });
    },
  };
}
