import type { ScanAttempt, ScopeFreshness } from '../../../preload/contract/freshness.ts';
import { ingestModeNames } from '../../../preload/contract/ingest-mode-names.ts';
import { scopeWords } from '../../../preload/contract/scope-words.ts';
import { severityNames } from '../../../preload/contract/severity.ts';
import { isEverything } from '../../freshness/scope-parts.ts';
import { scheduleWords } from '../../schedule/schedule-words.ts';
import type { Connector, Settings } from '../../settings/settings-schema.ts';
import { whereExplained } from '../explained.ts';
import { presenceCounts } from '../list/presence-words.ts';
import type { Output } from '../output/output.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { counted, minute, shortened } from '../output/wording.ts';
import { wrapped } from '../output/wrapping.ts';
import { amount } from '../scan/scan-progress.ts';
import { type ConnectorDocument, connectorDocument } from './status-document.ts';
import type { StatusFacts } from './status-facts.ts';

const scopeWidth = 24;

/** Shows how each connector stands, what is wrong, and what needs a person. */
export function showConnectors(output: Output, facts: StatusFacts): void {
  for (const connector of facts.settings.connectors) showConnector(output, connector, facts);
  const { attention } = facts;
  if (attention.length === 0) return;
  output.show();
  output.show(output.colours.bold('Needs attention'));
  for (const { text, advice, code = null } of attention) {
    showWrapped(output, `  ${output.colours.yellow('!')} ${printable(text)}`, 4);
    if (advice !== '') showWrapped(output, `    ${printable(advice)}`, 4);
    showExplained(output, code);
  }
}

/** Shows what there is in the project. */
export function showContents(output: Output, { summary, settings }: StatusFacts): void {
  const { openFindings, assets, quarantined } = summary;
  if (settings.connectors.length === 0) output.show('No connector is set up.');
  output.show();
  output.show(`Open findings  ${listed(openFindings, severityNames.toReversed())}`);
  output.show(`Assets         ${presenceCounts(assets)}`);
  if (quarantined > 0) {
    output.show(`Quarantined    ${counted(quarantined, 'record', 'records')}; see \`scans show ID\``);
  }
}

/** Shows the ingest mode. */
export function showMode(output: Output, { settings }: StatusFacts): void {
  output.show(output.colours.bold(ingestModeNames[settings.mode]));
}

function showConnector(output: Output, connector: Connector, facts: StatusFacts): void {
  const document = connectorDocument(connector, facts);
  const measured = facts.freshness.find(({ connectorId }) => connectorId === connector.id);
  output.show();
  output.show(`${output.colours.bold(printable(document.name))}  ${document.url}`);
  output.show(`  Data                ${document.data.state}`);
  for (const { text } of document.data.gaps) showWrapped(output, `    ${printable(text)}`, 4);
  const { lastGoodScan } = document;
  output.show(
    lastGoodScan === null
      ? '  No complete scan yet'
      : `  Last complete scan  ${minute(lastGoodScan.finishedAt)} UTC (scan ${lastGoodScan.id}, ${printable(lastGoodScan.scopeName)})`,
  );
  if (measured?.lastAttempt) showAttempt(output, measured.lastAttempt);
  showUnsettled(output, document);
  showTimes(output, document);
  showScopes(output, measured?.scopes ?? []);
  for (const line of document.rules.flatMap((rule) => ruleWords(rule, facts.settings)))
    showWrapped(output, `  ${line}`, 4);
}

function showAttempt(output: Output, { scanId, scopeWords, state, at, issue }: ScanAttempt): void {
  const which = scanId === null ? 'not recorded as a scan' : `scan ${scanId}`;
  const text = state.replace('-', ' ');
  const shown = state === 'complete' ? output.colours.green(text) : output.colours.yellow(text);
  output.show(`  Last attempt        ${minute(at)} UTC (${which}, ${printable(scopeWords)}): ${shown}`);
  if (issue === null) return;
  showWrapped(output, `    ${issue.code}: ${printable(issue.message)}`, 4);
  showExplained(output, issue.code);
}

