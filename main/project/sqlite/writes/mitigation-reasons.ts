/**
 * Why a finding was resolved by a scan, as its event holds it. The guard counts by these texts and by the ones below: to
 * change one takes a migration.
 */
export const mitigationReasons = {
  /** Complete full walks no longer reported it. */
  absent: 'no longer reported by a complete scan',
  /** The console reported it as removed. */
  removed: 'removed in the console',
} as const;

/** Why an asset was deactivated because a complete endpoint list did not have it, by what the list covered. */
export const absenceReasons = {
  all: "no longer in the console's endpoint list",
  account: 'no longer in the chosen accounts',
  site: 'no longer in the chosen sites',
  group: 'no longer in the chosen groups',
} as const;

/** The SQL list of the reasons of absence. */
export const absenceReasonList: string = Object.values(absenceReasons)
  .map((reason) => `'${reason.replaceAll("'", "''")}'`)
  .join(', ');
