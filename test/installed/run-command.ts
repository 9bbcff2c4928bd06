import { spawn } from 'node:child_process';
import type { Trial } from './installed.ts';

/** How a command ended, and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  readonly cwd?: string;
}

/** A command that hangs fails its attempt, not the whole run; in milliseconds. */
const limitMs = 5 * 60_000;

/** Runs a program to its end. On Windows a script for the command line runs in one, with its words as they are. */
export function runProgram(
  [file, ...args]: readonly [string, ...string[]],
  { env = process.env, input = '', cwd }: RunOptions = {},
): Promise<Ended> {
  const script = /\.(cmd|bat)$/i.test(file);
  const line = `"${[file, ...args].map((word) => `"${word}"`).join(' ')}"`;
  const child = spawn(
    script ? (process.env['ComSpec'] ?? 'cmd.exe') : file,
    script ? ['/d', '/s', '/c', line] : args,
    {
      env,
      timeout: limitMs,
      windowsVerbatimArguments: script,
      ...(cwd === undefined ? {} : { cwd }),
    },
  );
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  }
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...written }));
  });
}

/** Runs the program and throws with what it wrote unless it ends with 0. */
export async function mustRun(
  command: readonly [string, ...string[]],
  options: RunOptions = {},
): Promise<Ended> {
  const ended = await runProgram(command, options);
  if (ended.code !== 0) {
    throw new Error(`${command.join(' ')} ended with ${ended.code}\n${ended.stdout}${ended.stderr}`);
  }
  return ended;
}

/** Runs a command of the installed application's command line. */
export function runCommandLine(
  { installed, env }: Trial,
  words: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  return runProgram([...installed.cli, ...words], { ...options, env: { ...env, ...options.env } });
}
