import type { EventReason, StateReason } from '../../../../preload/contract/reasons.ts';

/** Why a finding was resolved by a scan, as its event holds it. The guard counts by these and by the ones below. */
export const mitigationReasons = {
  absent: 'not-reported',
  removed: 'removed-in-console',
} as const satisfies Record<string, EventReason>;

/** Why an asset was deactivated because a complete endpoint list did not have it, by what the list covered. */
export const absenceReasons = {
  all: 'not-listed',
  account: 'not-in-accounts',
  site: 'not-in-sites',
  group: 'not-in-groups',
} as const satisfies Record<string, StateReason>;

/** The SQL list of the reasons of absence. */
export const absenceReasonList: string = Object.values(absenceReasons)
  .map((reason) => `'${reason}'`)
  .join(', ');
