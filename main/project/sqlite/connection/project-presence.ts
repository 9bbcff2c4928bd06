import { statSync } from 'node:fs';
import { projectError } from '../../project-error.ts';

/**
 * Watches that an open project's file stays where it is: a system may let a file be deleted or replaced while it is in
 * use, and what is written to it afterwards is gone with the program.
 */
export class ProjectPresence {
  readonly #file: string;
  readonly #opened: string | null;

  /** @param file as it was just opened */
  constructor(file: string) {
    this.#file = file;
    this.#opened = identityOf(file);
  }

  /** @throws ProjectError `project-gone` */
  check(): void {
    if (identityOf(this.#file) === this.#opened) return;
    throw projectError('project-gone', 'gone', { file: this.#file });
  }
}

/** Which file it is, whatever its name; null where there is none. Never opens it, which would drop its locks. */
function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}
