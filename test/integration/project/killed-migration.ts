import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';
import type { MigrationProgress } from '../../../main/project/migration-progress.ts';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { testSteps } from './migration-steps.ts';

/**
 * A process of its own that migrates a project by the test's steps and kills itself before its n-th step on the disk: a
 * call of the file system or of SQLite that may change something, or a piece of the copy. Ends with 0 when there are
 * fewer.
 *
 * node killed-migration.ts <project> <n> [product: by the steps of the product, counted from where the first of them begins]
 */

const [file = '', last = '', whose = ''] = process.argv.slice(2);
let steps = 0;
let counting = whose !== 'product';

function step(): void {
  if (counting) steps += 1;
  if (counting && steps === Number(last)) process.kill(process.pid, 'SIGKILL');
}

for (const name of ['renameSync', 'rmSync', 'chmodSync', 'openSync', 'fsyncSync'] as const) {
  const original: (...values: never[]) => unknown = fs[name];
  Object.assign(fs, {
    [name](...values: never[]) {
      step();
      return original(...values);
    },
  });
}
syncBuiltinESMExports();
for (const name of ['pragma', 'exec', 'close', 'backup'] as const) {
  const original: (...values: never[]) => unknown = Database.prototype[name];
  Object.assign(Database.prototype, {
    [name](...values: never[]) {
      step();
      return original.apply(this, values);
    },
  });
}

const { openMigrated } = await import('../../../main/project/sqlite/threads/open-migrated.ts');
function report({ kind }: MigrationProgress): void {
  counting ||= kind === 'step';
  step();
}
const database = await openMigrated(file, report, whose === 'product' ? migrations : testSteps);
database.close();
