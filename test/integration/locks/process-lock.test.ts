import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { takeProcessLock } from '../../../main/locks/process-lock.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const lockModule = pathToFileURL(join(import.meta.dirname, '../../../main/locks/process-lock.ts')).href;

/** Whether another process gets the lock; it gives it up again at its end. */
function anotherProcessGets(lockFile: string): boolean {
  const script = `
    import { takeProcessLock } from ${JSON.stringify(lockModule)};
    process.stdout.write(String(takeProcessLock(process.argv[1], 0) !== null));
  `;
  const answer = execFileSync(process.execPath, ['--input-type=module', '-e', script, lockFile], {
    encoding: 'utf8',
  });
  return answer === 'true';
}

describe('a lock between processes', () => {
  it('is held against every process until it is released, also after its own process asked for it again', () => {
    const lockFile = join(temporaryFolder(), 'a.lock');
    const lock = takeProcessLock(lockFile, 0);
    expect(lock).not.toBeNull();
    expect(takeProcessLock(lockFile, 0)).toBeNull();
    expect(anotherProcessGets(lockFile)).toBe(false);
    lock?.release();
    expect(anotherProcessGets(lockFile)).toBe(true);
  });

  it('is a file that only its owner may read', () => {
    const lockFile = join(temporaryFolder(), 'a.lock');
    takeProcessLock(lockFile, 0)?.release();
    expect(statSync(lockFile).mode & 0o777).toBe(0o600);
  });
});
