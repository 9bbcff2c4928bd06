import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { projectDocument } from './project-document.ts';

export async function listProjects({ session, output }: CommandContext): Promise<ExitCode> {
  const projects = expectSuccess(session.projects.list()).map((project) => projectDocument(session, project));
  output.document({ projects });
  const lines = table(
    [
      { heading: 'ID', cell: ({ id }) => id },
      { heading: 'NAME', cell: ({ name }) => printable(name) },
      { heading: 'CONNECTORS', cell: ({ connectors }) => String(connectors) },
      { heading: 'RULES', cell: ({ rules }) => String(rules) },
    ],
    projects,
    output.width,
  );
  for (const line of lines) output.show(line);
  return exitCodes.done;
}

export async function createProject({ session, output }: CommandContext, name: string): Promise<ExitCode> {
  const project = expectSuccess(session.projects.create(name));
  session.log.info('project created', project);
  output.tell(`Created the project "${printable(project.name)}".`);
  output.tell('Add a connector to it with `connector add --url URL --project NAME`.');
  output.document({ project: projectDocument(session, project) });
  return exitCodes.done;
}

export async function renameProject(
  { session, output }: CommandContext,
  nameOrId: string,
  name: string,
): Promise<ExitCode> {
  const found = expectSuccess(session.projects.find(nameOrId));
  const project = expectSuccess(session.projects.rename(found.id, name));
  session.log.info('project renamed', { from: found.name, to: project.name });
  output.tell(`The project "${printable(found.name)}" is now called "${printable(project.name)}".`);
  output.document({ project: projectDocument(session, project) });
  return exitCodes.done;
}
