import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ingestModeNames } from '../../preload/contract/ingest-mode-names.ts';
import type { Result } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import type { ReadSettings } from '../settings/settings-store.ts';
import type { AdviceWords } from './advice-words.ts';
import { failedBy, type Outcome, passed, warning } from './check.ts';

/** Whether the settings can be read, and whether they are those that were last saved. */
export function checkSettings(
  path: string,
  read: Result<ReadSettings, SettingsError>,
  words: AdviceWords,
): Outcome {
  if (!read.ok) return failedBy(read.error);
  const { settings, warning: recovery } = read.value;
  if (recovery !== null) return warning(recovery, words.lookOver);
  const broken = brokenCopies(path);
  if (broken.length > 0) {
    return warning(
      say('checks:settings.wereDamaged', { file: broken.at(-1) ?? '' }),
      words.lookOverThenDelete,
    );
  }
  const { connectors, mode } = settings;
  return passed(say('checks:settings.good', { count: connectors.length, mode: ingestModeNames[mode] }));
}

/** Names of the damaged settings files that were put aside, the oldest first. */
function brokenCopies(path: string): string[] {
  try {
    return readdirSync(dirname(path))
      .filter((name) => name.startsWith(`${basename(path)}.broken-`))
      .sort();
  } catch {
    return [];
  }
}
