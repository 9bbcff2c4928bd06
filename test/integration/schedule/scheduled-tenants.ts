import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ConnectorService } from '../../../main/connectors/connector-service.ts';
import type { ConsoleOptions, RunningConsole } from '../../../main/demo/console-server.ts';
import { ScanService } from '../../../main/ingest/scan-service.ts';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { scanReports } from '../../../main/project/sqlite/queries/scan-reports.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import type { RunEnd } from '../../../main/schedule/rule-run.ts';
import { RuleScans } from '../../../main/schedule/rule-scans.ts';
import { RuleService } from '../../../main/schedule/rule-service.ts';
import { Scheduler } from '../../../main/schedule/scheduler.ts';
import { SessionStore } from '../../../main/secrets/session-store.ts';
import { findToken } from '../../../main/secrets/token-source.ts';
import type { IngestRule } from '../../../main/settings/ingest-rule.ts';
import type { Connector } from '../../../main/settings/settings-schema.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import type { Result } from '../../../preload/contract/result.ts';
import type { ScanReport } from '../../../preload/contract/scan-report.ts';
import { allEndpoints, type ScanScope } from '../../../preload/contract/scope.ts';
import { smallPages } from '../../builders/small-pages.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { Faults } from '../../tenant/faults.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { startTenant, tenantToken } from '../../tenant/started-tenant.ts';

const hour = 3_600_000;

/** A small tenant with a connector to it. */
export interface ConnectedTenant {
  readonly world: ListedWorld;
  readonly server: RunningConsole;
  readonly faults: Faults;
  readonly connector: Connector;
}

/**
 * Everything that the scheduler's owner has, in real: settings, tokens, a project and scans in threads of their own.
 * Only the schedule's clock is the test's.
 */
export class ScheduledTenants {
  readonly told: string[] = [];
  readonly project: OpenSqliteProject;
  readonly scans: ScanService;
  readonly settings: SettingsStore;
  readonly dataDir: string;
  readonly rules: RuleService;
  readonly #secrets = new SessionStore();
  readonly #connectors: ConnectorService;
  readonly #scheduler: Scheduler;
  readonly #leaving = new AbortController();
  #clock = Date.parse('2026-11-22T10:00:00Z');
  #endsToCome: ((end: RunEnd) => void)[] = [];

  private constructor(dataDir: string, project: OpenSqliteProject) {
    this.dataDir = dataDir;
    this.project = project;
    this.settings = new SettingsStore(dataDir);
    this.scans = new ScanService(project, dataDir);
    this.#connectors = new ConnectorService({ settings: this.settings, secrets: this.#secrets });
    const [now, zone] = [() => this.#clock, () => 'UTC'];
    this.rules = new RuleService({ settings: this.settings, now, zone });
    const ruleScans = new RuleScans({
      dataDir,
      project,
      settings: this.settings,
      scans: this.scans,
      tokenOf: (connector) => findToken(connector, this.#secrets, {}),
      signal: this.#leaving.signal,
    });
    this.#scheduler = new Scheduler({
      settings: this.settings,
      now,
      zone,
      startScan: (rule) => ruleScans.run(rule),
      listener: {
        started: () => this.told.push('started'),
        ended: (_rule, end) => {
          this.told.push(end.state);
          this.#endsToCome.shift()?.(end);
        },
        paused: ({ pausedBecause }) => this.told.push(`paused: ${pausedBecause}`),
        failed: (error) => this.told.push(`failed: ${error.code}`),
      },
    });
  }

  /** Opens all of it for the length of the running test. */
  static async open(): Promise<ScheduledTenants> {
    const dataDir = temporaryFolder();
    const opened = await openSqliteProject(join(dataDir, 'project.sqlite'));
    if (!opened.ok) throw opened.error;
    const tenants = new ScheduledTenants(dataDir, opened.value);
    onTestFinished(async () => {
      await tenants.leave();
      await opened.value.close();
    });
    return tenants;
  }

  /** Starts a tenant of six endpoints with a risk each, in pages of two rows, and saves a connector to it. */
  async connect(
    token: string | null = tenantToken,
    options: Partial<ConsoleOptions> = {},
  ): Promise<ConnectedTenant> {
    const world = new ListedWorld({ now: Date.now() - hour });
    for (let index = 0; index < 6; index += 1) world.addRisk(world.addAgent().id);
    world.moveOn(hour);
    const faults = new Faults();
    const { server } = await startTenant(world, { ...options, intercept: smallPages(2, faults.intercept) });
    const { connector } = must(this.#connectors.draft({ url: server.url }));
    must(await this.#connectors.add(connector, token ?? ''));
    if (token === null) await this.#secrets.delete(connector);
    return { world, server, faults, connector };
  }

  addRule({ id }: Connector, scope: ScanScope = allEndpoints): IngestRule {
    return must(this.rules.add(id, { scope, schedule: { kind: 'every', minutes: 60 } }));
  }

  rule(id: string): IngestRule {
    return must(this.rules.find(id));
  }

  /** An hour passes, so that every rule is due, and the schedule is looked at. */
  anHourPasses(): void {
    this.#clock += hour;
    this.#scheduler.tick();
  }

  /** The end of the next run that ends. */
  nextEnd(): Promise<RunEnd> {
    return new Promise((resolve) => this.#endsToCome.push(resolve));
  }

  /** The owner ends. */
  async leave(): Promise<void> {
    this.#leaving.abort();
    await this.#scheduler.stop();
  }

  /** All scans, the oldest first. */
  async reports(): Promise<readonly ScanReport[]> {
    return (await scanReports(this.project, { limit: 100 })).scans.toReversed();
  }
}

function must<T>(result: Result<T, Error>): T {
  if (!result.ok) throw result.error;
  return result.value;
}
