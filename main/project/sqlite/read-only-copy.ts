import { rmSync, statfsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failure, type Result, success } from '../../../preload/contract/result.ts';
import { copyOfFolder, openOfFolder } from '../../private-files/copy-file.ts';
import { makeTemporaryFolder } from '../../private-files/temporary-folder.ts';
import type { MigrationProgress } from '../migration-progress.ts';
import { type ProjectError, projectError, saidError, toProjectError } from '../project-error.ts';
import { migrations } from './migrations/list.ts';
import { openSqliteProject, withDoors } from './open-sqlite-project.ts';
import { migrationBytes } from './threads/open-migrated.ts';
import type { OpenSqliteProject, SqliteProject } from './threads/sqlite-project.ts';
import type { WriterCalls } from './threads/writer.ts';

/** Failures after which a project can be read although it cannot be opened where it lies. */
const unwritable: ReadonlySet<string> = new Set(['project-readonly', 'disk-full']);

/** Whether all that keeps a project from being opened is that nothing can be written where it lies. */
export function isOnlyUnwritable({ code }: ProjectError): boolean {
  return unwritable.has(code);
}

/** How often a copy is tried whose original is written to meanwhile. */
const tries = 3;

/** Room for the log of the copy beside the file's own size: a quarter, and bytes. */
const spareShare = 0.25;
const spareBytes = 4 * 1024 * 1024;

/** More than this is never put into a folder that lies in memory, bytes. */
const maxInMemory = 256 * 1024 * 1024;

/** Where the header of a SQLite file has its `user_version`, 4 bytes. https://www.sqlite.org/fileformat.html */
const versionOffset = 60;

/**
 * Opens a project that cannot be written where it lies, for reading: on a disk that is full or can only be read. SQLite
 * needs to write beside a database with a write-ahead log even to read it, so the file and its log are copied to a
 * temporary folder, what stands in the log is applied there, an older project is brought to today's shape there, and the
 * copy is read. The copy is migrated in the writer's thread. It is the project with everything that was written to it until now; writes are refused. The copy is
 * deleted when the project is closed.
 */
export async function openReadOnlyCopy(
  file: string,
  migrating: (progress: MigrationProgress) => void = () => undefined,
): Promise<Result<OpenSqliteProject, ProjectError>> {
  let needed = 0;
  let folder: string | null = null;
  const remove = async (): Promise<void> => {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  };
  try {
    const bytes = (await sizeOf(file)) + (await sizeOf(`${file}-wal`));
    needed = Math.ceil(bytes * (1 + spareShare)) + spareBytes + (await bytesToMigrate(file, bytes));
    folder = temporaryFolder(file, needed);
    const copy = join(folder, 'project.sqlite');
    await copyQuiet(file, copy);
    const opened = await openSqliteProject(copy, migrating, true);
    if (!opened.ok) {
      await remove();
      return failure(ofOriginal(opened.error, file, needed));
    }
    return success(reading(opened.value, file, remove));
  } catch (cause) {
    await remove();
    return failure(ofOriginal(toProjectError(cause, file), file, needed));
  }
}

/** A folder of one's own with so much room: the system's temporary one, else one that lies in memory. */
function temporaryFolder(file: string, needed: number): string {
  const inMemory = [process.env['XDG_RUNTIME_DIR'], process.platform === 'linux' ? '/dev/shm' : undefined];
  for (const parent of [tmpdir(), ...inMemory]) {
    if (parent === undefined || (parent !== tmpdir() && needed > maxInMemory)) continue;
    try {
      const { bavail, bsize } = statfsSync(parent);
      if (bavail * bsize < needed) continue;
      return makeTemporaryFolder('sentinelone-connector-', parent);
    } catch {
      // The next one.
    }
  }
  throw projectError('disk-full', 'noRoomToRead', { file, needed: Math.ceil(needed / 1_000_000) });
}

/** Room that the steps take which an older project still needs, bytes; none for one of today. */
async function bytesToMigrate(file: string, bytes: number): Promise<number> {
  const header = Buffer.alloc(versionOffset + 4);
  const handle = await openOfFolder(file);
  try {
    await handle.read(header, 0, header.length, 0);
  } finally {
    await handle.close();
  }
  const found = header.readUInt32BE(versionOffset);
  const steps = migrations.filter(({ version }) => version > found);
  return steps.length === 0 ? 0 : migrationBytes({ bytes, steps });
}

/** Copies the file and its log as they are at one moment: once more when somebody wrote to them meanwhile. */
async function copyQuiet(file: string, copy: string): Promise<void> {
  for (let turn = 0; turn < tries; turn += 1) {
    const before = await stampOf(file);
    for (const made of [copy, `${copy}-wal`]) rmSync(made, { force: true });
    await copyOfFolder(file, copy);
    if ((await sizeOf(`${file}-wal`)) > 0) await copyOfFolder(`${file}-wal`, `${copy}-wal`);
    if ((await stampOf(file)) === before) return;
  }
  throw projectError('project-busy', 'locked', { file });
}

async function stampOf(file: string): Promise<string> {
  const stamps = await Promise.all(
    [file, `${file}-wal`].map(async (path) => {
      const found = await stat(path, { bigint: true }).catch(() => null);
      return found === null ? 'none' : `${found.size}/${found.mtimeNs}`;
    }),
  );
  return stamps.join(' ');
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

function reading(project: SqliteProject, file: string, remove: () => Promise<void>): OpenSqliteProject {
  const refuse = (): never => {
    throw projectError('project-readonly', 'readonly', { file });
  };
  const write = new Proxy({} as WriterCalls, {
    get: (_, call) => (typeof call === 'string' && call !== 'then' ? async () => refuse() : undefined),
  });
  return withDoors({
    ...project,
    write,
    connectWriter: refuse,
    async close() {
      try {
        await project.close();
      } finally {
        await remove();
      }
    },
  });
}

/** A failure of the copy as one of the project that it is a copy of. A full disk is that of the temporary folder. */
function ofOriginal(error: ProjectError, file: string, needed: number): ProjectError {
  if (error.code === 'disk-full')
    return projectError('disk-full', 'noRoomToRead', { file, needed: Math.ceil(needed / 1_000_000) });
  const { code, unsaid } = error;
  return unsaid === null ? error : saidError(code, { ...unsaid, values: { ...unsaid.values, file } });
}
