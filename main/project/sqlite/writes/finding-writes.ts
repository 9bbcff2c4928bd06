import type Database from 'better-sqlite3';
import type { EventReason } from '../../../../preload/contract/reasons.ts';
import type { FindingRow } from '../../ingest-rows.ts';
import type { IngestWrites } from '../../project-ingest.ts';
import type { CellValue } from '../../row-columns.ts';
import type { NormalisedPage } from '../../walk-page.ts';
import { type Dictionary, dictionaries, type NamedFinding } from './dictionary.ts';
import {
  type ExistingFinding,
  findingColumns,
  fixedColumns,
  isUpdated,
  type PageRows,
  pageRows,
  reportedOver,
  riskIdAt,
} from './finding-record.ts';
import { furtherRisks } from './further-risks.ts';
import { type FindingKey, newFindings } from './new-findings.ts';
import { quarantineWrites } from './quarantine-writes.ts';
import { removalWrites } from './removal-writes.ts';
import { type RowStatements, rowStatements } from './row-statements.ts';
import { SeenMeanwhile } from './seen-meanwhile.ts';
import { unlistedEndpoints } from './unlisted-endpoints.ts';
import { type LoadedWalk, walkCheckpoint } from './walk-checkpoint.ts';

interface PageCounts {
  seen: number;
  new: number;
  updated: number;
  reopened: number;
  duplicates: number;
  /** CVEs of the duplicates. */
  repeated: string[];
  /** Rows that no earlier walk of the scan had. */
  fresh: number;
  /** Removals of rows that a walk of the scan had. */
  removed: number;
}

/** What is kept in memory while a scan loads its findings. */
interface ScanMemory {
  readonly known: Dictionary;
  /** By walk: ids of the risks that it merged into the finding of another, so that they are not counted twice. */
  readonly merged: Map<number, Set<string>>;
  /** Pairs of a CVE and an application that it has added findings of. */
  readonly pairs: Set<number>;
}

/** A page as it is loaded: its rows, the statements that fit them, and what came of them so far. */
interface PageInLoad extends RowStatements {
  readonly scan: ScanMemory;
  readonly walk: LoadedWalk;
  readonly rows: PageRows;
  readonly at: number;
  readonly counts: PageCounts;
}

/** Scans of several connectors may load side by side. */
const scansInMemory = 4;

export type FindingWrites = Pick<IngestWrites, 'loadFindingPage'>;

