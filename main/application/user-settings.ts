import { type Result, success } from '../../preload/contract/result.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings-schema.ts';

/** What holds for the user and not for the data: it is the same in the demo. */
export type UserSettings = Pick<Settings, 'desktop' | 'schedulePaused'>;

/** Changes it in all the settings, so that what is set in the demo outlasts the demo, however that ends. */
export function changeUserSettings(
  concernedServices: readonly { readonly settings: SettingsAccess }[],
  change: (before: UserSettings) => Partial<UserSettings>,
): Result<void, SettingsError> {
  for (const { settings } of concernedServices) {
    const saved = settings.update<never>((before) => success({ ...before, ...change(before) }));
    if (!saved.ok) return saved;
  }
  return success(undefined);
}
