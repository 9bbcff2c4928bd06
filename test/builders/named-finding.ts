import type { FindingIdentity } from '../../main/project/project-triage.ts';
import { findingIdentity } from '../../main/project/sqlite/queries/finding-identity.ts';
import type { SqliteProject } from '../../main/project/sqlite/threads/sqlite-project.ts';

/** The rows of the finding that an id names. Throws where it names none. */
export async function namedFinding(
  project: SqliteProject,
  findingId: string | null | undefined,
): Promise<FindingIdentity> {
  const found = await findingIdentity(project, findingId ?? '');
  if (!found.ok) throw found.error;
  if (found.value === null) throw new Error(`${findingId} names no finding`);
  return found.value;
}
