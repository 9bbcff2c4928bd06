import { join } from 'node:path';
import type { Command } from 'commander';
import { verdictOf } from '../connectors/verdict.ts';
import { type DemoConsole, startDemoConsole } from '../demo/demo-console.ts';
import { type Connector, defaultSettings } from '../settings/settings-schema.ts';
import { CommandRefused } from './cli-error.ts';
import { type CommandContext, type CommandLine, runWith } from './command-context.ts';
import { verifyShowingLines } from './connector-verify.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { withProject } from './open-project.ts';
import { runAndReport } from './sync-command.ts';

/** `demo`. */
export function addDemoCommand(program: Command, commandLine: CommandLine): void {
  program
    .command('demo')
    .summary('try everything on a demo tenant, without a console or a token')
    .description(
      'Starts a SentinelOne console with an invented company on this machine, verifies a connector to it and\n' +
        'scans it in Scan Mode. Every further run finds the company a day later. Its project lies in the folder\n' +
        '`demo` of the data folder, apart from your own.',
    )
    .option('--serve', 'leave the console running afterwards, to try other commands on it, until Ctrl+C')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector demo
  sentinelone-connector demo --serve

JSON: {"scan"} as \`sync --json\` gives it`,
    )
    .action(runWith(commandLine, demo));
}

async function demo(context: CommandContext, { serve = false }: { serve?: boolean }): Promise<ExitCode> {
  const { session, output, redactor } = context;
  const dataDir = join(session.dataDir, 'demo');
  const tenant = await startDemoConsole({ stateDir: dataDir, clock: Date.now });
  try {
    redactor.register(tenant.token);
    const { bold } = output.colours;
    output.say(bold(`Demo tenant at ${tenant.url}`));
    output.say(tenant.day === 0 ? 'This is its first day.' : `A day later: day ${tenant.day}.`);
    output.say();
    const demoContext = { ...context, session: { ...session, dataDir } };
    const exitCode = await scanTenant(demoContext, tenant);
    if (serve) await serveUntilInterrupted(context, tenant);
    return exitCode;
  } finally {
    await tenant.close();
  }
}

async function scanTenant(context: CommandContext, tenant: DemoConsole): Promise<ExitCode> {
  const connector: Connector = {
    id: 'de300001',
    name: 'Demo tenant',
    description: 'An invented company on this machine',
    url: tenant.url,
    createdAt: new Date().toISOString(),
    lastVerifiedAt: null,
    tokenExpiresAt: null,
  };
  const verification = await verifyShowingLines(context, connector, tenant.token);
  if (verdictOf(verification) !== 'ready') {
    throw new CommandRefused(
      'demo-not-ready',
      'The demo tenant does not answer as it should.',
      'Another program may stand between this machine and itself; try without a proxy.',
    );
  }
  const order = {
    connectorId: connector.id,
    connectorName: connector.name,
    mode: defaultSettings.mode,
    scope: { accountIds: [], siteIds: [], groupIds: [] },
    full: false,
    // The tenant lives a day a run, whatever the real date is: a week shows deltas.
    reconciliationHours: 7 * 24,
  };
  const access = { origin: tenant.url, token: tenant.token, proxyUrl: null, extraCaFile: null };
  const { output, session } = context;
  const exitCode = await withProject(session, (project) => runAndReport(context, project, order, access));
  output.say();
  output.say(`The project is in ${session.dataDir}. Run the demo again to see the tenant a day later.`);
  return exitCode;
}

async function serveUntilInterrupted({ output, signal }: CommandContext, tenant: DemoConsole): Promise<void> {
  output.say();
  output.say(`The tenant keeps running at ${tenant.url} with the token ${tenant.token}`);
  output.say('End it with Ctrl+C.');
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
