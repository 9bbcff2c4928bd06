import type { Result } from '../../preload/contract/result.ts';
import type { MigrationProgress } from './migration-progress.ts';
import type { Project } from './project.ts';
import type { ProjectError } from './project-error.ts';
import type { ProjectJobs } from './project-jobs.ts';
import type { ProjectLists } from './project-lists.ts';
import type { ProjectPlace } from './project-place.ts';

/** Told how far the migration of an older project has come. */
export type ReportMigration = (progress: MigrationProgress) => void;

/** What keeps projects: opens them, and does what is done with them as a whole. */
export interface ProjectEngine {
  /** Where a project is, as a person is shown it. */
  describe(place: ProjectPlace): string;
  /** Opens a project; creates or migrates what lies in its place. */
  open(place: ProjectPlace, report?: ReportMigration): Promise<Result<Project, ProjectError>>;
  /** Whether all that keeps a project from being opened is that nothing can be written where it lies. */
  isOnlyUnwritable(error: ProjectError): boolean;
  /** Opens a copy of a project that cannot be written where it lies, to be read; it is gone when it is closed. */
  openCopy(place: ProjectPlace, report?: ReportMigration): Promise<Result<Project, ProjectError>>;
  readonly jobs: ProjectJobs;
  /** The lists of a project that holds nothing. */
  readonly noLists: ProjectLists;
}
