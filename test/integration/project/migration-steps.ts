import type { Migration } from '../../../main/project/sqlite/migrations/migrate.ts';

/** Steps as a release may bring them: one that defines, one that changes rows in code, one that does both. */
export const testSteps: readonly Migration[] = [
  { version: 1, name: 'rows', sql: 'CREATE TABLE one (a INTEGER PRIMARY KEY, b TEXT)' },
  {
    version: 2,
    name: 'lower case',
    sql: '',
    run: (database) => {
      database.function('folded', { deterministic: true }, (text) => String(text).toLowerCase());
      database.exec('UPDATE one SET b = folded(b)');
    },
  },
  { version: 3, name: 'a column', sql: 'ALTER TABLE one ADD COLUMN c INTEGER' },
  {
    version: 4,
    name: 'its values',
    sql: 'CREATE INDEX one_c ON one (c)',
    run: (database) => void database.prepare('UPDATE one SET c = length(b)').run(),
  },
];
