import type { Command } from 'commander';
import { type CommandLine, runLoaded, runWith } from '../command-context.ts';
import { listConnectors } from './connector-list.ts';
import { removeConnector } from './connector-remove.ts';

const connectorShape =
  'connector: {"id","name","description","url","mode","createdAt","lastVerifiedAt","tokenExpiresAt"}';
const connectorArgument = 'name or id; not needed when there is only one connector';

/** `connector add | list | edit | verify | remove`. */
export function addConnectorCommands(program: Command, commandLine: CommandLine): void {
  const group = program
    .command('connector')
    .summary('add, list, edit, verify and remove connectors')
    .description('Connectors: saved links to SentinelOne consoles, with their API tokens in the keychain.');

  group
    .command('add')
    .summary('verify and save a connector')
    .description(
      'Verifies the address, the API token and its permissions line by line, and saves the connector. ' +
        'The token comes from --token-stdin, otherwise from SENTINELONE_API_TOKEN or a hidden prompt.',
    )
    .requiredOption('--url <url>', 'address of the console, such as https://usea1-acme.sentinelone.net')
    .option('--name <name>', 'name of the connector (default: SentinelOne)')
    .option('--description <text>', 'what it is for')
    .option('--no-verify', 'save without contacting the console')
    .option('--token-stdin', 'read the API token from standard input')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector connector add --url https://usea1-acme.sentinelone.net
  sentinelone-connector connector add --url usea1-acme --name Production --token-stdin < token.txt

JSON: {"connector","verification":{"lines":[{"id","title","state","finding","advice","code","count"}],
  "tokenExpiresAt","consoleVersion","userScope"},"keychain":{"code","message","advice"}}
  ${connectorShape}
  "verification" is null with --no-verify; "keychain" is null when the token is kept`,
    )
    .action(runLoaded(commandLine, async () => (await import('./connector-add.ts')).addConnector));

  group
    .command('list')
    .description('Lists the connectors.')
    .addHelpText(
      'after',
      `
Example:
  sentinelone-connector connector list --json

JSON: {"connectors":[connector]}
  ${connectorShape}`,
    )
    .action(runWith(commandLine, listConnectors, 'read'));

  group
    .command('edit')
    .summary('change a connector, or replace its token')
    .description(
      'Changes a connector, or replaces its API token. Another console address always needs its token again: ' +
        'a token is only ever sent to the address it was given for.',
    )
    .argument('[connector]', connectorArgument)
    .option('--url <url>', 'new address of the console')
    .option('--name <name>', 'new name')
    .option('--description <text>', 'new description')
    .option(
      '--replace-token',
      'ask for a new API token (or take SENTINELONE_API_TOKEN, also for a new address)',
    )
    .option('--token-stdin', 'read a new API token from standard input')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector connector edit Production --description "All servers"
  sentinelone-connector connector edit Production --replace-token

JSON: {"connector","keychain":{"code","message","advice"}}
  ${connectorShape}
  "keychain" is null when the keychain holds what it should`,
    )
    .action(runLoaded(commandLine, async () => (await import('./connector-edit.ts')).editConnector));

  group
    .command('verify')
    .description('Verifies the address, the API token and its permissions line by line.')
    .argument('[connector]', connectorArgument)
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector connector verify
  sentinelone-connector connector verify Production --json

JSON: {"connector","verification":{"lines":[{"id","title","state","finding","advice","code","count"}],
  "tokenExpiresAt","consoleVersion","userScope"}}
  ${connectorShape}`,
    )
    .action(runLoaded(commandLine, async () => (await import('./connector-verify.ts')).verifySavedConnector));

  group
    .command('remove')
    .summary('remove a connector, its rules and its token')
    .description(
      'Removes a connector, its ingest rules and its API token. What was ingested through it stays in ' +
        'the project, unless it is to be deleted too; that is said in numbers before.',
    )
    .argument('[connector]', connectorArgument)
    .option('--delete-data', 'delete its assets, findings and scans from the project')
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector connector remove Production --yes
  sentinelone-connector connector remove Production --delete-data

JSON: {"removed":connector,"keychain":{"code","message","advice"},"deleted":{"assets","findings","scans"}}
  ${connectorShape}
  "keychain" is null when no token was left behind; "deleted" is null without --delete-data`,
    )
    .action(runWith(commandLine, removeConnector));
}
