import { isDeepStrictEqual } from 'node:util';
import type { Revisions } from '../../preload/contract/topics/status.ts';
import type { Settings } from '../settings/settings-schema.ts';

/** Finds out what was changed in the settings since they were last looked at, by whichever process. */
export class SettingsChanges {
  #seen: Settings | null = null;

  /** What is not as it was at the last look; nothing at the first. */
  since(settings: Settings): (keyof Revisions)[] {
    const before = this.#seen;
    this.#seen = settings;
    if (before === null || isDeepStrictEqual(before, settings)) return [];
    const changed: (keyof Revisions)[] = [];
    if (!isDeepStrictEqual(before.connectors, settings.connectors)) changed.push('connectors');
    if (!isDeepStrictEqual(before.rules, settings.rules)) changed.push('rules');
    if (!isDeepStrictEqual(restOf(before), restOf(settings))) changed.push('settings');
    return changed;
  }
}

function restOf({ connectors: _connectors, rules: _rules, ...rest }: Settings): object {
  return rest;
}
