/** Why an asset is inactive or decommissioned, as it is stored. The words stand in the catalogue's part `reasons`. */
export const stateReasons = [
  /** A complete list of endpoints did not have it, by what the list covered. */
  'not-listed',
  'not-in-accounts',
  'not-in-sites',
  'not-in-groups',
  'decommissioned-in-console',
  'agent-uninstalled',
  /** A finding names it, and the list of endpoints does not have it. */
  'named-by-findings',
] as const;
