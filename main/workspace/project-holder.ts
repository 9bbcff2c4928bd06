import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Result } from '../../preload/contract/result.ts';
import type { MigrationStatus } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import type { MigrationProgress } from '../project/migration-progress.ts';
import { openProject, type Project } from '../project/project.ts';
import { ProjectError } from '../project/project-error.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Opens the project, telling how far a migration has come. */
type OpenProject = (
  migrating: (progress: MigrationProgress) => void,
) => Promise<Result<Project, ProjectError>>;

/** The project of a data folder: open, or closed for a reason that is told to whoever asks for it. */
export class ProjectHolder {
  readonly file: string;
  readonly #open: OpenProject;
  #project: Project | null = null;
  #trouble: ProjectError = stillOpening();
  #migration: MigrationStatus | null = null;
  #moved: (() => void) | null = null;
  #keptClosed = false;
  #closedForGood = false;

  constructor(file: string, open: OpenProject = (migrating) => openProject(file, migrating)) {
    this.file = file;
    this.#open = open;
  }

  /** Opens the project unless it is open. Never rejects: what went wrong is kept as the trouble. */
  readonly open = oneAtATime(async () => {
    if (this.#project !== null || this.#keptClosed) return;
    const opened = await this.#open((progress) => {
      this.#migration = migrationStatusOf(progress, this.#migration);
      this.#moved?.();
    });
    this.#migration = null;
    if (opened.ok) this.#project = opened.value;
    else this.#trouble = opened.error;
  });

  /** How far the migration has come that keeps the project from being open; null while there is none. */
  get migration(): MigrationStatus | null {
    return this.#migration;
  }

  /** @param moved called whenever the migration gets on */
  onMigration(moved: () => void): void {
    this.#moved = moved;
  }

  /** Why the project is not open; null while it is. */
  get trouble(): ProjectError | null {
    return this.#project === null ? this.#trouble : null;
  }

  /** @throws ProjectError while it is not open */
  current(): Project {
    if (this.#project === null) throw this.#trouble;
    return this.#project;
  }

  /** Closes the project for as long as the action takes. */
  async whileClosed<T>(action: (file: string) => Promise<T>): Promise<T> {
    this.#keptClosed = true;
    try {
      await this.#close();
      return await action(this.file);
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
  async stamp(): Promise<string> {
    const times = await Promise.all([this.file, `${this.file}-wal`].map(stampOf));
    return times.join(' ');
  }

  /** To be called when it is to be kept closed. */
  async #close(): Promise<void> {
    // One that is just being opened is open first.
    await this.open();
    const project = this.#project;
    this.#project = null;
    this.#trouble = notOpen();
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

async function stampOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(file);
    return `${mtimeMs}/${size}`;
  } catch {
    return 'none';
  }
}

function stillOpening(): ProjectError {
  return new ProjectError(
    'project-unreachable',
    say('workspaceFaults:projectOpening.message'),
    say('workspaceFaults:projectOpening.advice'),
  );
}

function notOpen(): ProjectError {
  return new ProjectError(
    'project-unreachable',
    say('workspaceFaults:projectClosed.message'),
    say('workspaceFaults:projectClosed.advice'),
  );
}
