import type Database from 'better-sqlite3';
import type { Resource } from '../../../../preload/contract/scan-details.ts';
import type { NormalisedPage } from '../../walk-page.ts';

/** What the page loaders need to know of the walk they load into. */
export interface LoadedWalk {
  readonly id: number;
  readonly scanId: number;
  readonly resource: Resource;
  readonly connectorId: string;
  /** Records already set aside in this walk. */
  readonly quarantined: number;
  /** Walks of the same scan whose rows count: a row last seen in one of them was already counted by this scan. */
  readonly walksOfScan: ReadonlySet<number>;
  /** The lowest of their ids: what was last seen in a lower one was not yet counted by this scan. */
  readonly firstOfScan: number;
}

/** What landing a page found out about its rows. */
export interface PageLoad {
  /** Rows that an earlier page of the walk already had. */
  readonly duplicates: number;
  /** Bad records that no other walk of the scan had. */
  readonly newlyQuarantined: number;
  /** Findings that were not there before. */
  readonly newFindings: number;
  /** Rows that no earlier walk of the scan had. */
  readonly freshRows: number;
  /** Removals of rows that a walk of the scan had. */
  readonly removedRows: number;
}

export interface WalkCheckpoint {
  /** Reads the walk a page is about to be loaded into. */
  read(walkId: number): LoadedWalk;
  /**
   * Moves the walk's checkpoint behind the page and counts the page in. Gives how many of its rows the walk did not
   * have yet. Call inside the page's transaction.
   */
  advance(walk: LoadedWalk, page: NormalisedPage<unknown>, counts: PageLoad): number;
}

/** Prepares the statements that move a walk forward. */
export function walkCheckpoint(database: Database.Database): WalkCheckpoint {
  const read = database.prepare<[number], Omit<LoadedWalk, 'walksOfScan' | 'firstOfScan'>>(
    `SELECT walk.id AS id, walk.scan_id AS scanId, walk.resource AS resource, scan.connector_id AS connectorId,
            walk.quarantined AS quarantined
     FROM walk JOIN scan ON scan.id = walk.scan_id
     WHERE walk.id = ?`,
  );
  const walksOfScan = database.prepare<[number], { id: number; counts: number }>(
    `SELECT id, NOT (resource = 'assets' AND purpose = 'list' AND state = 'restarted') AS counts
     FROM walk WHERE scan_id = ?`,
  );
  const advance = database.prepare(
    `UPDATE walk
     SET cursor = ?, pages = pages + 1, rows = rows + ?, duplicates = duplicates + ?, quarantined = quarantined + ?,
       console_started_at = coalesce(console_started_at, ?), shrunk = shrunk OR coalesce(highest_total > ?, 0),
       highest_total = max(coalesce(highest_total, 0), ?), expected_total = coalesce(expected_total, ?),
       fresh_rows = fresh_rows + ?, removed_rows = removed_rows + ?, findings_first_seen = findings_first_seen + ?
     WHERE id = ?`,
  );
  const count = database.prepare(
    `UPDATE scan
     SET requests = requests + ?, retries = retries + ?, bytes = bytes + ?, quarantined = quarantined + ?
     WHERE id = ?`,
  );
  return {
    read(walkId) {
      const walk = read.get(walkId);
      if (!walk) throw new Error(`walk ${walkId} does not exist`);
      const walks = walksOfScan.all(walk.scanId);
      return {
        ...walk,
        walksOfScan: new Set(walks.filter(({ counts }) => counts === 1).map(({ id }) => id)),
        firstOfScan: Math.min(...walks.map(({ id }) => id)),
      };
    },
    advance(walk, page, { duplicates, newlyQuarantined, newFindings, freshRows, removedRows }) {
      const quarantined = page.quarantined.length;
      const rows = page.rows.count + quarantined;
      advance.run(
        page.nextCursor,
        rows,
        duplicates,
        quarantined,
        page.consoleStartedAt,
        // Some consoles end a list with an empty page that counts nothing.
        rows > 0 ? page.total : null,
        page.total ?? 0,
        page.total,
        freshRows,
        removedRows,
        newFindings,
        walk.id,
      );
      const { requests, retries, bytes } = page.traffic;
      count.run(requests, retries, bytes, newlyQuarantined, walk.scanId);
      return rows - duplicates;
    },
  };
}
