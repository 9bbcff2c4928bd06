import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ingestModeNames } from '../../preload/contract/ingest-mode.ts';
import type { Result } from '../../preload/contract/result.ts';
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
  if (recovery !== null) return warning(recovery, `${words.lookOver}.`);
  const broken = brokenCopies(path);
  if (broken.length > 0) {
    return warning(
      `The settings were damaged at some time and restored from their copy; the damaged file is kept as ${broken.at(-1)}.`,
      `${words.lookOver}, then delete that file.`,
    );
  }
  const connectors =
    settings.connectors.length === 1 ? '1 connector' : `${settings.connectors.length} connectors`;
  return passed(`${connectors}, ${ingestModeNames[settings.mode]}.`);
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
