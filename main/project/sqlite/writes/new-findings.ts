import type Database from 'better-sqlite3';
import { severityNames } from '../../../../preload/contract/severity.ts';
import { severityLevel } from '../../severity.ts';
import { isOpen } from '../tables/finding-state.ts';
import type { PageRows } from './finding-record.ts';

/** What a finding is known by: its asset, its CVE, its application. */
export type FindingKey = readonly [assetId: number, vulnerabilityId: number, applicationId: number];

/**
 * What the findings that a page adds change in the summaries. Counted up here and written once a page: a trigger for
 * each row took as long as adding the row.
 */
export interface NewFindings {
  /**
   * Counts in a finding that was just added, open.
   * @param knownPairs pairs of a CVE and an application that the same scan has added findings of; a new one is added
   */
  note(key: FindingKey, rows: PageRows, row: number, knownPairs: Set<number>): void;
  /** Writes what was counted. Call inside the transaction that added the findings. */
  summarise(): void;
  /** Forgets what was counted. */
  clear(): void;
}

interface VulnerabilityGain {
  severity: number;
  score: number | null;
  riskScore: number | null;
  instances: number;
  assetsAffected: number;
}

const unrated = severityLevel('unknown');

/** Row numbers of applications stay below it, so that a pair of numbers is one number. */
const pairBase = 2 ** 26;

/** Prepares the statements that keep the summaries true where findings are added. */
export function newFindings(database: Database.Database): NewFindings {
  const otherIsOpen = database
    .prepare<[...FindingKey], 1>(
      `SELECT 1 FROM finding
       WHERE asset_id = ? AND vulnerability_id = ? AND application_id <> ? AND ${isOpen('finding')}
       LIMIT 1`,
    )
    .pluck();
  const addToAsset = database.prepare(
    `INSERT INTO asset_summary (asset_id, ${severityNames.join(', ')})
     VALUES (?, ${severityNames.map(() => '?').join(', ')})
     ON CONFLICT DO UPDATE SET ${severityNames.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`,
  );
  const addToVulnerability = database.prepare(
    `INSERT INTO vulnerability_summary
       (vulnerability_id, severity, score, risk_score, instances, open_instances, assets_affected)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET severity = max(severity, excluded.severity),
       score = coalesce(max(score, excluded.score), score, excluded.score),
       risk_score = coalesce(max(risk_score, excluded.risk_score), risk_score, excluded.risk_score),
       instances = instances + excluded.instances, open_instances = open_instances + excluded.open_instances,
       assets_affected = assets_affected + excluded.assets_affected`,
  );
  const addVulnerableApplication = database.prepare(
    'INSERT INTO vulnerable_application (vulnerability_id, application_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );

  const byAsset = new Map<number, number[]>();
  const byVulnerability = new Map<number, VulnerabilityGain>();

  function noteApplication([, vulnerabilityId, applicationId]: FindingKey, knownPairs: Set<number>): void {
    const pair = vulnerabilityId * pairBase + applicationId;
    if (knownPairs.has(pair)) return;
    addVulnerableApplication.run(vulnerabilityId, applicationId);
    knownPairs.add(pair);
  }

  return {
    note(key, rows, row, knownPairs) {
      const [assetId, vulnerabilityId] = key;
      const severity = rows.columns.severity[row] ?? unrated;
      let levels = byAsset.get(assetId);
      if (!levels) {
        levels = new Array<number>(severityNames.length).fill(0);
        byAsset.set(assetId, levels);
      }
      levels[severity] = (levels[severity] ?? 0) + 1;
      let gain = byVulnerability.get(vulnerabilityId);
      if (!gain) {
        gain = { severity, score: null, riskScore: null, instances: 0, assetsAffected: 0 };
        byVulnerability.set(vulnerabilityId, gain);
      }
      gain.severity = Math.max(gain.severity, severity);
      gain.score = higher(gain.score, rows.columns.score[row] ?? null);
      gain.riskScore = higher(gain.riskScore, rows.columns.risk_score[row] ?? null);
      gain.instances += 1;
      if (otherIsOpen.get(...key) === undefined) gain.assetsAffected += 1;
      noteApplication(key, knownPairs);
    },
    summarise() {
      for (const [assetId, levels] of byAsset) addToAsset.run(assetId, ...levels);
      for (const [id, { severity, score, riskScore, instances, assetsAffected }] of byVulnerability)
        addToVulnerability.run(id, severity, score, riskScore, instances, instances, assetsAffected);
      byAsset.clear();
      byVulnerability.clear();
    },
    clear() {
      byAsset.clear();
      byVulnerability.clear();
    },
  };
}

function higher(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}
