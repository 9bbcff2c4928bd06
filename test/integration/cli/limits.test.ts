import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { toProjectError } from '../../../main/project/project-error.ts';
import '../../../main/project/spoken-errors.ts';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toSystemError } from '../../../preload/contract/errors/system-error.ts';
import { InterruptedSync } from '../../builders/interrupted-sync.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { cliFile } from '../../setup/run-cli.ts';
import { errorIn } from './documents.ts';

/** A program that runs the command line with so many open files at most. */
function withOpenFiles(most: number): string {
  const file = join(temporaryFolder(), 'limited.sh');
  writeFileSync(file, `#!/bin/bash\nulimit -n ${most}\nexec "${process.execPath}" "${cliFile}" "$@"\n`);
  chmodSync(file, 0o700);
  return file;
}

describe.skipIf(process.platform === 'win32')('a terminal that closes', () => {
  test('ends a scan as SIGTERM does, however often it says so, and the next goes on with it', async () => {
    const syncing = await InterruptedSync.start();
    const ended = await syncing.syncUntil(6, ({ send }) => {
      send('SIGHUP');
      send('SIGHUP');
      setTimeout(() => send('SIGHUP'), 20);
    });
    expect(ended.exitCode).toBe(130);
    const listed = await syncing.cli.run(['scans', 'list', '--json']);
    expect(JSON.parse(listed.stdout)).toMatchObject({ scans: [{ id: 1, state: 'cancelled' }] });
    expect((await syncing.sync()).scan).toMatchObject({ id: 1, state: 'complete' });
  });
});

describe.skipIf(process.platform === 'win32')('a limit of the system', () => {
  test('of open files is named with the limit to raise, and nothing is lost', async () => {
    const syncing = await InterruptedSync.start();
    expect((await syncing.sync()).scan.state).toBe('complete');
    const refused: string[] = [];
    const reading = [['status'], ['findings', 'list']];
    for (const most of [25, 27, 29, 33, 36]) {
      // With 36 a scan begins, and tries its connections again and again: its record tells of that, no error.
      for (const command of most < 36 ? [['sync', '--full'], ...reading] : reading) {
        const ended = await syncing.cli.run([...command, '--json'], { program: withOpenFiles(most) });
        // With even fewer Node itself does not start.
        if (ended.exitCode === 0 || ended.stdout === '') continue;
        // A scan that ended is told by its record, and the exit code of status tells of that.
        if (!('error' in JSON.parse(ended.stdout))) continue;
        const { code, advice } = errorIn(ended);
        refused.push(`${most} ${command[0]} ${code}`);
        expect(`${most} ${command[0]} ${code} ${advice}`).toMatch(/`ulimit -n` shows it; 4096 is enough/);
      }
    }
    expect(refused).not.toEqual([]);
    syncing.checkProject();
    expect((await syncing.sync(['--full'])).scan.state).toBe('complete');
  });

  test('of the heap of another thread is named with the option that raises it', async () => {
    const thread = new Worker('let last = null; for (;;) last = { last };', {
      eval: true,
      resourceLimits: { maxOldGenerationSizeMb: 16 },
    });
    const [error] = await once(thread, 'error').catch((cause: unknown) => [cause]);
    const project = toProjectError(error, 'project.sqlite');
    for (const said of [toSystemError(error), project]) {
      expect(said?.code).toBe('out-of-memory');
      expect(said?.advice).toContain('NODE_OPTIONS=--max-old-space-size=8192');
      expect(said?.advice).not.toContain('MemoryMax');
    }
    expect(toSystemError(Object.assign(new Error('x'), { code: 'ENOMEM' }))?.advice).toContain('MemoryMax');
  });

  test('of the memory of a scan is named with the variable that raises it, and the scan goes on', async () => {
    const syncing = await InterruptedSync.start();
    const ended = await syncing.cli.run(['sync', '--json'], {
      env: { SENTINELONE_CONNECTOR_SCAN_MEMORY_MB: '10' },
    });
    expect(ended.exitCode).toBe(1);
    expect(errorIn(ended)).toMatchObject({
      code: 'out-of-memory',
      message: expect.stringContaining('10 MB'),
      advice: expect.stringContaining('SENTINELONE_CONNECTOR_SCAN_MEMORY_MB'),
    });
    expect((await syncing.sync()).scan.state).toBe('complete');
  });
});
