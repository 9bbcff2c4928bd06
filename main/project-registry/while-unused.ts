import { failure, type Result } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { type ScanUnderWay, withoutScan } from '../ingest/without-scan.ts';
import { takeWatchLock } from '../schedule/watch-lock.ts';
import type { Connector } from '../settings/settings-schema.ts';
import { RegistryError } from './registry-error.ts';

/**
 * Runs an action on a project while no scan of its connectors can begin and no `watch` runs, in this process or
 * another. Fails while one does.
 * @param connectors those of the project
 */
export async function whileUnused<T, E>(
  dataDir: string,
  connectors: readonly Connector[],
  action: () => Promise<Result<T, E>>,
): Promise<Result<T, E | RegistryError | ScanUnderWay>> {
  const lock = takeWatchLock(dataDir);
  if (lock === null) return failure(inUse());
  try {
    const guarded = connectors.reduce<() => Promise<Result<T, E | ScanUnderWay>>>(
      (inner, connector) => async () => {
        const done = await withoutScan(dataDir, connector, inner);
        return done.ok ? done.value : done;
      },
      action,
    );
    return await guarded();
  } finally {
    lock.release();
  }
}

function inUse(): RegistryError {
  return new RegistryError(
    'project-in-use',
    say('registryMessages:inUse.message'),
    say('registryMessages:inUse.advice'),
  );
}
