import { sql } from 'kysely';
import type { SeverityName } from '../../../preload/contract/severity.ts';
import type { Project } from '../project.ts';
import { findingIsOpen } from './finding-status.ts';
import { type SeverityCount, severityCounts, severityOfFindings } from './severity-counts.ts';

/** Counts the project's open findings by severity. @throws ProjectError */
export async function openFindings(project: Project): Promise<Record<SeverityName, number>> {
  const counted = await sql<SeverityCount>`select ${severityOfFindings} from finding
    where ${findingIsOpen}`.execute(project.read);
  return severityCounts(counted.rows);
}

/** Counts the project's open findings. @throws ProjectError */
export async function countOpenFindings(project: Project): Promise<number> {
  return Object.values(await openFindings(project)).reduce((sum, findings) => sum + findings, 0);
}
