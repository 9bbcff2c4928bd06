import type Database from 'better-sqlite3';
import { severityInEffect } from '../tables/finding-state.ts';

export interface SummaryWrites {
  /**
   * Looks again for the highest severity and scores of CVEs of which findings lost theirs: what the triggers of
   * migration 3 left marked. Call inside the transaction that ends what changed the findings.
   */
  refresh(): void;
  /** Refreshes, and lets go of what no finding has any more. Call inside the transaction that removed findings. */
  refreshAfterRemoval(): void;
}

/** Prepares the statements that keep the summaries of findings true where triggers alone cannot. */
export function summaryWrites(database: Database.Database): SummaryWrites {
  const lookAgain = database.prepare(
    `UPDATE vulnerability_summary
     SET severity = held.severity, score = held.score, risk_score = held.risk_score, stale = 0
     FROM (SELECT vulnerability_id AS id, max(${severityInEffect('finding')}) AS severity, max(score) AS score,
         max(risk_score) AS risk_score
       FROM finding WHERE vulnerability_id IN (SELECT vulnerability_id FROM vulnerability_summary WHERE stale = 1)
       GROUP BY vulnerability_id) AS held
     WHERE vulnerability_id = held.id`,
  );
  const letGo = [
    'DELETE FROM vulnerability_summary WHERE instances = 0',
    'DELETE FROM asset_summary WHERE asset_id NOT IN (SELECT id FROM asset)',
    `DELETE FROM vulnerable_application WHERE NOT EXISTS (SELECT 1 FROM finding
       WHERE finding.vulnerability_id = vulnerable_application.vulnerability_id
         AND finding.application_id = vulnerable_application.application_id)`,
  ].map((statement) => database.prepare(statement));
  return {
    refresh() {
      lookAgain.run();
    },
    refreshAfterRemoval() {
      for (const statement of letGo) statement.run();
      lookAgain.run();
    },
  };
}
