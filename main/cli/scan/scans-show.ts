import { ingestModeNames } from '../../../preload/contract/ingest-mode-names.ts';
import { reasonWords } from '../../../preload/contract/reason-words.ts';
import type {
  ChangedAsset,
  ChangedFinding,
  ScanDetails,
  WalkDetails,
} from '../../../preload/contract/scan-details.ts';
import { scopeList, scopeWords, walkScopeWords } from '../../../preload/contract/scope-words.ts';
import type { Sample } from '../../project/project-reads.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { whereExplained } from '../explained.ts';
import { presenceWords } from '../list/presence-words.ts';
import { readProject } from '../list/read-project.ts';
import type { Output } from '../output/output.ts';
import { printable } from '../output/printable.ts';
import { scriptName, withScriptResource } from '../output/script-names.ts';
import { type Column, table } from '../output/table.ts';
import { counted, cutNote, hostOrId, minute, shortened, size } from '../output/wording.ts';
import { wrapped } from '../output/wrapping.ts';
import { noSuchScan } from './no-such-scan.ts';
import { amount, duration } from './scan-progress.ts';

/** Scopes of hundreds of sites, and long sentences, are broken into lines, on a terminal and in a file. */
const lineWidth = 100;

/** `scans show ID`. */
export async function showScan(
  { session, output }: CommandContext,
  id: string,
  { limit }: { limit: number },
): Promise<ExitCode> {
  return readProject(session, async (project) => {
    const details =
      project && /^\d{1,15}$/.test(id) ? await project.reads.scanDetails(Number(id), limit) : null;
    if (!details) throw noSuchScan(id);
    const { report, walks, quarantined, ...rest } = details;
    output.document({
      scan: report,
      ...rest,
      walks: walks.map(withScriptResource),
      quarantined: quarantined.map(withScriptResource),
    });
    sayReport(output, details);
    sayIssues(output, details);
    sayWalks(output, details);
    sayQuarantine(output, details);
    sayChanges(output, details);
    return exitCodes.done;
  });
}

function sayReport(output: Output, { report }: ScanDetails): void {
  const { bold } = output.colours;
  const took = report.finishedAt === null ? 'not finished' : `took ${duration(report.durationMs ?? 0)}`;
  const reviewed = report.reviewedAt === null ? '' : ` on ${minute(report.reviewedAt)} UTC`;
  output.show(bold(`Scan ${report.id}: ${report.state}`));
  const { scope, scopeNames } = report;
  output.show(
    `${printable(report.connector)}, ${ingestModeNames[report.mode]}, ${report.kind} scan of ${printable(scopeWords(scope, scopeNames))}`,
  );
  const named = scopeList(scope, scopeNames);
  if (named.length > 1)
    for (const line of wrapped(`Scope        ${printable(named.join(', '))}`, lineWidth, 13))
      output.show(line);
  output.show(`Started ${minute(report.startedAt)} UTC, ${took}`);
  if (report.review !== null) output.show(`Review: ${report.review}${reviewed}`);
  output.show(`Assets       ${amounts(report.assets)}`);
  const { awaitingConfirmation, ...findings } = report.findings;
  output.show(`Findings     ${amounts(findings)}`);
  if (awaitingConfirmation > 0) {
    output.show(`             ${amount(awaitingConfirmation)} awaiting confirmation by the next full scan`);
  }
  output.show(`Quarantined  ${counted(report.quarantined, 'record', 'records')}`);
  output.show(
    `Traffic      ${counted(report.requests, 'request', 'requests')}, ${counted(report.retries, 'retry', 'retries')}, ${size(report.bytes)}`,
  );
}

