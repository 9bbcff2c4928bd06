import type { Command } from 'commander';
import { type CommandContext, type CommandLine, runWith } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { table } from '../output/table.ts';
import { visibleScopes } from './visible-scopes.ts';

/** `scopes list`. */
export function addScopesCommands(program: Command, commandLine: CommandLine): void {
  program
    .command('scopes')
    .summary('list accounts, sites and groups')
    .description('Scopes: what a scan or a rule can be limited to.')
    .command('list')
    .description('Asks the console for the accounts, sites and groups that the API token can see.')
    .argument('[connector]', 'name or id; not needed when there is only one connector')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector scopes list
  sentinelone-connector sync --sites "Headquarters"

JSON: {"accounts":[{"id","name"}],"sites":[{"id","name","accountId","accountName","state"}],
  "groups":[{"id","name","siteId","endpoints"}],"notes":[what could not be listed, and why]}`,
    )
    .action(runWith(commandLine, listScopes, 'read'));
}

interface Row {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly within: string;
}

async function listScopes(context: CommandContext, nameOrId: string | undefined): Promise<ExitCode> {
  const { session, output } = context;
  const tree = await visibleScopes(context, expectSuccess(session.connectors.find(nameOrId)));
  output.document(tree);
  const siteNames = new Map(tree.sites.map(({ id, name }) => [id, name]));
  const rows: Row[] = [
    ...tree.accounts.map(({ id, name }) => ({ kind: 'account', id, name, within: '' })),
    ...tree.sites.map(({ id, name, accountName }) => ({ kind: 'site', id, name, within: accountName ?? '' })),
    ...tree.groups.map(({ id, name, siteId }) => ({
      kind: 'group',
      id,
      name,
      within: siteNames.get(siteId ?? '') ?? '',
    })),
  ];
  const lines = table(
    [
      { heading: 'KIND', cell: ({ kind }) => kind },
      { heading: 'ID', cell: ({ id }) => id, whole: true },
      { heading: 'NAME', cell: ({ name }) => name },
      { heading: 'WITHIN', cell: ({ within }) => within },
    ],
    rows,
    output.width,
  );
  for (const line of lines) output.show(line);
  for (const note of tree.notes) output.warn(note);
  return exitCodes.done;
}
