import type { CodedError } from '../../../preload/contract/coded-error.ts';
import type { Result } from '../../../preload/contract/result.ts';
import { projectUpkeep } from '../../composition/project-upkeep.ts';
import { ScanService } from '../../ingest/scan-service.ts';
import type { Project } from '../../project/project.ts';
import type { ScheduledBackups } from '../../project-registry/scheduled-backups.ts';
import type { ScheduledCheck } from '../../project-registry/scheduled-check.ts';
import { RuleScans } from '../../schedule/rule-scans.ts';
import { Scheduler } from '../../schedule/scheduler.ts';
import type { SecretError } from '../../secrets/secret-error.ts';
import type { FoundToken } from '../../secrets/token-source.ts';
import type { ProjectRecord } from '../../settings/project-record.ts';
import type { Connector } from '../../settings/settings-schema.ts';
import type { CommandContext } from '../command-context.ts';
import { openById } from '../open-project.ts';
import { namingWayBack } from '../project/way-back.ts';
import { installationSettings } from '../session.ts';
import type { WatchDiary } from './watch-diary.ts';

interface WatchedProject {
  readonly project: Project;
  readonly scheduler: Scheduler;
  readonly backups: ScheduledBackups;
  readonly check: ScheduledCheck;
}

export interface WatchedProjectsDependencies {
  readonly context: CommandContext;
  readonly diary: WatchDiary;
  readonly tokenOf: (connector: Connector) => Promise<Result<FoundToken, SecretError>>;
  /** The only project to watch; null for all there are, also those that are created meanwhile. */
  readonly only: string | null;
}

/** The projects that `watch` keeps in step: each is open, with a schedule and backups of its own. */
export class WatchedProjects {
  readonly #dependencies: WatchedProjectsDependencies;
  readonly #watched = new Map<string, WatchedProject>();
  /** Why a project could not be opened, as it was last said. */
  readonly #errors = new Map<string, string>();

  constructor(dependencies: WatchedProjectsDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Opens the projects that are not open yet. One that cannot be opened does not keep the others from being scanned.
   * @throws ProjectError when none can be opened
   */
  async open(): Promise<void> {
    const { only, context, diary } = this.#dependencies;
    const wanted = installationSettings(context.session).projects.filter(
      ({ id }) => only === null || id === only,
    );
    for (const record of wanted) {
      if (this.#watched.has(record.id)) continue;
      const opened = await openById(context.session, record.id);
      if (opened.ok) {
        this.#errors.delete(record.id);
        this.#watched.set(record.id, this.#watch(record, opened.value));
      } else {
        const error = await namingWayBack(context.session, record.id, opened.error);
        if (this.#watched.size === 0 && record === wanted.at(-1)) throw error;
        if (this.#errors.get(record.id) !== error.message) diary.failed(error);
        this.#errors.set(record.id, error.message);
      }
    }
  }

  /** Starts the scans and backups that are due. */
  tick(): void {
    for (const { scheduler, backups, check } of this.#watched.values()) {
      scheduler.tick();
      void backups.tick();
      void check.tick();
    }
  }

  /** Waits for the ends of scans and backups, which the run's signal has ended, and closes everything. */
  async close(): Promise<void> {
    await Promise.all(
      [...this.#watched.values()].map(async ({ scheduler, backups, check, project }) => {
        await Promise.all([scheduler.stop(), backups.stop(), check.stop()]);
        await project.close();
      }),
    );
  }

  async #checked(projectId: string, damage: CodedError | null): Promise<void> {
    const { context, diary } = this.#dependencies;
    if (damage !== null) diary.damaged(await namingWayBack(context.session, projectId, damage));
  }

  #watch({ id, name }: ProjectRecord, project: Project): WatchedProject {
    const { context, diary, tokenOf } = this.#dependencies;
    const { session, signal } = context;
    const { dataDir } = session;
    const { settings } = session.services.project(() => id);
    const scans = new ScanService(project, dataDir);
    const ruleScans = new RuleScans({ dataDir, settings, project, scans, tokenOf, signal });
    const scheduler = new Scheduler({
      settings,
      now: session.services.now,
      zone: session.services.zone,
      listener: diary,
      startScan: async (rule) => {
        const end = await ruleScans.run(rule);
        if (end.scanId !== null) diary.keepReport(rule, await project.reads.scanReport(end.scanId));
        return end;
      },
    });
    const upkeep = projectUpkeep(session.services, {
      projectId: id,
      settings,
      project: () => project,
      backedUp: (error) => diary.backedUp(name, error),
      checked: (damage) => void this.#checked(id, damage),
    });
    return { project, scheduler, ...upkeep };
  }
}
