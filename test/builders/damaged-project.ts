import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Bytes of a page, as SQLite makes them. */
const pageBytes = 4096;

/** Makes the page in which the tree of a table or an index begins forget its entries. The project must be closed. */
export function damage(projectFile: string, name: string): void {
  const database = new Database(projectFile);
  database.pragma('wal_checkpoint(TRUNCATE)');
  const root = Number(
    database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name),
  );
  database.close();
  const bytes = readFileSync(projectFile);
  // Two bytes for the number of cells: https://www.sqlite.org/fileformat.html#b_tree_pages
  bytes.writeUInt16BE(0, (root - 1) * pageBytes + 3);
  writeFileSync(projectFile, bytes);
}

/** Fills the page in which a tree begins with what is no page. The project must be closed. */
export function overwrite(projectFile: string, name: string): void {
  const database = new Database(projectFile);
  database.pragma('wal_checkpoint(TRUNCATE)');
  const root = Number(
    database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name),
  );
  database.close();
  const bytes = readFileSync(projectFile);
  bytes.fill(0xaa, (root - 1) * pageBytes, root * pageBytes);
  writeFileSync(projectFile, bytes);
}
