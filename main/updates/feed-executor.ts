import type { KeyObject } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { Socket } from 'node:net';
import { posix } from 'node:path';
import {
  type CancellationToken,
  configureRequestOptions,
  configureRequestUrl,
  type DownloadOptions,
  HttpError,
  HttpExecutor,
} from 'builder-util-runtime';
import { say } from '../../preload/words/say.ts';
import { isLoopbackHost } from '../net/allowed-origins.ts';
import { wait } from '../waiting/wait.ts';
import { isSigned } from './signed-metadata.ts';

/** More than any metadata of a feed, and than any installer, in bytes. */
const maxMetadata = 1024 * 1024;
const maxInstaller = 1024 * 1024 * 1024;

/** A request whose answer may be so long at most; also where it is redirected. */
interface BoundedRequest extends http.RequestOptions {
  maxBytes?: number;
  /** Called when the body of an answer is about to be read. */
  onAnswer?: () => void;
}

/** Metadata of a feed, or the signatures of it, that are not what they have to be. */
export class MetadataError extends Error {}

/**
 * How electron-updater asks a feed: by the connections that it is given, of the feed's own origin alone, encrypted
 * everywhere but on this machine, and without the id by which it would distinguish installations. Where there are keys,
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
    const bounded: BoundedRequest = { ...options, maxBytes: maxMetadata };
    const text = await super.request({ ...bounded }, cancellationToken, data);
    if (text === null || this.#keys.length === 0) return text;
    const [path = '', query] = (options.path ?? '').split('?');
    const signed = { ...bounded, path: `${path}.sig${query === undefined ? '' : `?${query}`}` };
    const signatures = await super.request(signed, cancellationToken).catch((cause: unknown) => {
      const isAbsent = cause instanceof HttpError && cause.statusCode === 404;
      throw isAbsent ? new MetadataError(say('updateMessages:noSignature'), { cause }) : cause;
    });
    if (!isSigned(this.#keys, posix.basename(path), text, signatures ?? '')) {
      throw new MetadataError(say('updateMessages:wrongSignature'));
    }
    return text;
  }

  override createRequest(
    { maxBytes, onAnswer, ...options }: BoundedRequest,
    callback: (response: http.IncomingMessage) => void,
  ): http.ClientRequest {
    const { hostname, port, headers } = options;
    const protocol = options.protocol ?? 'https:';
    const { origin } = new URL(`${protocol}//${hostname}${port ? `:${port}` : ''}`);
    if (origin !== this.#feed.origin) {
      return refused(say('updateMessages:elsewhere', { origin }), callback);
    }
    if (protocol !== 'https:' && !isLoopbackHost(this.#feed.hostname)) {
      return refused(say('updateMessages:notEncrypted'), callback);
    }
    const kept = Object.entries(headers ?? {}).filter(([name]) => name.toLowerCase() !== 'x-user-staging-id');
    const { request } = protocol === 'https:' ? https : http;
    const bounded = (response: http.IncomingMessage): void => {
      if (response.statusCode === 200) onAnswer?.();
      callback(response);
      endWhenTooLong(response, maxBytes);
    };
    return request({ ...options, headers: Object.fromEntries(kept), agent: this.#agent() }, bounded);
  }

  /** Called by electron-updater, which does not declare it for executors of others. */
  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    let began = false;
    const request: BoundedRequest = {
      maxBytes: maxInstaller,
      onAnswer: () => {
        began = true;
      },
      ...(options.headers ? { headers: options.headers } : {}),
    };
    configureRequestUrl(url, request);
    configureRequestOptions(request);
    try {
      return await this.#download(request, destination, options);
    } catch (error) {
      // The file is made by a stream that is not waited for, perhaps after it was cleared away.
      if (began) await removeOnceThere(destination);
      throw error;
    }
  }

  #download(request: BoundedRequest, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
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

async function removeOnceThere(file: string): Promise<void> {
  for (let look = 0; look < 100 && !existsSync(file); look += 1) await wait(20);
  rmSync(file, { force: true });
}

/** Breaks an answer off that does not end. It is read already, by who asked. */
function endWhenTooLong(response: http.IncomingMessage, maxBytes: number | undefined): void {
  if (maxBytes === undefined) return;
  let bytes = 0;
  response.on('data', (chunk: Buffer | string) => {
    bytes += chunk.length;
    if (bytes > maxBytes) response.destroy(new Error(say('updateMessages:tooLong')));
  });
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
