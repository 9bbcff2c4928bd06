import { join } from 'node:path';
import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { Log } from '../../logging/log.ts';
import { checkTree } from '../../private-files/file-checks.ts';
import { fileErrorOf } from '../../private-files/file-error.ts';
import type { Ruling } from '../../settings/ruling.ts';
import { chooseFeed } from '../../updates/build-feed.ts';
import { FeedSource, type WayToFeed } from '../../updates/feed-source.ts';
import type { UpdateServiceParts } from '../../updates/update-service.ts';

export interface DesktopUpdatesParts {
  readonly dataDir: string;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** What the policy of this machine says about the feed. */
  readonly ruling: Ruling<string | null>;
  readonly way: () => WayToFeed;
  readonly log: Log;
}

/** How long the end of the application waits for an installer that does not begin, in milliseconds. */
const patienceMs = 5_000;

/** Updates of the installed application, and its end, with which one is installed. */
export class DesktopUpdates {
  readonly source: UpdateServiceParts['source'];
  #updater: AppUpdater | null = null;
  #installs = false;

  private constructor(source: UpdateServiceParts['source'], updater: AppUpdater | null = null) {
    this.source = source;
    this.#updater = updater;
  }

  /** Finds out where updates come from. electron-updater is loaded only where there are any. */
  static async open({
    dataDir,
    platform,
    env,
    ruling,
    way,
    log,
  }: DesktopUpdatesParts): Promise<DesktopUpdates> {
    const feed = chooseFeed(app.isPackaged ? buildFile() : null, ruling);
    if (feed === 'policy') return new DesktopUpdates(feed);
    // Packages of a Linux system are brought by the system; what runs from its sources is not installed at all.
    if (!app.isPackaged || (platform === 'linux' && !env['APPIMAGE']))
      return new DesktopUpdates('not-by-itself');
    if (feed === 'no-feed') return new DesktopUpdates(feed);
    const folder = join(dataDir, 'updates');
    checkUpdates(folder);
    const updater = await updaterOf(platform, folder);
    const updates: DesktopUpdates = new DesktopUpdates(
      new FeedSource({
        feed: feed.url,
        config: feed.config,
        updater,
        way,
        quit: () => updates.#quitToInstall(),
        log,
      }),
      updater,
    );
    return updates;
  }

  /** Ends the process, when nothing runs any more: with the update that the user wanted, if there is one. */
  quit(): void {
    if (!this.#installs || this.#updater === null) {
      app.quit();
      return;
    }
    // An installer that cannot begin does not end the application by itself.
    setTimeout(() => app.quit(), patienceMs);
    this.#updater.quitAndInstall(true, true);
  }

  #quitToInstall(): void {
    this.#installs = true;
    app.quit();
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

async function updaterOf(platform: NodeJS.Platform, folder: string): Promise<AppUpdater> {
  const adapter = {
    version: app.getVersion(),
    name: app.getName(),
    isPackaged: true,
    appUpdateConfigPath: buildFile(),
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => app.whenReady(),
    relaunch: () => app.relaunch(),
    quit: () => app.quit(),
    // Nothing is installed by the way: the user says so.
    onQuit: () => undefined,
  };
  const { NsisUpdater, MacUpdater, AppImageUpdater } = await import('electron-updater');
  if (platform === 'win32') return new NsisUpdater(null, adapter);
  return platform === 'darwin' ? new MacUpdater(undefined, adapter) : new AppImageUpdater(null, adapter);
}
