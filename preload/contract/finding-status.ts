import { z } from 'zod';
import { type findingStatuses, setStatuses } from '../fields/finding/finding-statuses.ts';

/** A status that a person can give a finding. */
export const setStatus = z.enum(setStatuses);
export type SetStatus = z.infer<typeof setStatus>;

/** What a finding's status can be. */
export type FindingStatus = (typeof findingStatuses)[number];

/** Whether a finding in that status still has to be worked on. */
export const openByStatus: Readonly<Record<FindingStatus, boolean>> = {
  active: true,
  'in-progress': true,
  'waiting-for-verification': true,
  'waiting-for-third-party': true,
  'accepted-risk': false,
  duplicate: false,
  'exception-granted': false,
  'false-positive': false,
  'manually-mitigated': false,
  'scan-mitigated': false,
};
