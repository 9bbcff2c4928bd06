import { defaultBackupPlan } from './default-backup-plan.ts';
import { defaultPreferences } from './default-preferences.ts';
import { firstProject } from './project-record.ts';

type Document = Readonly<Record<string, unknown>>;

/**
 * What each version of the file added to the one before, by the version it leads from. A step changes the shape alone;
 * whether the result is good is judged by the newest schema.
 */
const steps: ReadonlyMap<number, (document: Document) => Document> = new Map<
  number,
  (document: Document) => Document
>([
  [1, (document) => ({ ...document, schedulePaused: false, desktop: defaultPreferences })],
  [
    2,
    (document) => ({
      ...document,
      projects: [firstProject],
      shownProjectId: firstProject.id,
      backups: defaultBackupPlan,
    }),
  ],
]);

/** Brings a settings document of an older version to the shape of a newer one, step by step. */
export function migrateSettings(document: Document, from: number, to: number): Document {
  let current = document;
  for (let version = from; version < to; version += 1) {
    current = { ...(steps.get(version)?.(current) ?? current), schemaVersion: version + 1 };
  }
  return current;
}
