import { z } from 'zod';
import { call } from '../call.ts';
import { maxFormTextLength, maxIdLength } from '../limits.ts';
import { nothing } from '../nothing.ts';

const projectId = z.string().max(maxIdLength);
const name = z.string().max(maxFormTextLength);

/** The projects of the installation. Which there are and which is on show stands in the status. */
export const projectsCalls = {
  /** Creates a project without connectors and data, and shows it. */
  create: call(z.strictObject({ name }), nothing),
  rename: call(z.strictObject({ projectId, name }), nothing),
  /** Shows another project; the scans of the others go on. */
  show: call(z.strictObject({ projectId }), nothing),
  /** What goes when a project is deleted; null where it cannot be read. */
  deletionEffects: call(
    z.strictObject({ projectId }),
    z.object({
      connectors: z.number().int(),
      rules: z.number().int(),
      backups: z.number().int(),
      data: z
        .object({ assets: z.number().int(), findings: z.number().int(), scans: z.number().int() })
        .nullable(),
    }),
  ),
  /** Deletes a project with everything in it. `confirm` is the word the user typed. */
  delete: call(
    z.strictObject({ projectId, confirm: z.literal('delete') }),
    z.object({ keychainProblem: z.string().nullable() }),
  ),
};
