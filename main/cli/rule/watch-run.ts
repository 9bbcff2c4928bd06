import { setTimeout as wait } from 'node:timers/promises';
import { ScanService } from '../../ingest/scan-service.ts';
import type { Project } from '../../project/project.ts';
import { scanReport } from '../../project/queries/scan-reports.ts';
import { machineZone } from '../../schedule/next-due.ts';
import { RuleScans } from '../../schedule/rule-scans.ts';
import { Scheduler, tickEveryMs } from '../../schedule/scheduler.ts';
import { takeWatchLock } from '../../schedule/watch-lock.ts';
import { CommandRefused } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { withProject } from '../open-project.ts';
import { WatchDiary } from './watch-diary.ts';
import { watchTokens } from './watch-tokens.ts';

/** Scans when rules are due until it is interrupted. One on a data folder at a time. */
export async function watch(context: CommandContext): Promise<ExitCode> {
  const { dataDir } = context.session;
  const lock = takeWatchLock(dataDir);
  if (lock === null) {
    throw new CommandRefused('watch-running', `Another \`watch\` runs on the data folder ${dataDir}.`, '');
  }
  try {
    return await withProject(context.session, (project) => watchProject(context, project));
  } finally {
    lock.release();
  }
}

async function watchProject(context: CommandContext, project: Project): Promise<ExitCode> {
  const { session, output, signal } = context;
  const { dataDir, settings } = session;
  const tokenOf = watchTokens(context);
  const scans = new ScanService(project, dataDir);
  const ruleScans = new RuleScans({ dataDir, settings, project, scans, tokenOf, signal });
  const diary = new WatchDiary(context);
  const scheduler = new Scheduler({
    settings,
    now: Date.now,
    zone: machineZone,
    listener: diary,
    startScan: async (rule) => {
      const end = await ruleScans.run(rule);
      if (end.scanId !== null) diary.keepReport(rule, await scanReport(project, end.scanId));
      return end;
    },
  });
  diary.begin();
  while (!signal.aborted) {
    diary.tellPause();
    scheduler.tick();
    await wait(tickEveryMs, undefined, { signal }).catch(() => undefined);
  }
  await scheduler.stop();
  output.document({ watched: diary.end() });
  return exitCodes.cancelled;
}
