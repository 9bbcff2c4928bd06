/** A system that installers are made for, as Node calls it. */
export type System = 'linux' | 'win32' | 'darwin';

/** The application as one kind of package put it on this machine. */
export interface Installed {
  /** Of package: `deb`, `nsis for all` ... */
  readonly kind: string;
  readonly system: System;
  /** What a person starts for the window. */
  readonly program: string;
  /** What starts the command line: a program, and the words before those of a command. */
  readonly cli: readonly [string, ...string[]];
  /** What the fuses are read from; on Windows there are two programs. */
  readonly fusesIn: readonly string[];
  /** The folder with the archive. */
  readonly resources: string;
  /** Takes it away again as its package says; its users' data stays. */
  remove(): Promise<void>;
  /** What must be gone then. */
  readonly gone: readonly string[];
}

/** What one attempt works with. */
export interface Trial {
  readonly installed: Installed;
  /** A folder of its own, which is empty. */
  readonly folder: string;
  /** The environment of every process it starts. */
  readonly env: NodeJS.ProcessEnv;
}

/** Something that is tried with an application that is installed. */
export interface Attempt {
  /** As the table of docs/releasing.md has it. */
  readonly what: string;
  readonly systems: readonly System[];
  /** Throws with what is wrong. */
  readonly run: (trial: Trial) => Promise<void>;
}
