/** Why something is as it is: what a project stores as a code. Shown in cells, and after a colon. */
export const reasons = {
  'not-listed': "no longer in the console's endpoint list",
  'not-in-accounts': 'no longer in the chosen accounts',
  'not-in-sites': 'no longer in the chosen sites',
  'not-in-groups': 'no longer in the chosen groups',
  'decommissioned-in-console': 'decommissioned in the console',
  'agent-uninstalled': 'the agent was uninstalled',
  'named-by-findings': "named by a vulnerability, but not in the console's endpoint list",
  'first-reported': 'first reported by the console',
  'reported-again': 'reported again by the console',
  'not-reported': 'no longer reported by a complete scan',
  'removed-in-console': 'removed in the console',
} as const;

/** Why a record was quarantined. */
export const quarantine = {
  notAnObject: 'The record is not an object.',
  unreadable: 'The record has no readable {{fields}}.',
  tooMany: 'Too many records of the page cannot be read.',
} as const;
