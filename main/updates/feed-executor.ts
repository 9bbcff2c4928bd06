import type { KeyObject } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { Socket } from 'node:net';
import { posix } from 'node:path';
import {
  type CancellationToken,
  configureRequestOptions,
  configureRequestUrl,
  type DownloadOptions,
  HttpExecutor,
} from 'builder-util-runtime';
import { say } from '../../preload/words/say.ts';
import { isLoopbackHost } from '../sentinelone/console-address.ts';
import { isSigned } from './signed-metadata.ts';

/** Metadata of a feed, or the signatures of it, that are not what they have to be. */
export class MetadataError extends Error {}

/**
 * How electron-updater asks a feed: by the connections that it is given, of the feed's own origin alone, encrypted
 * everywhere but on this machine, and without the id by which it would tell installations apart. Where there are keys,
 * metadata is handed on only when it is signed with one of them, which the file of its name and `.sig` says.
 */
export class FeedExecutor extends HttpExecutor<http.ClientRequest> {
  readonly #feed: URL;
  readonly #agent: () => http.Agent;
  readonly #keys: readonly KeyObject[];

  /** @param agent the connections to the feed; asked for with every request, since the way to it may be changed */
  constructor(feed: URL, agent: () => http.Agent, keys: readonly KeyObject[]) {
    super();
    this.#feed = feed;
    this.#agent = agent;
    this.#keys = keys;
  }

  /** Asks for metadata; installers come by `download`. @throws MetadataError where it is not signed as it has to be */
  override async request(
    options: http.RequestOptions,
    cancellationToken?: CancellationToken,
    data?: { [name: string]: unknown } | null,
  ): Promise<string | null> {
    const text = await super.request({ ...options }, cancellationToken, data);
    if (text === null || this.#keys.length === 0) return text;
    const [path = '', query] = (options.path ?? '').split('?');
    const signed = { ...options, path: `${path}.sig${query === undefined ? '' : `?${query}`}` };
    const signatures = await super.request(signed, cancellationToken).catch((cause: unknown) => {
      throw new MetadataError(say('updateFaults:noSignature'), { cause });
    });
    if (!isSigned(this.#keys, posix.basename(path), text, signatures ?? '')) {
      throw new MetadataError(say('updateFaults:wrongSignature'));
    }
    return text;
  }

  override createRequest(
    options: http.RequestOptions,
    callback: (response: http.IncomingMessage) => void,
  ): http.ClientRequest {
    const { hostname, port, headers } = options;
    const protocol = options.protocol ?? 'https:';
    const { origin } = new URL(`${protocol}//${hostname}${port ? `:${port}` : ''}`);
    if (origin !== this.#feed.origin) {
      return refused(say('updateFaults:elsewhere', { origin }), callback);
    }
    if (protocol !== 'https:' && !isLoopbackHost(this.#feed.hostname)) {
      return refused(say('updateFaults:notEncrypted'), callback);
    }
    const told = Object.entries(headers ?? {}).filter(([name]) => name.toLowerCase() !== 'x-user-staging-id');
    const { request } = protocol === 'https:' ? https : http;
    return request({ ...options, headers: Object.fromEntries(told), agent: this.#agent() }, callback);
  }

  /** Called by electron-updater, which does not declare it for executors of others. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const request: http.RequestOptions = options.headers ? { headers: options.headers } : {};
      configureRequestUrl(url, request);
      configureRequestOptions(request);
      this.doDownload(
        request,
        {
          destination,
          options,
          onCancel,
          callback: (error) => (error ? reject(error) : resolve(destination)),
          responseHandler: null,
        },
        0,
      );
    });
  }
}

/** Connects to nothing, and says why. */
class RefusingAgent extends http.Agent {
  readonly #reason: string;

  constructor(reason: string) {
    super();
    this.#reason = reason;
  }

  override createConnection(
    ...[, connected]: Parameters<http.Agent['createConnection']>
  ): ReturnType<http.Agent['createConnection']> {
    connected?.(new Error(this.#reason), new Socket());
    return null;
  }
}

/** A request that fails before it has connected: what is thrown in the middle of a redirect, nobody catches. */
function refused(reason: string, callback: (response: http.IncomingMessage) => void): http.ClientRequest {
  return http.request({ host: 'refused.invalid', agent: new RefusingAgent(reason) }, callback);
}
