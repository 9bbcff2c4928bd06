import type Database from 'better-sqlite3';
import type { Resource } from '../schema.ts';
import { type QuarantinedRecord, quarantineLimit } from './page.ts';

export interface QuarantineWrites {
  /** Keeps the raw text of a page's bad records, up to the walk's limit. Call inside the page's transaction. */
  keep(walk: QuarantineWalk, records: readonly QuarantinedRecord[], at: number): void;
}

interface QuarantineWalk {
  readonly id: number;
  readonly scanId: number;
  readonly resource: Resource;
  /** Records already kept for this walk. */
  readonly quarantined: number;
}

/** Prepares the statements that keep quarantined records. */
export function quarantineWrites(database: Database.Database): QuarantineWrites {
  const insert = database.prepare(
    `INSERT INTO quarantine (scan_id, walk_id, resource, reason, raw, agent_id, cve, application_name, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    keep(walk, records, at) {
      const room = Math.max(0, quarantineLimit - walk.quarantined);
      for (const record of records.slice(0, room)) {
        insert.run(
          walk.scanId,
          walk.id,
          walk.resource,
          record.reason,
          record.raw,
          record.agentId,
          record.cve,
          record.applicationName,
          at,
        );
      }
    },
  };
}
