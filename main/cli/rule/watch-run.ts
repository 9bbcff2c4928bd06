import { tickEveryMs } from '../../schedule/scheduler.ts';
import { takeWatchLock } from '../../schedule/watch-lock.ts';
import { wait } from '../../waiting/wait.ts';
import { CommandRefused } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { WatchDiary } from './watch-diary.ts';
import { watchTokens } from './watch-tokens.ts';
import { WatchedProjects } from './watched-projects.ts';

/** Scans when rules are due until it is interrupted, in every project or in the one that is named. */
export async function watch(context: CommandContext): Promise<ExitCode> {
  const { session } = context;
  const { dataDir } = session;
  const only = session.projectOption === undefined ? null : session.project().id;
  const lock = takeWatchLock(dataDir);
  if (lock === null) {
    throw new CommandRefused('watch-running', `Another \`watch\` runs on the data folder ${dataDir}.`, '');
  }
  try {
    // What is told of rules and connectors is told of all that are watched.
    const settings = only === null ? session.installation : session.settings;
    return await watchProjects({ ...context, session: { ...session, settings } }, only);
  } finally {
    lock.release();
  }
}

async function watchProjects(context: CommandContext, only: string | null): Promise<ExitCode> {
  const { output, signal } = context;
  const tokenOf = watchTokens(context);
  const diary = new WatchDiary(context);
  const projects = new WatchedProjects({ context, diary, tokenOf, only });
  try {
    await projects.open();
    diary.begin();
    while (!signal.aborted) {
      await projects.open();
      diary.tellPause();
      projects.tick();
      await wait(tickEveryMs, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await projects.close();
  }
  output.document({ watched: diary.end() });
  return exitCodes.cancelled;
}
