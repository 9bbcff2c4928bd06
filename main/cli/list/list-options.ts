import { type Command, InvalidArgumentError } from 'commander';
import type { Filter } from '../../../preload/contract/filter.ts';
import { readFilter } from '../../../preload/contract/filter-text/read-filter.ts';
import { maxFilterLength, maxFilterValues } from '../../../preload/contract/limits.ts';
import type { ListField } from '../../../preload/contract/row-lists.ts';
import { ListError } from '../../project/list-error.ts';
import { UsageError } from '../cli-error.ts';

const maxLimit = 10_000;

/** Adds `--filter`, which can be given several times. */
export function addFilterOption(command: Command): Command {
  return command.option('--filter <field=value>', 'only matching rows; can be given several times', collect);
}

/** Adds `--sort`, which can be given several times. */
export function addSortOption(command: Command, defaultSort: readonly string[]): Command {
  const order = `field, or -field for highest first; can be given several times (default: ${defaultSort.join(', ')})`;
  return command.option('--sort <field>', order, collect);
}

/** Adds `--limit`. */
export function addLimitOption(command: Command, description: string, limit: number): Command {
  return command.option('--limit <n>', description, parseLimit, limit);
}

/** How filters are written, and the fields there are. */
export function filterHelp(fields: readonly ListField[]): string {
  return `
Filters: field=value, with !=, >, >=, < or <= in the place of = too. Text is compared whatever its case. * in a value
  is any text, an empty value finds what is empty. Values of one field after = are alternatives; all else must be
  fulfilled together. Dates are UTC; today, yesterday and 36h, 7d or 2w ago count from now: 'discovered>=7d',
  'lastActive<30d', 'firstSeen=today'.
  In quotation marks a value is exactly that, as a JSON string: 'hostName="w*"', 'hostName=" a "', 'hostName="\\""'.
  By name: field operator "value", where the operator is one of is, is-not, is-one-of, is-none-of, contains,
  contains-not, starts-with, ends-with, matches, matches-not, is-empty, is-not-empty, above, at-least, below, at-most.
  Groups: 'any(severity>=high; hostName=web*)', and all(...) or none(...), two levels deep.
  Limits: ${maxFilterValues} values and ${maxFilterLength / 1024} KiB of text in all filters together.

Fields:
${wrapped(fields.map(described))}`;
}

/** The fields a list cannot be sorted by, when there are any. */
export function sortHelp(fields: readonly ListField[]): string {
  const others = fields.filter(({ sortable }) => !sortable).map(({ name }) => name);
  const exception = others.length === 0 ? '.' : ` but\n${wrapped(others)}.`;
  return `\n\nSorting: by any field${exception}`;
}

/** The filter that `--filter` was given. @throws UsageError when a text of it is no filter */
export function givenFilter(texts: readonly string[] = [], command: string): Filter {
  const { filter, unreadable } = readFilter(texts);
  const [first] = unreadable;
  if (first) throw usageError(new ListError('filter-unreadable', first.message), command);
  return filter;
}

/** A list's refusal as a mistake in the command. What was no mistake when it was written down is said as it is. */
export function usageError(error: ListError, command: string): UsageError | ListError {
  if (error.code === 'finding-id-outdated') return error;
  return new UsageError(
    error.message,
    `Run \`sentinelone-connector ${command} --help\` for fields and examples.`,
    error.code,
  );
}

function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= maxLimit) return limit;
  throw new InvalidArgumentError(`It is a number from 1 to ${maxLimit}; for more rows use \`export\`.`);
}

function described({ name, type, choices }: ListField): string {
  if (type === 'choice' || type === 'severity') return `${name} (${choices.join('|')})`;
  if (type === 'flag') return `${name} (true|false)`;
  return type === 'text' || type === 'nested' ? name : `${name} (${type})`;
}

function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  let line = ' ';
  for (const word of words) {
    if (line.length + word.length > 98) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word},`;
  }
  return [...lines, line.replace(/,$/, '')].join('\n');
}
