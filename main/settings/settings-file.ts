import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Settings, settingsSchema, settingsSchemaVersion } from './settings-schema.ts';

/** What was found where a settings file should be. */
export type SettingsFile =
  | { readonly state: 'absent' }
  | { readonly state: 'good'; readonly settings: Settings }
  | { readonly state: 'broken' }
  | { readonly state: 'newer'; readonly version: number };

const versioned = z.object({ schemaVersion: z.number() });

/** Reads and checks a settings file. Failures of the system other than its absence are thrown. */
export function readSettingsFile(path: string): SettingsFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { state: 'absent' };
    throw error;
  }
  const document = parseJson(text);
  const version = versioned.safeParse(document);
  if (version.success && version.data.schemaVersion > settingsSchemaVersion) {
    return { state: 'newer', version: version.data.schemaVersion };
  }
  const settings = settingsSchema.safeParse(document);
  return settings.success ? { state: 'good', settings: settings.data } : { state: 'broken' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
