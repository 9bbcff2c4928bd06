import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expectPrivateFile } from './file-checks.ts';
import { privateMode } from './private-file.ts';
import { UntrustedFile } from './untrusted-file.ts';

const piece = 4 * 1024 * 1024;
const carefully = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file to read it that belongs to whoever owns its folder, which may be somebody else: ordinary, not through a
 * link.
 * @throws UntrustedFile, or what the system reports
 */
export async function openOfFolder(file: string): Promise<FileHandle> {
  const handle = await open(file, carefully);
  try {
    const [found, folder] = await Promise.all([handle.stat(), stat(dirname(file))]);
    if (!found.isFile()) throw new UntrustedFile('fileNotOrdinary', file, found);
    if (found.uid !== folder.uid) expectPrivateFile(file, found);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Copies such a file to a place where nothing is, for this user only. @throws as `openOfFolder` */
export async function copyOfFolder(file: string, copy: string): Promise<void> {
  await using source = await openOfFolder(file);
  await using target = await open(copy, 'wx', privateMode);
  const buffer = Buffer.alloc(piece);
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, piece);
    if (bytesRead === 0) return;
    await target.writeFile(buffer.subarray(0, bytesRead));
  }
}
