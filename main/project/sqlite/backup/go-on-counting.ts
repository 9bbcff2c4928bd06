import Database from 'better-sqlite3';
import { applicationId } from '../migrations/migrate.ts';

/** The tables whose row ids are seen outside of a project. */
const counted = ['scan', 'walk'] as const;

type Numbers = Readonly<Record<(typeof counted)[number], number>>;

/** No project begins scans faster than one a second for long. */
const msPerNumber = 1000;

/** How old a backup is taken for that does not say it. */
const unknownAgeMs = 365 * 86_400_000;

/** A higher number was not counted: the file is damaged. */
const maxNumber = 1e12;

/**
 * Lets the numbers of scans and walks of a restored project go on behind those of the project that it replaces, so that
 * none is given again that stands in a link, a report or a log. Where that project cannot be read, or is not there, they
 * go on behind the highest that it can have given since the backup.
 * @param restored the copy of the backup: checked, without a log, and open nowhere
 * @param replaced where the project is that was there; empty when there was none
 * @param now ms since 1970
 */
export function goOnCounting(restored: string, replaced: string, now: number): void {
  const given = replaced === '' ? null : numbersIn(replaced);
  const database = new Database(restored, { fileMustExist: true });
  try {
    database.pragma('trusted_schema = OFF');
    // A copy that is cut off is thrown away: it needs no journal beside it.
    database.pragma('journal_mode = MEMORY');
    const known = numbersOf(database);
    const newest = database.prepare<[], number | null>('SELECT max(started_at) FROM scan').pluck().get();
    const since = Math.ceil(Math.max(0, now - (newest ?? now - unknownAgeMs)) / msPerNumber);
    database.transaction(() => {
      for (const table of counted) {
        const number = given === null ? known[table] + since : Math.max(known[table], given[table]);
        if (number === known[table]) continue;
        database.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run(table);
        database.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, number);
      }
    })();
  } finally {
    database.close();
  }
}

/** The highest numbers that a project has given; null where it is none, or damaged. */
function numbersIn(file: string): Numbers | null {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      if (Number(database.pragma('application_id', { simple: true })) !== applicationId) return null;
      const numbers = numbersOf(database);
      return counted.every((table) => numbers[table] <= maxNumber) ? numbers : null;
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

function numbersOf(database: Database.Database): Numbers {
  const read = database.prepare<[string], unknown>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck();
  const numberOf = (table: string): number => {
    const number = read.get(table) ?? 0;
    return typeof number === 'number' && number >= 0 ? number : maxNumber + 1;
  };
  return { scan: numberOf('scan'), walk: numberOf('walk') };
}
