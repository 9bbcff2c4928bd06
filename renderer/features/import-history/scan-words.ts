import type { Resource, WalkScope } from '../../../preload/contract/scan-details.ts';
import type { ScanKind, ScanState } from '../../../preload/contract/scan-report.ts';
import type { ScanScope } from '../../../preload/contract/scope.ts';
import { counted } from '../../components/number-words.ts';
import type { StateKind } from '../../components/state-mark.tsx';

/** How each state of a scan is shown. */
export const scanStates: Readonly<Record<ScanState, { readonly kind: StateKind; readonly label: string }>> = {
  running: { kind: 'running', label: 'Running' },
  complete: { kind: 'good', label: 'Complete' },
  partial: { kind: 'warning', label: 'Partial' },
  'needs-review': { kind: 'warning', label: 'Needs review' },
  failed: { kind: 'bad', label: 'Failed' },
  cancelled: { kind: 'idle', label: 'Cancelled' },
};

/** How a running scan's state is shown while no process works on it: the next scan goes on with it. */
export const interrupted = { kind: 'paused', label: 'Interrupted' } as const;

export const scanKindWords: Readonly<Record<ScanKind, string>> = { full: 'Full', delta: 'Delta' };

export const resourceWords: Readonly<Record<Resource, string>> = {
  assets: 'Assets',
  vulnerabilities: 'Vulnerabilities',
};

/** What an ingest rule's scan covered: `All Endpoints`, `2 sites, 1 group`. */
export function scopeWords({ accountIds, siteIds, groupIds }: ScanScope): string {
  const parts = [
    { ids: accountIds, one: 'account' },
    { ids: siteIds, one: 'site' },
    { ids: groupIds, one: 'group' },
  ].filter(({ ids }) => ids.length > 0);
  if (parts.length === 0) return 'All Endpoints';
  return parts.map(({ ids, one }) => counted(ids.length, one)).join(', ');
}

/** What one walk covered: `All Endpoints`, `site 225494730938493804`, `14 accounts`. */
export function walkScopeWords({ kind, ids }: WalkScope): string {
  if (kind === 'all') return 'All Endpoints';
  return ids.length === 1 ? `${kind} ${ids[0]}` : counted(ids.length, kind);
}

/** A number of bytes in its largest unit: `812 B`, `1.2 MB`. */
export function byteWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
