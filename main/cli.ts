#!/usr/bin/env node
import { homedir } from 'node:os';
import process from 'node:process';
import type { CommandLine } from './cli/command-context.ts';
import { exitCodes } from './cli/exit-codes.ts';
import { abortOnInterruption } from './cli/interruption.ts';
import { Output } from './cli/output/output.ts';
import { runCommand } from './cli/run.ts';
import { Redactor } from './logging/redactor.ts';
import { policyFiles } from './policy/policy-location.ts';
import { readPolicy } from './policy/read-policy.ts';

const { env, platform, stdin, stdout, stderr } = process;
const redactor = new Redactor();
const output = new Output({ stdout, stderr, env, redactor });
const signal = abortOnInterruption(process, () =>
  output.note('Cancelling; press Ctrl+C again to stop at once.'),
);
const commandLine: CommandLine = {
  output,
  redactor,
  env,
  platform,
  stdin,
  stderr,
  signal,
  policy: readPolicy({ files: policyFiles({ env, platform }), env, platform, home: homedir() }),
  exitCode: exitCodes.done,
};

const exitCode = await runCommand(process.argv.slice(2), commandLine);
await output.flush();
// Leaves although a keep-alive connection or the keychain's process may still be open.
process.exit(exitCode);
