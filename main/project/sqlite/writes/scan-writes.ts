import type Database from 'better-sqlite3';
import { consoleErrorCodes } from '../../../../preload/contract/error-codes.ts';
import type { IssueFacts } from '../../../../preload/contract/issue-facts.ts';
import type { IngestWrites } from '../../project-ingest.ts';
import type { WalkEndRow } from '../../scan-record.ts';
import { summaryWrites } from './summary-writes.ts';

export type ScanWrites = Pick<
  IngestWrites,
  'createScan' | 'resumeScan' | 'settleUnfinished' | 'setPhase' | 'addIssue' | 'createWalk' | 'endWalk'
> & {
  /** Removes everything that came from a connector: assets, findings, scans. Dictionaries stay. */
  removeConnectorData(connectorId: string): void;
};

/** Issues that are written when a scan is concluded: one that is continued is judged anew. */
const judgements = [
  'absences-await-confirmation',
  'endpoints-moved',
  'endpoints-unconfirmed',
  'endpoints-unlisted',
  'mass-change',
  'no-vulnerabilities',
  'quarantined-unnamed',
  'review-waits',
  'scope-not-visible',
  'suspiciously-empty',
];

/** What is overcome when a scan is continued, as JSON text. */
const interruptions = JSON.stringify([...consoleErrorCodes, 'interrupted', ...judgements]);

const interruptedByCrash: IssueFacts = { kind: 'interrupted', by: 'crash' };

/** Prepares the statements that keep a scan's record. */
export function scanWrites(database: Database.Database): ScanWrites {
  const summaries = summaryWrites(database);
  const create = database.prepare(
    `INSERT INTO scan (connector_id, connector_name, mode, kind, scope, state, started_at)
     VALUES (@connectorId, @connectorName, @mode, @kind, @scope, 'running', @startedAt)`,
  );
  const resume = database.prepare(`UPDATE scan SET state = 'running', finished_at = NULL WHERE id = ?`);
  const overcome = database.prepare(
    `UPDATE scan_issue SET overcome = 1 WHERE scan_id = ? AND code IN (SELECT value FROM json_each(?))`,
  );
  const interrupted = database
    .prepare<[string, number], number>(
      `SELECT id FROM scan WHERE connector_id = ? AND state = 'running' AND id <> ?`,
    )
    .pluck();
  const markInterrupted = database.prepare(`UPDATE scan SET state = 'failed', finished_at = ? WHERE id = ?`);
  const giveUp = database.prepare(
    'UPDATE scan SET resumable = 0 WHERE connector_id = ? AND scope = ? AND resumable = 1 AND id <> ?',
  );
  const addIssue = database.prepare(
    `INSERT INTO scan_issue (scan_id, code, facts, cause, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (scan_id, code, facts) DO UPDATE SET overcome = 0`,
  );
  const createWalk = database.prepare(
    `INSERT INTO walk (scan_id, resource, purpose, scope_kind, scope_ids, changed_since, expected_total, started_at,
       console_started_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  const resumeScan = database.transaction((scanId: number) => {
    resume.run(scanId);
    overcome.run(scanId, interruptions);
  });
  const settleUnfinished = database.transaction(
    (connectorId: string, scope: string, exceptScanId: number, at: number) => {
      for (const scanId of interrupted.all(connectorId, exceptScanId)) {
        addIssue.run(scanId, 'interrupted', JSON.stringify(interruptedByCrash), null, at);
        markInterrupted.run(at, scanId);
      }
      giveUp.run(connectorId, scope, exceptScanId);
    },
  );
  const setWalkEnd = database.prepare(
    'UPDATE walk SET state = ?, complete = ?, disturbed = max(disturbed, ?) WHERE id = ?',
  );
  // What a list of assets is read again for is counted again.
  const uncountAssets = database.prepare(
    `UPDATE scan SET assets_seen = max(0, assets_seen - (walk.rows - walk.duplicates - walk.quarantined))
     FROM walk WHERE walk.id = ? AND walk.resource = 'assets' AND walk.purpose = 'list' AND scan.id = walk.scan_id`,
  );
  const scanOfWalk = database.prepare<[number], number>('SELECT scan_id FROM walk WHERE id = ?').pluck();
  const endWalk = database.transaction((walkId: number, end: WalkEndRow) => {
    const { state, complete, disturbed = false, issues, at } = end;
    setWalkEnd.run(state, complete ? 1 : 0, disturbed ? 1 : 0, walkId);
    if (state === 'restarted') uncountAssets.run(walkId);
    const scanId = scanOfWalk.get(walkId);
    for (const { code, facts, cause } of issues) addIssue.run(scanId, code, JSON.stringify(facts), cause, at);
  });
  const removeConnectorData = database.transaction((connectorId: string) => {
    for (const statement of [
      'DELETE FROM finding_event WHERE asset_id IN (SELECT id FROM asset WHERE connector_id = ?)',
      'DELETE FROM finding_risk WHERE asset_id IN (SELECT id FROM asset WHERE connector_id = ?)',
      'DELETE FROM absent_finding WHERE asset_id IN (SELECT id FROM asset WHERE connector_id = ?)',
      'DELETE FROM finding WHERE asset_id IN (SELECT id FROM asset WHERE connector_id = ?)',
      'DELETE FROM application_scan WHERE asset_id IN (SELECT id FROM asset WHERE connector_id = ?)',
      'DELETE FROM asset WHERE connector_id = ?',
      'DELETE FROM scan WHERE connector_id = ?',
      'DELETE FROM watermark WHERE connector_id = ?',
    ]) {
      database.prepare(statement).run(connectorId);
    }
    summaries.refreshAfterRemoval();
  });

  return {
    createScan: (scan) => Number(create.run(scan).lastInsertRowid),
    resumeScan(scanId) {
      resumeScan.immediate(scanId);
    },
    settleUnfinished(connectorId, scope, exceptScanId, at) {
      settleUnfinished.immediate(connectorId, scope, exceptScanId ?? 0, at);
    },
    setPhase(scanId, phase) {
      database.prepare('UPDATE scan SET phase = ? WHERE id = ?').run(phase, scanId);
    },
    addIssue(scanId, issue, at) {
      addIssue.run(scanId, issue.code, JSON.stringify(issue.facts), issue.cause, at);
    },
    createWalk(walk) {
      const { lastInsertRowid } = createWalk.run(
        walk.scanId,
        walk.resource,
        walk.purpose,
        walk.scope.kind,
        JSON.stringify(walk.scope.ids),
        walk.changedSince,
        walk.expectedTotal,
        walk.startedAt,
        walk.consoleStartedAt,
      );
      return Number(lastInsertRowid);
    },
    endWalk(walkId, walkEnd) {
      endWalk.immediate(walkId, walkEnd);
    },
    removeConnectorData(connectorId) {
      removeConnectorData.immediate(connectorId);
    },
  };
}
