import type { MigrationProgress } from '../../../main/project/migration-progress.ts';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { keepImages } from './keep-images.ts';
import { testSteps } from './migration-steps.ts';

/**
 * A process of its own that migrates a project by the test's steps and copies its folder before each step on the disk:
 * a call of the file system or of SQLite that may change something, or a piece of the copy.
 *
 * node images-of-migration.ts <project> <folder of the copies> [product: by the steps of the product, copied from where
 * the first of them begins]
 */

const [file = '', into = '', whose = ''] = process.argv.slice(2);
let copying = whose !== 'product';
const step = keepImages(
  file,
  into,
  {
    files: ['renameSync', 'rmSync', 'chmodSync', 'openSync', 'fsyncSync'],
    database: ['pragma', 'exec', 'close', 'backup'],
  },
  () => copying,
);

const { openMigrated } = await import('../../../main/project/sqlite/threads/open-migrated.ts');
function report({ kind }: MigrationProgress): void {
  copying ||= kind === 'step';
  step();
}
const database = await openMigrated(file, report, whose === 'product' ? migrations : testSteps);
database.close();
