import { ingestModeNames } from '../../../preload/contract/ingest-mode-names.ts';
import type { ChangedFinding, ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { scopeWords } from '../../../preload/contract/scope-words.ts';
import { severityNames } from '../../../preload/contract/severity.ts';
import type { Project } from '../../project/project.ts';
import type { Sample } from '../../project/project-reads.ts';
import { whereExplained } from '../explained.ts';
import { presenceCounts } from '../list/presence-words.ts';
import type { Output } from '../output/output.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { hostOrId } from '../output/wording.ts';
import { sayWrapped } from '../output/wrapping.ts';
import { amount, duration } from './scan-progress.ts';

const namedFindings = 5;
const exposedAssets = 5;

/** Says what a scan brought: its result, where the project stands now, and what changed, by name. */
export async function sayScanSummary(
  output: Output,
  project: Project,
  report: ReviewedScanReport,
): Promise<void> {
  sayResult(output, report);
  if (report.state === 'cancelled' || report.state === 'failed') return;
  await sayStanding(output, project);
  await sayChanges(output, project, report);
}

function sayResult(output: Output, report: ReviewedScanReport): void {
  const { bold, green, yellow, red, dim } = output.colours;
  const shown = {
    running: dim('running'),
    complete: green('complete'),
    partial: yellow('partial'),
    'needs-review': yellow('needs review'),
    failed: red('failed'),
    cancelled: yellow('cancelled'),
  }[report.state];
  const took = report.durationMs === null ? '' : ` in ${duration(report.durationMs)}`;
  const { assets, findings } = report;
  const scope = printable(scopeWords(report.scope, report.scopeNames));
  output.say();
  output.say(
    `${bold(`Scan ${report.id}`)} of ${bold(printable(report.connector))} (${ingestModeNames[report.mode]}, ${report.kind}, ${scope}): ${shown}${took}`,
  );
  output.say(
    `  Assets    ${amount(assets.seen)} seen · ${amount(assets.new)} new · ${amount(assets.updated)} updated · ` +
      `${amount(assets.returned)} returned · ${amount(assets.deactivated)} deactivated`,
  );
  if (report.mode === 'scan') {
    output.say(
      `  Findings  ${amount(findings.seen)} seen · ${amount(findings.new)} new · ${amount(findings.updated)} updated · ` +
        `${amount(findings.reopened)} reopened · ${amount(findings.mitigated)} mitigated`,
    );
  }
  for (const { code, message } of report.issues) {
    sayWrapped(output, `  ${yellow('!')} ${printable(message)}`, 4);
    const explained = output.named(whereExplained(code));
    if (explained !== '') sayWrapped(output, `    ${explained}`, 4);
  }
  if (report.review === 'pending') {
    output.say(`  Decide with: scans review ${report.id} --accept, or --reject`);
  }
}

async function sayStanding(output: Output, project: Project): Promise<void> {
  const { bold } = output.colours;
  const [{ assets, openFindings }, exposed] = await Promise.all([
    project.reads.statusSummary(),
    project.reads.mostExposedAssets(exposedAssets),
  ]);
  const severities = severityNames
    .toReversed()
    .filter((name) => openFindings[name] > 0)
    .map((name) => `${amount(openFindings[name])} ${name}`);
  output.say();
  output.say(bold('The project now'));
  output.say(`  Assets         ${presenceCounts(assets, ' · ')}`);
  output.say(`  Open findings  ${severities.length === 0 ? 'none' : severities.join(' · ')}`);
  if (exposed.length === 0) return;
  output.say();
  output.say(bold('Most exposed assets'));
  const lines = table(
    [
      { heading: 'Asset', cell: hostOrId },
      { heading: 'Site', cell: (asset) => asset.siteName ?? '' },
      { heading: 'Critical', cell: (asset) => amount(asset.critical), align: 'right' },
      { heading: 'High', cell: (asset) => amount(asset.high), align: 'right' },
      { heading: 'Open', cell: (asset) => amount(asset.open), align: 'right' },
    ],
    exposed,
    output.width - 2,
  );
  for (const line of lines) output.say(`  ${line}`);
}

async function sayChanges(output: Output, project: Project, report: ReviewedScanReport): Promise<void> {
  const changes = await project.reads.scanChanges(report, namedFindings);
  // On a first scan everything is new, which is no news.
  if (report.findings.new < report.findings.seen || report.kind === 'delta') {
    sayChanged(output, 'New findings', changes.newFindings);
  }
  sayChanged(output, 'Reopened findings', changes.reopenedFindings);
  sayChanged(output, 'Mitigated findings', changes.mitigatedFindings);
  sayChanged(output, 'Findings awaiting confirmation', changes.awaitingFindings);
}

function sayChanged(output: Output, title: string, { total, shown }: Sample<ChangedFinding>): void {
  if (total === 0) return;
  const { bold, dim } = output.colours;
  const cut = total > shown.length ? dim(` (the ${shown.length} worst shown)`) : '';
  output.say();
  output.say(`${bold(`${title}: ${amount(total)}`)}${cut}`);
  const lines = table(
    [
      { heading: 'Severity', cell: (finding) => finding.severity ?? '' },
      { heading: 'CVE', cell: (finding) => finding.cve },
      {
        heading: 'Application',
        cell: (finding) => `${finding.applicationName} ${finding.applicationVersion}`,
      },
      { heading: 'Asset', cell: hostOrId },
    ],
    shown,
    output.width - 2,
  );
  for (const line of lines) output.say(`  ${line}`);
}
