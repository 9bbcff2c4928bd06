import type Database from 'better-sqlite3';
import { type Dictionary, dictionaries } from './dictionary.ts';
import type { PageRows } from './finding-record.ts';
import type { RowStatements } from './row-statements.ts';
import type { LoadedWalk } from './walk-checkpoint.ts';

/** What came of the rows of a page so far. */
export interface PageCounts {
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
export interface ScanMemory {
  readonly known: Dictionary;
  /** By walk: ids of the risks that it merged into the finding of another, so that they are not counted twice. */
  readonly merged: Map<number, Set<string>>;
  /** Pairs of a CVE and an application that it has added findings of. */
  readonly pairs: Set<number>;
}

/** A page as it is loaded: its rows, the statements that fit them, and what came of them so far. */
export interface PageInLoad extends RowStatements {
  readonly scan: ScanMemory;
  readonly walk: LoadedWalk;
  readonly rows: PageRows;
  /** When it arrived, ms since 1970. */
  readonly at: number;
  readonly counts: PageCounts;
}

/** The counts of a page of which nothing is loaded yet. */
export function noCounts(): PageCounts {
  return { seen: 0, new: 0, updated: 0, reopened: 0, duplicates: 0, repeated: [], fresh: 0, removed: 0 };
}

/** Scans of several connectors may load side by side. */
const scansInMemory = 4;

/** What is remembered of the scans that load now. */
export class ScanMemories {
  readonly #byScan = new Map<number, ScanMemory>();
  readonly #dictionaryOf: (connectorId: string) => Dictionary;

  constructor(database: Database.Database) {
    this.#dictionaryOf = dictionaries(database);
  }

  of({ scanId, connectorId }: LoadedWalk): ScanMemory {
    let found = this.#byScan.get(scanId);
    if (!found) {
      const scans = this.#byScan;
      for (const oldest of [...scans.keys()].slice(0, 1 + scans.size - scansInMemory)) scans.delete(oldest);
      found = { known: this.#dictionaryOf(connectorId), merged: new Map(), pairs: new Set() };
      scans.set(scanId, found);
    }
    return found;
  }

  /** Forgets everything: what was noted may have been rolled back. */
  clear(): void {
    this.#byScan.clear();
  }
}
