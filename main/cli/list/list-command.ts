import type { Command } from 'commander';
import type { ListName } from '../../../preload/contract/row-lists.ts';
import { noLists } from '../../project/engines/engines.ts';
import type { ListRows } from '../../project/project-lists.ts';
import { type CommandContext, type CommandLine, runWith } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { table } from '../output/table.ts';
import { cutNote } from '../output/wording.ts';
import { type ListColumn, listColumns, namedColumns } from './list-columns.ts';
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
  /** The table for people, the weightiest first: a narrow terminal leaves the last ones out. */
  readonly columns: readonly ListColumn<ListRows[List]>[];
  readonly examples: readonly string[];
}

interface ListOptions {
  readonly filter?: string[];
  readonly sort?: string[];
  readonly columns?: string;
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
  command.option(
    '--columns <fields>',
    `fields to show, with commas between (default: ${columns.map(({ field }) => field).join(',')})`,
  );
  addLimitOption(command, 'rows to show at most', 50);
  command
    .addHelpText(
      'after',
      `${filterHelp(noLists.fields(noun))}${sortHelp(noLists.fields(noun))}

Examples:
${examples.map((example) => `  sentinelone-connector ${noun} list ${example}`).join('\n')}

Tables: a terminal shows what there is room for; in a pipe or a file nothing is cut. Times are in UTC.

JSON: {"${noun}":[{every field, or those of --columns}],"total"}; times in UTC, what is not known is null`,
    )
    .action(
      runWith(
        commandLine,
        async ({ session, output }: CommandContext, options: ListOptions) => {
          const filter = givenFilter(options.filter, `${noun} list`);
          const named = givenColumns(noun, options.columns);
          return readProject(session, async (project) => {
            const { sort = [], limit } = options;
            const page = await (project?.lists ?? noLists).rows(noun, { filter, sort, limit });
            if (!page.ok) throw usageError(page.error, `${noun} list`);
            const { rows, total } = page.value;
            output.document({
              [noun]: named === null ? rows : rows.map((row) => fieldsOf(row, named)),
              total,
            });
            if (!project) output.say(noScanYet(session));
            else if (total === 0)
              output.say(filter.length > 0 ? `No ${noun} fulfil the filters.` : `No ${noun}.`);
            else {
              for (const line of table(listColumns(noun, columns, named), rows, output.width))
                output.show(line);
            }
            if (rows.length < total) output.show(cutNote(rows.length, total));
            return exitCodes.done;
          });
        },
        'read',
      ),
    );
}

/** The fields of `--columns`; null without it. @throws UsageError for fields that the list does not have */
function givenColumns(list: ListName, written: string | undefined): readonly string[] | null {
  if (written === undefined) return null;
  const names = namedColumns(list, written);
  if (!names.ok) throw usageError(names.error, `${list} list`);
  return names.value;
}

function fieldsOf(row: object, names: readonly string[]): Record<string, unknown> {
  const values = row as Readonly<Record<string, unknown>>;
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
