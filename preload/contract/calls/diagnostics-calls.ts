import { z } from 'zod';
import { call, callWithProgress } from '../call.ts';
import { diagnosticCheck, repairName } from '../diagnostic-check.ts';
import { nothing } from '../nothing.ts';

export const diagnosticsCalls = {
  /** Checks everything the application stands on, telling each check as it is decided. */
  diagnose: callWithProgress(nothing, z.array(diagnosticCheck), diagnosticCheck),
  /** Mends what a check found; one sentence of what was done. */
  repair: call(z.strictObject({ repair: repairName }), z.object({ done: z.string() })),
  /** Makes the bundle of the checks that were last shown, for the user to read before it is saved. */
  makeBundle: call(nothing, z.object({ bundleId: z.string(), text: z.string() })),
  /** Saves the bundle that was read, where the user chooses; null when they chose no place. */
  saveBundle: call(
    z.strictObject({ bundleId: z.string().max(100) }),
    z.object({ file: z.string() }).nullable(),
  ),
};
