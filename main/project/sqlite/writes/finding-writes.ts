import type Database from 'better-sqlite3';
import type { FindingRow } from '../../ingest-rows.ts';
import type { IngestWrites } from '../../project-ingest.ts';
import type { NormalisedPage } from '../../walk-page.ts';
import type { NamedFinding } from './dictionary.ts';
import { type PageRows, pageRows } from './finding-record.ts';
import { FindingRows } from './finding-rows.ts';
import { noCounts, type PageInLoad, ScanMemories } from './page-in-load.ts';
import { quarantineWrites } from './quarantine-writes.ts';
import { removalWrites } from './removal-writes.ts';
import { rowStatements } from './row-statements.ts';
import { walkCheckpoint } from './walk-checkpoint.ts';

export type FindingWrites = Pick<IngestWrites, 'loadFindingPage'>;

/** Prepares the statements that load findings. */
export function findingWrites(database: Database.Database): FindingWrites {
  const checkpoint = walkCheckpoint(database);
  const quarantine = quarantineWrites(database);
  const removals = removalWrites(database);
  const memories = new ScanMemories(database);
  const findings = new FindingRows(database);
  const statementsFor = rowStatements(database);
  const noteApplicationScans = applicationScans(database);
  const countFindings = database.prepare(
    `UPDATE scan SET findings_seen = findings_seen + ?, findings_new = findings_new + ?,
       findings_updated = findings_updated + ?, findings_reopened = findings_reopened + ?
     WHERE id = ?`,
  );

  /** Loads all rows but those that report a removal, which it gives. */
  function loadRows(page: PageInLoad, count: number): number[] {
    const { rows, walk, at } = page;
    const removed: number[] = [];
    /** By asset: its last row. */
    const lastRows = new Map<number, number>();
    /** By asset: the last row that says something of its application scan. */
    const scannedIn = new Map<number, number>();
    for (let row = 0; row < count; row += 1) {
      if (rows.columns.removed[row] === 1) {
        removed.push(row);
        continue;
      }
      const assetId = findings.load(page, row);
      lastRows.set(assetId, row);
      if (typeof rows.columns.application_scan_at[row] === 'number') scannedIn.set(assetId, row);
    }
    findings.added.summarise();
    findings.unlisted.update(walk, lastRows, rows, at);
    noteApplicationScans(scannedIn, rows);
    return removed;
  }

  function noteRemovals({ scan, walk, rows, counts }: PageInLoad, removed: readonly number[]): void {
    for (const row of removed) {
      const key = scan.known.findingKey(namedFinding(rows, row));
      if (key && removals.note(walk, key, rows.columns.risk_id[row] ?? null)) counts.removed += 1;
    }
  }

  const loadPage = database.transaction((walkId: number, page: NormalisedPage<FindingRow>) => {
    const walk = checkpoint.read(walkId);
    const rows = pageRows(page.rows);
    const counts = noCounts();
    const statements = statementsFor(walk, rows.reportedColumns);
    const loaded: PageInLoad = { scan: memories.of(walk), walk, rows, at: page.at, counts, ...statements };
    noteRemovals(loaded, loadRows(loaded, page.rows.count));
    const set = quarantine.keep(walk, page.quarantined, page.at);
    countFindings.run(counts.seen, counts.new, counts.updated, counts.reopened, walk.scanId);
    if (page.nextCursor === null) findings.known.forget(walk.id);
    const fresh = checkpoint.advance(walk, page, {
      duplicates: counts.duplicates + set.repeated,
      newlyQuarantined: set.newInScan,
      newFindings: counts.new,
      freshRows: counts.fresh + set.newInScan,
      removedRows: counts.removed,
    });
    return { fresh, repeated: counts.repeated };
  });

  return {
    loadFindingPage(walkId, page) {
      try {
        return loadPage.immediate(walkId, page);
      } catch (error) {
        // What was remembered may have been rolled back.
        memories.clear();
        findings.clear();
        throw error;
      }
    },
  };
}

/** Prepares keeping when applications were last looked for on an asset: by asset, the row that says it. */
function applicationScans(database: Database.Database): (rowOf: Map<number, number>, rows: PageRows) => void {
  const note = database.prepare(
    `INSERT INTO application_scan (asset_id, at, result) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at,
       result = iif(at = excluded.at, coalesce(excluded.result, result), excluded.result)
       WHERE at <> excluded.at OR result IS NOT coalesce(excluded.result, result)`,
  );
  return (rowOf, { columns: { application_scan_at: at, application_scan_result: result } }) => {
    for (const [assetId, row] of rowOf) note.run(assetId, at[row], result[row] ?? null);
  };
}

function namedFinding({ columns }: PageRows, row: number): NamedFinding {
  return {
    agentId: columns.agent_id[row] ?? '',
    cve: columns.cve[row] ?? '',
    vendor: columns.vendor[row] ?? '',
    name: columns.name[row] ?? '',
    version: columns.version[row] ?? '',
  };
}
