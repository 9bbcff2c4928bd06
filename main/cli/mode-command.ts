import { Argument, type Command } from 'commander';
import { type IngestMode, ingestMode } from '../../preload/contract/ingest-mode.ts';
import { ingestModeNames } from '../../preload/contract/ingest-mode-names.ts';
import { success } from '../../preload/contract/result.ts';
import { managedSettingError } from '../settings/settings-rulings.ts';
import { type CommandContext, type CommandLine, runWith } from './command-context.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { expectSuccess } from './expect-success.ts';
import { installationSettings } from './session.ts';

const meaning: Record<IngestMode, string> = {
  scan: 'Scans ingest assets and their vulnerabilities.',
  'asset-sync': 'Scans ingest assets only; vulnerabilities are not requested.',
};

const effectOfChange: Record<IngestMode, string> = {
  scan:
    'From the next scan on, vulnerabilities are requested again and findings are brought up to date. ' +
    'Until then the findings in the project stay as they are.',
  'asset-sync':
    'From the next scan on, vulnerabilities are not requested at all. Findings already in the project stay as they ' +
    'are and are marked as not updated since; nothing is resolved.',
};

export function addModeCommand(program: Command, commandLine: CommandLine): void {
  program
    .command('mode')
    .summary('show or change the ingest mode')
    .description('Shows the ingest mode of the organization, or changes it. It applies to every connector.')
    .addArgument(new Argument('[mode]', 'the mode to change to').choices(ingestMode.options))
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector mode
  sentinelone-connector mode asset-sync

JSON: {"mode","previous"}; "previous" only after a change`,
    )
    .action(runWith(commandLine, showOrChangeMode, 'read'));
}

async function showOrChangeMode(
  { session, output }: CommandContext,
  wanted: IngestMode | undefined,
): Promise<ExitCode> {
  const { mode } = installationSettings(session);
  const { bold } = output.colours;
  const isManaged = session.policy.rulings.ingestMode.kind !== 'free';
  const managedWords = isManaged ? ' Set by the policy of this machine.' : '';
  if (wanted === undefined || wanted === mode) {
    output.show(
      `${bold(ingestModeNames[mode])}${wanted === undefined ? '' : ' already'}. ${meaning[mode]}${managedWords}`,
    );
    output.document({ mode });
    return exitCodes.done;
  }
  if (isManaged) throw managedSettingError('ingestMode');
  output.tell(`Changing from ${ingestModeNames[mode]} to ${bold(ingestModeNames[wanted])}.`);
  output.tell(effectOfChange[wanted]);
  expectSuccess(session.installation.update((settings) => success({ ...settings, mode: wanted })));
  session.log.info('ingest mode changed', { from: mode, to: wanted });
  output.tell('Changed.');
  output.document({ mode: wanted, previous: mode });
  return exitCodes.done;
}
