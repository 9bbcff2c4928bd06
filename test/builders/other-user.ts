import { spawnSync } from 'node:child_process';
import { type CliRun, cleanEnvironment, cliFile } from '../setup/run-cli.ts';

/** Somebody else on the machine, by a number that no account has. Their private group has the same one. */
export interface OtherUser {
  readonly uid: number;
  readonly gid: number;
}

export const ana: OtherUser = { uid: 41_001, gid: 41_001 };
export const mallory: OtherUser = { uid: 41_002, gid: 41_002 };

/** Why no process can be run as another user here; empty where it can. */
export const noOtherUser = otherUserReason();

/** Runs the command line as another user does. */
export function runCliAs(
  { uid, gid }: OtherUser,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): CliRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliFile, ...args], {
    uid,
    gid,
    encoding: 'utf8',
    env: { ...cleanEnvironment(), NODE_COMPILE_CACHE: undefined, HOME: '/nonexistent', ...env },
  });
  return { exitCode: status, stdout, stderr };
}

/** Runs one command of a shell as another user, as a message advises it; its exit code. */
export function shellAs({ uid, gid }: OtherUser, command: string): number | null {
  return spawnSync('sh', ['-c', command], { uid, gid, stdio: 'ignore' }).status;
}

function otherUserReason(): string {
  if (process.getuid?.() !== 0) return ' (skipped: needs root, to act as another user)';
  // The repository may lie where only root gets in.
  const { status } = spawnSync(process.execPath, [cliFile, '--version'], { uid: ana.uid, gid: ana.gid });
  return status === 0 ? '' : ' (skipped: another user cannot read this repository)';
}
