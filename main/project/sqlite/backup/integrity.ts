import type Database from 'better-sqlite3';
import type { Damage } from '../../project-jobs.ts';

/** Findings asked for: enough to name what is damaged, few enough to be read. */
const maxFindings = 20;

/** Reads every page, and compares every index with its table: https://www.sqlite.org/pragma.html#pragma_integrity_check */
export const integrityQuery = `PRAGMA integrity_check(${maxFindings})`;

/** What the numbers and names in SQLite's findings stand for. */
export const objectsQuery = 'SELECT name, tbl_name AS "table", rootpage AS root, type FROM sqlite_schema';

/** A row of `integrityQuery`. */
export interface IntegrityFinding {
  readonly integrity_check: string;
}

export interface SchemaObject {
  readonly name: string;
  readonly table: string;
  readonly root: number;
  readonly type: string;
}

/** What an open database has that is damaged; null when every page and index is sound. Reads the whole file. */
export function damageOf(database: Database.Database): Damage | null {
  const findings = database.prepare<[], IntegrityFinding>(integrityQuery).all();
  return damageIn(findings, () => database.prepare<[], SchemaObject>(objectsQuery).all());
}

/** Reads the rows of `integrityQuery`; null when they say that all is sound. */
export function damageIn(
  findings: readonly IntegrityFinding[],
  objects: () => readonly SchemaObject[],
): Damage | null {
  const lines = findings
    .flatMap(({ integrity_check }) => integrity_check.split('\n'))
    .filter((line) => line !== 'ok' && !line.startsWith('***'));
  const [reason] = lines;
  if (reason === undefined) return findings.length === 0 ? { where: '', reason: '' } : null;
  const known = objects();
  const named = lines.flatMap((line) => {
    const found = known.find((object) => isAbout(line, object));
    return found === undefined ? [] : [found];
  });
  const tables = [...new Set(named.map(({ table }) => table))];
  // The table's own index has no name that a person knows it by.
  const indexes = [...new Set(named.filter(({ type }) => type === 'index').map(({ name }) => name))]
    .filter((name) => !name.startsWith('sqlite_'))
    .map((name) => `index ${name}`);
  return { where: [...tables, ...indexes].join(', '), reason };
}

/** Findings name an index or a column, or the root page of the tree in which a page stands. */
function isAbout(line: string, { name, root }: SchemaObject): boolean {
  const tree = /\b(?:Tree|tree page) (\d+)\b/.exec(line)?.[1];
  if (tree !== undefined) return Number(tree) === root;
  const words: readonly string[] = line.match(/\w+/g) ?? [];
  return words.includes(name);
}
