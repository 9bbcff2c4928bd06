import { onTestFinished } from 'vitest';
import { type KeyringState, startKeyring } from '../../setup/keyring.ts';

/** Starts a keyring for the length of the running test; gives what an application needs to use it. */
export async function desktopKeyring(state: KeyringState): Promise<Record<string, string | undefined>> {
  const keyring = await startKeyring(state);
  onTestFinished(() => keyring.stop());
  const { DBUS_SESSION_BUS_ADDRESS, HOME, XDG_RUNTIME_DIR } = keyring.env;
  return { DBUS_SESSION_BUS_ADDRESS, HOME, XDG_RUNTIME_DIR };
}
