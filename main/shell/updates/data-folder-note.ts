import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { decodeText } from '../../text-files/read-text.ts';

/** How long after an update its first start may come, in milliseconds. */
const staysMs = 30 * 60_000;

const note = z.strictObject({
  schemaVersion: z.literal(1),
  dataDir: z.string(),
  /** The version that was replaced. */
  from: z.string(),
  /** When, in ms since the epoch. */
  at: z.number(),
});

/** Where the note lies, and who reads or writes it. */
export interface NotePlace {
  /** The folder for application data of this user, where a start without arguments looks. */
  readonly defaultDir: string;
  readonly version: string;
  /** Ms since the epoch. */
  readonly now: number;
}

/**
 * Notes the open data folder for the version that an update starts: installers start it without this one's arguments.
 * Throws what the system throws where the note cannot be written.
 */
export function noteDataFolder(dataDir: string, { defaultDir, version, now }: NotePlace): void {
  if (dataDir === defaultDir) return;
  const file = fileOf(defaultDir);
  mkdirSync(defaultDir, { recursive: true, mode: 0o700 });
  rmSync(file, { force: true });
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeSync(descriptor, JSON.stringify({ schemaVersion: 1, dataDir, from: version, at: now }));
  } finally {
    closeSync(descriptor);
  }
}

/** The data folder that an update noted for this first start of the new version; null in every other case. */
export function takeNotedDataFolder({ defaultDir, version, now }: NotePlace): string | null {
  const file = fileOf(defaultDir);
  try {
    const found = note.parse(JSON.parse(ownText(file)));
    rmSync(file, { force: true });
    const isFresh = now >= found.at && now - found.at < staysMs;
    return isFresh && found.from !== version ? found.dataDir : null;
  } catch {
    // Most often there is none; one that is not ours, or means nothing, decides nothing.
    return null;
  }
}

/** The text of a regular file of this user; another's, or a link, is not read. */
function ownText(file: string): string {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const facts = fstatSync(descriptor);
    if (!facts.isFile() || (process.getuid !== undefined && facts.uid !== process.getuid())) {
      throw new Error('not a file of this user');
    }
    return decodeText(readFileSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

function fileOf(defaultDir: string): string {
  return join(defaultDir, 'after-update.json');
}
