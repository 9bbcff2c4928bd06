import { ingestModeNames } from '../../preload/contract/ingest-mode-names.ts';
import type { ManagedSetting, ManagedSettingName, ManagedView } from '../../preload/contract/managed.ts';
import { say } from '../../preload/words/say.ts';
import type { Ruling } from '../settings/ruling.ts';
import type { Policy } from './policy.ts';

/** The policy as windows and the command line show it; null on a machine that nobody manages. */
export function managedViewOf({ file, trouble, rulings }: Policy): ManagedView | null {
  if (file === null) return null;
  const settings = [
    shown('allowedConsoles', rulings.allowedConsoles, (hosts) =>
      hosts.length === 0 ? say('policyFile:fixed.noConsole') : hosts.join(', '),
    ),
    shown('ingestMode', rulings.ingestMode, (mode) => ingestModeNames[mode]),
    shown('proxy', rulings.proxy, (proxy) => proxy ?? say('policyFile:fixed.systemProxy')),
    shown(
      'certificateAuthorities',
      rulings.certificateAuthorities,
      (pem) => pem ?? say('policyFile:fixed.builtInAuthorities'),
    ),
    shown('environmentAuthorities', rulings.environmentAuthorities, (on) =>
      on ? say('policyFile:fixed.environmentAuthorities') : say('policyFile:fixed.noEnvironmentAuthorities'),
    ),
    shown('updateFeed', rulings.updateFeed, (feed) => feed ?? say('policyFile:fixed.noUpdates')),
    shown('dataFolder', rulings.dataFolder, (folder) => folder),
    shown('startAtLogin', rulings.startAtLogin, (on) =>
      on ? say('policyFile:fixed.on') : say('policyFile:fixed.off'),
    ),
    shown('sessionOnlyTokens', rulings.sessionOnlyTokens, (on) =>
      on ? say('policyFile:fixed.tokensInMemory') : say('policyFile:fixed.tokensInKeychain'),
    ),
    shown('telemetry', rulings.telemetry, () => say('policyFile:fixed.noTelemetry')),
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
    : { name, state: 'closed', words: say('policyFile:fixed.unreadable') };
}
