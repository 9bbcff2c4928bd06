import { isDeepStrictEqual } from 'node:util';
import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import { say } from '../../preload/words/say.ts';
import { free, type Ruling } from './ruling.ts';
import { SettingsError } from './settings-error.ts';
import type { Settings } from './settings-schema.ts';

/** What the organization's policy says about what stands in the settings. */
export interface SettingsRulings {
  readonly mode: Ruling<IngestMode>;
  /** Null goes by the system's proxy variables. */
  readonly proxyUrl: Ruling<string | null>;
  readonly extraCaFile: Ruling<string | null>;
  readonly trustEnvironmentCa: Ruling<boolean>;
  readonly startAtLogin: Ruling<boolean>;
  /** The consoles that may be reached, see `isAllowedOrigin`; null where any may. */
  readonly allowedConsoles: readonly string[] | null;
}

/** Where there is no policy. */
export const noRulings: SettingsRulings = {
  mode: free,
  proxyUrl: free,
  extraCaFile: free,
  trustEnvironmentCa: free,
  startAtLogin: free,
  allowedConsoles: null,
};

/** What a policy fixes, by the key of the sentence that tells of it. */
type ManagedWhat = 'ingestMode' | 'proxy' | 'extraCa' | 'environmentCa' | 'startAtLogin';

/** One of the settings that a policy may fix. */
interface RuledSetting {
  /** `The ingest mode`. */
  readonly what: ManagedWhat;
  /** The settings with what is fixed in place of what is stored. */
  imposed(settings: Settings, rulings: SettingsRulings): Settings;
  /** Whether it is not the user's to change, and was changed. */
  isBroken(rulings: SettingsRulings, before: Settings, after: Settings): boolean;
  /** The settings with what is stored in place of what is fixed. */
  restored(settings: Settings, rulings: SettingsRulings, stored: Settings): Settings;
}

function ruledSetting<Value>(
  what: ManagedWhat,
  rulingOf: (rulings: SettingsRulings) => Ruling<Value>,
  get: (settings: Settings) => Value,
  put: (settings: Settings, value: Value) => Settings,
): RuledSetting {
  return {
    what,
    imposed(settings, rulings) {
      const ruling = rulingOf(rulings);
      return ruling.kind === 'fixed' ? put(settings, ruling.value) : settings;
    },
    isBroken: (rulings, before, after) =>
      rulingOf(rulings).kind !== 'free' && !isDeepStrictEqual(get(before), get(after)),
    restored: (settings, rulings, stored) =>
      rulingOf(rulings).kind === 'free' ? settings : put(settings, get(stored)),
  };
}

const ruledSettings: readonly RuledSetting[] = [
  ruledSetting(
    'ingestMode',
    ({ mode }) => mode,
    ({ mode }) => mode,
    (settings, mode) => ({ ...settings, mode }),
  ),
  ruledSetting(
    'proxy',
    ({ proxyUrl }) => proxyUrl,
    ({ network }) => network.proxyUrl,
    (settings, proxyUrl) => ({ ...settings, network: { ...settings.network, proxyUrl } }),
  ),
  ruledSetting(
    'extraCa',
    ({ extraCaFile }) => extraCaFile,
    ({ network }) => network.extraCaFile,
    (settings, extraCaFile) => ({ ...settings, network: { ...settings.network, extraCaFile } }),
  ),
  ruledSetting<boolean | undefined>(
    'environmentCa',
    ({ trustEnvironmentCa }) => trustEnvironmentCa,
    ({ network }) => network.trustEnvironmentCa,
    (settings, trustEnvironmentCa) => ({
      ...settings,
      network: withEnvironmentCa(settings, trustEnvironmentCa),
    }),
  ),
  ruledSetting(
    'startAtLogin',
    ({ startAtLogin }) => startAtLogin,
    ({ desktop }) => desktop.startAtLogin,
    (settings, startAtLogin) => ({ ...settings, desktop: { ...settings.desktop, startAtLogin } }),
  ),
];

function withEnvironmentCa(
  { network }: Settings,
  trustEnvironmentCa: boolean | undefined,
): Settings['network'] {
  const { trustEnvironmentCa: _, ...others } = network;
  return trustEnvironmentCa === undefined ? others : { ...others, trustEnvironmentCa };
}

/** The settings as they hold: with what the policy fixes. */
export function imposedOn(settings: Settings, rulings: SettingsRulings): Settings {
  return ruledSettings.reduce((imposed, setting) => setting.imposed(imposed, rulings), settings);
}

/** Why a change may not be made: it is of something that the policy fixes. Null when it may. */
export function refusalOf(rulings: SettingsRulings, before: Settings, after: Settings): SettingsError | null {
  const broken = ruledSettings.find((setting) => setting.isBroken(rulings, before, after));
  return broken === undefined ? null : managedSettingError(broken.what);
}

/** What is to be written: the user's own choice stays under what the policy fixes, for when there is no policy. */
export function asStored(settings: Settings, rulings: SettingsRulings, stored: Settings): Settings {
  return ruledSettings.reduce((kept, setting) => setting.restored(kept, rulings, stored), settings);
}

/** That a setting is not the user's to change. */
export function managedSettingError(what: ManagedWhat): SettingsError {
  return new SettingsError(
    'setting-managed',
    say(`settingsMessages:managed.${what}`),
    say('settingsMessages:managed.advice'),
  );
}
