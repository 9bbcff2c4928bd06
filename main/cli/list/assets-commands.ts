import type { Command } from 'commander';
import { severityNames } from '../../../preload/contract/severity.ts';
import { noLists } from '../../project/engines/engines.ts';
import type { AssetDetails, ProjectLists } from '../../project/project-lists.ts';
import { CommandRefused } from '../cli-error.ts';
import { type CommandContext, type CommandLine, runWith } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { hostOrId } from '../output/wording.ts';
import { amount } from '../scan/scan-progress.ts';
import { addListCommand } from './list-command.ts';
import { showRow } from './list-row.ts';
import { readProject } from './read-project.ts';

/** `assets list | show`. */
export function addAssetsCommands(program: Command, commandLine: CommandLine): void {
  const group = program
    .command('assets')
    .summary('list assets, show one')
    .description('Assets: the endpoints of the consoles, as the project knows them.');
  addListCommand(group, commandLine, {
    noun: 'assets',
    description:
      'Lists assets, by host name unless asked otherwise. One without a name stands under its id. ' +
      'Presence is what the console says: Listed (state=active), Not listed (inactive), Decommissioned.',
    columns: [
      { field: 'hostName', cell: hostOrId },
      { field: 'siteName' },
      { field: 'state', heading: 'PRESENCE' },
      { field: 'openFindings', heading: 'OPEN' },
      { field: 'openCritical', heading: 'CRITICAL' },
      { field: 'assetId', heading: 'ID' },
      { field: 'osName', heading: 'OPERATING SYSTEM', cell: ({ osName, osType }) => osName ?? osType ?? '' },
      { field: 'lastActive' },
      { field: 'firstSeen' },
    ],
    examples: [
      "--filter 'hostName=web*' --filter state=active",
      "--filter 'lastActive<30d' --sort lastActive",
      "--filter 'ipAddresses=10.1.*' --json",
      '--sort -openCritical --sort -openHigh --limit 10',
      '--columns hostName,ipAddresses,lastUser',
    ],
  });

  group
    .command('show')
    .description('Shows one asset with all its fields and how many findings are open on it.')
    .argument('<asset>', 'its assetId or its host name')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector assets show web-01
  sentinelone-connector assets show 225494730938493915 --json

JSON: {"asset":{every field},"openFindings":{"critical","high","medium","low","unknown","informational"}}`,
    )
    .action(runWith(commandLine, showAsset, 'read'));
}

async function showAsset({ session, output }: CommandContext, idOrHost: string): Promise<ExitCode> {
  return readProject(session, async (project) => {
    const lists = project?.lists ?? noLists;
    const details = await findAsset(lists, idOrHost);
    if (details === null) {
      throw new CommandRefused(
        'asset-not-found',
        `There is no asset ${idOrHost}.`,
        "Find it with `sentinelone-connector assets list --filter 'hostName=*PART-OF-ITS-NAME*'`.",
      );
    }
    const { row: asset, openFindings } = details;
    output.document({ asset, openFindings });
    showRow(output, 'assets', asset);
    const open = severityNames.toReversed().filter((name) => openFindings[name] > 0);
    output.show();
    output.show(
      `Open findings: ${open.map((name) => `${amount(openFindings[name])} ${name}`).join(', ') || 'none'}`,
    );
    if (open.length > 0) {
      output.note(`List them with \`findings list --filter assetId=${asset.assetId} --filter open=true\`.`);
    }
    return exitCodes.done;
  });
}

/** By its id, else by its whole host name, whatever the case. @throws CommandRefused where several have that name */
async function findAsset(lists: ProjectLists, idOrHost: string): Promise<AssetDetails | null> {
  const byId = await lists.asset({ connectorId: null, assetId: idOrHost });
  if (byId !== null) return byId;
  const named = expectSuccess(
    await lists.rows('assets', {
      filter: [{ field: 'hostName', operator: 'is', value: idOrHost }],
      sort: [],
      limit: 5,
    }),
  );
  const [first] = named.rows;
  if (!first) return null;
  if (named.total > 1) {
    const ids = named.rows.map(({ assetId, siteName }) => `${assetId} (${siteName ?? 'no site'})`).join(', ');
    throw new CommandRefused(
      'asset-ambiguous',
      `${amount(named.total)} assets are called ${idOrHost}: ${ids}${named.total > named.rows.length ? ' and others' : ''}.`,
      'Give the id of one.',
    );
  }
  const { connectorId, assetId } = first;
  return lists.asset({ connectorId, assetId: assetId ?? '' });
}
