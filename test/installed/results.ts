import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** How one line of the list went, for one kind of package. */
interface Result {
  readonly kind: string;
  readonly what: string;
  /** Why it failed; null when it did not. */
  readonly failure: string | null;
  readonly seconds: number;
}

/** The outcome of a run, line by line: on stdout, as files, and on the page of the workflow's run. */
export class Results {
  readonly #folder: string;
  readonly #results: Result[] = [];

  /** @param folder where the files go; made when it is not there */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  get failed(): boolean {
    return this.#results.some(({ failure }) => failure !== null);
  }

  /** Does one thing and notes how it went. Null when it failed, which ends nothing. */
  async note<T>(kind: string, what: string, action: () => Promise<T>): Promise<T | null> {
    const start = Date.now();
    let failure: string | null = null;
    let value: T | null = null;
    try {
      value = await action();
    } catch (error) {
      failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    this.#results.push({ kind, what, failure, seconds: Math.round((Date.now() - start) / 1_000) });
    process.stdout.write(
      `${failure === null ? 'passed' : 'FAILED'}  ${kind}: ${what}\n${failure ?? ''}${failure === null ? '' : '\n'}`,
    );
    return value;
  }

  /** Writes the files; `name` is that of the run. */
  write(name: string): void {
    writeFileSync(join(this.#folder, `${name}.json`), `${JSON.stringify(this.#results, null, 2)}\n`);
    const rows = this.#results.map(
      ({ kind, what, failure, seconds }) =>
        `| ${kind} | ${what.replaceAll('|', '\\|')} | ${failure === null ? 'passed' : 'FAILED'} | ${seconds} s |`,
    );
    const table = ['| Package | Tried | | |', '|---|---|---|---|', ...rows, ''].join('\n');
    writeFileSync(join(this.#folder, `${name}.md`), table);
    const page = process.env['GITHUB_STEP_SUMMARY'];
    if (page) appendFileSync(page, `## ${name}\n\n${table}\n`);
  }
}
