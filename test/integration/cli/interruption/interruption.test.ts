import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../../builders/temporary-folder.ts';

const program = join(import.meta.dirname, 'held-program.ts');
const standIn = join(import.meta.dirname, '../../../electron/register.ts');
const skipReason = process.platform === 'win32' ? ' (skipped: Windows has no signals)' : '';

/** The program as it says its lines, and what a shell would make of its end. */
function started(words: readonly string[]) {
  const child = spawn(process.execPath, [...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close');
  return { child, ended, lines: createInterface(child.stdout) };
}

describe.skipIf(skipReason !== '')(`a second Ctrl+C${skipReason}`, () => {
  it.each([
    ['in plain Node', () => [program]],
    [
      "in Electron's main process",
      () => ['--import', standIn, program, `--user-data-dir=${temporaryFolder()}`],
    ],
  ])('ends at once whatever a thread is busy with, %s', async (_where, words) => {
    const { child, ended, lines } = started(words());
    expect(await once(lines, 'line')).toEqual(['busy']);
    child.kill('SIGINT');
    expect(await once(lines, 'line')).toEqual(['first']);
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
  });

  it('is none when a terminal closes, which says so twice', async () => {
    const { child, ended, lines } = started([program]);
    expect(await once(lines, 'line')).toEqual(['busy']);
    child.kill('SIGHUP');
    expect(await once(lines, 'line')).toEqual(['first']);
    child.kill('SIGHUP');
    child.kill('SIGTERM');
    expect(await ended).toEqual([null, 'SIGTERM']);
  });
});
