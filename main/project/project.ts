import type { MessagePort } from 'node:worker_threads';
import type { ProjectIngest } from './project-ingest.ts';
import type { ProjectLists } from './project-lists.ts';
import type { ProjectMaintenance } from './project-maintenance.ts';
import type { ProjectPlace } from './project-place.ts';
import type { ProjectReads } from './project-reads.ts';
import type { ProjectTriage } from './project-triage.ts';

/**
 * An open project by its doors. What keeps it, where and in which threads, is a matter of its engine; what is done with
 * it as a whole are the engine's jobs, see `ProjectJobs`.
 */
export interface Project {
  readonly place: ProjectPlace;
  readonly lists: ProjectLists;
  readonly reads: ProjectReads;
  readonly ingest: ProjectIngest;
  /** Leads to the ingest door from another thread, see `ingestOver`. */
  ingestChannel(): MessagePort;
  readonly triage: ProjectTriage;
  readonly maintenance: ProjectMaintenance;
  close(): Promise<void>;
}
