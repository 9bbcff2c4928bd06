import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** Mounts this machine's system under `$1/root`, with all changes kept in memory, and `$2` in it as `/mnt`. */
const enter = `
set -eu
mount -t tmpfs scratch "$1"
mkdir "$1/changes" "$1/work" "$1/root"
mount -t overlay scratch -o "lowerdir=/,upperdir=$1/changes,workdir=$1/work" "$1/root"
mount --rbind /proc "$1/root/proc"
mount --rbind /dev "$1/root/dev"
mount --bind "$2" "$1/root/mnt"
exec chroot "$1/root" /bin/bash -euo pipefail -c "$3"
`;

/**
 * Runs a script as root in a copy of this machine's system that is forgotten afterwards: what it installs never reaches
 * the machine. It finds `folder` as `/mnt`. Throws with what it said when it fails.
 */
export function inScratchSystem(folder: string, script: string): string {
  return withMountPoint((mountPoint) =>
    execFileSync('unshare', [...words, enter, 'sh', mountPoint, folder, script], {
      encoding: 'utf8',
      stdio: 'pipe',
    }),
  );
}

/** Why there can be no such copy here, for the names of tests; empty when there can. */
export function scratchSkipReason(): string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return ' (skipped: needs root on Linux)';
  const { status } = withMountPoint((mountPoint) =>
    spawnSync('unshare', [...words, enter, 'sh', mountPoint, mountPoint, 'true'], { stdio: 'ignore' }),
  );
  return status === 0 ? '' : ' (skipped: needs the right to mount)';
}

const words = ['--mount', '--propagation', 'private', 'sh', '-c'];

function withMountPoint<Result>(use: (mountPoint: string) => Result): Result {
  const mountPoint = mkdtempSync(join(tmpdir(), 'connector-scratch-'));
  try {
    return use(mountPoint);
  } finally {
    rmSync(mountPoint, { recursive: true, force: true });
  }
}
