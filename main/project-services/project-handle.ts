import { basename } from 'node:path';
import type { Result } from '../../preload/contract/result.ts';
import type { MigrationStatus } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import { engineOf } from '../project/engines/engines.ts';
import type { MigrationProgress } from '../project/migration-progress.ts';
import type { Project } from '../project/project.ts';
import type { ProjectEngine } from '../project/project-engine.ts';
import { ProjectError } from '../project/project-error.ts';
import type { ProjectPlace } from '../project/project-place.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Opens the project, telling how far a migration has come. */
type OpenProject = (
  migrating: (progress: MigrationProgress) => void,
) => Promise<Result<Project, ProjectError>>;

/** How long a copy is read before it is tried again whether the project itself can be opened, ms. */
const readCopyForMs = 60_000;

/** A copy that is read in place of the project. */
interface ReadCopy {
  /** Why the project itself cannot be opened. */
  readonly reason: ProjectError;
  /** When it is tried again, ms since the epoch. */
  readonly until: number;
}

/**
 * The project of a data folder: open, or closed for a reason that is told to whoever asks for it. One that cannot be
 * written where it lies, since its disk is full, is read from a copy until it can be.
 */
export class ProjectHandle {
  readonly place: ProjectPlace;
  readonly #engine: ProjectEngine;
  readonly #open: OpenProject;
  readonly #now: () => number;
  #project: Project | null = null;
  #copy: ReadCopy | null = null;
  #error: ProjectError = stillOpening();
  #migration: MigrationStatus | null = null;
  #moved: (() => void) | null = null;
  #keptClosed = false;
  #closedForGood = false;

  /** @param now ms since the epoch */
  constructor(
    place: ProjectPlace,
    open: OpenProject = (migrating) => engineOf(place).open(place, migrating),
    now: () => number = Date.now,
  ) {
    this.place = place;
    this.#engine = engineOf(place);
    this.#open = open;
    this.#now = now;
  }

  /** Opens the project unless it is open. Never rejects: what went wrong is kept as the error. */
  readonly open = oneAtATime(async () => {
    if (this.#keptClosed) return;
    if (this.#project === null) await this.#openIt();
    else if (this.#copy !== null && this.#isStale(this.#copy)) await this.#openAgain(this.#project);
  });

  async #openIt(): Promise<void> {
    const opened = await this.#open(this.#migrating);
    if (opened.ok) this.#project = opened.value;
    else if (this.#engine.isOnlyUnwritable(opened.error)) await this.#readCopy(opened.error);
    else this.#error = opened.error;
    this.#migration = null;
  }

  async #readCopy(reason: ProjectError): Promise<void> {
    const opened = await this.#engine.openCopy(this.place, this.#migrating);
    if (!opened.ok) {
      this.#error = opened.error;
      return;
    }
    this.#project = opened.value;
    this.#copy = { reason, until: this.#now() + readCopyForMs };
  }

  /** Opens the project in the place of its copy, which is read on where it still cannot be. */
  async #openAgain(copy: Project): Promise<void> {
    const opened = await this.#open(this.#migrating);
    this.#migration = null;
    if (opened.ok) {
      this.#project = opened.value;
      this.#copy = null;
      await copy.close();
    } else this.#copy = { reason: opened.error, until: this.#now() + readCopyForMs };
  }

  readonly #migrating = (progress: MigrationProgress): void => {
    this.#migration = migrationStatusOf(progress, this.#migration);
    this.#moved?.();
  };

  /** Also when the clock was set back: that must not keep a copy on show for longer. */
  #isStale({ until }: ReadCopy): boolean {
    const left = until - this.#now();
    return left <= 0 || left > readCopyForMs;
  }

  /** How far the migration has come that keeps the project from being open; null while there is none. */
  get migration(): MigrationStatus | null {
    return this.#migration;
  }

  /** @param moved called whenever the migration gets on */
  onMigration(moved: () => void): void {
    this.#moved = moved;
  }

  /** Why the project is not open; null while it is. */
  get error(): ProjectError | null {
    return this.#project === null ? this.#error : null;
  }

  /** Why a copy is read in the project's place; null while none is. */
  get copyReason(): ProjectError | null {
    return this.#copy?.reason ?? null;
  }

  /** The project, or the copy that is read in its place. @throws ProjectError while neither is open */
  current(): Project {
    if (this.#project === null) throw this.#error;
    return this.#project;
  }

  /** The project itself. @throws ProjectError while it is not open, or only a copy is read */
  writable(): Project {
    if (this.#copy !== null) throw this.#copy.reason;
    return this.current();
  }

  /** Closes the project for as long as the action takes. */
  async whileClosed<T>(action: () => Promise<T>): Promise<T> {
    this.#keptClosed = true;
    try {
      await this.#close();
      return await action();
    } finally {
      // The application may have been quit meanwhile.
      this.#keptClosed = this.#closedForGood;
      await this.open();
    }
  }

  async closeForGood(): Promise<void> {
    this.#closedForGood = true;
    this.#keptClosed = true;
    await this.#close();
  }

  /** A text that differs once somebody, in this process or another, has written to the project. */
  stamp(): Promise<string> {
    return this.#engine.jobs.stamp(this.place);
  }

  /** To be called when it is to be kept closed. */
  async #close(): Promise<void> {
    // One that is just being opened is open first.
    await this.open();
    const project = this.#project;
    this.#project = null;
    this.#copy = null;
    this.#error = notOpen();
    await project?.close();
  }
}

/** What windows are told of it; null once it is done. The copy is named once, at the beginning. */
function migrationStatusOf(
  progress: MigrationProgress,
  before: MigrationStatus | null,
): MigrationStatus | null {
  const uncounted = { done: null, total: null, copy: before?.copy ?? null };
  switch (progress.kind) {
    case 'done':
      return null;
    case 'plan':
      return { ...uncounted, kind: 'plan', copy: basename(progress.copy) };
    case 'copying':
      return { ...uncounted, kind: 'copying', done: progress.done, total: progress.total };
    case 'step':
      return { ...uncounted, kind: 'step', done: progress.step, total: progress.steps };
    default:
      return { ...uncounted, kind: progress.kind };
  }
}

function stillOpening(): ProjectError {
  return new ProjectError(
    'project-unreachable',
    say('serviceMessages:projectOpening.message'),
    say('serviceMessages:projectOpening.advice'),
  );
}

function notOpen(): ProjectError {
  return new ProjectError(
    'project-unreachable',
    say('serviceMessages:projectClosed.message'),
    say('serviceMessages:projectClosed.advice'),
  );
}
