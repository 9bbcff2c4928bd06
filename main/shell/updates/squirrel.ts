import { autoUpdater } from 'electron';
import { say } from '../../../preload/words/say.ts';

/** How long macOS may take to fetch and unpack what lies on this machine already, in milliseconds. */
const timeLimitMs = 10 * 60_000;

/**
 * Has macOS fetch what electron-updater serves it from this machine, unpack it and check its signature, without which
 * nothing can be installed. electron-updater asks for that as late as when it is to install. Rejects with the reason
 * where macOS does not take it.
 */
export function squirrelFetches(): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => settle(() => reject(error));
    const nothing = (): void => failed(new Error(say('updateMessages:notSquirrel')));
    const fetched = (): void => settle(resolve);
    const timer = setTimeout(() => failed(new Error(say('updateMessages:squirrelTimeUp'))), timeLimitMs);
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      autoUpdater.off('error', failed);
      autoUpdater.off('update-not-available', nothing);
      autoUpdater.off('update-downloaded', fetched);
      end();
    };
    autoUpdater.on('error', failed);
    autoUpdater.on('update-not-available', nothing);
    autoUpdater.on('update-downloaded', fetched);
    autoUpdater.checkForUpdates();
  });
}
