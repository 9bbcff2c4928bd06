import { BarredKeychain } from '../secrets/barred-keychain.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { tokenFromEnvironment, tokenVariable } from '../secrets/token-source.ts';
import type { AdviceWords } from './advice-words.ts';
import { failedBy, type Outcome, passed, skipped, warning } from './check.ts';

const onLinux =
  'It needs libsecret (Debian: libsecret-1-0) and a running Secret Service such as gnome-keyring, in a session with D-Bus. ';

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
    const instead = keychain.state === 'available' ? 'instead of the keychain' : 'as no keychain can be used';
    return passed(`${tokenVariable} is set and gives the token for this run, ${instead}.`);
  }
  if (keychain.state === 'available')
    return passed('The keychain keeps, gives back and deletes what it is given.');
  if (keychain.state === 'locked') {
    return warning(keychain.reason, words.keychainLocked);
  }
  if (secrets instanceof BarredKeychain)
    return skipped(`Not asked. ${keychain.reason}`, words.keychainBarred);
  return warning(keychain.reason, `${platform === 'linux' ? onLinux : ''}${words.keychainMissing}`);
}
