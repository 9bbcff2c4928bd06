import { type RawBuilder, sql } from 'kysely';
import { type Result, success } from '../../../../preload/contract/result.ts';
import type { ListError } from '../../list-error.ts';
import type { FindingDetails } from '../../project-lists.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { findingHistory } from './finding-history.ts';
import { findingIdentity } from './finding-identity.ts';
import { findingList } from './list-findings.ts';
import { rowReader } from './list-source.ts';
import { rowStatement } from './list-statements.ts';

/**
 * One finding, by its `findingId`, with all its fields and its history; null when there is none. Fails with
 * `finding-id-outdated` for an id of an earlier version. @throws ProjectError
 */
export async function findingDetails(
  project: SqliteProject | null,
  findingId: string,
): Promise<Result<FindingDetails | null, ListError>> {
  if (!project) return success(null);
  const identity = await findingIdentity(project, findingId);
  if (!identity.ok) return identity;
  if (identity.value === null) return success(null);
  const finding = identity.value;
  const statement = rowStatement(findingList, {
    condition: sql`finding.asset_id = ${finding.assetId} and finding.vulnerability_id = ${finding.vulnerabilityId}
      and finding.application_id = ${finding.applicationId}`,
  });
  const [found, history] = await Promise.all([
    (statement as RawBuilder<Record<string, unknown>>).execute(project.read),
    findingHistory(project, finding),
  ]);
  const [stored] = found.rows;
  return success(stored ? { row: rowReader(findingList)(stored), history } : null);
}
