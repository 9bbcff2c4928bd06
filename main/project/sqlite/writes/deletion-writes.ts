import type Database from 'better-sqlite3';
import type { ProjectSchema } from '../tables/schema.ts';

/** Every table; those that point to others go before them. */
const tables: Readonly<Record<keyof ProjectSchema, true>> = {
  reported_removal: true,
  absent_finding: true,
  finding_risk: true,
  reconcile_exemption: true,
  quarantine: true,
  scan_issue: true,
  finding_event: true,
  asset_summary: true,
  application_scan: true,
  vulnerability_summary: true,
  vulnerable_application: true,
  summaries_paused: true,
  finding: true,
  application: true,
  vulnerability: true,
  asset: true,
  walk: true,
  scan: true,
  watermark: true,
  known_exploited: true,
  known_exploited_catalogue: true,
};

export interface DeletionWrites {
  /** Deletes everything the project holds, and gives its room on the disk back. Numbers of scans go on rising. */
  deleteAllData(): void;
}

/** Prepares the end of a project's data. */
export function deletionWrites(database: Database.Database): DeletionWrites {
  const deleteAll = database.transaction(() => {
    for (const table of Object.keys(tables)) database.prepare(`DELETE FROM ${table}`).run();
  });
  return {
    deleteAllData() {
      deleteAll.immediate();
      try {
        database.exec('VACUUM');
        database.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // The data is gone. Room that cannot be given back now, on a full disk, is filled by what comes next.
      }
    },
  };
}
