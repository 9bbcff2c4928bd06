import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type BackupRhythm, backupPlan } from '../../../preload/contract/backup-plan.ts';
import { maxBackups } from '../../../preload/contract/limits.ts';
import { success } from '../../../preload/contract/result.ts';
import { checkFile } from '../../private-files/file-checks.ts';
import { engineOf } from '../../project/engines/engines.ts';
import { startEmpty } from '../../project-registry/empty-project.ts';
import { listBackups } from '../../project-registry/kept-backups.ts';
import { whileUnused } from '../../project-registry/while-unused.ts';
import { backupFolder } from '../../settings/project-places.ts';
import { CommandRefused, UsageError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { readProject } from '../list/read-project.ts';
import { printable } from '../output/printable.ts';
import { confirm } from '../output/prompts.ts';
import { table } from '../output/table.ts';
import { counted } from '../output/wording.ts';
import { amount } from '../scan/scan-progress.ts';
import { currentSettings, installationSettings, type Session } from '../session.ts';

/** Writes the project into one file. */
export async function backUp({ session, output, signal }: CommandContext, file: string): Promise<ExitCode> {
  const target = resolve(file);
  const bytes = await readProject(session, async (project) => {
    if (project === null) {
      throw new CommandRefused(
        'project-empty',
        'There is nothing to back up yet.',
        'Scan something first with `sync`.',
      );
    }
    const { place } = project;
    return expectSuccess(await engineOf(place).jobs.backUp(place, { target, named: true, signal }));
  });
  session.log.info('project backed up', { file: target, bytes });
  output.tell(`The project "${printable(session.project().name)}" is backed up in ${target}.`);
  output.document({ backup: { file: target, bytes } });
  return exitCodes.done;
}

interface PlanOptions {
  readonly every?: BackupRhythm;
  readonly keep?: string;
}

/** Shows the plan of scheduled backups and those of the project that are kept, or changes the plan. */
export async function showBackups(
  { session, output }: CommandContext,
  { every, keep }: PlanOptions,
): Promise<ExitCode> {
  // Before anything is changed: the project whose backups are shown must be known.
  const { name } = session.project();
  const before = installationSettings(session).backups;
  const changed = every !== undefined || keep !== undefined;
  const plan = backupPlan.safeParse({
    every: every ?? before.every,
    keep: keep === undefined ? before.keep : Number(keep),
  });
  if (!plan.success)
    throw new UsageError(
      `"${keep}" is not a number of backups.`,
      `Give --keep a number from 1 to ${maxBackups}.`,
    );
  if (changed) {
    expectSuccess(session.installation.update((settings) => success({ ...settings, backups: plan.data })));
    session.log.info('backup plan changed', plan.data);
  }
  const kept = await listBackups(backupFolder(session.dataDir, session.project().id));
  output.document({ plan: plan.data, backups: kept });
  output.show(
    plan.data.every === 'never'
      ? 'No project is backed up automatically.'
      : `Every project is backed up ${plan.data.every} while \`watch\` or the application runs; ` +
          `the newest ${counted(plan.data.keep, 'backup is', 'backups are')} kept.`,
  );
  if (kept.length === 0) output.say(`There is no scheduled backup of "${printable(name)}" yet.`);
  const lines = table(
    [
      { heading: 'NAME', cell: (backup) => backup.name },
      { heading: 'BYTES', cell: ({ bytes }) => amount(bytes) },
    ],
    kept,
    output.width,
  );
  if (kept.length > 0) for (const line of lines) output.show(line);
  return exitCodes.done;
}

interface RestoreOptions {
  readonly yes?: boolean;
  readonly empty?: boolean;
}

/** Puts a backup in the project's place, after saying what is in it; with `empty` a project without rows. */
export async function restore(
  context: CommandContext,
  nameOrFile: string | undefined,
  { yes = false, empty = false }: RestoreOptions,
): Promise<ExitCode> {
  if (empty === (nameOrFile !== undefined)) {
    throw new UsageError(
      empty ? 'Give a backup or --empty, not both.' : 'Say which backup to restore.',
      'See the scheduled ones with `project backups`.',
    );
  }
  return nameOrFile === undefined ? beginEmpty(context, yes) : restoreBackup(context, nameOrFile, yes);
}

async function beginEmpty(context: CommandContext, yes: boolean): Promise<ExitCode> {
  const { session, output } = context;
  const project = session.project();
  const place = session.place();
  if (!yes) {
    await confirm(
      context,
      `Start "${printable(project.name)}" with an empty project? What lies in its place is kept beside it.`,
    );
  }
  const { connectors } = currentSettings(session);
  const { keptAs } = expectSuccess(
    await whileUnused(session.dataDir, connectors, () => startEmpty(place, Date.now())),
  );
  session.log.info('project started empty', { project, keptAs });
  output.tell(`"${printable(project.name)}" is empty now; the next scan reads everything.`);
  if (keptAs !== '') output.tell(`What was there before is kept as ${keptAs}.`);
  output.document({ restored: { file: null, keptAs: keptAs === '' ? null : keptAs } });
  return exitCodes.done;
}

async function restoreBackup(context: CommandContext, nameOrFile: string, yes: boolean): Promise<ExitCode> {
  const { session, output } = context;
  const { dataDir } = session;
  const project = session.project();
  const place = session.place();
  const { jobs } = engineOf(place);
  const backupFile = backupFileOf(session, nameOrFile);
  if (await jobs.isProjectItself(place, backupFile)) {
    throw new CommandRefused(
      'backup-is-project',
      `${basename(backupFile)} is the project itself, not a backup of it.`,
      'Choose a file that was written as a backup.',
    );
  }
  const contents = expectSuccess(await jobs.describeBackup(place, backupFile));
  if (!yes) {
    const { assets, findings, scans } = contents;
    const held = `${counted(assets, 'asset', 'assets')}, ${counted(findings, 'finding', 'findings')}, ${counted(scans, 'scan', 'scans')}`;
    await confirm(
      context,
      `Put the backup ${backupFile} (${held}) in the place of "${printable(project.name)}"? What is there now is kept beside it.`,
    );
  }
  const { connectors } = currentSettings(session);
  const { keptAs } = expectSuccess(
    await whileUnused(dataDir, connectors, () => jobs.restore(place, { backupFile, now: Date.now() })),
  );
  session.log.info('project restored', { project, backupFile, keptAs });
  output.tell(`Restored "${printable(project.name)}" from ${backupFile}.`);
  if (keptAs !== '') output.tell(`What was there before is kept as ${keptAs}.`);
  output.document({ restored: { file: backupFile, ...contents, keptAs: keptAs === '' ? null : keptAs } });
  return exitCodes.done;
}

/** A name as `project backups` shows it is that of a scheduled backup of the project; anything else is a path. @throws CommandRefused where there is neither */
function backupFileOf({ dataDir, project }: Session, nameOrFile: string): string {
  const scheduled = join(backupFolder(dataDir, project().id), nameOrFile);
  const isName = basename(nameOrFile) === nameOrFile;
  if (isName && checkFile(scheduled)) return scheduled;
  const file = resolve(nameOrFile);
  if (existsSync(file)) return file;
  throw new CommandRefused(
    'backup-not-found',
    `There is no backup ${nameOrFile}.`,
    'See the scheduled ones with `project backups`, or give the path of a file.',
  );
}
