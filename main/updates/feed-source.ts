import type { AppUpdater } from 'electron-updater';
import { say } from '../../preload/words/say.ts';
import type { Log } from '../logging/log.ts';
import { openConnectionAgent } from '../net/connection-agents.ts';
import { shortened } from '../outside/shortened-text.ts';
import { authenticodeProblem } from './authenticode.ts';
import { FeedExecutor, MetadataError } from './feed-executor.ts';
import type { Protection } from './protection.ts';
import { UpdateError } from './update-error.ts';
import type { Update, UpdateSource } from './update-source.ts';

/** How long a connection to a feed may take, in milliseconds. */
const connectTimeoutMs = 15_000;

/** How a feed is reached. */
export interface WayToFeed {
  /** Null takes the proxy of the system variables. */
  readonly proxyUrl: string | null;
  readonly extraCaFile: string | null;
  /** Whether the authorities of `NODE_EXTRA_CA_CERTS` count. */
  readonly trustEnvironmentCa?: boolean | undefined;
}

export interface FeedSourceDependencies {
  /** The address of the feed. */
  readonly feed: string;
  /** electron-updater's for this system, made with an adapter for the application. */
  readonly updater: AppUpdater;
  /** What the build says of its updates: the channel, who signs it, the folder to download to. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly protection: Protection;
  readonly env: NodeJS.ProcessEnv;
  readonly way: () => WayToFeed;
  /** Gets ready to install what was downloaded. */
  readonly prepare: () => Promise<void>;
  /** Ends the application in order, so that `updater.quitAndInstall` can be called. */
  readonly quit: () => void;
  readonly log: Log;
}

/** Updates from a feed, by electron-updater: it proves each download by its SHA-512 and never takes an older version. */
export class FeedSource implements UpdateSource {
  readonly #updater: AppUpdater;
  readonly #prepare: () => Promise<void>;
  readonly #quit: () => void;
  #onPercent: (percent: number) => void = () => undefined;

  constructor({ feed, updater, config, protection, env, way, prepare, quit, log }: FeedSourceDependencies) {
    this.#updater = updater;
    this.#prepare = prepare;
    this.#quit = quit;
    const url = new URL(feed);
    const agent = () => {
      const opened = openConnectionAgent({ origin: url.origin, ...way(), connectTimeoutMs });
      if (!opened.ok) throw opened.error;
      return opened.value;
    };
    // The parts of electron-updater that would ask Electron, and read a file beside the application.
    Object.assign(updater, {
      httpExecutor: new FeedExecutor(url, agent, protection.keys),
      // Without a publisher's name electron-updater for Windows would check nothing.
      loadUpdateConfig: async () => ({ ...config, publisherName: [...protection.publishers] }),
    });
    // The one for Windows alone has it.
    if ('verifyUpdateCodeSignature' in updater) {
      const verifyUpdateCodeSignature = (publishers: string[], file: string): Promise<string | null> =>
        authenticodeProblem(publishers, file, env);
      Object.assign(updater, { verifyUpdateCodeSignature });
    }
    updater.logger = {
      info: () => undefined,
      warn: (text) => log.warn(String(text)),
      error: () => undefined,
    };
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    updater.disableWebInstaller = true;
    updater.disableDifferentialDownload = true;
    updater.isUserWithinRollout = () => true;
    const { channel } = config;
    updater.setFeedURL({
      provider: 'generic',
      url: feed,
      ...(typeof channel === 'string' ? { channel } : {}),
    });
    updater.allowDowngrade = false;
    updater.allowPrerelease = false;
    // Whoever awaits a call gets its error; an event that nobody listens to would end the process.
    updater.on('error', () => undefined);
    updater.on('download-progress', ({ percent }) => this.#onPercent(Math.floor(percent)));
  }

  async check(): Promise<Update | null> {
    try {
      const result = await this.#updater.checkForUpdates();
      if (result === null || !result.isUpdateAvailable) return null;
      const { version, releaseNotes } = result.updateInfo;
      return { version, notes: typeof releaseNotes === 'string' ? releaseNotes : null };
    } catch (cause) {
      if (cause instanceof MetadataError) {
        throw new UpdateError(
          'update-refused',
          say('updateMessages:feedRefused', { reason: reasonOf(cause) }),
          say('updateMessages:feedRefusedAdvice'),
          { cause },
        );
      }
      throw new UpdateError(
        'update-failed',
        say('updateMessages:check.message', { reason: reasonOf(cause) }),
        say('updateMessages:check.advice'),
        { cause },
      );
    }
  }

  async download(onPercent: (percent: number) => void): Promise<void> {
    let reported = 0;
    // Nobody has to see every per cent.
    this.#onPercent = (percent) => {
      if (percent < reported + 5) return;
      reported = percent;
      onPercent(percent);
    };
    try {
      await this.#updater.downloadUpdate();
    } catch (cause) {
      const refused = isRefusal(cause);
      throw new UpdateError(
        refused ? 'update-refused' : 'update-failed',
        refused
          ? say('updateMessages:refused', { reason: reasonOf(cause) })
          : say('updateMessages:download', { reason: reasonOf(cause) }),
        say('updateMessages:downloadAdvice'),
        { cause },
      );
    }
  }

  async prepare(): Promise<void> {
    try {
      await this.#prepare();
    } catch (cause) {
      throw new UpdateError(
        'update-failed',
        say('updateMessages:install', { reason: reasonOf(cause) }),
        say('updateMessages:downloadAdvice'),
        { cause },
      );
    }
  }

  install(): void {
    this.#quit();
  }
}

/** electron-updater's codes for a download whose digest is another one than the feed's, that has none, or no signature. */
const refusals: readonly unknown[] = [
  'ERR_CHECKSUM_MISMATCH',
  'ERR_UPDATER_NO_CHECKSUM',
  'ERR_UPDATER_INVALID_SIGNATURE',
];

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && refusals.includes(error.code);
}

/** The first line of what went wrong: the rest is a trace. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return shortened(text.split('\n')[0] ?? '', 200).replace(/\.$/, '');
}
