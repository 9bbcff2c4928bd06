import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanEnvironment, cliFile } from '../../setup/run-cli.ts';

// util-linux's `script` gives a process a terminal; the one of other systems takes other options.
const hasTerminal = process.platform === 'linux' && existsSync('/usr/bin/script');
const skipReason = hasTerminal ? '' : ' (skipped: needs Linux with /usr/bin/script)';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'cli-terminal-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Runs a command in a terminal and types `keys` once the screen shows `prompt`. */
function runInTerminal(
  args: string[],
  prompt: string,
  keys: string,
): Promise<{ exitCode: number | null; screen: string }> {
  const command = [process.execPath, cliFile, '--data-dir', dataDir, ...args]
    .map((word) => `'${word}'`)
    .join(' ');
  const terminal = spawn('/usr/bin/script', ['-qec', command, '/dev/null'], { env: cleanEnvironment() });
  let screen = '';
  let typed = false;
  terminal.stdout.on('data', (text: Buffer) => {
    screen += text.toString();
    if (!typed && screen.includes(prompt)) {
      typed = true;
      terminal.stdin.write(keys);
    }
  });
  return new Promise((resolve) => terminal.on('close', (exitCode) => resolve({ exitCode, screen })));
}

const addArgs = ['connector', 'add', '--url', 'usea1-acme', '--no-verify'];

describe.skipIf(!hasTerminal)(`in a terminal${skipReason}`, () => {
  it('the token is asked for and never shown', async () => {
    const { exitCode, screen } = await runInTerminal(addArgs, 'input is masked', 'hush-hush-token\r');
    expect(exitCode).toBe(0);
    expect(screen).toContain('Saved the connector');
    expect(screen).not.toMatch(/hush|\*{3}/);
  });

  it('Ctrl+C at the question for the token cancels, and nothing is saved', async () => {
    const { exitCode, screen } = await runInTerminal(addArgs, 'input is masked', '\u0003');
    expect(exitCode).toBe(130);
    expect(screen).toContain('Cancelled.');
    expect(existsSync(join(dataDir, 'settings.json'))).toBe(false);
  });

  it('a connector is removed after a yes, and kept after anything else', async () => {
    await runInTerminal(addArgs, 'input is masked', 'hush-hush-token\r');
    const settings = () => readFileSync(join(dataDir, 'settings.json'), 'utf8');
    expect((await runInTerminal(['connector', 'remove'], '[y/N]', 'n\r')).exitCode).toBe(130);
    expect((await runInTerminal(['connector', 'remove'], '[y/N]', '\u0003')).exitCode).toBe(130);
    expect(settings()).toContain('usea1-acme');
    expect((await runInTerminal(['connector', 'remove'], '[y/N]', 'y\r')).exitCode).toBe(0);
    expect(settings()).not.toContain('usea1-acme');
  });
});
