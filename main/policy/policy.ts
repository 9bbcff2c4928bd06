import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { ManagedSettingName } from '../../preload/contract/managed.ts';
import { free, type Ruling } from '../settings/ruling.ts';
import { noRulings, type SettingsRulings } from '../settings/settings-rulings.ts';

/** What the policy says about each setting, by its name in the file. */
export interface PolicyRulings {
  readonly allowedConsoles: Ruling<readonly string[]>;
  readonly ingestMode: Ruling<IngestMode>;
  /** Null goes by the system's proxy variables. */
  readonly proxy: Ruling<string | null>;
  /** The file of extra authorities; null for none. */
  readonly certificateAuthorities: Ruling<string | null>;
  /** Whether those count that the variable `NODE_EXTRA_CA_CERTS` names. */
  readonly environmentAuthorities: Ruling<boolean>;
  /** Null for no updates. */
  readonly updateFeed: Ruling<string | null>;
  /** An absolute path. */
  readonly dataFolder: Ruling<string>;
  readonly startAtLogin: Ruling<boolean>;
  readonly sessionOnlyTokens: Ruling<boolean>;
  readonly telemetry: Ruling<false>;
}

/** The policy of this machine, as it was read at the start. It does not change while the program runs. */
export interface Policy {
  /** The file it stands in; null where there is none. */
  readonly file: string | null;
  /** Which values in it cannot be used, one sentence; null when all can. */
  readonly trouble: string | null;
  readonly rulings: PolicyRulings;
}

/** A machine that nobody manages. */
export const noPolicy: Policy = {
  file: null,
  trouble: null,
  rulings: {
    allowedConsoles: free,
    ingestMode: free,
    proxy: free,
    certificateAuthorities: free,
    environmentAuthorities: free,
    updateFeed: free,
    dataFolder: free,
    startAtLogin: free,
    sessionOnlyTokens: free,
    telemetry: free,
  },
};

/** What decides whether and how a console may be reached: while one of these cannot be read, none is. */
const wayToConsoles: readonly ManagedSettingName[] = [
  'allowedConsoles',
  'ingestMode',
  'proxy',
  'certificateAuthorities',
  'environmentAuthorities',
];

/** What the policy says about what stands in the settings. */
export function settingsRulings({ rulings }: Policy): SettingsRulings {
  const { allowedConsoles, ingestMode, proxy, certificateAuthorities, environmentAuthorities, startAtLogin } =
    rulings;
  const closed = wayToConsoles.some((name) => rulings[name].kind === 'closed');
  return {
    ...noRulings,
    mode: ingestMode,
    proxyUrl: proxy,
    extraCaFile: certificateAuthorities,
    trustEnvironmentCa: environmentAuthorities,
    startAtLogin,
    allowedConsoles: closed ? [] : allowedConsoles.kind === 'fixed' ? allowedConsoles.value : null,
  };
}

/** What the policy says about the update feed. While the way to it cannot be read, none is asked. */
export function feedRuling({ rulings }: Policy): Ruling<string | null> {
  const { proxy, certificateAuthorities, environmentAuthorities, updateFeed } = rulings;
  return [proxy, certificateAuthorities, environmentAuthorities].some(({ kind }) => kind === 'closed')
    ? { kind: 'closed' }
    : updateFeed;
}

/** The folder that the policy keeps the data in; null where it leaves that to the user. */
export function fixedDataFolder({ rulings: { dataFolder } }: Policy): string | null {
  return dataFolder.kind === 'fixed' ? dataFolder.value : null;
}
