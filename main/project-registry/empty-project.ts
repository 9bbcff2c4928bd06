import { failure, type Result, success } from '../../preload/contract/result.ts';
import { engineOf } from '../project/engines/engines.ts';
import type { ProjectError } from '../project/project-error.ts';
import type { Restored } from '../project/project-jobs.ts';
import type { ProjectPlace } from '../project/project-place.ts';

/**
 * Starts a closed project anew without rows, where what it was is lost and there is no backup to restore. What is in its
 * place is kept beside it; gives the name under which, empty when there was nothing.
 * @param now names what is kept, ms since 1970
 */
export async function startEmpty(place: ProjectPlace, now: number): Promise<Result<Restored, ProjectError>> {
  const engine = engineOf(place);
  const put = await engine.jobs.putAside(place, now);
  if (!put.ok) return put;
  const created = await engine.open(place);
  if (!created.ok) return failure(created.error);
  await created.value.close();
  return success(put.value);
}
