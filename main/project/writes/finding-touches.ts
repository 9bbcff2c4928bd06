import type Database from 'better-sqlite3';

/** What a finding is known by: its asset, its CVE, its application. */
export type FindingKey = readonly [assetId: number, vulnerabilityId: number, applicationId: number];

/**
 * Findings that a page reports unchanged. They are marked as seen many at a time: a call for each costs more than
 * the writing itself.
 */
export interface FindingTouches {
  add(key: FindingKey): void;
  /** Whether it was added since the last flush, so that its row does not yet say that the walk saw it. */
  has(key: FindingKey): boolean;
  /** Marks what was added as seen by the walk. Call inside the page's transaction. */
  flush(walkId: number): void;
  /** Forgets what was added. */
  clear(): void;
}

/** Findings marked with one statement. */
const group = 50;
/** Row numbers of applications stay below it, so that a pair of numbers is one number. */
const pairBase = 2 ** 26;

/** The CVE and the application of a finding as one number. */
export function pairOf([, vulnerabilityId, applicationId]: FindingKey): number {
  return vulnerabilityId * pairBase + applicationId;
}

/** Prepares the statements that mark findings as seen. */
export function findingTouches(database: Database.Database): FindingTouches {
  const touchOne = database.prepare(
    'UPDATE finding SET last_seen_walk = max(last_seen_walk, ?) WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ?',
  );
  const touchGroup = database.prepare(
    `UPDATE finding SET last_seen_walk = max(last_seen_walk, ?)
     WHERE (asset_id, vulnerability_id, application_id) IN (VALUES ${new Array(group).fill('(?, ?, ?)').join(', ')})`,
  );
  const added: FindingKey[] = [];
  const byAsset = new Map<number, Set<number>>();
  return {
    add(key) {
      added.push(key);
      const [assetId] = key;
      const pair = pairOf(key);
      const pairs = byAsset.get(assetId);
      if (pairs) pairs.add(pair);
      else byAsset.set(assetId, new Set([pair]));
    },
    has(key) {
      return byAsset.get(key[0])?.has(pairOf(key)) ?? false;
    },
    flush(walkId) {
      let from = 0;
      for (; from + group <= added.length; from += group) {
        const values = [walkId];
        for (let at = from; at < from + group; at += 1) {
          const key = added[at];
          if (key) values.push(key[0], key[1], key[2]);
        }
        touchGroup.run(values);
      }
      for (const [assetId, vulnerabilityId, applicationId] of added.slice(from)) {
        touchOne.run(walkId, assetId, vulnerabilityId, applicationId);
      }
      this.clear();
    },
    clear() {
      added.length = 0;
      byAsset.clear();
    },
  };
}
