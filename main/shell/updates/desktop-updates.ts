import type { KeyObject } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { app, autoUpdater } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { Log } from '../../logging/log.ts';
import { checkTree } from '../../private-files/file-checks.ts';
import { fileErrorOf } from '../../private-files/file-error.ts';
import type { Ruling } from '../../settings/ruling.ts';
import { chooseFeed } from '../../updates/build-feed.ts';
import { FeedSource, type WayToFeed } from '../../updates/feed-source.ts';
import { protectionOf } from '../../updates/protection.ts';
import type { UpdateServiceDependencies } from '../../updates/update-service.ts';
import { ownAppImage } from '../own-app-image.ts';
import { relaunchAtEnd } from '../relaunch.ts';
import { squirrelFetches } from './squirrel.ts';

export interface DesktopUpdatesDependencies {
  readonly dataDir: string;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** What the policy of this machine says about the feed. */
  readonly ruling: Ruling<string | null>;
  /** The keys that the feed's metadata is signed with. */
  readonly keys: readonly KeyObject[];
  /** Whether this build was signed. */
  readonly signed: boolean;
  readonly way: () => WayToFeed;
  /** Called when an update is about to be installed; must not throw. */
  readonly beforeInstall: () => void;
  readonly log: Log;
}

/**
 * How long the end of the application waits for an installer that does not begin, in milliseconds. macOS starts a helper
 * of its own first, and says where it cannot.
 */
const patienceMs = (platform: NodeJS.Platform): number => (platform === 'darwin' ? 60_000 : 5_000);

/** What installs an update, and how long its beginning may take. */
interface Installer {
  readonly updater: AppUpdater;
  readonly patienceMs: number;
}

/** Updates of the installed application, and its end, with which one is installed. */
export class DesktopUpdates {
  readonly source: UpdateServiceDependencies['source'];
  readonly #installer: Installer | null;
  #installs = false;

  private constructor(source: UpdateServiceDependencies['source'], installer: Installer | null = null) {
    this.source = source;
    this.#installer = installer;
  }

  /** Finds out where updates come from. electron-updater is loaded only where there are any. */
  static async open(dependencies: DesktopUpdatesDependencies): Promise<DesktopUpdates> {
    const { dataDir, platform, env, ruling, keys, signed, way, log } = dependencies;
    const feed = chooseFeed(app.isPackaged ? buildFile() : null, ruling);
    if (feed === 'policy') return new DesktopUpdates(feed);
    // Packages of a Linux system are brought by the system; what runs from its sources is not installed at all.
    if (!app.isPackaged || (platform === 'linux' && ownAppImage(env, process.execPath) === null)) {
      return new DesktopUpdates('not-by-itself');
    }
    if (feed === 'no-feed') return new DesktopUpdates(feed);
    const protection = protectionOf({ platform, config: feed.config, keys, signed });
    if (protection === null) return new DesktopUpdates('not-verified');
    const folder = join(dataDir, 'updates');
    checkUpdates(folder);
    forgetDownloads(folder);
    const updater = await updaterOf(platform, folder);
    const updates: DesktopUpdates = new DesktopUpdates(
      new FeedSource({
        feed: feed.url,
        config: feed.config,
        protection,
        updater,
        env,
        way,
        prepare: async () => {
          if (platform === 'darwin') await squirrelFetches();
        },
        quit: () => {
          dependencies.beforeInstall();
          updates.#installs = true;
          app.quit();
        },
        log,
      }),
      { updater, patienceMs: patienceMs(platform) },
    );
    return updates;
  }

  /** Ends the process, when nothing runs any more: with the update that the user wanted, if there is one. */
  quit(): void {
    if (!this.#installs || this.#installer === null) {
      app.quit();
      return;
    }
    // An installer that cannot begin does not end the application by itself.
    setTimeout(() => app.quit(), this.#installer.patienceMs);
    autoUpdater.on('error', () => app.quit());
    // The new AppImage is started while this process still is there, and would take it for the one to hand on to.
    app.releaseSingleInstanceLock();
    this.#installer.updater.quitAndInstall(true, true);
  }
}

/** electron-updater writes what it downloads by path. @throws FileError when something in its way is not this user's own */
function checkUpdates(folder: string): void {
  try {
    checkTree(folder);
  } catch (error) {
    throw fileErrorOf(error) ?? error;
  }
}

/** What electron-builder writes beside the application when it is given a feed. */
function buildFile(): string {
  return join(process.resourcesPath, 'app-update.yml');
}

/**
 * Deletes what earlier runs downloaded: electron-updater would take it for checked, and what was installed lies there
 * for ever. An installer that still runs from there may keep it until the next start.
 */
function forgetDownloads(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // The next start tries again.
  }
}

async function updaterOf(platform: NodeJS.Platform, folder: string): Promise<AppUpdater> {
  const adapter = {
    version: app.getVersion(),
    name: app.getName(),
    isPackaged: true,
    appUpdateConfigPath: buildFile(),
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => app.whenReady(),
    relaunch: relaunchAtEnd,
    quit: () => app.quit(),
    // Nothing is installed by the way: the user says so.
    onQuit: () => undefined,
  };
  const { NsisUpdater, MacUpdater, AppImageUpdater } = await import('electron-updater');
  if (platform === 'win32') return new NsisUpdater(null, adapter);
  return platform === 'darwin' ? new MacUpdater(undefined, adapter) : new AppImageUpdater(null, adapter);
}
