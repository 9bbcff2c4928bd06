import { posix, win32 } from 'node:path';
import { type ManagedSettingName, managedSettingName } from '../../preload/contract/managed.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { rootUid } from '../private-files/this-user.ts';
import { parseProxyAddress } from '../settings/proxy-address.ts';
import { free, type Ruling } from '../settings/ruling.ts';
import { systemReason } from '../settings/settings-error.ts';
import { readTextFile } from '../text-files/read-text.ts';
import { noPolicy, type Policy } from './policy.ts';
import { PolicyError } from './policy-error.ts';
import { none, policySettings, policyVersion, systemProxy } from './policy-schema.ts';
import { policyDistrust } from './policy-trust.ts';

/** What a policy is read with; taken apart from the process so that every platform can be tested. */
export interface PolicySources {
  /** Where it may lie, see `policyFiles`. */
  readonly files: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** The user's home folder. */
  readonly home: string;
  /** The users by id whose policy is believed, see `policyOwners`; without it root's alone. */
  readonly owners?: readonly number[];
}

/**
 * Reads the policy of this machine; `noPolicy` where there is no file. A value that cannot be used closes what it would
 * restrict, and the policy tells of it. Fails when nothing is known of what the file asks for: it is not an administrator's,
 * cannot be read, is no JSON object of this version, has names that this program does not know, or a data folder that cannot be used.
 */
export function readPolicy(sources: PolicySources): Result<Policy, PolicyError> {
  for (const file of sources.files) {
    try {
      const distrust =
        sources.platform === 'win32' ? null : policyDistrust(file, sources.owners ?? [rootUid]);
      if (distrust !== null) return failure(distrust);
      return parsePolicy(file, readTextFile(file), sources);
    } catch (error) {
      if (systemReason(error) === 'ENOENT') continue;
      return failure(
        new PolicyError(
          'policy-unreadable',
          say('policyFile:unreadable', { file, reason: systemReason(error) }),
          { cause: error },
        ),
      );
    }
  }
  return success(noPolicy);
}

function parsePolicy(file: string, text: string, sources: PolicySources): Result<Policy, PolicyError> {
  const broken = (message: string): Result<never, PolicyError> =>
    failure(new PolicyError('policy-broken', message));
  const document = parseObject(text);
  if (document === null) return broken(say('policyFile:notObject', { file }));
  const unknown = [...document.keys()].find((key) => !knownKeys.has(key));
  if (unknown !== undefined) return broken(say('policyFile:unknownName', { file, name: unknown }));
  const version = document.get('version');
  if (version !== policyVersion) {
    const fault = version === undefined ? 'policyFile:noVersion' : 'policyFile:otherVersion';
    return broken(say(fault, { file, version: policyVersion }));
  }

  const wrong: ManagedSettingName[] = [];
  const ruling = <Value>(name: ManagedSettingName, read: (value: unknown) => Value | null): Ruling<Value> => {
    if (!document.has(name)) return free;
    const value = read(document.get(name));
    if (value !== null) return { kind: 'fixed', value };
    wrong.push(name);
    return { kind: 'closed' };
  };
  const rulings: Policy['rulings'] = {
    allowedConsoles: ruling('allowedConsoles', parsed(policySettings.allowedConsoles)),
    ingestMode: ruling('ingestMode', parsed(policySettings.ingestMode)),
    proxy: nullable(ruling('proxy', proxyOf), systemProxy),
    certificateAuthorities: nullable(
      ruling('certificateAuthorities', (value) => authoritiesOf(value, sources)),
      none,
    ),
    environmentAuthorities: ruling('environmentAuthorities', parsed(policySettings.environmentAuthorities)),
    updateFeed: nullable(ruling('updateFeed', parsed(policySettings.updateFeed)), none),
    dataFolder: ruling('dataFolder', (value) => dataFolderOf(value, sources)),
    startAtLogin: ruling('startAtLogin', parsed(policySettings.startAtLogin)),
    sessionOnlyTokens: ruling('sessionOnlyTokens', parsed(policySettings.sessionOnlyTokens)),
    telemetry: ruling('telemetry', parsed(policySettings.telemetry)),
  };
  const complaints = wrong.map((name) => say(`policyFile:mustBe.${name}`, { name })).join('; ');
  const trouble = complaints === '' ? null : say('policyFile:notFollowed', { file, complaints });
  if (trouble !== null && wrong.includes('dataFolder')) return broken(trouble);
  return success({ file, trouble, rulings });
}

const knownKeys: ReadonlySet<string> = new Set(['$schema', 'version', ...managedSettingName.options]);

/** Null when it is not an object. */
function parseObject(text: string): ReadonlyMap<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : null;
  } catch {
    return null;
  }
}

/** The value as its schema takes it; null when it does not. */
function parsed<Value>(schema: {
  safeParse(value: unknown): { success: true; data: Value } | { success: false };
}): (value: unknown) => Value | null {
  return (value) => {
    const read = schema.safeParse(value);
    return read.success ? read.data : null;
  };
}

/** Puts null in the place of the word that stands for it. */
function nullable(ruling: Ruling<string>, word: string): Ruling<string | null> {
  return ruling.kind === 'fixed' && ruling.value === word ? { kind: 'fixed', value: null } : ruling;
}

/** An address is kept as the settings keep it. */
function proxyOf(value: unknown): string | null {
  const text = parsed(policySettings.proxy)(value);
  if (text === null || text === systemProxy) return text;
  const address = parseProxyAddress(text);
  return address.ok ? address.value : null;
}

function authoritiesOf(value: unknown, { platform }: PolicySources): string | null {
  const text = parsed(policySettings.certificateAuthorities)(value);
  return text === null || text === none || pathsOf(platform).isAbsolute(text) ? text : null;
}

function dataFolderOf(value: unknown, { platform, env, home }: PolicySources): string | null {
  const text = parsed(policySettings.dataFolder)(value);
  if (text === null) return null;
  const paths = pathsOf(platform);
  const atHome = /^~(?=[\\/]|$)/.test(text) ? paths.join(home, text.slice(1)) : text;
  const named = platform === 'win32' ? withVariables(atHome, env) : atHome;
  return named !== null && paths.isAbsolute(named) ? named : null;
}

/** Puts the values of `%NAME%` in their places; null when one is not set. */
function withVariables(text: string, env: NodeJS.ProcessEnv): string | null {
  const unset = [...text.matchAll(/%([^%]+)%/g)].some(([, name = '']) => !env[name]);
  return unset ? null : text.replace(/%([^%]+)%/g, (_, name: string) => env[name] ?? '');
}

function pathsOf(platform: NodeJS.Platform): typeof posix {
  return platform === 'win32' ? win32 : posix;
}
