import { z } from 'zod';

/** How far an update of the application is. */
export const updatePhase = z.enum([
  /** There are no updates here, see `offBecause`. */
  'off',
  'waiting',
  'checking',
  /** There is one, which is not downloaded while a scan runs. */
  'found',
  'downloading',
  /** It is here and waits for the user. */
  'ready',
  'installing',
]);

/**
 * Why there are no updates: the build has no feed, the policy wants none, the system's own means bring them, or nothing
 * in this build tells whether an update is the publisher's.
 */
export const updateOffBecause = z.enum(['no-feed', 'policy', 'not-by-itself', 'not-verified']);
export type UpdateOffBecause = z.infer<typeof updateOffBecause>;

/** What the status tells of an update. */
export const updateStatus = z.object({ phase: updatePhase, version: z.string().nullable() });

/** An update as the window shows it. */
export const updateView = updateStatus.extend({
  offBecause: updateOffBecause.nullable(),
  /** What changed, as plain text, never to be taken for HTML. */
  notes: z.string().nullable(),
  percent: z.number().nullable(),
  /** ISO 8601 in UTC. */
  checkedAt: z.string().nullable(),
  /** Why the last try failed, one sentence; it is tried again by itself. */
  trouble: z.string().nullable(),
});
export type UpdateView = z.infer<typeof updateView>;
