import type { PageWorld } from './page-world.ts';

/** Asks the main process; `text` comes back for a clipboard that was read. */
export type AskPermission = (
  permission: string,
  detail: string,
) => Promise<{ granted: boolean; text: string }>;

/**
 * Lets the page's requests for permission reach the session's handlers. Runs in the page as source text.
 * Chromium decides them itself otherwise, and tells nobody.
 */
export function routePermissions(world: PageWorld, ask: AskPermission): void {
  const denied = (): Error => new world.DOMException('Permission denied', 'NotAllowedError');
  const notImitated = (what: string): Error =>
    new Error(
      `${what} was granted, but is not imitated by the stand-in for Electron: see test/electron/README.md`,
    );
  const replace = (object: unknown, method: string, value: (...args: never[]) => unknown): void => {
    if (typeof object === 'object' && object !== null) {
      Object.defineProperty(object, method, { value, configurable: true, writable: true });
    }
  };
  const refusing = (object: unknown, method: string, permission: string): void =>
    replace(object, method, async () => {
      const { granted } = await ask(permission, '');
      throw granted ? notImitated(method) : denied();
    });
  const { navigator } = world;
  replace(navigator['clipboard'], 'writeText', async (text: string) => {
    if (!(await ask('clipboard-sanitized-write', String(text))).granted) {
      throw denied();
    }
  });
  replace(navigator['clipboard'], 'readText', async () => {
    const answer = await ask('clipboard-read', '');
    if (!answer.granted) {
      throw denied();
    }
    return answer.text;
  });
  refusing(navigator['clipboard'], 'write', 'clipboard-sanitized-write');
  refusing(navigator['clipboard'], 'read', 'clipboard-read');
  refusing(navigator['mediaDevices'], 'getUserMedia', 'media');
  refusing(navigator['mediaDevices'], 'getDisplayMedia', 'display-capture');
  refusing(navigator, 'requestMIDIAccess', 'midi');
  for (const method of ['getCurrentPosition', 'watchPosition']) {
    replace(navigator['geolocation'], method, (_success: unknown, failure?: (error: object) => void) => {
      void ask('geolocation', '').then(({ granted }) =>
        failure?.({
          code: granted ? 2 : 1,
          message: granted ? notImitated(method).message : 'User denied Geolocation',
        }),
      );
      return 0;
    });
  }
  if (world.Notification !== undefined) {
    world.Notification.requestPermission = async () =>
      (await ask('notifications', '')).granted ? 'granted' : 'denied';
  }
}
