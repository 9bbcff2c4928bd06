import type { Result } from '../../preload/contract/result.ts';
import type { ProjectError } from './project-error.ts';
import type { ProjectPlace } from './project-place.ts';

/** How far a job has come, in a unit of its own. */
export interface Steps {
  readonly done: number;
  readonly total: number;
}

export interface BackupContents {
  readonly assets: number;
  readonly findings: number;
  readonly scans: number;
  /** When the newest scan ended, or began while it has not ended: ISO 8601 in UTC; null when there is none. */
  readonly lastScanAt: string | null;
}

export interface BackupRequest {
  /** The file to write. It appears when it is whole; what was there before stays until then. */
  readonly target: string;
  /** Whether the user named it: links there are followed then. */
  readonly named: boolean;
  readonly report?: (steps: Steps) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface RestoreRequest {
  readonly backupFile: string;
  /** Names what is kept, ms since 1970. */
  readonly now: number;
  readonly report?: (steps: Steps) => void;
}

export interface Restored {
  /** Where the project lies now that there was before; empty when there was none. */
  readonly keptAs: string;
}

/** What is damaged in a project. */
export interface Damage {
  /** Names of the parts that are damaged; empty where none can be named. */
  readonly where: string;
  /** The engine's first finding. */
  readonly reason: string;
}

/** What stands in the place of a project. */
export interface Presence {
  /** `unknown` where even that cannot be told, which its opening then says. */
  readonly state: 'there' | 'absent' | 'empty' | 'unknown';
  /** Something beside the place says that a project was there. */
  readonly remains: boolean;
}

/** Whether a project can be used by this program, and is whole. Versions are those of its shape. */
export type ProjectCheck =
  | { readonly kind: 'empty' | 'other-program' | 'foreign-tables' }
  | { readonly kind: 'too-new'; readonly version: number; readonly newest: number }
  | { readonly kind: 'damaged'; readonly damage: Damage }
  | { readonly kind: 'whole'; readonly version: number; readonly newest: number; readonly bytes: number };

/** A scan as a bundle for whoever helps names it. Times are ms since the epoch. */
export interface ScanLine {
  readonly id: number;
  readonly kind: string;
  readonly mode: string;
  readonly state: string;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly assets: number;
  readonly findings: number;
  readonly quarantined: number;
  readonly requests: number;
  readonly retries: number;
  /** Codes of its issues, parted by commas. */
  readonly issues: string | null;
}

/** What a bundle tells of a project: how much it holds and how its newest scans went. Nobody's data. */
export interface ProjectSummary {
  readonly version: number;
  readonly assets: number;
  readonly findings: number;
  readonly scans: number;
  /** The newest first. */
  readonly newest: readonly ScanLine[];
  /** Those of the words that are names of assets, domains, users, accounts, sites or groups of the project. */
  readonly names: readonly { readonly kind: 'host' | 'user' | 'place'; readonly name: string }[];
}

/** What is done with a project as a whole, by its place. Nothing runs in the caller's thread. */
export interface ProjectJobs {
  /** Never opens it. */
  presence(place: ProjectPlace): Presence;
  /** A text that differs once anybody has written to the project. */
  stamp(place: ProjectPlace): Promise<string>;
  /** What tells a project from one that takes its place; null where there is none. */
  identity(place: ProjectPlace): string | null;
  /** Whether a file that somebody chose is the project itself. The file is not opened. */
  isProjectItself(place: ProjectPlace, file: string): Promise<boolean>;
  /**
   * Copies a project, open or not, into one file that only its owner can read, as it is at one moment, whatever is
   * written meanwhile; the copy is checked before it takes its place. Gives its size in bytes.
   */
  backUp(place: ProjectPlace, request: BackupRequest): Promise<Result<number, ProjectError>>;
  /** What is in a backup, after making sure that it is one. Takes about as long as reading it once. */
  describeBackup(place: ProjectPlace, backupFile: string): Promise<Result<BackupContents, ProjectError>>;
  /**
   * Puts a checked copy of a backup in the place of a closed project, which is kept beside it. At every instant one of
   * the two stands whole there. Fails with `project-busy` while anything has the project open.
   */
  restore(place: ProjectPlace, request: RestoreRequest): Promise<Result<Restored, ProjectError>>;
  /** Moves what is in a closed project's place aside. Fails as `restore` does. */
  putAside(place: ProjectPlace, now: number): Promise<Result<Restored, ProjectError>>;
  /** Proves that nobody has a closed project open; one that is not there is no failure. Fails with `project-busy`. */
  proveUnused(place: ProjectPlace): Promise<Result<null, ProjectError>>;
  /** Deletes a closed project, with all that was kept beside it. Throws what the system says. */
  delete(place: ProjectPlace): Promise<void>;
  /**
   * What is damaged in a project that may be open; null when all of it is sound. Reads all of it over one snapshot.
   * @throws ProjectError where it cannot be read at all
   */
  findDamage(place: ProjectPlace): Promise<Damage | null>;
  /** Whether a project is one of this program's and whole; changes nothing. @throws ProjectError */
  check(place: ProjectPlace): Promise<ProjectCheck>;
  /** What a bundle tells of it; null when it cannot be read. @param words as folded, see `foldedText` */
  summary(place: ProjectPlace, words: ReadonlySet<string>): Promise<ProjectSummary | null>;
}
