import type Database from 'better-sqlite3';
import type { QuarantineReason } from '../../../../preload/contract/reasons.ts';

/** Reasons are stored as codes, which are put into words where they are shown. What is none of ours stays as it is. */
export const reasonCodes = `
UPDATE asset SET state_reason = CASE state_reason
  WHEN 'no longer in the console''s endpoint list' THEN 'not-listed'
  WHEN 'no longer in the chosen accounts' THEN 'not-in-accounts'
  WHEN 'no longer in the chosen sites' THEN 'not-in-sites'
  WHEN 'no longer in the chosen groups' THEN 'not-in-groups'
  WHEN 'decommissioned in the console' THEN 'decommissioned-in-console'
  WHEN 'the agent was uninstalled' THEN 'agent-uninstalled'
  WHEN 'named by a vulnerability, but not in the console''s endpoint list' THEN 'named-by-findings'
  ELSE state_reason END
WHERE state_reason IS NOT NULL;

UPDATE finding_event SET detail = CASE detail
  WHEN 'no longer reported by a complete scan' THEN 'not-reported'
  WHEN 'removed in the console' THEN 'removed-in-console'
  WHEN 'reported again by the console' THEN 'reported-again'
  ELSE detail END
WHERE event IN ('mitigated', 'reopened');
`;

/** Puts the reasons of quarantined records, which were sentences, into their codes. Belongs to migration 9. */
export function encodeQuarantineReasons(database: Database.Database): void {
  database.function('quarantine_reason', { deterministic: true }, (sentence) =>
    JSON.stringify(quarantineReasonOf(String(sentence))),
  );
  database.exec('UPDATE quarantine SET reason = quarantine_reason(reason)');
}

function quarantineReasonOf(sentence: string): QuarantineReason {
  if (sentence === 'The record is not an object.') return { kind: 'not-an-object' };
  if (sentence === 'Too many records of the page cannot be read.') return { kind: 'too-many' };
  const [, fields] = /^The record has no readable (\w+(?: and \w+)*)\.$/.exec(sentence) ?? [];
  if (fields !== undefined) return { kind: 'unreadable', fields: fields.split(' and ') };
  return { kind: 'worded', text: sentence };
}
