import { z } from 'zod';

/** The statuses a person can give a finding, in the field's words. */
export const setStatuses = [
  'in-progress',
  'waiting-for-verification',
  'waiting-for-third-party',
  'accepted-risk',
  'duplicate',
  'exception-granted',
  'false-positive',
  'manually-mitigated',
] as const;
export const setStatus = z.enum(setStatuses);
export type SetStatus = z.infer<typeof setStatus>;

/** What a finding's status can be: the scanner's two, and those a person can set. */
export const findingStatus = z.enum(['active', ...setStatuses, 'scan-mitigated']);
export type FindingStatus = z.infer<typeof findingStatus>;

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
