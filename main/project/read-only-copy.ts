import { constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { openForWriting } from './database-file.ts';
import { openProject, type Project } from './project.ts';
import { type ProjectError, projectError, saidError, toProjectError } from './project-error.ts';
import type { WriterCalls } from './writer.ts';

/** How often a copy is tried whose original is written to meanwhile. */
const tries = 3;

/** Room for the log of the copy and for what a migration adds, beside the file's own size: a quarter, and bytes. */
const spareShare = 0.25;
const spareBytes = 4 * 1024 * 1024;

/**
 * Opens a project that cannot be written where it lies, for reading: on a disk that is full or can only be read. SQLite
 * needs to write beside a database with a write-ahead log even to read it, so the file and its log are copied to a
 * temporary folder, what stands in the log is applied there, an older project is brought to today's shape there, and the
 * copy is read. It is the project with everything that was written to it until now; writes are refused. The copy is
 * deleted when the project is closed.
 */
export async function openReadOnlyCopy(file: string): Promise<Result<Project, ProjectError>> {
  let folder: string | null = null;
  const remove = async (): Promise<void> => {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  };
  try {
    const bytes = (await sizeOf(file)) + (await sizeOf(`${file}-wal`));
    folder = temporaryFolder(file, Math.ceil(bytes * (1 + spareShare)) + spareBytes);
    const copy = join(folder, 'project.sqlite');
    await copyQuiet(file, copy);
    // Migrates where it has to, without the copy that a project in its own place is kept in.
    openForWriting(copy).close();
    const opened = await openProject(copy);
    if (!opened.ok) {
      await remove();
      return failure(ofOriginal(opened.error, file));
    }
    return success(reading(opened.value, file, remove));
  } catch (cause) {
    await remove();
    return failure(ofOriginal(toProjectError(cause, file), file));
  }
}

/** A folder of one's own with so much room: the system's temporary one, else one that lies in memory. */
function temporaryFolder(file: string, needed: number): string {
  const inMemory = [process.env['XDG_RUNTIME_DIR'], process.platform === 'linux' ? '/dev/shm' : undefined];
  for (const parent of [tmpdir(), ...inMemory]) {
    if (parent === undefined) continue;
    try {
      const { bavail, bsize } = statfsSync(parent);
      if (bavail * bsize < needed) continue;
      return mkdtempSync(join(parent, 'sentinelone-connector-'));
    } catch {
      // The next one.
    }
  }
  throw projectError('disk-full', 'noRoomToRead', { file, needed: Math.ceil(needed / 1_000_000) });
}

/** Copies the file and its log as they are at one moment: once more when somebody wrote to them meanwhile. */
async function copyQuiet(file: string, copy: string): Promise<void> {
  for (let turn = 0; turn < tries; turn += 1) {
    const before = await stampOf(file);
    await copyFile(file, copy, constants.COPYFILE_FICLONE);
    rmSync(`${copy}-wal`, { force: true });
    if ((await sizeOf(`${file}-wal`)) > 0) await copyFile(`${file}-wal`, `${copy}-wal`);
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

function reading(project: Project, file: string, remove: () => Promise<void>): Project {
  const refuse = (): never => {
    throw projectError('project-readonly', 'readonly', { file });
  };
  const write = new Proxy({} as WriterCalls, {
    get: (_, call) => (typeof call === 'string' && call !== 'then' ? async () => refuse() : undefined),
  });
  return {
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
  };
}

/** A failure of the copy as one of the project that it is a copy of. */
function ofOriginal(error: ProjectError, file: string): ProjectError {
  const { code, unsaid } = error;
  return unsaid === null ? error : saidError(code, { ...unsaid, values: { ...unsaid.values, file } });
}
