import { CodedError } from '../../preload/contract/coded-error.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { wait } from '../waiting/wait.ts';
import { takeScanLock } from './scan-lock.ts';

/** `status` and whoever follows a scan take the lock for a moment, only to learn whether it is held. */
const attempts = 10;
const attemptEveryMs = 100;

/** Something cannot be done while a scan of the connector runs. */
export class ScanUnderWay extends CodedError<'scan-running'> {
  constructor(connectorName: string) {
    super(
      'scan-running',
      say('ruleMessages:scanRunning.message', { connectorName }),
      say('ruleMessages:scanRunning.advice'),
    );
  }
}

/** Runs an action while no scan of the connector can run, in this process or another. Fails while one does. */
export async function withoutScan<T>(
  dataDir: string,
  connector: { readonly id: string; readonly name: string },
  action: () => Promise<T>,
): Promise<Result<T, ScanUnderWay>> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const lock = takeScanLock(dataDir, connector.id);
    if (lock !== null) {
      try {
        return success(await action());
      } finally {
        lock.release();
      }
    }
    await wait(attemptEveryMs);
  }
  return failure(new ScanUnderWay(connector.name));
}
