import type Database from 'better-sqlite3';
import type { FindingRecordColumns } from '../schema.ts';
import { type Dictionary, dictionary } from './dictionary.ts';
import type { WalkPage } from './page.ts';
import { quarantineWrites } from './quarantine-writes.ts';
import { removalWrites } from './removal-writes.ts';
import { type LoadedWalk, walkCheckpoint } from './walk-checkpoint.ts';

/** One risk as the console reports it: a CVE in one application version on one endpoint. */
export interface FindingRow extends FindingRecordColumns {
  agent_id: string;
  cve: string;
  published_at: number | null;
  vendor: string;
  name: string;
  version: string;
  /** The console says that the risk is gone (`status` "Removed", only sent when removals are asked for). */
  removed: boolean;
  endpoint_name: string | null;
  endpoint_type: string | null;
  os_type: string | null;
  application_scan_at: number | null;
  application_scan_result: string | null;
}

const recordColumns = {
  risk_id: true,
  severity: true,
  score: true,
  cvss_version: true,
  risk_score: true,
  detected_at: true,
  exploit_maturity: true,
  remediation_level: true,
  report_confidence: true,
  mitigation_status: true,
  mitigation_reason: true,
  mitigation_changed_by: true,
  mitigation_changed_at: true,
  mark_type: true,
  mark_reason: true,
  marked_by: true,
  marked_at: true,
} satisfies Record<keyof FindingRecordColumns, true>;

const columns = Object.keys(recordColumns) as (keyof FindingRecordColumns)[];

/** `mitigated`, `last_seen_walk`, then the record columns: read raw because this runs once for every finding of a walk. */
type ExistingFinding = [number, number, ...(string | number | null)[]];
const fixedColumns = 2;
/** The vendor's risk id is not known to be stable, so a new id alone does not make a finding "updated". */
const riskIdAt = fixedColumns + columns.indexOf('risk_id');

interface PageCounts {
  seen: number;
  new: number;
  updated: number;
  mitigated: number;
  reopened: number;
  duplicates: number;
}

type FindingKey = [assetId: number, vulnerabilityId: number, applicationId: number];

export interface FindingWrites {
  /** Lands one page of risks and the walk's checkpoint behind it in one transaction. */
  loadFindingPage(walkId: number, page: WalkPage<FindingRow>): void;
}

