import { hostname, userInfo } from 'node:os';
import packageJson from '../../package.json' with { type: 'json' };
import type { DiagnosticCheck } from '../../preload/contract/diagnostic-check.ts';
import { ingestModeNames } from '../../preload/contract/ingest-mode-names.ts';
import { foldedText } from '../../preload/words/folded-text.ts';
import { say } from '../../preload/words/say.ts';
import type { Redactor } from '../logging/redactor.ts';
import { engineOf } from '../project/engines/engines.ts';
import type { ProjectSummary, ScanLine } from '../project/project-jobs.ts';
import { projectPlace } from '../project-registry/project-place.ts';
import { firstProject } from '../settings/project-record.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { endOfLog } from './log-end.ts';
import { Masker } from './mask.ts';

export interface BundleRequest {
  readonly dataDir: string;
  readonly logFile: string;
  /** Of the whole installation: the log tells of every project's connectors. */
  readonly settings: SettingsAccess;
  readonly checks: readonly DiagnosticCheck[];
  readonly redactor: Redactor;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** For the user, who reads it before it is passed on. The rest is for whoever helps, and in English. */
const introduction = say('checks:bundle.introduction', { application: packageJson.productName });

/**
 * Writes down what somebody who helps will ask for, as one text: the checks, how it is set up, how the newest scans
 * went, the end of the log. Masked as a whole, so that no part is forgotten.
 */
export async function makeBundle(request: BundleRequest): Promise<string> {
  const { dataDir, logFile, redactor, checks, now } = request;
  const read = request.settings.read();
  const settings = read.ok ? read.value.settings : null;
  const log = endOfLog(logFile);
  const words = wordsIn(log, checks);
  const records = settings?.projects ?? [firstProject];
  const projects = await Promise.all(
    records.map(async ({ id, name }) => {
      const place = projectPlace(dataDir, id);
      const title = records.length === 1 ? 'Project' : `Project ${id} ${name}`;
      return { title, summary: await engineOf(place).jobs.summary(place, words) };
    }),
  );
  const text = [
    `${packageJson.productName}: diagnostics\n`,
    `${introduction}\n`,
    `Made ${new Date(now).toISOString()} with version ${packageJson.version}\n`,
    section('Checks', checks.map(checkLines)),
    section('Settings', settings === null ? ['They cannot be read.'] : settingsLines(settings)),
    ...projects.map(({ title, summary }) =>
      section(title, summary === null ? ['There is none that can be read.'] : projectLines(summary)),
    ),
    section('End of the log', [log.trimEnd()]),
  ].join('\n');
  const names = projects.flatMap(({ summary }) => summary?.names ?? []);
  return maskerFor({ redactor, settings, names }).mask(text);
}

function maskerFor({
  redactor,
  settings,
  names,
}: {
  readonly redactor: Redactor;
  readonly settings: Settings | null;
  readonly names: ProjectSummary['names'];
}): Masker {
  const masker = new Masker(redactor);
  masker.learn('host', hostname());
  masker.learn('user', userName());
  for (const { name, url } of settings?.connectors ?? []) {
    // The name every connector has that nobody named tells nothing.
    if (name !== 'SentinelOne') masker.learn('connector', name);
    masker.learn('host', new URL(url).hostname);
  }
  const proxy = settings?.network.proxyUrl ?? null;
  if (proxy !== null) masker.learn('host', new URL(proxy).hostname);
  for (const { id, name } of settings?.projects ?? []) {
    if (id !== firstProject.id || name !== firstProject.name) masker.learn('project', name);
  }
  for (const { kind, name } of names) masker.learn(kind, name);
  return masker;
}

/** The words of a text that may be names, as folded. */
function wordsIn(log: string, checks: readonly DiagnosticCheck[]): Set<string> {
  const text = [log, ...checks.map(({ finding, advice }) => `${finding} ${advice}`)].join(' ');
  const words = foldedText(text).match(/[\p{L}\p{N}_][\p{L}\p{N}_.$-]*/gu) ?? [];
  return new Set(words.flatMap((word) => [word, word.replace(/[.$-]+$/, '')]));
}

function section(title: string, lines: readonly string[]): string {
  return `${title}\n${'-'.repeat(title.length)}\n${lines.length === 0 ? 'None.' : lines.join('\n')}\n`;
}

function checkLines({ title, state, finding, advice, code }: DiagnosticCheck, index: number): string {
  const mark = state === 'passed' ? 'ok' : state;
  const told = `${String(index + 1).padStart(2)} ${mark.padEnd(8)}${title}: ${finding}`;
  return [
    told,
    ...(code === null ? [] : [`            code ${code}`]),
    ...(advice === '' ? [] : [`            ${advice}`]),
  ].join('\n');
}

function settingsLines(settings: Settings): string[] {
  const { mode, connectors, rules, schedulePaused, network, walksAtOnce, fullReconciliationHours } = settings;
  return [
    `Mode: ${ingestModeNames[mode]}`,
    `Connectors: ${connectors.length}; ingest rules: ${rules.length}${schedulePaused ? '; the schedule is paused' : ''}`,
    ...connectors.map(
      ({ id, name, lastVerifiedAt, tokenExpiresAt }) =>
        `  ${id} ${name}: verified ${lastVerifiedAt ?? 'never'}, token ends ${tokenExpiresAt ?? 'at a time not told'}`,
    ),
    ...rules.map((rule) => `  rule: ${JSON.stringify(rule.schedule)}${rule.paused ? ', paused' : ''}`),
    `Full reconciliation at least every ${fullReconciliationHours} hours; up to ${walksAtOnce} read side by side`,
    `Proxy: ${network.proxyUrl === null ? 'by the proxy variables' : 'set'}; extra authorities: ${network.extraCaFile === null ? 'none' : 'set'}`,
  ];
}

function projectLines({ version, assets, findings, scans, newest }: ProjectSummary): string[] {
  return [
    `Schema version ${version}; ${assets} assets, ${findings} findings, ${scans} scans`,
    ...(newest.length === 0 ? [] : ['Newest scans:', ...newest.map((scan) => `  ${scanLine(scan)}`)]),
  ];
}

function scanLine(scan: ScanLine): string {
  const { id, kind, mode, state, startedAt, finishedAt, assets, findings, quarantined, requests, retries } =
    scan;
  const took = finishedAt === null ? 'not ended' : `${Math.round((finishedAt - startedAt) / 1000)} s`;
  return (
    `${id} ${new Date(startedAt).toISOString()} ${kind} ${mode} ${state}, ${took}: ${assets} assets, ${findings} ` +
    `findings, ${quarantined} quarantined, ${requests} requests, ${retries} retries` +
    (scan.issues === null ? '' : `; issues: ${scan.issues.replaceAll(',', ', ')}`)
  );
}

/** Empty where the system does not tell. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
