import type Database from 'better-sqlite3';
import { severityNames } from '../../../../preload/contract/severity.ts';
import { severityLevel } from '../../severity.ts';
import { isOpen, severityInEffect } from '../tables/finding-state.ts';
import { mitigationReasons } from './stored-reasons.ts';

/** Which findings a scan no longer reports, as SQL over `asset` and `finding`. */
export interface LostFindings {
  /** Those that are gone: open for the scanner, and seen by no walk of the scan. */
  readonly condition: string;
  /** Whether a finding under another alias, of an asset that is within the condition, is one of them. */
  readonly isLost: (alias: string) => string;
  readonly reason: keyof typeof mitigationReasons;
  /** What both texts name, and `scanId` and `at`. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

const from = 'FROM asset CROSS JOIN finding ON finding.asset_id = asset.id';
const severity = severityInEffect('finding');

/**
 * Marks findings as mitigated, with the event of each, and takes them out of the summaries: by a few statements over
 * all of them, since a trigger for each of millions takes several times as long. Call inside a transaction.
 * @returns how many there were
 */
export function mitigateLost(database: Database.Database, lost: LostFindings): number {
  const { condition, isLost, reason, parameters } = lost;
  const run = (sql: string): number => database.prepare(sql).run(parameters).changes;
  const told = run(
    `INSERT INTO finding_event (asset_id, vulnerability_id, application_id, event, detail, scan_id, at)
     SELECT finding.asset_id, finding.vulnerability_id, finding.application_id, 'mitigated',
       '${mitigationReasons[reason]}', @scanId, @at
     ${from} WHERE ${condition}`,
  );
  // Mostly nothing is gone, and looking for it again takes as long as the first time.
  if (told === 0) return 0;
  run(
    `UPDATE asset_summary SET ${severityNames.map((name) => `${name} = ${name} - lost.${name}s`).join(', ')}
     FROM (SELECT finding.asset_id AS id, ${severityNames.map((name) => `sum(${severity} = ${severityLevel(name)}) AS ${name}s`).join(', ')}
       ${from} WHERE ${condition} AND ${isOpen('finding')} GROUP BY finding.asset_id) AS lost
     WHERE asset_summary.asset_id = lost.id`,
  );
  run(
    `UPDATE vulnerability_summary SET open_instances = open_instances - lost.instances,
       assets_affected = assets_affected - lost.assets
     FROM (SELECT id, sum(instances) AS instances, sum(none_left) AS assets
       FROM (SELECT finding.vulnerability_id AS id, count(*) AS instances,
           NOT EXISTS (SELECT 1 FROM finding AS other
             WHERE other.asset_id = finding.asset_id AND other.vulnerability_id = finding.vulnerability_id
               AND ${isOpen('other')} AND NOT (${isLost('other')})) AS none_left
         ${from} WHERE ${condition} AND ${isOpen('finding')}
         GROUP BY finding.asset_id, finding.vulnerability_id)
       GROUP BY id) AS lost
     WHERE vulnerability_summary.vulnerability_id = lost.id`,
  );
  database.prepare('INSERT INTO summaries_paused VALUES (1)').run();
  run(
    `UPDATE finding SET mitigated = 1, mitigated_at = @at
     FROM asset WHERE finding.asset_id = asset.id AND ${condition}`,
  );
  database.prepare('DELETE FROM summaries_paused').run();
  return told;
}
