import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { takeScanLock } from '../../../main/ingest/scan-lock.ts';
import { type CliWorkplace, cliWorkplace } from '../../builders/cli-workplace.ts';
import type { CliRun } from '../../setup/run-cli.ts';
import { startTenant } from '../../tenant/started-tenant.ts';
import { errorIn } from './documents.ts';
import { filledWorld } from './filled-world.ts';

const hasProc = existsSync('/proc/self/fd');

function hasOpen(pid: number, file: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`) === file;
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}

/** Runs a command while the scan lock is held, and lets go of the lock once the command has reached for it. */
async function runMeetingTheLock({ dataDir, run, start }: CliWorkplace, args: string[]): Promise<CliRun> {
  const { connectors } = JSON.parse((await run(['connector', 'list', '--json'])).stdout);
  const { id } = connectors[0];
  const lock = takeScanLock(dataDir, id);
  const command = start(args);
  let over = false;
  command.ended.finally(() => {
    over = true;
  });
  while (!over && !hasOpen(command.pid, join(dataDir, 'locks', `scan-${id}.lock`))) await wait(5);
  lock?.release();
  return command.ended;
}

describe(`the lock that status takes for a moment to ask${hasProc ? '' : ' (skipped: no /proc here)'}`, () => {
  it.skipIf(!hasProc)('keeps no review from being decided', async () => {
    const { server } = await startTenant(filledWorld(3));
    const cli = await cliWorkplace(server);
    await cli.run(['sync', '--quiet']);
    const reviewed = await runMeetingTheLock(cli, ['scans', 'review', '1', '--accept', '--json']);
    expect(errorIn(reviewed)).toMatchObject({ code: 'review-not-possible' });
  });

  it.skipIf(!hasProc)('keeps no data from being deleted', async () => {
    const { server } = await startTenant(filledWorld(3));
    const cli = await cliWorkplace(server);
    await cli.run(['sync', '--quiet']);
    const removed = await runMeetingTheLock(cli, ['connector', 'remove', '--delete-data', '--yes', '--json']);
    expect(removed.exitCode).toBe(0);
    expect(JSON.parse(removed.stdout).deleted).toEqual({ assets: 3, findings: 6, scans: 1 });
  });
});
