import { type FindingStatus, openByStatus } from '../../../../preload/contract/finding-status.ts';

/**
 * What a finding's state is, as SQL over its stored row: the one description that queries, writes and, held by a test,
 * the triggers of the newest migration go by. What the scanner says (`mitigated`, `severity`) and what a person decided
 * (`set_status`, `set_severity`) are stored apart; what is in effect is derived, and stored nowhere.
 *
 * Each gives a text without values to bind, in terms of the table or alias that it is given.
 */

/** The console still reports the finding, whatever a person decided. */
export function isReported(row: string): string {
  return `${row}.mitigated = 0`;
}

/** The status in effect, one of `FindingStatus`: what a person set outlasts what the scanner says. */
export function statusInEffect(row: string): string {
  const [reported, gone] = [text('active'), text('scan-mitigated')];
  return `coalesce(${row}.set_status, iif(${isReported(row)}, ${reported}, ${gone}))`;
}

/** The severity in effect as its level: what a person set outlasts what the console says. */
export function severityInEffect(row: string): string {
  return `coalesce(${row}.set_severity, ${row}.severity)`;
}

/**
 * Still to be worked on: the console reports it, and no person has closed it. Without IN, for which SQLite would build a
 * table of the statuses for each row of a trigger.
 */
export function isOpen(row: string): string {
  const some = openStatuses.map((status) => `${row}.set_status = ${text(status)}`).join(' OR ');
  return `(${isReported(row)} AND (${row}.set_status IS NULL OR ${some}))`;
}

const openStatuses = (Object.keys(openByStatus) as FindingStatus[]).filter((status) => openByStatus[status]);

function text(status: FindingStatus): string {
  return `'${status}'`;
}