function showUnsettled(output: Output, { running, interrupted, needsReview }: ConnectorDocument): void {
  if (running) output.show(`  Scan ${running.id} runs since ${minute(running.startedAt)} UTC`);
  if (interrupted) {
    output.show(`  Scan ${interrupted.id} was interrupted; \`sync\` continues it`);
  }
  if (needsReview) {
    output.show(`  Scan ${needsReview.id} needs review: see \`scans show ${needsReview.id}\``);
  }
}

function showTimes(
  output: Output,
  { assets, vulnerabilities, findingsNotUpdatedSince }: ConnectorDocument,
): void {
  if (assets) output.show(`  Assets              ${freshnessLine(assets)}`);
  if (findingsNotUpdatedSince !== null) {
    output.show(
      `  Findings            not updated since ${minute(findingsNotUpdatedSince)} UTC (Asset Sync Mode)`,
    );
  } else if (vulnerabilities) {
    output.show(`  Vulnerabilities     ${freshnessLine(vulnerabilities)}`);
  }
}

/** Each scope with its own times, where there is more to say than of All Endpoints alone. */
function showScopes(output: Output, scopes: readonly ScopeFreshness[]): void {
  if (scopes.every(({ scope }) => isEverything(scope))) return;
  const lines = table(
    [
      {
        heading: 'SCOPE',
        cell: ({ scopeWords, counts }) => `${shortened(scopeWords, scopeWidth)}${counts ? '' : ' *'}`,
      },
      { heading: 'ASSETS AS OF', cell: ({ assets }) => minute(assets?.coveredUntil ?? null, 'not read') },
      {
        heading: 'FINDINGS AS OF',
        cell: ({ findings }) => minute(findings?.coveredUntil ?? null, 'not read'),
      },
      { heading: 'RECONCILED', cell: (scope) => minute(reconciledAt(scope), 'never') },
      { heading: 'LAST ATTEMPT', cell: ({ lastAttempt }) => attemptWords(lastAttempt) },
    ],
    scopes,
    output.width - 2,
  );
  for (const line of lines) output.show(`  ${line}`);
  if (scopes.some(({ counts }) => !counts)) {
    output.show('  * No rule covers this scope: it does not count for the connector as a whole.');
  }
}

function reconciledAt({ assets, findings }: ScopeFreshness): string | null {
  const times = [assets, findings].filter((each) => each !== null).map((each) => each.reconciledAt);
  return times.includes(null) ? null : (times.filter((time) => time !== null).sort()[0] ?? null);
}

function attemptWords(attempt: ScanAttempt | null): string {
  if (attempt === null) return '';
  const { scanId, state } = attempt;
  return scanId === null ? state : `${state.replace('-', ' ')} (scan ${scanId})`;
}

/** What a person should know of a rule that does not run as it should. */
function ruleWords(document: ConnectorDocument['rules'][number], settings: Settings): string[] {
  const { id, scopeName, paused, pausedBecause, failures, retryAt } = document;
  const rule = settings.rules.find((each) => each.id === id);
  if (!rule) return [];
  const name = `Rule ${id} (${printable(scopeName ?? scopeWords(rule.scope))}, ${scheduleWords(rule.schedule)})`;
  if (pausedBecause !== null) return [`${name} is paused: ${printable(pausedBecause)}`];
  if (paused) return [`${name} is paused.`];
  if (failures === 0) return [];
  const retry = retryAt === null ? '' : ` Next try ${minute(retryAt)} UTC.`;
  return [
    `${name} failed ${failures === 1 ? 'the last time' : `the last ${amount(failures)} times`}.${retry}`,
  ];
}

function freshnessLine(freshness: { coveredUntil: string; reconciledAt: string | null }): string {
  const { coveredUntil, reconciledAt } = freshness;
  const reconciled = reconciledAt === null ? 'never reconciled' : `reconciled ${minute(reconciledAt)}`;
  return `as of ${minute(coveredUntil)} UTC, ${reconciled}`;
}

function listed<Name extends string>(counts: Readonly<Record<Name, number>>, names: readonly Name[]): string {
  return names.map((name) => `${amount(counts[name])} ${name}`).join(', ');
}

function showExplained(output: Output, code: string | null): void {
  const explained = output.named(whereExplained(code));
  if (explained !== '') showWrapped(output, `    ${explained}`, 4);
}

function showWrapped(output: Output, text: string, indent: number): void {
  for (const line of wrapped(text, output.width, indent)) output.show(line);
}
