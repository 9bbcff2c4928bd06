import type Database from 'better-sqlite3';
import type { Resource } from '../../../../preload/contract/scan-details.ts';
import { type QuarantinedRecord, quarantineLimit } from '../../walk-page.ts';

export interface QuarantineWrites {
  /** Keeps the raw text of a page's bad records, up to the walk's limit. Call inside the page's transaction. */
  keep(walk: QuarantineWalk, records: readonly QuarantinedRecord[], at: number): KeptRecords;
}

export interface KeptRecords {
  /** How many of them no other walk of the scan had: a restarted walk and a catch-up meet them once more. */
  readonly newInScan: number;
  /** How many of them an earlier page, or place, of the same walk already had, to the letter. */
  readonly repeated: number;
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
    `INSERT INTO quarantine (scan_id, walk_id, resource, reason, raw, agent_id, endpoint_name, cve, application_name,
       application_version, risk_id, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const otherWalkHas = database.prepare<[number, Resource, number, string], unknown>(
    'SELECT 1 FROM quarantine WHERE scan_id = ? AND resource = ? AND walk_id <> ? AND raw = ? LIMIT 1',
  );
  const thisWalkHas = database.prepare<[number, string], unknown>(
    'SELECT 1 FROM quarantine WHERE walk_id = ? AND raw = ? LIMIT 1',
  );
  return {
    keep(walk, records, at) {
      const room = Math.max(0, quarantineLimit - walk.quarantined);
      let known = 0;
      let repeated = 0;
      for (const record of records.slice(0, room)) {
        if (thisWalkHas.get(walk.id, record.raw) !== undefined) repeated += 1;
        if (otherWalkHas.get(walk.scanId, walk.resource, walk.id, record.raw) !== undefined) known += 1;
        insert.run(
          walk.scanId,
          walk.id,
          walk.resource,
          JSON.stringify(record.reason),
          record.raw,
          record.agentId,
          record.endpointName,
          record.cve,
          record.applicationName,
          record.applicationVersion,
          record.riskId,
          at,
        );
      }
      return { newInScan: records.length - known, repeated };
    },
  };
}
