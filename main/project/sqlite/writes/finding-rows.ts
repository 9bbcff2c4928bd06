import type Database from 'better-sqlite3';
import type { ExistingFinding } from './finding-record.ts';
import { KnownFindings } from './known-findings.ts';
import { type FindingKey, type NewFindings, newFindings } from './new-findings.ts';
import type { PageInLoad } from './page-in-load.ts';
import { type UnlistedEndpoints, unlistedEndpoints } from './unlisted-endpoints.ts';

/** Loads the rows of a page of findings, one after the other. */
export class FindingRows {
  readonly known: KnownFindings;
  readonly added: NewFindings;
  readonly unlisted: UnlistedEndpoints;
  /** In a first scan every row is new, in later ones hardly any: what the last row was is tried first. */
  #expectNew = false;
  /** In a delta nearly every row differs from what is stored, in a full scan hardly any. */
  #expectChanged = false;

  constructor(database: Database.Database) {
    this.known = new KnownFindings(database);
    this.added = newFindings(database);
    this.unlisted = unlistedEndpoints(database);
  }

  /** Loads one row. Gives the number of its asset. */
  load(page: PageInLoad, row: number): number {
    const { scan, rows, touch, counts } = page;
    const assetId = this.#assetOf(page, row);
    const key: FindingKey = [
      assetId,
      scan.known.vulnerabilityId(rows.columns.cve[row] ?? '', rows.columns.published_at[row] ?? null),
      scan.known.applicationId(
        rows.columns.vendor[row] ?? '',
        rows.columns.name[row] ?? '',
        rows.columns.version[row] ?? '',
      ),
    ];
    const isUnchanged =
      !this.#expectNew && !this.#expectChanged && touch.run(...key, ...rows.reported(row)).changes === 1;
    if (isUnchanged) {
      counts.seen += 1;
      counts.fresh += 1;
      return assetId;
    }
    const existing = this.#expectNew ? undefined : this.known.find(key);
    this.#expectNew = existing === undefined && this.#addIfNew(page, key, row);
    if (!this.#expectNew) this.#loadKnown(page, key, existing ?? this.#existingAt(key), row);
    return assetId;
  }

  #addIfNew({ scan, rows, insert, counts }: PageInLoad, key: FindingKey, row: number): boolean {
    if (insert.run(...key, ...rows.reported(row)).changes === 0) return false;
    this.added.note(key, rows, row, scan.pairs);
    counts.seen += 1;
    counts.new += 1;
    counts.fresh += 1;
    return true;
  }

  #loadKnown(page: PageInLoad, key: FindingKey, existing: ExistingFinding, row: number): void {
    const { rows, counts } = page;
    const duplicatesBefore = counts.duplicates;
    this.#expectChanged = this.known.load(page, key, existing, rows.record(row));
    if (counts.duplicates > duplicatesBefore) counts.repeated.push(rows.columns.cve[row] ?? '');
  }

  #existingAt(key: FindingKey): ExistingFinding {
    const existing = this.known.find(key);
    if (!existing) throw new Error('a finding is neither there nor can it be added');
    return existing;
  }

  #assetOf({ scan: { known }, walk, rows, at }: PageInLoad, row: number): number {
    const agentId = rows.columns.agent_id[row] ?? '';
    const found = known.assetId(agentId);
    if (found !== undefined) return found;
    const id = this.unlisted.add(walk, agentId, rows, row, at);
    known.rememberAsset(agentId, id);
    return id;
  }

  /** Forgets everything: what was noted may have been rolled back. */
  clear(): void {
    this.known.clear();
    this.added.clear();
  }
}
