import { trayIsPresent } from './tray-presence.ts';
import { askTrayWatcher } from './tray-watcher.ts';

/** Whether the user's desktop shows a tray; null where there is no desktop session, as on a server. Never rejects. */
export async function findTray(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<boolean | null> {
  if (platform !== 'linux') return trayIsPresent({ platform, watcher: 'unknown', desktop: undefined });
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return null;
  const watcher = await askTrayWatcher(env);
  return trayIsPresent({ platform, watcher, desktop: env['XDG_CURRENT_DESKTOP'] });
}
