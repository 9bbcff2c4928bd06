import { z } from 'zod';
import { keptBackup } from '../backup-plan.ts';
import { call, callWithProgress } from '../call.ts';
import { knownExploitedState } from '../known-exploited.ts';
import { maxIdLength } from '../limits.ts';
import { nothing } from '../nothing.ts';

const bytes = z.number().int().nonnegative();

/** Where the data lies and how much it is. Paths are shown, never taken from a window. */
export const dataFacts = z.object({
  dataDir: z.string(),
  place: z.string(),
  projectBytes: bytes,
  freeBytes: bytes.nullable(),
  assets: z.number().int(),
  findings: z.number().int(),
  scans: z.number().int(),
});
export type DataFacts = z.infer<typeof dataFacts>;

const steps = z.object({ done: z.number().nonnegative(), total: z.number().nonnegative() });

const chosenBackup = z.object({
  /** Names the chosen file in `restore`. */
  choiceId: z.string(),
  file: z.string(),
  assets: z.number().int(),
  findings: z.number().int(),
  lastScanAt: z.string().nullable(),
});

export const projectCalls = {
  facts: call(nothing, dataFacts),
  /** Writes a copy of the project into a file that the user chooses; null when none was chosen. */
  backup: callWithProgress(nothing, z.object({ file: z.string(), bytes }).nullable(), steps),
  /** Lets the user choose a backup and tells what is in it; null when none was chosen. Nothing is changed yet. */
  chooseBackup: call(nothing, chosenBackup.nullable()),
  /** The scheduled backups of the project, the newest first. */
  keptBackups: call(nothing, z.array(keptBackup)),
  /** As `chooseBackup`, of the scheduled backups. */
  chooseKeptBackup: call(z.strictObject({ name: z.string().max(maxIdLength) }), chosenBackup),
  /** Puts the chosen backup in the project's place; the project there was is kept beside it under the replied name. */
  restore: callWithProgress(
    z.strictObject({ choiceId: z.string().max(maxIdLength) }),
    z.object({ keptAs: z.string() }),
    steps,
  ),
  /** Deletes every asset, finding and scan. Connectors, rules and settings stay. `confirm` is the word the user typed. */
  deleteAll: call(z.strictObject({ confirm: z.literal('delete') }), nothing),
  /** The catalogue of known exploited vulnerabilities that the project holds; null when none was read. */
  knownExploited: call(nothing, knownExploitedState.nullable()),
  /** Reads the catalogue from a file that the user chooses; null when none was chosen. */
  readKnownExploited: call(nothing, knownExploitedState.nullable()),
  showDataFolder: call(nothing, nothing),
};
