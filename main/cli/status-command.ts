import type { Command } from 'commander';
import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import { ingestModeNames } from '../../preload/contract/ingest-mode-names.ts';
import { severityNames } from '../../preload/contract/severity.ts';
import { isScanned } from '../ingest/scan-lock.ts';
import { projectStanding, type Standing } from '../project/queries/standing.ts';
import type { Connector } from '../settings/settings-schema.ts';
import { type CommandContext, type CommandLine, runWith } from './command-context.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { noScanYet, readProject } from './list/read-project.ts';
import type { Output } from './output/output.ts';
import { printable } from './output/printable.ts';
import { counted, minute } from './output/wording.ts';
import { amount } from './scan/scan-progress.ts';
import { currentSettings } from './session.ts';

/** `status`. */
export function addStatusCommand(program: Command, commandLine: CommandLine): void {
  program
    .command('status')
    .summary('where everything stands')
    .description('Shows the ingest mode, how current each connector is, open findings and assets.')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector status
  sentinelone-connector status --json

JSON: {"mode","connectors":[connector],"openFindings":{each severity},"assets":{each state},"quarantined"}
  connector: {"id","name","url","tokenExpiresAt","lastGoodScan":{"id","mode","finishedAt"},
    "running":{"id","startedAt"},"interrupted":{"id","startedAt"},"needsReview":{"id","startedAt"},
    "assets":{"coveredUntil","reconciledAt"},"vulnerabilities":{"coveredUntil","reconciledAt"},
    "findingsNotUpdatedSince"}
  null where there is none; "findingsNotUpdatedSince" only in Asset Sync Mode`,
    )
    .action(runWith(commandLine, showStatus, 'read'));
}

const nothingYet: Standing = {
  openFindings: { informational: 0, unknown: 0, low: 0, medium: 0, high: 0, critical: 0 },
  assets: { active: 0, inactive: 0, decommissioned: 0 },
  freshness: [],
  lastCompleteScans: [],
  unsettledScans: [],
  quarantined: 0,
};

async function showStatus({ session, output }: CommandContext): Promise<ExitCode> {
  return readProject(session, async (project) => {
    const { mode, connectors } = currentSettings(session);
    const found = project ? await projectStanding(project) : nothingYet;
    const standings = connectors.map((connector) => {
      const scanning = found.unsettledScans.some(({ connectorId }) => connectorId === connector.id)
        ? isScanned(session.dataDir, connector.id)
        : false;
      return connectorStanding(connector, mode, found, scanning);
    });
    const { openFindings, assets, quarantined } = found;
    output.document({ mode, connectors: standings, openFindings, assets, quarantined });
    output.show(output.colours.bold(ingestModeNames[mode]));
    for (const standing of standings) sayConnector(output, standing);
    if (standings.length === 0 && project) output.show('No connector is set up.');
    output.show();
    if (!project) {
      output.say(noScanYet(session));
      return exitCodes.done;
    }
    output.show(`Open findings  ${listed(openFindings, severityNames.toReversed())}`);
    output.show(`Assets         ${listed(assets, ['active', 'inactive', 'decommissioned'])}`);
    if (quarantined > 0) {
      output.show(`Quarantined    ${counted(quarantined, 'record', 'records')}; see \`scans show ID\``);
    }
    return exitCodes.done;
  });
}

/** How one connector stands, as `--json` shows it. */
function connectorStanding(
  { id, name, url, tokenExpiresAt }: Connector,
  mode: IngestMode,
  found: Standing,
  scanning: boolean,
) {
  const mine = ({ connectorId }: { connectorId: string }) => connectorId === id;
  const good = found.lastCompleteScans.find(mine);
  const unsettled = (state: 'running' | 'needs-review') => {
    const scan = found.unsettledScans.findLast((candidate) => mine(candidate) && candidate.state === state);
    return scan ? { id: scan.scanId, startedAt: scan.startedAt } : null;
  };
  const freshness = (resource: 'assets' | 'vulnerabilities') => {
    const told = found.freshness.find((candidate) => mine(candidate) && candidate.resource === resource);
    return told ? { coveredUntil: told.coveredUntil, reconciledAt: told.reconciledAt } : null;
  };
  const vulnerabilities = freshness('vulnerabilities');
  return {
    id,
    name,
    url,
    tokenExpiresAt,
    lastGoodScan: good ? { id: good.scanId, mode: good.mode, finishedAt: good.finishedAt } : null,
    running: scanning ? unsettled('running') : null,
    interrupted: scanning ? null : unsettled('running'),
    needsReview: unsettled('needs-review'),
    assets: freshness('assets'),
    vulnerabilities,
    findingsNotUpdatedSince: mode === 'asset-sync' ? (vulnerabilities?.coveredUntil ?? null) : null,
  };
}

function sayConnector(output: Output, standing: ReturnType<typeof connectorStanding>): void {
  const {
    lastGoodScan,
    running,
    interrupted,
    needsReview,
    assets,
    vulnerabilities,
    findingsNotUpdatedSince,
  } = standing;
  output.show();
  output.show(`${output.colours.bold(printable(standing.name))}  ${standing.url}`);
  output.show(
    lastGoodScan === null
      ? '  No complete scan yet'
      : `  Last complete scan  ${minute(lastGoodScan.finishedAt)} UTC (scan ${lastGoodScan.id})`,
  );
  if (running) output.show(`  Scan ${running.id} runs since ${minute(running.startedAt)} UTC`);
  if (interrupted) {
    output.show(`  Scan ${interrupted.id} was interrupted; \`sync\` continues it`);
  }
  if (needsReview) {
    output.show(`  Scan ${needsReview.id} needs review: see \`scans show ${needsReview.id}\``);
  }
  if (assets) output.show(`  Assets              ${freshnessLine(assets)}`);
  if (findingsNotUpdatedSince !== null) {
    output.show(
      `  Findings            not updated since ${minute(findingsNotUpdatedSince)} UTC (Asset Sync Mode)`,
    );
  } else if (vulnerabilities) {
    output.show(`  Vulnerabilities     ${freshnessLine(vulnerabilities)}`);
  }
}

function freshnessLine(freshness: { coveredUntil: string; reconciledAt: string | null }): string {
  const { coveredUntil, reconciledAt } = freshness;
  const reconciled = reconciledAt === null ? 'never reconciled' : `reconciled ${minute(reconciledAt)}`;
  return `as of ${minute(coveredUntil)} UTC, ${reconciled}`;
}

function listed<Name extends string>(counts: Readonly<Record<Name, number>>, names: readonly Name[]): string {
  return names.map((name) => `${amount(counts[name])} ${name}`).join(', ');
}
