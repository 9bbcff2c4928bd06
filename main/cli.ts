#!/usr/bin/env node
import process from 'node:process';
import { commandLineOf } from './cli/process-command-line.ts';
import { runCommand } from './cli/run.ts';
import { guardProcess } from './process-safety/guard-process.ts';
import { forkKeychainProcess } from './secrets/keychain-fork.ts';

const env = guardProcess(process);
const commandLine = commandLineOf(process, {
  env,
  program: 'sentinelone-connector',
  stdin: process.stdin,
  startKeychain: forkKeychainProcess,
});
const exitCode = await runCommand(process.argv.slice(2), commandLine);
await commandLine.output.flush();
// Leaves although a keep-alive connection or the keychain's process may still be open.
process.exit(exitCode);
