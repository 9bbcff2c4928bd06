import type { ListRow } from '../../../preload/contract/row-lists.ts';
import { counted } from '../../components/number-words.ts';
import type { StateKind } from '../../components/state-mark.tsx';

/** One thing that an endpoint's agent tells of its health. */
export interface HealthLine {
  readonly field: string;
  readonly kind: StateKind;
  readonly words: string;
}

type Words = Readonly<Record<'true' | 'false', readonly [StateKind, string]>>;

const flags: Readonly<Record<string, Words>> = {
  inContact: { true: ['good', 'In contact'], false: ['warning', 'Out of contact'] },
  agentUpToDate: { true: ['good', 'Agent is up to date'], false: ['warning', 'Agent is not up to date'] },
  infected: { true: ['bad', 'Infected'], false: ['good', 'Not infected'] },
  diskEncrypted: { true: ['good', 'Disk is encrypted'], false: ['warning', 'Disk is not encrypted'] },
  firewallEnabled: { true: ['good', 'Firewall is on'], false: ['warning', 'Firewall is off'] },
  networkQuarantined: {
    true: ['bad', 'Quarantined from the network'],
    false: ['good', 'Not quarantined from the network'],
  },
  pendingUninstall: { true: ['warning', 'Uninstall is pending'], false: ['good', 'No uninstall is pending'] },
};

/** The fields that `healthOf` speaks of. */
export const healthFields: readonly string[] = [
  ...Object.keys(flags),
  'activeThreats',
  'missingPermissions',
  'userActionsNeeded',
];

/** What an asset's agent tells of its health, what is wrong first. What it does not tell is left out. */
export function healthOf(row: ListRow): HealthLine[] {
  const lines: HealthLine[] = [];
  for (const [field, words] of Object.entries(flags)) {
    const value = row[field];
    if (typeof value !== 'boolean') continue;
    const [kind, text] = words[value ? 'true' : 'false'];
    lines.push({ field, kind, words: text });
  }
  const threats = row['activeThreats'];
  if (typeof threats === 'number') {
    lines.push({
      field: 'activeThreats',
      kind: threats > 0 ? 'bad' : 'good',
      words: threats > 0 ? counted(threats, 'active threat') : 'No active threats',
    });
  }
  lines.push(...listLine(row, 'missingPermissions', 'Missing permissions'));
  lines.push(...listLine(row, 'userActionsNeeded', 'Pending actions'));
  return lines.sort((one, other) => weights[one.kind] - weights[other.kind]);
}

const weights: Readonly<Record<StateKind, number>> = {
  bad: 0,
  warning: 1,
  running: 2,
  paused: 2,
  idle: 2,
  good: 3,
};

/** Lists of what is missing say something only when there is something in them. */
function listLine(row: ListRow, field: string, title: string): HealthLine[] {
  const values = row[field];
  if (!Array.isArray(values) || values.length === 0) return [];
  return [{ field, kind: 'warning', words: `${title}: ${values.join(', ')}` }];
}
