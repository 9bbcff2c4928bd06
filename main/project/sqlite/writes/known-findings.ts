import type Database from 'better-sqlite3';
import type { EventReason } from '../../../../preload/contract/reasons.ts';
import type { CellValue } from '../../row-columns.ts';
import {
  type ExistingFinding,
  findingColumns,
  fixedColumns,
  isUpdated,
  reportedOver,
  riskIdAt,
} from './finding-record.ts';
import { type FurtherRisks, furtherRisks } from './further-risks.ts';
import type { FindingKey } from './new-findings.ts';
import type { PageInLoad } from './page-in-load.ts';
import { SeenMeanwhile } from './seen-meanwhile.ts';

/** Loads reports of findings that are stored already. */
export class KnownFindings {
  readonly #find: Database.Statement<[...FindingKey], ExistingFinding>;
  readonly #update: Database.Statement<unknown[]>;
  readonly #addEvent: Database.Statement<unknown[]>;
  readonly #risks: FurtherRisks;
  readonly #seenByOthers = new SeenMeanwhile();

  constructor(database: Database.Database) {
    this.#risks = furtherRisks(database);
    this.#find = database
      .prepare<[...FindingKey], ExistingFinding>(
        `SELECT mitigated, last_seen_walk, ${findingColumns.join(', ')}
         FROM finding WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ?`,
      )
      .raw();
    this.#update = database.prepare(
      `UPDATE finding SET mitigated = 0, mitigated_at = NULL, last_seen_walk = max(last_seen_walk, ?),
         ${findingColumns.map((column) => `${column} = ?`).join(', ')}
       WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ?`,
    );
    this.#addEvent = database.prepare(
      `INSERT INTO finding_event (asset_id, vulnerability_id, application_id, event, detail, scan_id, at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  find(key: FindingKey): ExistingFinding | undefined {
    return this.#find.get(...key);
  }

  /** Loads one more report of it. Gives whether it differs from what is stored. */
  load(
    page: PageInLoad,
    key: FindingKey,
    existing: ExistingFinding,
    reported: readonly CellValue[],
  ): boolean {
    const { walk, counts } = page;
    const [, lastSeenWalk] = existing;
    const risks = otherRisk(existing, reported);
    const seenMeanwhile = lastSeenWalk > walk.id && !this.#seenByOthers.isFirst(walk.id, key.join());
    if (lastSeenWalk === walk.id || seenMeanwhile) {
      this.#loadRepeated(page, key, risks);
      return false;
    }
    const riskSeenIn = this.#showRisk(key, existing, risks);
    if (!walk.walksOfScan.has(riskSeenIn)) counts.fresh += 1;
    return this.#loadReport(page, key, existing, reported);
  }

  /** The same risk once more is a repeated row; another risk of the same identity is a row of its own, merged here. */
  #loadRepeated({ scan, walk, counts }: PageInLoad, key: FindingKey, risks: OtherRisk | null): void {
    const mergedHere = within(scan.merged, walk.id);
    if (risks === null || mergedHere.has(risks.reported)) {
      counts.duplicates += 1;
      return;
    }
    if (!walk.walksOfScan.has(this.#risks.see(key, risks.reported, walk.id))) counts.fresh += 1;
    mergedHere.add(risks.reported);
  }

  /** The risk that is reported is the one on show from now on. Gives the walk that saw it before; 0 for none. */
  #showRisk(key: FindingKey, [mitigated, lastSeenWalk]: ExistingFinding, risks: OtherRisk | null): number {
    if (mitigated === 1) this.#risks.forget(key);
    if (risks === null) return lastSeenWalk;
    // What was known of stays a risk of the finding until a removal or a full walk takes it away.
    return mitigated === 1 ? 0 : this.#risks.show(key, risks.reported, { id: risks.shown, lastSeenWalk });
  }

  #loadReport(
    { walk, at, counts }: PageInLoad,
    key: FindingKey,
    existing: ExistingFinding,
    reported: readonly CellValue[],
  ): boolean {
    const [mitigated, lastSeenWalk] = existing;
    const firstTime = !walk.walksOfScan.has(lastSeenWalk);
    if (firstTime) counts.seen += 1;
    const record = reportedOver(existing, reported);
    this.#update.run(walk.id, ...record, ...key);
    const differs = mitigated === 1 || isUpdated(existing, record);
    if (mitigated === 1) {
      this.#addEvent.run(...key, 'reopened', 'reported-again' satisfies EventReason, walk.scanId, at);
      counts.reopened += 1;
    } else if (firstTime && differs) {
      counts.updated += 1;
    }
    return differs;
  }

  /** Forgets a walk that has come to its end. */
  forget(walkId: number): void {
    this.#seenByOthers.forget(walkId);
  }

  /** Forgets everything: what was noted may have been rolled back. */
  clear(): void {
    this.#seenByOthers.clear();
  }
}

/** The ids of a risk that is reported, and of another one that the finding shows. */
interface OtherRisk {
  readonly reported: string;
  readonly shown: string;
}

function otherRisk(existing: ExistingFinding, record: readonly CellValue[]): OtherRisk | null {
  const reported = storedText(record[riskIdAt]);
  const shown = storedText(existing[fixedColumns + riskIdAt]);
  return reported !== null && shown !== null && reported !== shown ? { reported, shown } : null;
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
