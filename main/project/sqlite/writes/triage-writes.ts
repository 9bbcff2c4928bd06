import type Database from 'better-sqlite3';
import type { SetStatus } from '../../../../preload/contract/finding-status.ts';
import type { FindingIdentity } from '../../project-triage.ts';
import { summaryWrites } from './summary-writes.ts';

export interface TriageWrites {
  /** Sets the status a person chose. It outlasts later scans until it is set to null. */
  setFindingStatus(finding: FindingIdentity, status: SetStatus | null, at: number): void;
  /** Sets the severity (a level, see `severityLevel`) a person chose; the scanner's stays beside it. */
  setFindingSeverity(finding: FindingIdentity, severity: number | null, at: number): void;
}

/** Prepares the statements by which a person's decisions are kept. */
export function triageWrites(database: Database.Database): TriageWrites {
  const summaries = summaryWrites(database);
  const where = 'WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ?';
  const setStatus = database.prepare(`UPDATE finding SET set_status = ? ${where}`);
  const setSeverity = database.prepare(`UPDATE finding SET set_severity = ? ${where}`);
  const addEvent = database.prepare(
    `INSERT INTO finding_event (asset_id, vulnerability_id, application_id, event, detail, at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const apply = database.transaction(
    (
      statement: Database.Statement,
      event: 'status-set' | 'severity-set',
      finding: FindingIdentity,
      value: string | number | null,
      at: number,
    ) => {
      const key = [finding.assetId, finding.vulnerabilityId, finding.applicationId];
      if (statement.run(value, ...key).changes === 0) throw new Error('there is no such finding');
      addEvent.run(...key, event, value === null ? null : String(value), at);
      summaries.refresh();
    },
  );
  return {
    setFindingStatus(finding, status, at) {
      apply.immediate(setStatus, 'status-set', finding, status, at);
    },
    setFindingSeverity(finding, severity, at) {
      apply.immediate(setSeverity, 'severity-set', finding, severity, at);
    },
  };
}
