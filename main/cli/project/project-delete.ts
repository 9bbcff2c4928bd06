import { engineOf } from '../../project/engines/engines.ts';
import { deleteProject } from '../../project-registry/delete-project.ts';
import { keptBackups } from '../../project-registry/kept-backups.ts';
import { projectPlace } from '../../project-registry/project-place.ts';
import { backupFolder } from '../../settings/project-places.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { openById, useProject } from '../open-project.ts';
import { printable } from '../output/printable.ts';
import { confirm } from '../output/prompts.ts';
import { counted } from '../output/wording.ts';
import type { Session } from '../session.ts';
import { projectDocument } from './project-document.ts';

/** Deletes a project with everything in it, after saying in numbers what that is. */
export async function removeProject(
  context: CommandContext,
  nameOrId: string,
  { yes = false }: { readonly yes?: boolean },
): Promise<ExitCode> {
  const { session, output } = context;
  const project = expectSuccess(session.projects.find(nameOrId));
  const document = projectDocument(session, project);
  if (!yes) {
    const { connectors, rules } = document;
    const parts = [
      counted(connectors, 'connector', 'connectors'),
      counted(rules, 'ingest rule', 'ingest rules'),
      ...(await dataWords(session, project.id)),
    ];
    const question = `Delete the project "${printable(project.name)}" with ${parts.join(', ')}? This cannot be undone.`;
    await confirm(context, question);
  }
  const { dataDir, installation, secrets } = session;
  const { keychainProblem } = expectSuccess(
    await deleteProject({ dataDir, settings: installation, secrets }, project.id),
  );
  session.log.info('project deleted', project);
  output.tell(`Deleted the project "${printable(project.name)}".`);
  if (keychainProblem !== null) {
    output.warn(
      `${keychainProblem.message} If it keeps tokens for the project's connectors, those are still there.`,
    );
  }
  output.document({
    deleted: document,
    keychain: keychainProblem && {
      code: keychainProblem.code,
      message: keychainProblem.message,
      advice: keychainProblem.advice,
    },
  });
  return exitCodes.done;
}

/** A project that cannot be read can be deleted all the same. */
async function dataWords(session: Session, id: string): Promise<string[]> {
  const { dataDir } = session;
  const place = projectPlace(dataDir, id);
  const backups = (await keptBackups(backupFolder(dataDir, id))).length;
  const copies = backups === 0 ? [] : [counted(backups, 'scheduled backup', 'scheduled backups')];
  if (engineOf(place).jobs.presence(place).state === 'absent') return copies;
  try {
    const facts = await useProject(
      session,
      id,
      () => openById(session, id),
      ({ reads }) => reads.facts(),
    );
    return [
      counted(facts.assets, 'asset', 'assets'),
      counted(facts.findings, 'finding', 'findings'),
      counted(facts.scans, 'scan', 'scans'),
      ...copies,
    ];
  } catch {
    return ['data that cannot be read', ...copies];
  }
}
