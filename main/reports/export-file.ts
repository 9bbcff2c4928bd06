import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failure, type Result } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import { namedFile } from '../private-files/named-file.ts';
import type { ListError } from '../project/list-error.ts';
import type { Project } from '../project/project.ts';
import { ProjectError } from '../project/project-error.ts';
import { ExportError } from './export-error.ts';
import { type ExportRequest, exportRows } from './export-rows.ts';

/**
 * Exports into a file that only its owner can read. It is written beside its place and moved there when it is whole:
 * an export that fails or is cancelled leaves what was there before. A device or pipe is written to as it is. Links are
 * the user's and followed, but for those that another user put where others can write.
 * @throws ProjectError when the project cannot be read
 */
export async function exportToFile(
  project: Project | null,
  request: ExportRequest,
  file: string,
  signal: AbortSignal,
): Promise<Result<number, ListError | ExportError>> {
  try {
    const target = namedFile(file);
    const standing = await stat(target).catch(() => null);
    if (standing !== null && !standing.isFile() && !standing.isDirectory()) {
      return await writeInto(await open(target, 'w'), project, request, signal);
    }
    const part = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.part`);
    try {
      const written = await writeInto(await open(part, 'wx', 0o600), project, request, signal);
      if (written.ok) await rename(part, target);
      return written;
    } finally {
      await rm(part, { force: true });
    }
  } catch (cause) {
    if (cause instanceof ProjectError) throw cause;
    return failure(unwritable(file, cause));
  }
}

async function writeInto(
  handle: FileHandle,
  project: Project | null,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<Result<number, ListError | ExportError>> {
  try {
    const target = {
      async write(piece: string | Uint8Array) {
        await handle.writeFile(piece);
        return true;
      },
    };
    return await exportRows(project, request, target, signal);
  } finally {
    await handle.close();
  }
}

function unwritable(file: string, cause: unknown): ExportError {
  const untrusted = fileErrorOf(cause);
  if (untrusted !== null) {
    const { message, advice } = untrusted;
    return new ExportError('export-unwritable', message, advice, { cause });
  }
  // The system's message names the file that was to become the export, which nobody asked for.
  const reason =
    cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : String(cause);
  return new ExportError(
    'export-unwritable',
    say('listMessages:export.unwritable', { file, reason }),
    say('listMessages:export.unwritableAdvice'),
    { cause },
  );
}
