import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The forms in which a secret may have been written down: as it is, and in the encodings in use around HTTP. */
function writtenForms(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    encodeURIComponent(secret),
    json,
    json.replaceAll('/', '\\/'),
    Buffer.from(secret).toString('hex'),
    // UTF-16, in which Chromium and Windows write text.
    [...secret].join('\0'),
    ...[0, 1, 2].flatMap((offset) => base64At(secret, offset)),
  ];
}

/** The base64 of a secret that stands so many bytes (modulo 3) behind the start of a text, without its edges. */
function base64At(secret: string, offset: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  return (['base64', 'base64url'] as const).map((encoding) => bytes.toString(encoding).slice(4, -4));
}

/** The forms of a secret that occur in a text or in bytes. */
export function formsWithin(secret: string, where: string | Buffer): string[] {
  const bytes = typeof where === 'string' ? Buffer.from(where) : where;
  return writtenForms(secret).filter((form) => bytes.includes(form));
}

/** The files below a folder that hold a secret in one of its forms. */
export function filesHolding(secret: string, folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => formsWithin(secret, contentOf(file)).length > 0);
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    // Chromium puts files of its cache in the place of others while they are looked through.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** The command lines of all processes of this machine, as anybody on it can read them. Linux only. */
export function commandLines(): Buffer {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return Buffer.concat(processes.map((pid) => commandLineOf(pid)));
}

function commandLineOf(pid: string): Buffer {
  try {
    return readFileSync(`/proc/${pid}/cmdline`);
  } catch {
    // It ended meanwhile.
    return Buffer.alloc(0);
  }
}
