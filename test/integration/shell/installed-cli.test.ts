import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { cleanEnvironment } from '../../setup/run-cli.ts';

const register = join(import.meta.dirname, '../../electron/register.ts');
const program = join(import.meta.dirname, 'page-opening-cli.ts');

/** Runs words of the command line in Electron's main process; gives how it ended and what it complained about. */
function run(...words: string[]): Promise<{ code: unknown; stderr: string }> {
  const dataDir = temporaryFolder();
  const args = ['--import', register, program, '--no-sandbox', '--', '--data-dir', dataDir, ...words];
  const env = { ...cleanEnvironment(), TMPDIR: temporaryFolder(), CHROMIUM_PATH: '/bin/false' };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, _stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stderr }),
    );
  });
}

describe('the command line without the sandbox for pages', () => {
  it('ends when something opens a page', async () => {
    const { code, stderr } = await run('status');
    expect(code, stderr).toBe(1);
    expect(stderr).toContain('error:');
  });

  it('shows its help all the same: nothing of it is reached by then', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, stderr: '' });
  });
});
