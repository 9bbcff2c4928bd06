import { say } from '../../preload/words/say.ts';
import { tokenVariable } from '../process-safety/token-variable.ts';
import { DisabledKeychain } from '../secrets/disabled-keychain.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { tokenFromEnvironment } from '../secrets/token-source.ts';
import type { AdviceWords } from './advice-words.ts';
import { failedBy, type Outcome, passed, skipped, warning } from './check.ts';

const onLinux = say('checks:keychain.onLinux');

/** Whether tokens can be kept, or the environment gives one for this run. */
export async function checkKeychain(
  secrets: SecretStore,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  words: AdviceWords,
): Promise<Outcome> {
  const given = tokenFromEnvironment(env);
  if (!given.ok) return failedBy(given.error);
  const keychain = await secrets.probe();
  if (given.value !== null) {
    const variable =
      keychain.state === 'available' ? 'checks:keychain.variableInstead' : 'checks:keychain.variableOnly';
    return passed(say(variable, { variable: tokenVariable }));
  }
  if (keychain.state === 'available') return passed(say('checks:keychain.good'));
  if (keychain.state === 'locked') {
    return warning(keychain.reason, words.keychainLocked);
  }
  if (secrets instanceof DisabledKeychain)
    return skipped(say('checks:keychain.disabled', { reason: keychain.reason }), words.keychainDisabled);
  const advice = platform === 'linux' ? `${onLinux} ${words.keychainMissing}` : words.keychainMissing;
  return warning(keychain.reason, advice);
}
