import { z } from 'zod';
import { backupPlan } from '../backup-plan.ts';
import { call, callWithProgress } from '../call.ts';
import { ingestMode } from '../ingest-mode.ts';
import { maxAddressLength } from '../limits.ts';
import { nothing } from '../nothing.ts';
import { preferencesChange, settingsView, walksAtOnce } from '../settings-view.ts';
import { verificationLine } from '../verification.ts';

/** One line of a test of the network, told as soon as it is decided. */
export const networkTestLine = z.object({
  /** Of what: `proxy`, `extra-ca`, or a connector's id. */
  id: z.string(),
  title: z.string(),
  state: verificationLine.shape.state,
  finding: z.string(),
  advice: z.string(),
});
export type NetworkTestLine = z.infer<typeof networkTestLine>;

export const settingsCalls = {
  read: call(nothing, settingsView),
  /** Changes what is given and leaves the rest. */
  change: call(preferencesChange, settingsView),
  /** What another ingest mode will change, in numbers. */
  modeEffects: call(
    z.strictObject({ mode: ingestMode }),
    z.object({
      /** Open findings that will no longer be updated, or will be again. */
      openFindings: z.number().int(),
      rules: z.number().int(),
      /** A scan under way goes on in the mode it began in. */
      scanRunning: z.boolean(),
    }),
  ),
  /** How often every project is backed up by itself, and how many backups are kept of each. */
  setBackupPlan: call(backupPlan, settingsView),
  setMode: call(z.strictObject({ mode: ingestMode }), settingsView),
  /** Pauses or resumes every schedule. Scans can still be started by hand. */
  pauseSchedule: call(z.strictObject({ paused: z.boolean() }), settingsView),
  /** Null goes by the system's proxy variables. Fails with what is wrong with the address. */
  setProxy: call(z.strictObject({ proxyUrl: z.string().max(maxAddressLength).nullable() }), settingsView),
  /** Lets the user choose a PEM file; the settings as they then are. Fails when the file holds no certificate. */
  chooseExtraCa: call(nothing, settingsView),
  removeExtraCa: call(nothing, settingsView),
  /** How many walks of one scan may run side by side; a scan under way keeps to what it began with. */
  setWalksAtOnce: call(z.strictObject({ walksAtOnce }), settingsView),
  /** Tests the proxy, the CA file and the way to every connector's console. */
  testNetwork: callWithProgress(nothing, z.array(networkTestLine), networkTestLine),
};
