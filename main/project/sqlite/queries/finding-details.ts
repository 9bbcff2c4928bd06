import { type RawBuilder, sql } from 'kysely';
import type { FindingDetails } from '../../project-lists.ts';
import type { SqliteProject } from '../sqlite-project.ts';
import { findingHistory, findingIdentity } from './finding-history.ts';
import { findingList } from './list-findings.ts';
import { rowReader } from './list-source.ts';
import { rowStatement } from './list-statements.ts';

/** One finding, by its `findingId`, with all its fields and its history; null when there is none. @throws ProjectError */
export async function findingDetails(
  project: SqliteProject | null,
  findingId: string,
): Promise<FindingDetails | null> {
  const finding = findingIdentity(findingId);
  if (!project || !finding) return null;
  const statement = rowStatement(findingList, {
    condition: sql`finding.asset_id = ${finding.assetId} and finding.vulnerability_id = ${finding.vulnerabilityId}
      and finding.application_id = ${finding.applicationId}`,
  });
  const [found, history] = await Promise.all([
    (statement as RawBuilder<Record<string, unknown>>).execute(project.read),
    findingHistory(project, finding),
  ]);
  const [stored] = found.rows;
  return stored ? { row: rowReader(findingList)(stored), history } : null;
}
