import type { Command } from 'commander';
import type { ListName } from '../../../preload/contract/row-lists.ts';
import { noLists } from '../../project/engines/engines.ts';
import type { ListRows } from '../../project/project-lists.ts';
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
export interface ListCommand<List extends ListName> {
  /** The list; its name is that of the group, of the list in JSON, and what there may be none of. */
  readonly noun: List;
  readonly description: string;
  /** The table for people; it should fit 100 columns. */
  readonly columns: readonly Column<ListRows[List]>[];
  readonly examples: readonly string[];
}

interface ListOptions {
  readonly filter?: string[];
  readonly sort?: string[];
  readonly limit: number;
}

/** Adds `list` to a group of commands. */
export function addListCommand<List extends ListName>(
  group: Command,
  commandLine: CommandLine,
  { noun, description, columns, examples }: ListCommand<List>,
): void {
  const command = group.command('list').description(description);
  addFilterOption(command);
  addSortOption(command, noLists.defaultSort(noun));
  addLimitOption(command, 'rows to show at most', 50);
  command
    .addHelpText(
      'after',
      `${filterHelp(noLists.fields(noun))}${sortHelp(noLists.fields(noun))}

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
            const page = await (project?.lists ?? noLists).rows(noun, { filter, sort, limit });
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
