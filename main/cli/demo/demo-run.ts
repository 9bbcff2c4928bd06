import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { verdictOf } from '../../connectors/verdict.ts';
import { type DemoConsole, startDemoConsole } from '../../demo/demo-console.ts';
import type { Project } from '../../project/project.ts';
import { projectPlace } from '../../project-registry/project-place.ts';
import { firstProjectId } from '../../settings/project-record.ts';
import { type Connector, defaultSettings } from '../../settings/settings-schema.ts';
import { CommandRefused } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { verifyShowingLines } from '../connector/connector-verify.ts';
import type { ExitCode } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { withProject } from '../open-project.ts';
import type { Output } from '../output/output.ts';
import { exitCodeOfScan, runAndSay } from '../scan/run-scan.ts';
import { scanDocument } from '../scan/scan-document.ts';
import { amount } from '../scan/scan-progress.ts';
import type { Session } from '../session.ts';

/** Runs the demo tenant, scans it, and keeps it running when asked to. */
export async function runDemo(
  context: CommandContext,
  { serve = false }: { serve?: boolean },
): Promise<ExitCode> {
  const { session, output, redactor } = context;
  const own = demoSession(session);
  const { dataDir } = own;
  const tenant = await startDemoConsole({ stateDir: dataDir, clock: Date.now });
  try {
    redactor.register(tenant.token);
    const reports = await withProject(own, (project) =>
      scanTenant({ ...context, session: own }, project, tenant),
    );
    output.document({ scans: reports.map(scanDocument).map(({ scan }) => scan) });
    output.tell();
    output.tell(`The project is in ${dataDir}. See what is in it with:`);
    for (const command of [
      'status',
      'findings list --filter severity=critical',
      'assets list --sort -openCritical',
    ])
      output.tell(output.named(`  sentinelone-connector --data-dir ${shellWord(dataDir)} ${command}`));
    output.tell(`Run the demo again to see day ${tenant.day() + 2}.`);
    if (serve) await serveUntilInterrupted(context, tenant);
    return exitCodeOfScan(reports.at(-1));
  } finally {
    await tenant.close();
  }
}

/** A session on the demo tenant's own installation: the user's learns nothing of it. */
function demoSession(session: Session): Session {
  const services = session.services.demo();
  const { dataDir, settings: installation, projects, secrets } = services;
  return {
    ...session,
    dataDir,
    services,
    installation,
    projects,
    secrets,
    project: () => expectSuccess(projects.find(firstProjectId)),
    place: () => projectPlace(dataDir, firstProjectId),
    ...services.project(() => firstProjectId),
  };
}

/** The first run shows the first scan and the delta of a day later, every other run the delta of its day. */
async function scanTenant(
  context: CommandContext,
  project: Project,
  tenant: DemoConsole,
): Promise<ReviewedScanReport[]> {
  const { output } = context;
  const { bold } = output.colours;
  const connector = connectorTo(tenant);
  const first = tenant.day() === 0;
  output.tell(bold(`${dayLabel(tenant)}: the demo tenant at ${tenant.url}`));
  output.tell();
  await verifyTenant(context, connector, tenant);
  const order = {
    connectorId: connector.id,
    connectorName: connector.name,
    mode: defaultSettings.mode,
    scope: allEndpoints,
    full: false,
    // The tenant lives a day a run, whatever the real date is: a week shows deltas.
    reconciliationHours: 7 * 24,
    walksAtOnce: 4,
  };
  const access = {
    origin: tenant.url,
    token: tenant.token,
    proxyUrl: null,
    extraCaFile: null,
    allowedConsoles: null,
  };
  const scan = async () => (await runAndSay(context, project, async () => ({ order, access }))).report;
  const report = await scan();
  if (first) await explainCounts(output, project);
  if (!first || report.state !== 'complete') return [report];
  await tenant.nextDay();
  output.tell();
  output.tell(bold(`${dayLabel(tenant)}: the same tenant a day later`));
  return [report, await scan()];
}

/** The first day of the story is day 1. */
function dayLabel(tenant: DemoConsole): string {
  return `Day ${tenant.day() + 1}`;
}

/** Why the scan has more assets than the verification before it counted. */
async function explainCounts(output: Output, project: Project): Promise<void> {
  const { assets } = await project.reads.statusSummary();
  if (assets.decommissioned === 0) return;
  const { active, decommissioned } = assets;
  output.tell();
  output.tell(
    `The verification counted the ${amount(active)} endpoints that the console lists now; the scan also reads the ${amount(decommissioned)} that were decommissioned, which makes ${amount(active + decommissioned)}.`,
  );
}

/** A path as one word of a shell. */
function shellWord(path: string): string {
  return /^[\w./:\\-]+$/.test(path) ? path : `"${path}"`;
}

function connectorTo(tenant: DemoConsole): Connector {
  return {
    id: 'de300001',
    name: 'Demo tenant',
    description: 'An invented company on this machine',
    url: tenant.url,
    createdAt: new Date().toISOString(),
    lastVerifiedAt: null,
    tokenExpiresAt: null,
  };
}

async function verifyTenant(
  context: CommandContext,
  connector: Connector,
  tenant: DemoConsole,
): Promise<void> {
  // The tenant is this program's own: no policy is about it.
  const verification = await verifyShowingLines(context, connector, tenant.token, null);
  if (verdictOf(verification) === 'ready') return;
  throw new CommandRefused(
    'demo-not-ready',
    'The demo tenant does not answer as it should.',
    'Another program may intercept connections from this machine to itself; try without a proxy.',
  );
}

async function serveUntilInterrupted({ output, signal }: CommandContext, tenant: DemoConsole): Promise<void> {
  output.say();
  output.say(`The tenant keeps running at ${tenant.url} with the token ${tenant.token}`);
  output.say('End it with Ctrl+C.');
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
