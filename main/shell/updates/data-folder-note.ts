import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readPrivateText, replacePrivately } from '../../private-files/private-file.ts';
import { makePrivateFolder } from '../../private-files/private-folder.ts';

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
 * @throws UntrustedFile where that folder is not this user's, or what the system reports
 */
export function noteDataFolder(dataDir: string, { defaultDir, version, now }: NotePlace): void {
  if (dataDir === defaultDir) return;
  makePrivateFolder(defaultDir);
  replacePrivately(fileOf(defaultDir), JSON.stringify({ schemaVersion: 1, dataDir, from: version, at: now }));
}

/** The data folder that an update noted for this first start of the new version; null in every other case. */
export function takeNotedDataFolder({ defaultDir, version, now }: NotePlace): string | null {
  const file = fileOf(defaultDir);
  try {
    const found = note.parse(JSON.parse(readPrivateText(file)));
    rmSync(file, { force: true });
    const isFresh = now >= found.at && now - found.at < staysMs;
    return isFresh && found.from !== version ? found.dataDir : null;
  } catch {
    // Most often there is none; one that is not ours, or means nothing, decides nothing.
    return null;
  }
}

function fileOf(defaultDir: string): string {
  return join(defaultDir, 'after-update.json');
}
