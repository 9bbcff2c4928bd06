import { keepImages } from './keep-images.ts';

/**
 * A process of its own that restores a backup and copies its folder before each step on the disk: a call of the file
 * system or of SQLite that may change something.
 *
 * node images-of-restore.ts <project> <folder of the copies> <backup> <now>
 */

const [projectFile = '', into = '', backupFile = '', now = ''] = process.argv.slice(2);
keepImages(projectFile, into, {
  files: ['linkSync', 'renameSync', 'rmSync', 'copyFileSync', 'chmodSync', 'openSync', 'fsyncSync'],
  database: ['pragma', 'transaction', 'close'],
});

const { replaceDatabase } = await import('../../../main/project/sqlite/backup/replace-database.ts');
await replaceDatabase({ kind: 'restore', projectFile, backupFile, now: Number(now) }, () => undefined);
