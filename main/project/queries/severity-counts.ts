import { sql } from 'kysely';
import { type SeverityName, severityNames } from '../../../preload/contract/severity.ts';
import { severityLevel } from '../severity.ts';
import { findingSeverity } from './finding-status.ts';

/** How many findings have each severity; null where there are none at all. */
export type SeverityCount = Readonly<Record<SeverityName, number | null>>;

/** The columns of a `SeverityCount`. One pass that counts all costs less than putting findings in groups. */
export const severityOfFindings = sql.join(
  severityNames.map(
    (name) =>
      sql`sum(case when ${findingSeverity} = ${severityLevel(name)} then 1 else 0 end) as ${sql.id(name)}`,
  ),
);

/** Reads the one row of a statement that selects `severityOfFindings`. */
export function severityCounts([row]: readonly SeverityCount[]): Record<SeverityName, number> {
  return {
    informational: row?.informational ?? 0,
    low: row?.low ?? 0,
    medium: row?.medium ?? 0,
    high: row?.high ?? 0,
    critical: row?.critical ?? 0,
  };
}
