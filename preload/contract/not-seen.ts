import { type Filter, type FilterCondition, fieldIs } from './filter.ts';

/** An agent that has not been in contact for so many days is out of sight, whatever the console still lists. */
export const notSeenDays = 30;

/** The last contact was longer ago than that. */
export const notSeenLately: FilterCondition = {
  field: 'lastActive',
  operator: 'at-most',
  value: `${notSeenDays}d`,
};

/** Assets that the console lists although their agents are out of sight. */
export const listedButNotSeen: Filter = [fieldIs('state', 'active'), notSeenLately];
