import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attempt, Trial } from '../installed.ts';
import { mustRun, runProgram } from '../run-command.ts';
import { eventually } from '../running-window.ts';

/** Runs lines as a script of cmd, in which `%CLI%` is the command line; gives what it wrote and its end. */
async function inCmd({ installed, folder, env }: Trial, ...lines: string[]) {
  const script = join(folder, `lines ${Date.now()}.cmd`);
  writeFileSync(script, ['@echo off', ...lines, ''].join('\r\n'));
  return runProgram([script], { cwd: folder, env: { ...env, CLI: installed.cli[0] } });
}

export const windowsConsoleAttempts: readonly Attempt[] = [
  {
    what: 'At a console of cmd: the exit code behind it, output in a file with errors still shown, output in a pipe',
    systems: ['win32'],
    run: async (trial) => {
      const code = await inCmd(trial, 'call "%CLI%" nonsense', 'echo code %errorlevel%');
      assert.match(code.stdout, /code 2/);
      const redirected = await inCmd(trial, 'call "%CLI%" nonsense > out.txt', 'exit /b %errorlevel%');
      assert.equal(redirected.code, 2);
      assert.match(redirected.stderr, /Unknown command 'nonsense'/);
      assert.equal(readFileSync(join(trial.folder, 'out.txt'), 'utf8').trim(), '');
      const piped = await inCmd(trial, 'call "%CLI%" --help | more');
      assert.match(piped.stdout, /Exit codes:/);
    },
  },
  {
    what: 'In PowerShell: it is waited for, its output is taken, `$LASTEXITCODE`',
    systems: ['win32'],
    run: async (trial) => {
      const command = `$text = & $env:CLI --version; Write-Output "version $text"; & $env:CLI nonsense; exit $LASTEXITCODE`;
      const env = { ...trial.env, CLI: trial.installed.cli[0] };
      const ended = await runProgram(['powershell.exe', '-NoProfile', '-Command', command], { env });
      assert.match(ended.stdout, /version +\d+\.\d+\.\d+/);
      assert.equal(ended.code, 2);
    },
  },
  {
    what: 'As a task of the scheduler, which has no console',
    systems: ['win32'],
    run: async (trial) => {
      const out = join(trial.folder, 'task.txt');
      const script = join(trial.folder, 'task.cmd');
      writeFileSync(script, `@echo off\r\ncall "${trial.installed.cli[0]}" --version > "${out}"\r\n`);
      const name = 'sentinelone-connector-trial';
      await mustRun([
        'schtasks.exe',
        '/create',
        '/f',
        '/tn',
        name,
        '/sc',
        'once',
        '/st',
        '00:00',
        '/tr',
        script,
      ]);
      try {
        await mustRun(['schtasks.exe', '/run', '/tn', name]);
        await eventually(
          'the output of the task',
          () => existsSync(out) && /\d\.\d/.test(readFileSync(out, 'utf8')),
        );
      } finally {
        await mustRun(['schtasks.exe', '/delete', '/f', '/tn', name]);
      }
    },
  },
];
