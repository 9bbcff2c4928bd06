import { X509Certificate } from 'node:crypto';
import { statSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { type Exposure, exposureOf } from '../private-files/exposed-file.ts';
import { readTextFile } from '../text-files/read-text.ts';
import { isLoopbackHost } from './console-address.ts';
import { ConsoleError } from './console-error.ts';
import { systemProxy } from './system-proxy.ts';

export interface ConnectionOptions {
  readonly origin: string;
  /** Null takes the proxy of the system variables (`HTTPS_PROXY`, `NO_PROXY` ...); empty means none. */
  readonly proxyUrl: string | null;
  /** PEM file with certificate authorities to trust besides the built-in ones. */
  readonly extraCaFile: string | null;
  readonly connectTimeoutMs: number;
}

/** The keep-alive connection pool to one console: direct, or through a proxy. */
export type ConnectionAgent = http.Agent;

/** The connection was not there (TCP and TLS together) when its time was over. */
export class ConnectTimeoutError extends Error {
  readonly code = 'CONNECT_TIMEOUT';
}

/** Said in so many words: otherwise the variable NODE_TLS_REJECT_UNAUTHORIZED could turn the verification off. */
const verified = { rejectUnauthorized: true } as const;

/** The proxy between this machine and the console could not be reached, or refused. */
export class ProxyError extends Error {
  readonly code = 'PROXY_FAILED';
}

/**
 * Opens the connection pool for a console. The loopback interface is never reached through a proxy.
 * TLS is always verified, against the built-in authorities and those of the extra file.
 */
export function openConnectionAgent(options: ConnectionOptions): Result<ConnectionAgent, ConsoleError> {
  const url = new URL(options.origin);
  const loopback = isLoopbackHost(url.hostname);
  if (url.protocol === 'http:') {
    if (!loopback) throw new TypeError('plain http:// is only for the loopback interface');
    return success(new LoopbackAgent(options.connectTimeoutMs));
  }

  const trust = trustedAuthorities(options.extraCaFile);
  if (!trust.ok) return trust;
  const proxyUrl = loopback ? '' : (options.proxyUrl ?? systemProxy(options.origin));
  if (proxyUrl === '') return success(new DirectAgent(options.connectTimeoutMs, trust.value));
  if (!URL.canParse(proxyUrl) || !/^https?:$/.test(new URL(proxyUrl).protocol)) {
    return failure(unusableProxy());
  }
  return success(new TunnelAgent(new URL(proxyUrl), options.connectTimeoutMs, trust.value));
}

class LoopbackAgent extends http.Agent {
  readonly #connectTimeoutMs: number;

  constructor(connectTimeoutMs: number) {
    super({ keepAlive: true });
    this.#connectTimeoutMs = connectTimeoutMs;
  }

  override createConnection(
    ...args: Parameters<http.Agent['createConnection']>
  ): ReturnType<http.Agent['createConnection']> {
    return endIfNotReady(super.createConnection(...args), 'connect', this.#connectTimeoutMs);
  }
}

class DirectAgent extends https.Agent {
  readonly #connectTimeoutMs: number;

  constructor(connectTimeoutMs: number, secureContext: tls.SecureContext | undefined) {
    super({ ...verified, keepAlive: true, ...(secureContext === undefined ? {} : { secureContext }) });
    this.#connectTimeoutMs = connectTimeoutMs;
  }

  override createConnection(
    ...args: Parameters<https.Agent['createConnection']>
  ): ReturnType<https.Agent['createConnection']> {
    return endIfNotReady(super.createConnection(...args), 'secureConnect', this.#connectTimeoutMs);
  }
}

/** Reaches the console through a proxy's CONNECT, so that TLS stays between this machine and the console. */
class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #connectTimeoutMs: number;
  readonly #secureContext: tls.SecureContext | undefined;

  constructor(proxy: URL, connectTimeoutMs: number, secureContext: tls.SecureContext | undefined) {
    super(proxy, { keepAlive: true, ...(secureContext === undefined ? {} : { secureContext }) });
    this.#connectTimeoutMs = connectTimeoutMs;
    this.#secureContext = secureContext;
  }

  override async connect(
    req: http.ClientRequest,
    opts: Parameters<HttpsProxyAgent<string>['connect']>[1],
  ): Promise<Socket> {
    const proxyTime = new AbortController();
    const timer = setTimeout(() => proxyTime.abort(), this.#connectTimeoutMs);
    let status: number | undefined;
    req.once('proxyConnect', (answer: { statusCode?: number }) => {
      status = answer.statusCode;
    });
    // Read before the first await of the parent's method, so requests that connect side by side do not mix.
    this.connectOpts = { ...this.connectOpts, ...verified, signal: proxyTime.signal };
    try {
      const trust = this.#secureContext === undefined ? {} : { secureContext: this.#secureContext };
      const socket = await super.connect(req, { ...opts, ...verified, ...trust });
      if (status === 200) return endIfNotReady(socket, 'secureConnect', this.#connectTimeoutMs);
      socket.destroy();
    } catch (error) {
      throw new ProxyError(proxyTime.signal.aborted ? 'the proxy did not answer in time' : reasonOf(error));
    } finally {
      clearTimeout(timer);
    }
    // Without this the proxy's refusal would be read as an answer of the console.
    throw new ProxyError(`the proxy answered the request for a connection with status ${status}`);
  }
}

/** Ends a connection that is not ready (`event`) in time. */
function endIfNotReady<T extends Duplex | null | undefined>(
  socket: T,
  event: 'connect' | 'secureConnect',
  timeoutMs: number,
): T {
  if (socket === null || socket === undefined) return socket;
  const timer = setTimeout(() => {
    socket.destroy(new ConnectTimeoutError(`no connection after ${timeoutMs} ms`));
  }, timeoutMs);
  const stop = () => clearTimeout(timer);
  socket.once(event, stop);
  socket.once('close', stop);
  return socket;
}

/** The built-in authorities with those of a file; undefined when there is no file and the defaults do. */
function trustedAuthorities(file: string | null): Result<tls.SecureContext | undefined, ConsoleError> {
  if (file === null) return success(undefined);
  try {
    // Reading from a pipe or a device might never end.
    if (!statSync(file).isFile()) return failure(unusableCaFile(file, 'it is no ordinary file'));
    const exposure = exposureOf(file);
    if (exposure !== null) return failure(exposedCaFile(file, exposure));
    const pem = readTextFile(file);
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
    if (certificates.length === 0) return failure(unusableCaFile(file, 'it holds no PEM certificate'));
    for (const certificate of certificates) new X509Certificate(certificate);
    const ca = [...tls.getCACertificates('default'), ...certificates];
    return success(tls.createSecureContext({ ca }));
  } catch (error) {
    return failure(unusableCaFile(file, reasonOf(error)));
  }
}

/** Whoever can change it could vouch for a console of their own. */
function exposedCaFile(file: string, exposure: Exposure): ConsoleError {
  return new ConsoleError({
    code: 'tls-failed',
    message: say('connectionFaults:extraCaExposed.message', { file, ...exposure }),
    advice: say('connectionFaults:extraCaExposed.advice', { ...exposure }),
    reason: `another user can change ${exposure.at}`,
  });
}

function unusableCaFile(file: string, reason: string): ConsoleError {
  return new ConsoleError({
    code: 'tls-failed',
    message: say('connectionFaults:extraCa.message', { file }),
    advice: say('connectionFaults:extraCa.advice'),
    reason,
  });
}

function unusableProxy(): ConsoleError {
  return new ConsoleError({
    code: 'proxy-failed',
    message: say('connectionFaults:proxyAddress.message'),
    advice: say('connectionFaults:proxyAddress.advice'),
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
