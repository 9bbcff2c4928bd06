import { resolve } from 'node:path';
import { Argument, type Command, Option } from 'commander';
import { type ListName, listName } from '../../../preload/contract/row-lists.ts';
import { noLists } from '../../project/engines/engines.ts';
import { ListError } from '../../project/list-error.ts';
import { exportToFile } from '../../reports/export-file.ts';
import { exportRows } from '../../reports/export-rows.ts';
import { type ExportFormat, exportFormats } from '../../reports/record-writer.ts';
import { UsageError } from '../cli-error.ts';
import { type CommandContext, type CommandLine, runWith } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { amount } from '../scan/scan-progress.ts';
import { addFilterOption, filterHelp, givenFilter, usageError } from './list-options.ts';
import { noScanYet, readProject } from './read-project.ts';

interface ExportOptions {
  readonly format: ExportFormat;
  readonly out?: string;
  readonly bom?: boolean;
  readonly idsAsText?: boolean;
  readonly filter?: string[];
}

/** `export assets|findings|vulnerabilities`. */
export function addExportCommand(program: Command, commandLine: CommandLine): void {
  const command = program
    .command('export')
    .summary('export a list as CSV or JSON Lines')
    .description(
      'Exports every field of all assets, findings or vulnerabilities, or of those that fulfil the filters, at any size.',
    )
    .addArgument(new Argument('<list>', 'what to export').choices(listName.options))
    .addOption(new Option('--format <format>', 'how to write it').choices(exportFormats).default('csv'))
    .option('--out <file>', 'file to write; it appears when it is complete (default: standard output)');
  command
    .option('--bom', 'begin CSV with a byte order mark, by which Excel knows that it is UTF-8')
    .option(
      '--ids-as-text',
      'put an apostrophe before text that a spreadsheet would take for a number or a date and change',
    );
  addFilterOption(command);
  command
    .addHelpText(
      'after',
      `
CSV starts with a header and is safe to open in a spreadsheet: text that would run as a formula has an apostrophe
in front, and control characters are written as escapes (\\u001b). Lists are joined by "; ". JSON Lines has one object
in each line. Times are UTC.

Spreadsheets keep 15 digits of a number: opened by a double click, ids lose their last digits. Import the file with these
columns as text, or export with --ids-as-text, which puts an apostrophe before ids, serial numbers, versions and all
else that a spreadsheet reads as a number, a date or a time.
${filterHelp(noLists.fields('assets')).replace('\nFields:', '\nFields of assets:')}

Fields of findings:${fieldHelp('findings')}

Fields of vulnerabilities:${fieldHelp('vulnerabilities')}

Examples:
  sentinelone-connector export findings --format csv --out findings.csv --filter status=active
  sentinelone-connector export findings --format jsonl --filter 'severity=>=high' | gzip > findings.jsonl.gz
  sentinelone-connector export assets --format csv --out assets.csv --bom --ids-as-text

JSON (with --out): {"export":{"file","rows","format"}}`,
    )
    .action(runWith(commandLine, runExport, 'read'));
}

function fieldHelp(list: ListName): string {
  return filterHelp(noLists.fields(list)).split('\nFields:')[1] ?? '';
}

async function runExport(
  { session, output, signal }: CommandContext,
  list: ListName,
  { format, out, filter: written, bom = false, idsAsText = false }: ExportOptions,
): Promise<ExitCode> {
  const file = out === undefined || out === '-' ? null : resolve(out);
  if (file === null && output.json) {
    throw new UsageError(
      'With --json an export needs --out: standard output is for the one JSON document.',
      'Name a file with --out, or leave --json out.',
    );
  }
  if (format !== 'csv' && (bom || idsAsText)) {
    throw new UsageError(
      'The options --bom and --ids-as-text are about CSV.',
      'Leave them out, or export with --format csv.',
    );
  }
  const filter = givenFilter(written, 'export');
  return readProject(session, async (project) => {
    const request = { list, format, filter, csv: { bom, idsAsText } };
    const written =
      file === null
        ? await exportRows(project, request, output, signal)
        : await exportToFile(project, request, file, signal);
    if (!written.ok) {
      throw written.error instanceof ListError ? usageError(written.error, 'export') : written.error;
    }
    if (!project) output.note(noScanYet(session));
    if (file !== null) {
      output.tell(`${amount(written.value)} ${list} written to ${file}.`);
      output.document({ export: { file, rows: written.value, format } });
    }
    return exitCodes.done;
  });
}
