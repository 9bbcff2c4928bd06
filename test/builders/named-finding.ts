import type { Project } from '../../main/project/project.ts';
import { findingIdentity } from '../../main/project/sqlite/queries/finding-identity.ts';
import type { FindingIdentity } from '../../main/project/sqlite/writes/triage-writes.ts';

/** The rows of the finding that an id names. Throws where it names none. */
export async function namedFinding(
  project: Project,
  findingId: string | null | undefined,
): Promise<FindingIdentity> {
  const found = await findingIdentity(project, findingId ?? '');
  if (!found.ok) throw found.error;
  if (found.value === null) throw new Error(`${findingId} names no finding`);
  return found.value;
}
