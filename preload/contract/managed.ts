import { z } from 'zod';

/** What the policy of a machine may fix, by the names in its file. */
export const managedSettingName = z.enum([
  'allowedConsoles',
  'ingestMode',
  'proxy',
  'certificateAuthorities',
  'environmentAuthorities',
  'updateFeed',
  'dataFolder',
  'startAtLogin',
  'sessionOnlyTokens',
  'telemetry',
]);
export type ManagedSettingName = z.infer<typeof managedSettingName>;

/** One setting that the policy speaks of. */
export const managedSetting = z.object({
  name: managedSettingName,
  /** `closed`: it was meant to be fixed and cannot be read; what it may restrict is restricted. */
  state: z.enum(['fixed', 'closed']),
  /** What it is fixed to, in words. */
  words: z.string(),
});
export type ManagedSetting = z.infer<typeof managedSetting>;

/** The policy of a machine as it is shown. */
export const managedView = z.object({
  /** The policy file. */
  file: z.string(),
  /** What is wrong with it, one sentence; null when nothing is. */
  trouble: z.string().nullable(),
  settings: z.array(managedSetting),
});
export type ManagedView = z.infer<typeof managedView>;
