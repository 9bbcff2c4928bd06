import { homedir } from 'node:os';
import { Redactor } from '../logging/redactor.ts';
import { policyFiles } from '../policy/policy-location.ts';
import { policyOwners } from '../policy/policy-trust.ts';
import { readPolicy } from '../policy/read-policy.ts';
import type { KeychainProcess } from '../secrets/keychain-client.ts';
import type { CommandLine } from './command-context.ts';
import { exitCodes } from './exit-codes.ts';
import { Interruption } from './interruption.ts';
import { Output } from './output/output.ts';

/** In what the command line differs, as a program of Node and within the installed application. */
export interface ProcessDependencies {
  /** What a person starts it by. */
  readonly program: string;
  /** As `guardProcess` gave it. */
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: NodeJS.ReadStream;
  readonly startKeychain: () => KeychainProcess;
  /** As `CommandLine.pageSandbox`; null without it. */
  readonly pageSandbox?: CommandLine['pageSandbox'];
  /** What has to be waited for before a command begins. Help, the version and usage errors do without. */
  readonly beforeCommand?: (interruption: Interruption) => Promise<void>;
}

/** The command line over the running process: its streams, its signals, the policy of its machine. */
export function commandLineOf(
  process: NodeJS.Process,
  { program, env, stdin, startKeychain, pageSandbox = null, beforeCommand }: ProcessDependencies,
): CommandLine {
  const { platform, stdout, stderr } = process;
  const redactor = new Redactor();
  const output = new Output({ stdout, stderr, env, redactor, program });
  const interruption = new Interruption(process, () =>
    output.note('Cancelling; press Ctrl+C again to stop at once.'),
  );
  return {
    output,
    redactor,
    env,
    platform,
    stdin,
    stderr,
    signal: interruption.signal,
    startKeychain,
    pageSandbox,
    begin: async () => {
      await beforeCommand?.(interruption);
      interruption.listen();
    },
    policy: readPolicy({
      files: policyFiles({ env, platform }),
      owners: policyOwners(env),
      env,
      platform,
      home: homedir(),
    }),
    exitCode: exitCodes.done,
  };
}
