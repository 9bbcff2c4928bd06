import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { say } from '../../../preload/words/say.ts';
import type { Moment } from './time-words.ts';
import { lastResultWords, nextRunWords, phaseOf } from './tray-words.ts';

/** What an item of the tray's menu does. */
export type TrayAction =
  | { readonly kind: 'open'; readonly screen: string | null }
  | { readonly kind: 'sync'; readonly connectorId: string }
  | { readonly kind: 'pause'; readonly paused: boolean }
  | { readonly kind: 'update' }
  | { readonly kind: 'quit' };

/** A line of the tray's menu: does something, only tells something, opens another menu, or parts the others. */
export type TrayItem =
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'note'; readonly label: string }
  | { readonly kind: 'menu'; readonly label: string; readonly items: readonly TrayItem[] }
  | { readonly kind: 'line' };

/** More would push the rest out of sight. */
const maxAttentions = 3;

const line: TrayItem = { kind: 'line' };

/** The tray's whole menu for how the application stands. */
export function trayMenu(status: ApplicationStatus, moment: Moment): readonly TrayItem[] {
  return [
    open(say('tray:open'), null),
    line,
    ...attentionItems(status),
    ...resultItems(status, moment),
    line,
    syncItem(status),
    status.schedulePaused
      ? { kind: 'action', label: say('tray:resumeSchedule'), action: { kind: 'pause', paused: false } }
      : { kind: 'action', label: say('tray:pauseSchedule'), action: { kind: 'pause', paused: true } },
    line,
    ...updateItems(status),
    open(say('tray:settings'), '/settings/mode'),
    { kind: 'action', label: say('tray:quit'), action: { kind: 'quit' } },
  ];
}

function attentionItems({ attention }: ApplicationStatus): TrayItem[] {
  const shown = attention
    .slice(0, maxAttentions)
    .map(({ text, screen }) => open(say('tray:attention', { text }), screen));
  const left = attention.length - shown.length;
  return left > 0 ? [...shown, open(say('tray:moreAttention', { count: left }), '/overview')] : shown;
}

function resultItems(status: ApplicationStatus, moment: Moment): TrayItem[] {
  const last = lastResultWords(status, moment);
  return [
    ...status.running.map((scan) => open(phaseOf(scan), scanScreen(scan.progress?.scanId))),
    ...(last === null ? [] : [open(last, scanScreen(status.lastScan?.scanId))]),
    { kind: 'note', label: nextRunWords(status, moment) },
  ];
}

/** A newer version that waits; no scan is ended for it. */
function updateItems({ update, running }: ApplicationStatus): TrayItem[] {
  if (update.phase !== 'ready') return [];
  const version = update.version ?? '';
  if (running.length > 0) return [{ kind: 'note', label: say('tray:update.waits', { version }) }];
  return [{ kind: 'action', label: say('tray:update.restart', { version }), action: { kind: 'update' } }];
}

/** One connector needs no choice; a connector that is being scanned says so instead of offering it again. */
function syncItem({ connectors, running }: ApplicationStatus): TrayItem {
  const item = (id: string, label: string, busy: string): TrayItem =>
    running.some(({ connectorId }) => connectorId === id)
      ? { kind: 'note', label: busy }
      : { kind: 'action', label, action: { kind: 'sync', connectorId: id } };
  const [only, another] = connectors;
  if (only === undefined) return open(say('tray:setUpConnector'), '/connectors');
  if (another === undefined) return item(only.id, say('tray:syncNow'), say('tray:scanRunning'));
  return {
    kind: 'menu',
    label: say('tray:syncNow'),
    items: connectors.map(({ id, name }) => item(id, name, say('tray:running', { name }))),
  };
}

function open(label: string, screen: string | null): TrayItem {
  return { kind: 'action', label, action: { kind: 'open', screen } };
}

function scanScreen(scanId: number | undefined): string {
  return scanId === undefined ? '/import/history' : `/import/history/${scanId}`;
}
