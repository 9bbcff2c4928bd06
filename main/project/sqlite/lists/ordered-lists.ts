import type Database from 'better-sqlite3';
import type { ListWindow, Statement, WindowRows } from './list-window.ts';

/** How many rows are put in order at first: most people look at the top of a list and nowhere else. */
const headRows = 1000;
/** How many places of groups are read at first, and at most, at a time. */
const fewestGroups = 16;
const maxGroups = 8192;
/** How many queries' orders are kept. */
const maxKept = 4;

type Groups = NonNullable<ListWindow['groups']>;

/** The order of a query's rows: their identities in a temporary table, numbered from 1. */
interface KeptOrder {
  readonly table: string;
  /** Rows that stand in the table: all of them, or the first ones. */
  readonly placed: number;
  readonly total: number;
  readonly made: Making;
}

interface Making {
  /** The state of the project it was made from, see `data_version`. */
  readonly version: number;
  /** When it was made and how long that took, ms. */
  readonly at: number;
  readonly took: number;
}

/**
 * Keeps the orders of the newest queries in temporary tables, so that a window costs a look-up wherever it lies, and
 * windows of one query fit together. Rows themselves are read anew each time.
 *
 * An order is made anew when the project has changed, except while a scan runs: a scan changes the project every
 * moment, and a long list that was put in order that often would do nothing else. It then keeps for ten times as long
 * as it took to make, which is no time at all for a short one.
 */
export class OrderedLists {
  readonly #database: Database.Database;
  readonly #now: () => number;
  /** By the query, the one used longest ago first. */
  readonly #orders = new Map<string, KeptOrder>();
  #lastTable = 0;

  /** @param now ms since some moment, which nobody can set; tells how old an order is */
  constructor(database: Database.Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** Reads a window from one state of the project. Throws what SQLite throws; everything kept is forgotten then. */
  read(window: ListWindow): WindowRows {
    try {
      return this.#database.transaction(() => this.#read(window))();
    } catch (cause) {
      // What the failed transaction made is gone with it.
      this.#forgetAll();
      throw cause;
    }
  }

  #read(window: ListWindow): WindowRows {
    const version = Number(this.#database.pragma('data_version', { simple: true }));
    const scanning = this.#database.prepare(`SELECT 1 FROM scan WHERE state = 'running'`).get() !== undefined;
    const usable = ({ made }: KeptOrder): boolean =>
      made.version === version || (scanning && this.#now() - made.at < keptFor(made));
    const key = JSON.stringify(window.order);
    for (const [other, kept] of this.#orders) if (!usable(kept)) this.#drop(other);

    let order = this.#orders.get(key) ?? null;
    if (order === null || !covers(order, window)) order = this.#place(key, window, version);
    // The newest use is the last in the map.
    this.#orders.delete(key);
    this.#orders.set(key, order);
    const rows = this.#rowsOf(order, window);
    const expected = Math.max(0, Math.min(window.limit, order.total - window.offset));
    if (rows.length === expected || order.made.version === version) return { rows, total: order.total };
    // Rows of an order that was kept over changes have been deleted since.
    const fresh = this.#place(key, window, version);
    return { rows: this.#rowsOf(fresh, window), total: fresh.total };
  }

  #rowsOf({ table }: KeptOrder, { rows, offset, limit }: ListWindow): WindowRows['rows'] {
    const picked = `WITH picked AS MATERIALIZED (SELECT * FROM temp.${table} WHERE position > ? AND position <= ?)`;
    return this.#database
      .prepare<unknown[], Readonly<Record<string, unknown>>>(`${picked} ${rows.sql}`)
      .all(offset, offset + limit, ...rows.parameters);
  }

  /** Puts a query's rows in order: the first ones while those are enough, else all. */
  #place(key: string, window: ListWindow, version: number): KeptOrder {
    this.#drop(key);
    const at = this.#now();
    this.#lastTable += 1;
    const table = `ordered_${this.#lastTable}`;
    this.#database.exec(
      `CREATE TEMP TABLE ${table} (position INTEGER PRIMARY KEY, ${window.identity.join(', ')})`,
    );
    const headOnly = window.offset + window.limit <= headRows;
    const placed =
      headOnly && window.groups !== null
        ? this.#placeGroups(table, window, window.groups)
        : this.#placeRows(table, window, window.order, headOnly ? headRows : null);
    const total = headOnly && placed === headRows ? this.#count(window.total) : placed;
    const order = { table, placed, total, made: { version, at, took: this.#now() - at } };
    this.#orders.set(key, order);
    for (const oldest of [...this.#orders.keys()].slice(0, -maxKept)) this.#drop(oldest);
    return order;
  }

  #placeRows(table: string, { identity }: ListWindow, order: Statement, most: number | null): number {
    const limit = most === null ? '' : ` LIMIT ${most}`;
    return this.#run({
      sql: `INSERT INTO temp.${table} (${identity.join(', ')}) ${order.sql}${limit}`,
      parameters: order.parameters,
    }).changes;
  }

  /** Places the first rows group by group, so that only the groups at the front are read. */
  #placeGroups(table: string, window: ListWindow, { places, order }: Groups): number {
    this.#database.exec(`DROP TABLE IF EXISTS temp.group_place;
      DROP TABLE IF EXISTS temp.listed_group; CREATE TEMP TABLE listed_group (id INTEGER PRIMARY KEY, place INTEGER)`);
    this.#run({ ...places, sql: `CREATE TEMP TABLE group_place AS ${places.sql}` });
    this.#database.exec('CREATE INDEX temp.group_by_place ON group_place (place)');
    const last = this.#count({ sql: 'SELECT coalesce(max(place), 0) FROM temp.group_place', parameters: [] });
    let placed = 0;
    let from = 1;
    for (
      let width = fewestGroups;
      placed < headRows && from <= last;
      width = Math.min(2 * width, maxGroups)
    ) {
      this.#database.exec('DELETE FROM temp.listed_group');
      this.#run({
        sql: 'INSERT INTO temp.listed_group SELECT id, place FROM temp.group_place WHERE place >= ? AND place < ?',
        parameters: [from, from + width],
      });
      placed += this.#placeRows(table, window, order, headRows - placed);
      from += width;
    }
    return placed;
  }

  #count(statement: Statement): number {
    return Number(
      this.#database
        .prepare(statement.sql)
        .pluck()
        .get(...statement.parameters),
    );
  }

  #run({ sql, parameters }: Statement): Database.RunResult {
    return this.#database.prepare(sql).run(...parameters);
  }

  #drop(key: string): void {
    const order = this.#orders.get(key);
    if (!order) return;
    this.#database.exec(`DROP TABLE IF EXISTS temp.${order.table}`);
    this.#orders.delete(key);
  }

  #forgetAll(): void {
    for (const key of [...this.#orders.keys()]) this.#drop(key);
  }
}

/** Whether the placed rows hold the window, or all of it that there is. */
function covers({ placed, total }: KeptOrder, { offset, limit }: ListWindow): boolean {
  return placed === total || offset + limit <= placed || offset >= total;
}

/** How long what was made holds while a scan changes the project, ms. */
function keptFor({ took }: Making): number {
  return Math.min(15_000, 10 * took);
}
