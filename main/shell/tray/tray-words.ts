import type { ApplicationStatus, RunningScanStatus } from '../../../preload/contract/topics/status.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { type Moment, timeWords } from './time-words.ts';

const phaseWords: Record<NonNullable<RunningScanStatus['progress']>['phase'], string> = {
  planning: say('tray:phase.planning'),
  assets: say('tray:phase.assets'),
  findings: say('tray:phase.findings'),
  'catching-up': say('tray:phase.catchingUp'),
  reconciling: say('tray:phase.reconciling'),
  summarising: say('tray:phase.summarising'),
};

/** Windows shows no more of a tooltip (the API of NOTIFYICONDATA, szTip: 128 with its zero). */
const maxTooltipLength = 127;

/** What a running scan does: `Production: reading assets`. Changes a few times in a scan, so that a menu can bear it. */
export function phaseOf({ connectorName, progress, cancelling }: RunningScanStatus): string {
  if (cancelling) return say('tray:scan.ending', { connectorName });
  return progress === null
    ? say('tray:scan.running', { connectorName })
    : say('tray:scan.phase', { connectorName, phase: phaseWords[progress.phase] });
}

/** How far a running scan is: `Production: reading assets, 12,300 of 80,000 (15%)`. */
export function runningWords(scan: RunningScanStatus): string {
  const doing = phaseOf(scan);
  if (scan.cancelling || scan.progress === null || scan.progress.rows === 0) return doing;
  const { rows, totalRows } = scan.progress;
  if (totalRows === null || totalRows === 0) return say('tray:scan.rows', { doing, rows: numberWords(rows) });
  // 100% is said by the next phase, not by a rounded last page.
  const percent = Math.min(99, Math.floor((rows / totalRows) * 100));
  return say('tray:scan.rowsOfTotal', {
    doing,
    rows: numberWords(rows),
    total: numberWords(totalRows),
    percent,
  });
}

/** How the last scan went; null when there was none. */
export function lastResultWords({ lastScan }: ApplicationStatus, moment: Moment): string | null {
  if (lastScan === null) return null;
  return say('tray:lastScan', {
    connectorName: lastScan.connectorName,
    scope: lastScan.scopeWords,
    when: timeWords(lastScan.finishedAt, moment),
    result: lastScan.words,
  });
}

/** When a scan runs next by itself. */
export function nextRunWords({ nextDue, schedulePaused }: ApplicationStatus, moment: Moment): string {
  if (schedulePaused) return say('tray:schedulePaused');
  if (nextDue === null) return say('tray:nothingScheduled');
  // What is due in the past is taken at the next tick.
  const due =
    Date.parse(nextDue.at) <= moment.now.getTime() ? say('tray:now') : timeWords(nextDue.at, moment);
  return say('tray:nextScan', { connectorName: nextDue.connectorName, when: due });
}

/** The tooltip of the tray, a line for each thing worth knowing, the most pressing first. */
export function trayTooltip(status: ApplicationStatus, moment: Moment): string {
  const lines = [
    status.demo === null ? say('tray:application') : say('tray:applicationInDemo'),
    ...status.running.map(runningWords),
    ...status.attention.slice(0, 1).map(({ text }) => text),
    ...(status.online ? [] : [say('tray:offline')]),
    ...[status.running.length > 0 ? null : lastResultWords(status, moment)].filter((line) => line !== null),
    nextRunWords(status, moment),
  ];
  const text = lines.join('\n');
  return text.length <= maxTooltipLength ? text : `${text.slice(0, maxTooltipLength - 1)}…`;
}