function amounts(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${amount(value)} ${name}`)
    .join(', ');
}

function sayIssues(output: Output, { issues }: ScanDetails): void {
  if (issues.length === 0) return;
  heading(output, 'Issues');
  for (const { code, message, cause, overcome } of issues) {
    const text = `  ${code}${overcome ? ' (overcome)' : ''}: ${printable(message)}`;
    for (const line of wrapped(text, lineWidth, 4)) output.show(line);
    if (cause !== null) output.show(`    ${printable(cause)}`);
    const explained = output.named(whereExplained(code));
    if (explained !== '') output.show(`    ${explained}`);
  }
}

function sayWalks(output: Output, { walks, report }: ScanDetails): void {
  if (walks.length === 0) return;
  heading(output, 'Walks');
  sayTable(output, walks, [
    { heading: 'WHAT', cell: ({ resource }) => scriptName(resource) },
    { heading: 'SCOPE', cell: ({ scope }) => walkScopeWords(scope, report.scopeNames) },
    { heading: 'SINCE (UTC)', cell: sinceOf },
    { heading: 'STATE', cell: ({ state, complete }) => (complete ? 'complete' : state) },
    { heading: 'PAGES', cell: ({ pages }) => amount(pages), align: 'right' },
    { heading: 'ROWS', cell: ({ rows }) => amount(rows), align: 'right' },
    {
      heading: 'EXPECTED',
      cell: ({ expectedTotal }) => (expectedTotal === null ? 'no count' : amount(expectedTotal)),
      align: 'right',
    },
  ]);
}

function sinceOf({ purpose, changedSince }: WalkDetails): string {
  return purpose === 'second-look' ? 'by ID' : minute(changedSince, 'everything');
}

function sayQuarantine(output: Output, { quarantined, report }: ScanDetails): void {
  if (quarantined.length === 0) return;
  heading(output, 'Quarantined records', cutNote(quarantined.length, report.quarantined));
  for (const { resource, reason, raw } of quarantined) {
    output.show(`  ${scriptName(resource)}: ${printable(reason)}`);
    output.show(`    ${shortened(printable(raw), 94)}`);
  }
}

function sayChanges(output: Output, { changes }: ScanDetails): void {
  sayFindings(output, 'New findings', changes.newFindings);
  sayFindings(output, 'Reopened findings', changes.reopenedFindings);
  sayFindings(output, 'Mitigated findings', changes.mitigatedFindings);
  sayFindings(output, 'Awaiting confirmation', changes.awaitingFindings);
  sayAssets(output, 'New assets', changes.newAssets);
  sayAssets(output, 'Deactivated assets', changes.deactivatedAssets);
  sayAssets(output, 'Returned assets', changes.returnedAssets);
}

function sayFindings(output: Output, title: string, { total, shown }: Sample<ChangedFinding>): void {
  if (total === 0) return;
  heading(output, title, cutNote(shown.length, total));
  sayTable(output, shown, [
    { heading: 'SEVERITY', cell: ({ severity }) => severity ?? '' },
    { heading: 'CVE', cell: ({ cve }) => cve, whole: true },
    { heading: 'HOST NAME', cell: hostOrId },
    {
      heading: 'APPLICATION',
      cell: ({ applicationName, applicationVersion }) => `${applicationName} ${applicationVersion}`,
    },
  ]);
}

function sayAssets(output: Output, title: string, { total, shown }: Sample<ChangedAsset>): void {
  if (total === 0) return;
  heading(output, title, cutNote(shown.length, total));
  sayTable(output, shown, [
    { heading: 'HOST NAME', cell: hostOrId },
    { heading: 'SITE', cell: ({ siteName }) => siteName ?? '' },
    { heading: 'PRESENCE', cell: ({ state }) => presenceWords(state) },
    { heading: 'REASON', cell: ({ stateReason }) => (stateReason === null ? '' : reasonWords(stateReason)) },
  ]);
}

function heading(output: Output, title: string, note = ''): void {
  output.show();
  output.show(`${output.colours.bold(title)}${note === '' ? '' : ` (${note})`}`);
}

function sayTable<Row>(output: Output, rows: readonly Row[], columns: readonly Column<Row>[]): void {
  if (rows.length === 0) return;
  for (const line of table(columns, rows, output.width - 2)) output.show(`  ${line}`);
}
