import { z } from 'zod';
import { verificationLine } from './verification.ts';

/** What can be mended by one press, because it changes nothing that anybody could miss. */
export const repairs = [
  /** Closes the data folder to other users of the machine. */
  'close-data-folder',
  /** Lets this user write to the log again. */
  'open-log',
  /** Writes the entry that starts the application at login anew, as the settings want it. */
  'renew-login-start',
] as const;
export const repairName = z.enum(repairs);
export type RepairName = z.infer<typeof repairName>;

/** One check of a diagnosis. */
export const diagnosticCheck = z.object({
  /** `project`, or `connector/<id>/token` for a check of one connector. */
  id: z.string(),
  title: z.string(),
  state: verificationLine.shape.state,
  /** What was found, in one sentence. */
  finding: z.string(),
  /** What to do; empty when there is nothing to do. */
  advice: z.string(),
  /** The stable code of what went wrong; null where there is none. */
  code: z.string().nullable(),
  /** What would mend it by one press; null where a person has to. */
  repair: repairName.nullable(),
});
export type DiagnosticCheck = z.infer<typeof diagnosticCheck>;
