import { get } from 'node:http';
import process from 'node:process';
import { buffer, text } from 'node:stream/consumers';
import type { FeedURLOptions } from 'electron';
import { standInSettings } from '../control/stand-in-settings.ts';
import { Imitation } from '../imitation.ts';
import { theApp } from './app.ts';
import { windowRegistry } from './window-registry.ts';

/**
 * `autoUpdater` as on macOS, where it is Squirrel.Mac (`shell/browser/auto_updater_mac.mm`): asked to look, it fetches
 * and unpacks what its feed names, and only then can anything be installed. What it would install when the process
 * has ended is written to the standard output. On other systems it sends only the events that it is given.
 */
class ImitatedAutoUpdater extends Imitation {
  #feed: { readonly url: string; readonly headers: Record<string, string> } | null = null;
  #fetched: Buffer | null = null;

  constructor() {
    super('autoUpdater', [
      'error',
      'checking-for-update',
      'update-available',
      'update-not-available',
      'update-downloaded',
      'before-quit-for-update',
    ]);
  }

  setFeedURL({ url, headers = {} }: FeedURLOptions): void {
    this.#feed = { url, headers };
  }

  getFeedURL(): string {
    return this.#feed?.url ?? '';
  }

  checkForUpdates(): void {
    if (process.platform !== 'darwin' || this.#feed === null) {
      throw new Error('There is no updater here, or it has no feed.');
    }
    this.emit('checking-for-update');
    void this.#fetch(this.#feed);
  }

  /** Closes the windows and ends the app. Without anything fetched it only says so, and the app goes on. */
  quitAndInstall(): void {
    this.emit('before-quit-for-update');
    if (windowRegistry.all.size > 0) {
      theApp.once('window-all-closed', () => this.#install());
      for (const window of windowRegistry.all) window.close();
      return;
    }
    this.#install();
  }

  #install(): void {
    const fetched = this.#fetched;
    if (fetched === null) {
      this.emit('error', new Error("No update available, can't quit and install"));
      return;
    }
    theApp.once('quit', () => {
      process.stdout.write(`stand-in: macOS installs ${fetched.length} bytes\n`);
    });
    theApp.quit();
  }

  async #fetch({ url, headers }: { readonly url: string; readonly headers: Record<string, string> }) {
    try {
      const { url: file } = JSON.parse(await text(await answerOf(url, headers))) as { url: string };
      this.emit('update-available');
      const fetched = await buffer(await answerOf(file, {}));
      const { takesMs, refuses } = standInSettings.squirrel;
      await new Promise((resolve) => setTimeout(resolve, takesMs));
      if (refuses) throw new Error('Code signature did not pass validation');
      this.#fetched = fetched;
      this.emit('update-downloaded', {}, '', '', new Date(), file);
    } catch (error) {
      this.emit('error', error);
    }
  }
}

function answerOf(url: string, headers: Record<string, string>): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, resolve).on('error', reject);
  });
}

export const theAutoUpdater = new ImitatedAutoUpdater();