/** Prepares the statements that load findings. */
export function findingWrites(database: Database.Database): FindingWrites {
  const checkpoint = walkCheckpoint(database);
  const quarantine = quarantineWrites(database);
  const removals = removalWrites(database);
  const risks = furtherRisks(database);
  const added = newFindings(database);
  const seenByOthers = new SeenMeanwhile();
  const dictionaryOf = dictionaries(database);
  const memory = new Map<number, ScanMemory>();
  /** In a first scan every row is new, in later ones hardly any: what the last row was is tried first. */
  let expectNew = false;
  /** In a delta nearly every row differs from what is stored, in a full scan hardly any. */
  let expectChanged = false;

  const find = database
    .prepare<[...FindingKey], ExistingFinding>(
      `SELECT mitigated, last_seen_walk, ${findingColumns.join(', ')}
       FROM finding WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ?`,
    )
    .raw();
  const statementsFor = rowStatements(database);
  const update = database.prepare(
    `UPDATE finding SET mitigated = 0, mitigated_at = NULL, last_seen_walk = max(last_seen_walk, ?),
       ${findingColumns.map((column) => `${column} = ?`).join(', ')}
     WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ?`,
  );
  const addEvent = database.prepare(
    `INSERT INTO finding_event (asset_id, vulnerability_id, application_id, event, detail, scan_id, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const unlisted = unlistedEndpoints(database);
  const noteApplicationScan = database.prepare(
    `INSERT INTO application_scan (asset_id, at, result) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at,
       result = iif(at = excluded.at, coalesce(excluded.result, result), excluded.result)
       WHERE at <> excluded.at OR result IS NOT coalesce(excluded.result, result)`,
  );
  const countFindings = database.prepare(
    `UPDATE scan SET findings_seen = findings_seen + ?, findings_new = findings_new + ?,
       findings_updated = findings_updated + ?, findings_reopened = findings_reopened + ?
     WHERE id = ?`,
  );

  function memoryOf({ scanId, connectorId }: LoadedWalk): ScanMemory {
    let found = memory.get(scanId);
    if (!found) {
      for (const oldest of [...memory.keys()].slice(0, 1 + memory.size - scansInMemory))
        memory.delete(oldest);
      found = { known: dictionaryOf(connectorId), merged: new Map(), pairs: new Set() };
      memory.set(scanId, found);
    }
    return found;
  }

  function assetOf({ scan: { known }, walk, rows, at }: PageInLoad, row: number): number {
    const agentId = rows.columns.agent_id[row] ?? '';
    const found = known.assetId(agentId);
    if (found !== undefined) return found;
    const id = unlisted.add(walk, agentId, rows, row, at);
    known.rememberAsset(agentId, id);
    return id;
  }

  function insertIfNew({ scan, rows, insert }: PageInLoad, key: FindingKey, row: number): boolean {
    if (insert.run(...key, ...rows.told(row)).changes === 0) return false;
    added.note(key, rows, row, scan.pairs);
    return true;
  }

  /** Gives the number of its asset. */
  function loadRow(page: PageInLoad, row: number): number {
    const { scan, rows, touch, counts } = page;
    const { known } = scan;
    const assetId = assetOf(page, row);
    const key: FindingKey = [
      assetId,
      known.vulnerabilityId(rows.columns.cve[row] ?? '', rows.columns.published_at[row] ?? null),
      known.applicationId(
        rows.columns.vendor[row] ?? '',
        rows.columns.name[row] ?? '',
        rows.columns.version[row] ?? '',
      ),
    ];
    if (!expectNew && !expectChanged && touch.run(...key, ...rows.told(row)).changes === 1) {
      counts.seen += 1;
      counts.fresh += 1;
      return assetId;
    }
    const existing = expectNew ? undefined : find.get(...key);
    if (!existing) {
      expectNew = insertIfNew(page, key, row);
      if (expectNew) {
        counts.seen += 1;
        counts.new += 1;
        counts.fresh += 1;
        return assetId;
      }
    }
    expectNew = false;
    const duplicatesBefore = counts.duplicates;
    expectChanged = loadExisting(page, key, existing ?? existingAt(key), rows.record(row));
    if (counts.duplicates > duplicatesBefore) counts.repeated.push(rows.columns.cve[row] ?? '');
    return assetId;
  }

  function existingAt(key: FindingKey): ExistingFinding {
    const existing = find.get(...key);
    if (!existing) throw new Error('a finding is neither there nor can it be added');
    return existing;
  }

  /** Whether it differs from what is stored. */
  function loadExisting(
    { scan: { merged }, walk, at, counts }: PageInLoad,
    key: FindingKey,
    existing: ExistingFinding,
    reported: readonly CellValue[],
  ): boolean {
    const [mitigated, lastSeenWalk] = existing;
    const riskId = storedText(reported[riskIdAt]);
    const shownRisk = storedText(existing[fixedColumns + riskIdAt]);
    const isOther = riskId !== null && shownRisk !== null && riskId !== shownRisk;
    const seenMeanwhile = lastSeenWalk > walk.id && !seenByOthers.isFirst(walk.id, key.join());
    if (lastSeenWalk === walk.id || seenMeanwhile) {
      // The same risk once more is a repeated row; another risk of the same identity is a row of its own, merged here.
      const mergedHere = within(merged, walk.id);
      if (!isOther || mergedHere.has(riskId)) {
        counts.duplicates += 1;
      } else {
        if (!walk.walksOfScan.has(risks.see(key, riskId, walk.id))) counts.fresh += 1;
        mergedHere.add(riskId);
      }
      return false;
    }
    let riskSeenIn = isOther ? 0 : lastSeenWalk;
    if (mitigated === 1) risks.forget(key);
    // What was known of stays a risk of the finding until a removal or a full walk takes it away.
    else if (isOther) riskSeenIn = risks.show(key, riskId, { id: shownRisk, lastSeenWalk });
    if (!walk.walksOfScan.has(riskSeenIn)) counts.fresh += 1;
    const firstTime = !walk.walksOfScan.has(lastSeenWalk);
    if (firstTime) counts.seen += 1;
    const record = reportedOver(existing, reported);
    update.run(walk.id, ...record, ...key);
    const differs = mitigated === 1 || isUpdated(existing, record);
    if (mitigated === 1) {
      addEvent.run(...key, 'reopened', 'reported-again' satisfies EventReason, walk.scanId, at);
      counts.reopened += 1;
    } else if (firstTime && differs) {
      counts.updated += 1;
    }
    return differs;
  }

  const loadPage = database.transaction((walkId: number, page: NormalisedPage<FindingRow>) => {
    const walk = checkpoint.read(walkId);
    const scan = memoryOf(walk);
    const counts: PageCounts = {
      seen: 0,
      new: 0,
      updated: 0,
      reopened: 0,
      duplicates: 0,
      repeated: [],
      fresh: 0,
      removed: 0,
    };
    const rows = pageRows(page.rows);
    const statements = statementsFor(walk, rows.toldColumns);
    const loaded: PageInLoad = { scan, walk, rows, at: page.at, counts, ...statements };
    const removed: number[] = [];
    /** By asset: the last row that tells of its application scan. */
    const applicationScans = new Map<number, number>();
    /** By asset: its last row. */
    const lastRows = new Map<number, number>();
    for (let row = 0; row < page.rows.count; row += 1) {
      if (rows.columns.removed[row] === 1) {
        removed.push(row);
        continue;
      }
      const assetId = loadRow(loaded, row);
      lastRows.set(assetId, row);
      if (typeof rows.columns.application_scan_at[row] === 'number') applicationScans.set(assetId, row);
    }
    added.summarise();
    unlisted.update(walk, lastRows, rows, page.at);
    for (const row of removed) {
      const key = scan.known.findingKey(namedFinding(rows, row));
      if (key && removals.note(walk, key, rows.columns.risk_id[row] ?? null)) counts.removed += 1;
    }
    for (const [assetId, row] of applicationScans) {
      const { application_scan_at: at, application_scan_result: result } = rows.columns;
      noteApplicationScan.run(assetId, at[row], result[row] ?? null);
    }
    const set = quarantine.keep(walk, page.quarantined, page.at);
    countFindings.run(counts.seen, counts.new, counts.updated, counts.reopened, walk.scanId);
    if (page.nextCursor === null) seenByOthers.forget(walk.id);
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
        memory.clear();
        seenByOthers.clear();
        added.clear();
        throw error;
      }
    },
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

function storedText(value: CellValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function within(merged: Map<number, Set<string>>, walkId: number): Set<string> {
  let ids = merged.get(walkId);
  if (!ids) {
    ids = new Set();
    merged.set(walkId, ids);
  }
  return ids;
}
