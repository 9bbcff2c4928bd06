import type { Command } from 'commander';
import type { Result } from '../../../preload/contract/result.ts';
import type { ListError } from '../../project/list-error.ts';
import type { Project } from '../../project/project.ts';
import type { FieldSet, RowOf } from '../../project/sqlite/queries/field.ts';
import type { ListPage, ListRequest } from '../../project/sqlite/queries/list-rows.ts';
import type { ListSource } from '../../project/sqlite/queries/list-source.ts';
import { type CommandContext, type CommandLine, runWith } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Column, table } from '../output/table.ts';
import { cutNote } from '../output/wording.ts';
import {
  addFilterOption,
  addLimitOption,
  addSortOption,
  filterHelp,
  givenFilter,
  sortHelp,
  usageError,
} from './list-options.ts';
import { noScanYet, readProject } from './read-project.ts';

/** A `<noun> list` command. */
export interface ListCommand<Fields extends FieldSet> {
  /** The plural that names the group, the list in JSON, and what there may be none of. */
  readonly noun: string;
  readonly description: string;
  readonly source: ListSource<Fields>;
  readonly list: (
    project: Project | null,
    request: ListRequest,
  ) => Promise<Result<ListPage<RowOf<Fields>>, ListError>>;
  /** The table for people; it should fit 100 columns. */
  readonly columns: readonly Column<RowOf<Fields>>[];
  readonly examples: readonly string[];
}

interface ListOptions {
  readonly filter?: string[];
  readonly sort?: string[];
  readonly limit: number;
}

/** Adds `list` to a group of commands. */
export function addListCommand<Fields extends FieldSet>(
  group: Command,
  commandLine: CommandLine,
  { noun, description, source, list, columns, examples }: ListCommand<Fields>,
): void {
  const command = group.command('list').description(description);
  addFilterOption(command);
  addSortOption(command, source.defaultSort);
  addLimitOption(command, 'rows to show at most', 50);
  command
    .addHelpText(
      'after',
      `${filterHelp(source.fields)}${sortHelp(source.fields)}

Examples:
${examples.map((example) => `  sentinelone-connector ${noun} list ${example}`).join('\n')}

JSON: {"${noun}":[{every field}],"total"}; times in UTC, what is not known is null`,
    )
    .action(
      runWith(
        commandLine,
        async ({ session, output }: CommandContext, options: ListOptions) => {
          const filter = givenFilter(options.filter, `${noun} list`);
          return readProject(session, async (project) => {
            const { sort = [], limit } = options;
            const page = await list(project, { filter, sort, limit });
            if (!page.ok) throw usageError(page.error, `${noun} list`);
            const { rows, total } = page.value;
            output.document({ [noun]: rows, total });
            if (!project) output.say(noScanYet(session));
            else if (total === 0)
              output.say(filter.length > 0 ? `No ${noun} fulfil the filters.` : `No ${noun}.`);
            else for (const line of table(columns, rows, output.width)) output.show(line);
            if (rows.length < total) output.show(cutNote(rows.length, total));
            return exitCodes.done;
          });
        },
        'read',
      ),
    );
}
