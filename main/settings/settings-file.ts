import { z } from 'zod';
import { readPrivateText } from '../private-files/private-file.ts';
import { migrateSettings } from './settings-migrations.ts';
import { type Settings, settingsSchema, settingsSchemaVersion } from './settings-schema.ts';

/** What was found where a settings file should be. */
export type SettingsFile =
  | { readonly state: 'absent' }
  /** `version` is the one it was written in; the settings are those of today's. */
  | { readonly state: 'good'; readonly settings: Settings; readonly version: number }
  | { readonly state: 'broken' }
  | { readonly state: 'newer'; readonly version: number };

const versioned = z.looseObject({ schemaVersion: z.int().positive() });

/** Reads and checks a settings file, also one of an older version. What is not an ordinary file of this
 * user, and failures of the system other than its absence, are thrown. */
export function readSettingsFile(path: string): SettingsFile {
  let text: string;
  try {
    text = readPrivateText(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { state: 'absent' };
    throw error;
  }
  const document = parseJson(text);
  const found = versioned.safeParse(document);
  if (!found.success) return { state: 'broken' };
  const version = found.data.schemaVersion;
  if (version > settingsSchemaVersion) return { state: 'newer', version };
  const settings = settingsSchema.safeParse(migrateSettings(found.data, version, settingsSchemaVersion));
  return settings.success ? { state: 'good', settings: settings.data, version } : { state: 'broken' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
