import { accessSync, constants, existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from '../../preload/words/say.ts';
import { shellWord } from '../private-files/shell-word.ts';
import { inspectDataDir } from '../settings/data-dir.ts';
import { systemReason } from '../settings/settings-error.ts';
import type { AdviceWords } from './advice-words.ts';
import { failed, failedBy, type Outcome, passed, skipped, warning } from './check.ts';
import { factsOf, sizeInWords } from './file-facts.ts';

/** Whether the data folder is there, this user's own, can be written to, and is closed to others. Makes no folder. */
export function checkDataFolder(dataDir: string, platform: NodeJS.Platform, words: AdviceWords): Outcome {
  const found = factsOf(dataDir);
  if (!found.ok) {
    const finding = say('checks:dataFolder.hidden', { folder: dataDir, reason: found.error });
    return failed('data-dir-unusable', finding, words.anotherFolder);
  }
  const inspected = inspectDataDir(dataDir);
  if (inspected.ok && inspected.value.distrust !== null) {
    const { distrust, closable } = inspected.value;
    return { ...failedBy(distrust), ...(closable && { repair: 'close-data-folder' }) };
  }
  const folder = found.value;
  if (folder === null) return checkAbsentFolder(dataDir, words);
  if (!folder.isDirectory()) {
    const finding = say('checks:dataFolder.file', { folder: dataDir });
    return failed('data-dir-unusable', finding, words.someFolder);
  }
  const problem = writeProblem(dataDir);
  if (problem !== null) {
    const finding = say('checks:dataFolder.unwritable', { folder: dataDir, reason: problem });
    return failed('data-dir-unusable', finding, words.anotherFolder);
  }
  // Windows keeps the user-data folder to its user by other means than the mode.
  const othersMay = platform === 'win32' ? 0 : folder.mode & 0o077;
  if (othersMay !== 0) {
    return warning(
      say('checks:dataFolder.open', { folder: dataDir, mode: (folder.mode & 0o777).toString(8) }),
      say('checks:dataFolder.openAdvice', { word: shellWord(dataDir) }),
      'close-data-folder',
    );
  }
  return passed(say('checks:dataFolder.good', { folder: dataDir }));
}

/** How much room is left where the data folder lies or will lie. */
export function checkDiskSpace(dataDir: string): Outcome {
  try {
    const { bavail, bsize } = statfsSync(nearestFolder(dataDir));
    return diskSpaceOutcome(bavail * bsize);
  } catch (error) {
    return warning(
      say('checks:diskSpace.unknown', { reason: systemReason(error) }),
      say('checks:diskSpace.unknownAdvice'),
    );
  }
}

/** Judges the free space, in bytes: a project of 20,000 endpoints takes a few hundred megabytes. */
export function diskSpaceOutcome(free: number): Outcome {
  const finding = say('checks:diskSpace.free', { size: sizeInWords(free) });
  if (free < 100_000_000) return failed('disk-full', finding, say('checks:diskSpace.full'));
  if (free < 1_000_000_000) return warning(finding, say('checks:diskSpace.little'));
  return passed(finding);
}

/** Whether the log can be written; without one the program works, but nobody can see what it did. */
export function checkLog(file: string): Outcome {
  const folder = factsOf(dirname(dirname(file)));
  if (!folder.ok || !folder.value?.isDirectory()) return skipped(say('checks:log.noFolder'));
  const found = factsOf(file);
  if (found.ok && found.value === null) return passed(say('checks:log.none'));
  const problem = found.ok ? accessProblem(file) : found.error;
  if (problem === null)
    return passed(
      say('checks:log.good', { file, size: sizeInWords(found.ok ? (found.value?.size ?? 0) : 0) }),
    );
  return warning(
    say('checks:log.unwritable', { file, reason: problem }),
    say('checks:log.unwritableAdvice'),
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
      say('checks:dataFolder.cannotBeMade', { folder: dataDir, parent, reason: problem }),
      words.anotherFolder,
    );
  }
  return warning(say('checks:dataFolder.none', { folder: dataDir }), words.theirFolder);
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
