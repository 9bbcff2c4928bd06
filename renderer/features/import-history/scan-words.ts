import type { WalkScope } from '../../../preload/contract/scan-details.ts';
import type { ScanState } from '../../../preload/contract/scan-report.ts';
import type { ScanScope } from '../../../preload/contract/scope.ts';
import { say } from '../../../preload/words/say.ts';
import { listWords } from '../../components/list-words.ts';
import { decimalWords, numberWords } from '../../components/number-words.ts';
import type { StateKind } from '../../components/state-mark.tsx';

/** How each state of a scan is shown. */
export const scanStates: Readonly<Record<ScanState, { readonly kind: StateKind; readonly label: string }>> = {
  running: { kind: 'running', label: say('scan:state.running') },
  complete: { kind: 'good', label: say('scan:state.complete') },
  partial: { kind: 'warning', label: say('scan:state.partial') },
  'needs-review': { kind: 'warning', label: say('scan:state.needs-review') },
  failed: { kind: 'bad', label: say('scan:state.failed') },
  cancelled: { kind: 'idle', label: say('scan:state.cancelled') },
};

/** How a running scan's state is shown while no process works on it: the next scan goes on with it. */
export const interrupted = { kind: 'paused', label: say('scan:state.interrupted') } as const;

/** What an ingest rule's scan covered: `All Endpoints`, `2 sites, 1 group`. */
export function scopeWords({ accountIds, siteIds, groupIds }: ScanScope): string {
  const parts = [
    { kind: 'account', count: accountIds.length },
    { kind: 'site', count: siteIds.length },
    { kind: 'group', count: groupIds.length },
  ] as const;
  const covered = parts.filter(({ count }) => count > 0);
  if (covered.length === 0) return say('scan:allEndpoints');
  return listWords(covered.map(({ kind, count }) => numberOf(kind, count)));
}

/** What one walk covered: `All Endpoints`, `site 225494730938493804`, `14 accounts`. */
export function walkScopeWords({ kind, ids }: WalkScope): string {
  if (kind === 'all') return say('scan:allEndpoints');
  const [id = ''] = ids;
  return ids.length === 1 ? say(`scan:only.${kind}`, { id }) : numberOf(kind, ids.length);
}

function numberOf(kind: 'account' | 'site' | 'group', count: number): string {
  return say(`scan:covered.${kind}`, { count, number: numberWords(count) });
}

/** A number of bytes in its largest unit: `812 B`, `1.2 MB`. */
export function byteWords(bytes: number): string {
  const units = ['b', 'kb', 'mb', 'gb', 'tb'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const number = unit === 0 ? numberWords(value) : decimalWords(value, 1);
  return say(`scan:bytes.${units[unit] ?? 'tb'}`, { number });
}