/** Prepares the statements that load findings. */
export function findingWrites(database: Database.Database): FindingWrites {
  const checkpoint = walkCheckpoint(database);
  const quarantine = quarantineWrites(database);
  const removals = removalWrites(database);
  const known: Dictionary = dictionary(database);
  /** Ids of the risks that this walk merged into the finding of another, so that they are not counted twice. */
  const merged = new Set<string>();
  let walkOfDictionary = 0;

  const find = database
    .prepare<FindingKey, ExistingFinding>(
      `SELECT mitigated, last_seen_walk, ${columns.join(', ')}
       FROM finding WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ?`,
    )
    .raw();
  const insert = database.prepare(
    `INSERT INTO finding (asset_id, vulnerability_id, application_id, mitigated, first_seen_walk, last_seen_walk,
       ${columns.join(', ')})
     VALUES (?, ?, ?, 0, ?, ?, ${columns.map(() => '?').join(', ')})`,
  );
  const update = database.prepare(
    `UPDATE finding SET mitigated = 0, mitigated_at = NULL, last_seen_walk = ?,
       ${columns.map((column) => `${column} = ?`).join(', ')}
     WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ?`,
  );
  const touch = database.prepare(
    'UPDATE finding SET last_seen_walk = ? WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ?',
  );
  const markSeveralRisks = database.prepare(
    `UPDATE finding SET several_risks = 1
     WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ? AND several_risks = 0`,
  );
  const addEvent = database.prepare(
    `INSERT INTO finding_event (asset_id, vulnerability_id, application_id, event, detail, scan_id, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const addUnlistedAsset = database.prepare(
    `INSERT INTO asset (connector_id, agent_id, known_from, state, state_reason, state_changed_at, first_seen_walk,
       last_seen_walk, first_seen_at, last_seen_at, host_name, os_type, machine_type)
     VALUES (?, ?, 'finding', 'inactive', 'named by a vulnerability, but not in the console''s endpoint list', ?, ?, 0,
       ?, ?, ?, ?, ?)`,
  );
  const noteApplicationScan = database.prepare(
    `UPDATE asset SET application_scan_at = ?, application_scan_result = ?
     WHERE id = ? AND (application_scan_at IS NOT ? OR application_scan_result IS NOT ?)`,
  );
  const countFindings = database.prepare(
    `UPDATE scan SET findings_seen = findings_seen + ?, findings_new = findings_new + ?,
       findings_updated = findings_updated + ?, findings_mitigated = findings_mitigated + ?,
       findings_reopened = findings_reopened + ?
     WHERE id = ?`,
  );

  function assetOf(walk: LoadedWalk, row: FindingRow, at: number): number {
    const found = known.assetId(walk.connectorId, row.agent_id);
    if (found !== undefined) return found;
    const { lastInsertRowid } = addUnlistedAsset.run(
      walk.connectorId,
      row.agent_id,
      at,
      walk.id,
      at,
      at,
      row.endpoint_name,
      row.os_type,
      row.endpoint_type,
    );
    const id = Number(lastInsertRowid);
    known.rememberAsset(walk.connectorId, row.agent_id, id);
    return id;
  }

  function loadRow(walk: LoadedWalk, row: FindingRow, at: number, counts: PageCounts): number {
    const assetId = assetOf(walk, row, at);
    const key: FindingKey = [
      assetId,
      known.vulnerabilityId(row.cve, row.published_at),
      known.applicationId(row.vendor, row.name, row.version),
    ];
    const existing = find.get(...key);
    if (!existing) {
      insert.run(...key, walk.id, walk.id, ...columns.map((column) => row[column]));
      counts.seen += 1;
      counts.new += 1;
      return assetId;
    }
    const [mitigated, lastSeenWalk] = existing;
    if (lastSeenWalk === walk.id) {
      // The same risk once more is a repeated row; another risk of the same identity is a row of its own, merged here.
      if (existing[riskIdAt] === row.risk_id || (row.risk_id !== null && merged.has(row.risk_id))) {
        counts.duplicates += 1;
      } else {
        markSeveralRisks.run(...key);
        if (row.risk_id !== null) merged.add(row.risk_id);
      }
      return assetId;
    }
    const firstTime = !walk.walksOfScan.has(lastSeenWalk);
    if (firstTime) counts.seen += 1;
    let same = mitigated === 0;
    for (let index = 0; same && index < columns.length; index += 1) {
      const column = columns[index];
      if (column) same = existing[fixedColumns + index] === row[column];
    }
    if (same) {
      touch.run(walk.id, ...key);
      return assetId;
    }
    update.run(walk.id, ...columns.map((column) => row[column]), ...key);
    if (mitigated === 1) {
      addEvent.run(...key, 'reopened', 'reported again by the console', walk.scanId, at);
      counts.reopened += 1;
    } else if (firstTime && differsBeyondId(existing, row)) {
      counts.updated += 1;
    }
    return assetId;
  }

  const loadPage = database.transaction((walkId: number, page: WalkPage<FindingRow>) => {
    const walk = checkpoint.read(walkId);
    const counts: PageCounts = { seen: 0, new: 0, updated: 0, mitigated: 0, reopened: 0, duplicates: 0 };
    const applicationScans = new Map<number, FindingRow>();
    for (const row of page.rows) {
      if (row.removed) continue;
      const assetId = loadRow(walk, row, page.at, counts);
      if (row.application_scan_at !== null) applicationScans.set(assetId, row);
    }
    for (const row of page.rows) if (row.removed) removals.note(walk, row);
    if (page.nextCursor === null) counts.mitigated += removals.carryOut(walk, page.at);
    for (const [assetId, { application_scan_at: at, application_scan_result: result }] of applicationScans) {
      noteApplicationScan.run(at, result, assetId, at, result);
    }
    const set = quarantine.keep(walk, page.quarantined, page.at);
    countFindings.run(
      counts.seen,
      counts.new,
      counts.updated,
      counts.mitigated,
      counts.reopened,
      walk.scanId,
    );
    checkpoint.advance(walk, page, {
      duplicates: counts.duplicates + set.repeated,
      newlyQuarantined: set.newInScan,
    });
  });

  return {
    loadFindingPage(walkId, page) {
      if (walkId !== walkOfDictionary) {
        known.forget();
        merged.clear();
        walkOfDictionary = walkId;
      }
      try {
        loadPage.immediate(walkId, page);
      } catch (error) {
        known.forget();
        merged.clear();
        throw error;
      }
    },
  };
}

function differsBeyondId(existing: ExistingFinding, row: FindingRow): boolean {
  return columns.some(
    (column, index) => column !== 'risk_id' && existing[fixedColumns + index] !== row[column],
  );
}
