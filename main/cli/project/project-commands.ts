import { type Command, Option } from 'commander';
import { backupRhythm } from '../../../preload/contract/backup-plan.ts';
import { maxBackups } from '../../../preload/contract/limits.ts';
import { type CommandLine, runLoaded, runWith } from '../command-context.ts';
import { createProject, listProjects, renameProject } from './project-names.ts';

const projectShape = 'project: {"id","name","connectors","rules","file"}';

/** `project list | create | rename | delete | backup | backups | restore`. */
export function addProjectCommands(program: Command, commandLine: CommandLine): void {
  const group = program
    .command('project')
    .summary('projects, and backups of them')
    .description(
      'Projects: each has a database, connectors and ingest rules of its own. With several, commands need --project.',
    );

  group
    .command('list')
    .description('Lists the projects.')
    .addHelpText('after', help(['list', 'list --json'], `{"projects":[project]}\n  ${projectShape}`))
    .action(runWith(commandLine, listProjects, 'read'));

  group
    .command('create')
    .description('Creates a project, without connectors and data.')
    .argument('<name>', 'name of the project')
    .addHelpText('after', help(['create "Acme Europe"'], `{"project":project}\n  ${projectShape}`))
    .action(runWith(commandLine, createProject));

  group
    .command('rename')
    .description('Gives a project another name.')
    .argument('<project>', 'name or id')
    .argument('<name>', 'the new name')
    .addHelpText(
      'after',
      help(['rename "Main project" Production'], `{"project":project}\n  ${projectShape}`),
    )
    .action(runWith(commandLine, renameProject));

  group
    .command('delete')
    .summary('delete a project with everything in it')
    .description(
      'Deletes a project: its data, its scheduled backups, its connectors with their rules and tokens. ' +
        'Backups that were written elsewhere stay.',
    )
    .argument('<project>', 'name or id')
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      help(
        ['delete "Acme Europe"'],
        `{"deleted":project,"keychain":{"code","message","advice"}}\n  ${projectShape}\n  "keychain" is null when no token was left behind`,
      ),
    )
    .action(runLoaded(commandLine, async () => (await import('./project-delete.ts')).removeProject));

  group
    .command('backup')
    .description('Writes the whole project into one file. Scans may go on meanwhile.')
    .argument('<file>', 'the file to write; it appears when it is whole')
    .addHelpText('after', help(['backup acme.sqlite --project "Acme Europe"'], '{"backup":{"file","bytes"}}'))
    .action(runLoaded(commandLine, async () => (await import('./project-backups.ts')).backUp, 'read'));

  group
    .command('backups')
    .summary('show or plan scheduled backups')
    .description(
      'Shows the scheduled backups of the project, or changes the plan, which holds for every project. They are ' +
        'made while `watch` or the application runs; one that was missed is made once afterwards.',
    )
    .addOption(new Option('--every <rhythm>', 'how often').choices(backupRhythm.options))
    .option('--keep <n>', `how many are kept of each project (1 to ${maxBackups})`)
    .addHelpText(
      'after',
      help(
        ['backups', 'backups --every daily --keep 7'],
        '{"plan":{"every","keep"},"backups":[{"name","file","at","bytes"}]}',
      ),
    )
    .action(runLoaded(commandLine, async () => (await import('./project-backups.ts')).showBackups, 'read'));

  group
    .command('restore')
    .summary('put a backup in the place of the project')
    .description(
      'Checks a backup and puts it in the place of the project; the project there was is kept beside it. ' +
        'Nothing else may have the project open. With --empty starts with a project without data, where there is no backup.',
    )
    .argument('[backup]', 'a name that `project backups` shows, or a file')
    .option('--empty', 'start with an empty project; connectors, rules and settings stay')
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      help(
        ['restore 2026-11-27T02-00-00-000Z.sqlite', 'restore acme.sqlite --project "Acme Europe"'],
        '{"restored":{"file","assets","findings","scans","lastScanAt","keptAs"}}; "keptAs" is null where there was no project;\n  with --empty {"restored":{"file":null,"keptAs"}}',
      ),
    )
    .action(runLoaded(commandLine, async () => (await import('./project-backups.ts')).restore));
}

function help(examples: readonly string[], json: string): string {
  const lines = examples.map((example) => `  sentinelone-connector project ${example}`);
  return `\n${examples.length === 1 ? 'Example' : 'Examples'}:\n${lines.join('\n')}\n\nJSON: ${json}`;
}
