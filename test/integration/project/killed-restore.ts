import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

/**
 * A process of its own that restores a backup and kills itself before its n-th step on the disk: a call of the file
 * system or of SQLite that may change something. Ends with 0 when the restore has fewer steps.
 *
 * node killed-restore.ts <project> <backup> <now> <n>
 */

const [projectFile = '', backupFile = '', now = '', last = ''] = process.argv.slice(2);
let steps = 0;

function step(): void {
  steps += 1;
  if (steps === Number(last)) process.kill(process.pid, 'SIGKILL');
}

const watched = [
  'linkSync',
  'renameSync',
  'rmSync',
  'copyFileSync',
  'chmodSync',
  'openSync',
  'fsyncSync',
] as const;
for (const name of watched) {
  const original: (...values: never[]) => unknown = fs[name];
  Object.assign(fs, {
    [name](...values: never[]) {
      step();
      return original(...values);
    },
  });
}
syncBuiltinESMExports();
for (const name of ['pragma', 'transaction', 'close'] as const) {
  const original: (...values: never[]) => unknown = Database.prototype[name];
  Object.assign(Database.prototype, {
    [name](...values: never[]) {
      step();
      return original.apply(this, values);
    },
  });
}

const { replaceDatabase } = await import('../../../main/project/sqlite/backup/replace-database.ts');
await replaceDatabase({ kind: 'restore', projectFile, backupFile, now: Number(now) }, () => undefined);
