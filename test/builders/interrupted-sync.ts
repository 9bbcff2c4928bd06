import { cpSync, globSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { ConsoleRequest, RunningConsole } from '../../main/demo/console-server.ts';
import { GeneratedWorld } from '../../main/demo/generated-world.ts';
import type { ScanReport } from '../../preload/contract/scan-report.ts';
import type { CliRun, StartedCli } from '../setup/run-cli.ts';
import { startTenant, tenantToken } from '../tenant/started-tenant.ts';
import { type CliWorkplace, cliWorkplace } from './cli-workplace.ts';
import { smallPages } from './small-pages.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A list request as the console saw it. */
export interface AskedPage {
  readonly path: string;
  readonly cursor: string | null;
  /** Whether it asks for the whole list, and not for a number or for what changed. */
  readonly ofFullWalk: boolean;
}

/** A walk as its checkpoint stands in the project's file. */
export interface Checkpoint {
  readonly resource: string;
  readonly state: string;
  readonly cursor: string | null;
  readonly pages: number;
  readonly rows: number;
}

const rowsOnAPage = 15;

/** A generated tenant of 60 endpoints (4 pages) and 360 risks (24 pages), and the command line that syncs with it. */
export class InterruptedSync {
  readonly world: GeneratedWorld;
  readonly server: RunningConsole;
  readonly cli: CliWorkplace;
  /** List requests since the last start. */
  asked: readonly AskedPage[] = [];
  readonly #requests: { onRequest: (request: ConsoleRequest) => void };

  private constructor(
    world: GeneratedWorld,
    server: RunningConsole,
    cli: CliWorkplace,
    requests: { onRequest: (request: ConsoleRequest) => void },
  ) {
    this.world = world;
    this.server = server;
    this.cli = cli;
    this.#requests = requests;
  }

  /** Starts the tenant for the length of the running test. */
  static async start(dataDir = temporaryFolder()): Promise<InterruptedSync> {
    const world = new GeneratedWorld({ seed: 5, endpoints: 60, risksPerEndpoint: 6, base: Date.now() });
    const requests = { onRequest: (_: ConsoleRequest): void => undefined };
    const { server } = await startTenant(world, {
      latencyMs: 4,
      intercept: smallPages(rowsOnAPage, (request, answer) => {
        requests.onRequest(request);
        return answer();
      }),
    });
    return new InterruptedSync(world, server, await cliWorkplace(server, tenantToken, dataDir), requests);
  }

  /** Syncs, and calls back with the running process when the console gets its n-th request. */
  async syncUntil(
    nth: number,
    interrupt: (running: StartedCli) => void,
    more: readonly string[] = [],
  ): Promise<CliRun> {
    const asked: AskedPage[] = [];
    this.asked = asked;
    let count = 0;
    const running = this.cli.start(['sync', '--json', ...more]);
    this.#requests.onRequest = ({ path, query }) => {
      const ofFullWalk =
        !query.has('countOnly') && !query.has('updatedAt__gte') && !query.has('riskUpdatedDate__gte');
      asked.push({ path, cursor: query.get('cursor'), ofFullWalk });
      count += 1;
      if (count === nth) interrupt(running);
    };
    return running.ended;
  }

  /** Syncs to its end. */
  async sync(more: readonly string[] = []): Promise<{ exitCode: number | null; scan: ScanReport }> {
    const { exitCode, stdout } = await this.syncUntil(0, () => undefined, more);
    return { exitCode, scan: (JSON.parse(stdout) as { scan: ScanReport }).scan };
  }

  /**
   * Checks the project's file as it lies there, on a copy, so that the next sync meets it untouched; gives how many
   * assets and findings it has, and the walks of the newest scan.
   */
  checkProject(): { assets: number; findings: number; walks: Checkpoint[] } {
    const folder = temporaryFolder();
    for (const name of globSync('project.sqlite*', { cwd: this.cli.dataDir }))
      cpSync(join(this.cli.dataDir, name), join(folder, name));
    const database = new Database(join(folder, 'project.sqlite'));
    try {
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      const count = (table: 'asset' | 'finding') =>
        Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
      const walks = database
        .prepare<[], Checkpoint>(
          `SELECT resource, state, cursor, pages, rows FROM walk
           WHERE scan_id = (SELECT max(id) FROM scan) AND state <> 'restarted' ORDER BY id`,
        )
        .all();
      return { assets: count('asset'), findings: count('finding'), walks };
    } finally {
      database.close();
    }
  }
}
