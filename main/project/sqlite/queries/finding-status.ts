import { sql } from 'kysely';
import type { FindingStatus } from '../../../../preload/contract/finding-status.ts';

/** Whether a finding in that status still has to be worked on. */
const openByStatus: Record<FindingStatus, boolean> = {
  active: true,
  'in-progress': true,
  'waiting-for-verification': true,
  'waiting-for-third-party': true,
  'accepted-risk': false,
  duplicate: false,
  'exception-granted': false,
  'false-positive': false,
  'manually-mitigated': false,
  'scan-mitigated': false,
};

export const findingStatuses = Object.keys(openByStatus) as FindingStatus[];

const openStatuses = findingStatuses.filter((status) => openByStatus[status]);

/** A finding's status: what a person set outlasts what the scanner says. */
export const findingStatus = sql`coalesce(finding.set_status, case finding.mitigated when 1 then 'scan-mitigated' else 'active' end)`;

/** A finding's severity as a number: what a person set outlasts what the console says. */
export const findingSeverity = sql`coalesce(finding.set_severity, finding.severity)`;

/** Open: the console still reports the finding and no person has closed it. */
export const findingIsOpen = sql<boolean>`(finding.mitigated = 0 and (finding.set_status is null or finding.set_status in (${sql.join(openStatuses)})))`;
