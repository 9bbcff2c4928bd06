import { accessSync, constants, existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemReason } from '../settings/settings-error.ts';
import type { AdviceWords } from './advice-words.ts';
import { failed, type Outcome, passed, skipped, warning } from './check.ts';
import { factsOf, sizeInWords } from './file-facts.ts';

/** Whether the data folder is there, can be written to, and is closed to others. Makes no folder. */
export function checkDataFolder(dataDir: string, platform: NodeJS.Platform, words: AdviceWords): Outcome {
  const chooseAnother = `Correct its permissions, or choose another one ${words.otherFolder}.`;
  const found = factsOf(dataDir);
  if (!found.ok) {
    return failed('data-dir-unusable', `${dataDir} cannot be looked at (${found.error}).`, chooseAnother);
  }
  const folder = found.value;
  if (folder === null) return checkAbsentFolder(dataDir, words);
  if (!folder.isDirectory()) {
    return failed('data-dir-unusable', `${dataDir} is a file.`, `Choose a folder ${words.otherFolder}.`);
  }
  const problem = writeProblem(dataDir);
  if (problem !== null) {
    return failed('data-dir-unusable', `${dataDir} cannot be written to (${problem}).`, chooseAnother);
  }
  // Windows keeps the user-data folder to its user by other means than the mode.
  const othersMay = platform === 'win32' ? 0 : folder.mode & 0o077;
  if (othersMay !== 0) {
    return warning(
      `${dataDir} can be written to; its mode is ${(folder.mode & 0o777).toString(8)}, so it is open to others.`,
      'Every file in it is private all the same. Unless it is shared on purpose, set its mode to 700.',
      'close-data-folder',
    );
  }
  return passed(`${dataDir} can be written to and is private.`);
}

/** How much room is left where the data folder lies or will lie. */
export function checkDiskSpace(dataDir: string): Outcome {
  try {
    const { bavail, bsize } = statfsSync(nearestFolder(dataDir));
    return diskSpaceOutcome(bavail * bsize);
  } catch (error) {
    return warning(
      `The free space cannot be told (${systemReason(error)}).`,
      'See by other means that there is enough.',
    );
  }
}

/** Judges the free space, in bytes: a project of 20,000 endpoints takes a few hundred megabytes. */
export function diskSpaceOutcome(free: number): Outcome {
  const finding = `${sizeInWords(free)} are free.`;
  if (free < 100_000_000) return failed('disk-full', finding, 'Free some space: scans will fail without it.');
  if (free < 1_000_000_000) return warning(finding, 'Free some space: a large project may not fit.');
  return passed(finding);
}

/** Whether the log can be written; without one the program works, but nobody can see what it did. */
export function checkLog(file: string): Outcome {
  const folder = factsOf(dirname(dirname(file)));
  if (!folder.ok || !folder.value?.isDirectory()) return skipped('There is no data folder.');
  const found = factsOf(file);
  if (found.ok && found.value === null) return passed('There is no log yet; the first message begins one.');
  const problem = found.ok ? accessProblem(file) : found.error;
  if (problem === null) return passed(`${file} (${sizeInWords(found.ok ? (found.value?.size ?? 0) : 0)}).`);
  return warning(
    `The log ${file} cannot be written (${problem}).`,
    'Correct its permissions, or move it away: the program works, but what it does is not written down.',
    'open-log',
  );
}

function accessProblem(file: string): string | null {
  try {
    accessSync(file, constants.W_OK);
    return null;
  } catch (error) {
    return systemReason(error);
  }
}

function checkAbsentFolder(dataDir: string, words: AdviceWords): Outcome {
  const parent = nearestFolder(dataDir);
  const problem = writeProblem(parent);
  if (problem !== null) {
    return failed(
      'data-dir-unusable',
      `${dataDir} does not exist and cannot be made in ${parent} (${problem}).`,
      `Correct its permissions, or choose another one ${words.otherFolder}.`,
    );
  }
  return warning(
    `${dataDir} does not exist yet.`,
    `The next command makes it. If your connectors should be there, choose their folder ${words.otherFolder}.`,
  );
}

/** Why no file can be made in a folder; null when it can. Only trying tells on every file system and for every user. */
function writeProblem(folder: string): string | null {
  const file = join(folder, `.doctor-${process.pid}`);
  try {
    writeFileSync(file, '', { flag: 'wx', mode: 0o600 });
    rmSync(file);
    return null;
  } catch (error) {
    return systemReason(error);
  }
}

function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}
