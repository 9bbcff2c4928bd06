import type { Command } from 'commander';
import { errorCatalogue, errorEntry } from '../../preload/contract/errors/error-catalogue.ts';
import { nearestWord } from '../../preload/words/nearest-word.ts';
import { CommandRefused } from './cli-error.ts';
import type { CommandLine } from './command-context.ts';
import { exitCodes } from './exit-codes.ts';
import { shortened } from './output/wording.ts';
import { sayWrapped } from './output/wrapping.ts';

/** `explain`. */
export function addExplainCommand(program: Command, commandLine: CommandLine): void {
  program
    .command('explain')
    .summary('explain an error code and what to do about it')
    .description(
      'Says the cause and the remedy of an error code: of a failed command, a check of `doctor` or an issue of a scan. ' +
        'The same as Help in the window and docs/error-codes.md; needs no data folder.',
    )
    .argument('[code]', 'the code (default: a list of all)')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector explain token-rejected
  sentinelone-connector explain --json

JSON: {"code","cause","remedy"}; without a code {"errors":[{"code","cause","remedy"}]}`,
    )
    // Without a session: what keeps one from being opened has a code as well.
    .action((code: string | undefined) => {
      if (code === undefined) listCodes(commandLine);
      else explain(commandLine, code);
      commandLine.exitCode = exitCodes.done;
    });
}

function explain({ output }: CommandLine, written: string): void {
  const code = written.trim().toLowerCase();
  const entry = errorEntry(code);
  if (entry === undefined) {
    throw new CommandRefused(
      'code-not-found',
      unknownCode(code),
      'Run `sentinelone-connector explain` to see all of them.',
    );
  }
  output.document({ code, ...entry });
  if (output.json) return;
  output.show(output.colours.bold(code));
  sayWrapped(output, `Cause: ${entry.cause}`, 2);
  sayWrapped(output, `What to do: ${entry.remedy}`, 2);
}

function unknownCode(code: string): string {
  const nearest = nearestWord(
    code,
    errorCatalogue.flatMap(({ entries }) => Object.keys(entries)),
  );
  return `There is no error code ${code}.${nearest === null ? '' : ` Did you mean ${nearest}?`}`;
}

function listCodes({ output }: CommandLine): void {
  output.document({
    errors: errorCatalogue.flatMap(({ entries }) =>
      Object.entries(entries).map(([code, entry]) => ({ code, ...entry })),
    ),
  });
  for (const [place, { title, entries }] of errorCatalogue.entries()) {
    if (place > 0) output.show();
    output.show(output.colours.bold(title));
    for (const [code, { cause }] of Object.entries(entries)) {
      output.show(shortened(`  ${code}: ${cause}`, output.width));
    }
  }
}
