import { ingestModeNames } from '../../preload/contract/ingest-mode.ts';
import type { ManagedSetting, ManagedSettingName, ManagedView } from '../../preload/contract/managed.ts';
import type { Ruling } from '../settings/ruling.ts';
import type { Policy } from './policy.ts';

/** The policy as windows and the command line show it; null on a machine that nobody manages. */
export function managedViewOf({ file, trouble, rulings }: Policy): ManagedView | null {
  if (file === null) return null;
  const settings = [
    shown('allowedConsoles', rulings.allowedConsoles, (hosts) =>
      hosts.length === 0 ? 'no console may be reached' : hosts.join(', '),
    ),
    shown('ingestMode', rulings.ingestMode, (mode) => ingestModeNames[mode]),
    shown('proxy', rulings.proxy, (proxy) => proxy ?? 'as the system says (HTTPS_PROXY, NO_PROXY)'),
    shown('certificateAuthorities', rulings.certificateAuthorities, (pem) => pem ?? 'the built-in ones only'),
    shown('updateFeed', rulings.updateFeed, (feed) => feed ?? 'no updates'),
    shown('dataFolder', rulings.dataFolder, (folder) => folder),
    shown('startAtLogin', rulings.startAtLogin, (on) => (on ? 'on' : 'off')),
    shown('sessionOnlyTokens', rulings.sessionOnlyTokens, (on) =>
      on ? 'in memory until the program ends' : 'in the keychain',
    ),
    shown('telemetry', rulings.telemetry, () => 'there is none'),
  ];
  return { file, trouble, settings: settings.filter((setting) => setting !== null) };
}

function shown<Value>(
  name: ManagedSettingName,
  ruling: Ruling<Value>,
  words: (value: Value) => string,
): ManagedSetting | null {
  if (ruling.kind === 'free') return null;
  return ruling.kind === 'fixed'
    ? { name, state: 'fixed', words: words(ruling.value) }
    : { name, state: 'closed', words: 'the policy cannot be read here' };
}
