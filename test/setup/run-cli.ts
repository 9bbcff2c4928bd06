import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { policyFileVariable } from '../../main/policy/policy-location.ts';

/** The command line as it is built, see `build-application.ts`. */
export const cliFile = fileURLToPath(new URL('../../dist/main/cli.js', import.meta.url));

/** As its sources, which alone follow the variable that names a policy file. */
const cliSource = fileURLToPath(new URL('../../main/cli.ts', import.meta.url));

/** A file that is not there: no test goes by the policy of the machine it runs on. */
const noPolicyFile = fileURLToPath(new URL('../no-policy.json', import.meta.url));

export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** What is run; without it the command line as it is built, or its sources where the environment names a policy. */
  readonly program?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What stands on standard input; nothing without it. */
  readonly input?: string;
  /** Called with each piece of output, and with a way to send the process a signal. */
  readonly onOutput?: (text: string, send: (signal: NodeJS.Signals) => void) => void;
}

/** An environment without the token and the settings of whoever runs the tests, and without a session bus. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!/^(SENTINELONE_|NO_COLOR|FORCE_COLOR|NODE_OPTIONS|VITEST|HTTPS?_PROXY|https?_proxy)/.test(name))
      env[name] = value;
  }
  env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere';
  env[policyFileVariable] = noPolicyFile;
  return env;
}

/** A run of the command line that has not ended yet. */
export interface StartedCli {
  readonly pid: number;
  send(signal: NodeJS.Signals): void;
  readonly ended: Promise<CliRun>;
}

/** Runs the command line in a process of its own, as a user does, and waits for its end. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  return startCli(args, options).ended;
}

/** Starts the command line in a process of its own. */
export function startCli(args: readonly string[], options: CliOptions = {}): StartedCli {
  const ownPolicy = options.env?.[policyFileVariable] !== undefined;
  const [file, ...before] =
    options.program === undefined ? [process.execPath, ownPolicy ? cliSource : cliFile] : [options.program];
  const child = spawn(file, [...before, ...args], {
    env: { ...cleanEnvironment(), ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const collected = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      collected[name] += text;
      options.onOutput?.(text, (signal) => child.kill(signal));
    });
  }
  child.stdin.on('error', () => undefined).end(options.input ?? '');
  const ended = new Promise<CliRun>((resolve) =>
    child.on('close', (exitCode) => resolve({ exitCode, ...collected })),
  );
  return { pid: child.pid ?? 0, send: (signal) => void child.kill(signal), ended };
}
