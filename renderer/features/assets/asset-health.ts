import type { ListRow } from '../../../preload/contract/row-lists.ts';
import { listWords } from '../../../preload/words/formats/list-words.ts';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import type { StateKind } from '../../components/state-mark.tsx';

/** One thing that an endpoint's agent reports about its health. */
export interface HealthLine {
  readonly field: string;
  readonly kind: StateKind;
  readonly words: string;
}

type Words = Readonly<Record<'true' | 'false', readonly [StateKind, string]>>;

const flags: Readonly<Record<string, Words>> = {
  inContact: { true: ['good', say('assets:inContact')], false: ['warning', say('assets:outOfContact')] },
  agentUpToDate: {
    true: ['good', say('assets:agentUpToDate')],
    false: ['warning', say('assets:agentOutdated')],
  },
  infected: { true: ['bad', say('assets:infected')], false: ['good', say('assets:notInfected')] },
  diskEncrypted: { true: ['good', say('assets:encrypted')], false: ['warning', say('assets:notEncrypted')] },
  firewallEnabled: {
    true: ['good', say('assets:firewallOn')],
    false: ['warning', say('assets:firewallOff')],
  },
  networkQuarantined: {
    true: ['bad', say('assets:quarantined')],
    false: ['good', say('assets:notQuarantined')],
  },
  rebootRequired: {
    true: ['warning', say('assets:rebootRequired')],
    false: ['good', say('assets:noReboot')],
  },
  pendingUninstall: {
    true: ['warning', say('assets:uninstallPending')],
    false: ['good', say('assets:noUninstall')],
  },
};

/** The fields that `healthOf` speaks of. */
export const healthFields: readonly string[] = [
  ...Object.keys(flags),
  'activeThreats',
  'missingPermissions',
  'userActionsNeeded',
];

/** What an asset's agent reports about its health, problems first. What it does not report is left out. */
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
      words:
        threats > 0
          ? say('assets:threats', { count: threats, threats: numberWords(threats) })
          : say('assets:noThreats'),
    });
  }
  const permissions = listed(row['missingPermissions']);
  if (permissions !== '') {
    lines.push({
      field: 'missingPermissions',
      kind: 'warning',
      words: say('assets:missingPermissions', { permissions }),
    });
  }
  const actions = listed(row['userActionsNeeded']);
  if (actions !== '') {
    lines.push({
      field: 'userActionsNeeded',
      kind: 'warning',
      words: say('assets:pendingActions', { actions }),
    });
  }
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

/** The console's codes one after the other; empty where there are none, since such lists say something only by what is in them. */
function listed(values: unknown): string {
  return Array.isArray(values) ? listWords(values.map(String)) : '';
}
