import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { phrase } from '../../preload/words/phrase.ts';
import { isLoopbackHost } from './allowed-origins.ts';
import { NetError } from './net-error.ts';
import { openTunnel, ProxyError } from './proxy-tunnel.ts';
import { systemProxy } from './system-proxy.ts';
import {
  type Trust,
  type TrustReport,
  type TrustSettings,
  trustedAuthorities,
} from './trusted-authorities.ts';

export interface ConnectionOptions extends TrustSettings {
  readonly origin: string;
  /** Null takes the proxy of the system variables (`HTTPS_PROXY`, `NO_PROXY` ...); empty means none. */
  readonly proxyUrl: string | null;
  readonly connectTimeoutMs: number;
}

/** The keep-alive connection pool to one origin: direct, or through a proxy. */
export interface ConnectionAgent extends http.Agent {
  /** What its encrypted connections trust; null where they are not encrypted. */
  readonly trust: TrustReport | null;
}

/** The connection was not there (TCP and TLS together) when its time was over. */
export class ConnectTimeoutError extends Error {
  readonly code = 'CONNECT_TIMEOUT';
}

/** Said in so many words: otherwise the variable NODE_TLS_REJECT_UNAUTHORIZED could turn the verification off. */
const verified = { rejectUnauthorized: true } as const;

/**
 * Opens the connection pool for an origin. The loopback interface is never reached through a proxy.
 * TLS is always verified, against what {@link trustedAuthorities} puts together.
 */
export function openConnectionAgent(options: ConnectionOptions): Result<ConnectionAgent, NetError> {
  const url = new URL(options.origin);
  const loopback = isLoopbackHost(url.hostname);
  if (url.protocol === 'http:') {
    if (!loopback) throw new TypeError('plain http:// is only for the loopback interface');
    return success(new LoopbackAgent(options.connectTimeoutMs));
  }

  const trust = trustedAuthorities(options);
  if (!trust.ok) return trust;
  const proxyUrl = loopback ? '' : (options.proxyUrl ?? systemProxy(options.origin));
  if (proxyUrl === '') return success(new DirectAgent(options.connectTimeoutMs, trust.value));
  if (!URL.canParse(proxyUrl) || !/^https?:$/.test(new URL(proxyUrl).protocol)) {
    return failure(unusableProxy());
  }
  return success(new TunnelAgent(new URL(proxyUrl), options.connectTimeoutMs, trust.value));
}

class LoopbackAgent extends http.Agent implements ConnectionAgent {
  readonly trust = null;
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

class DirectAgent extends https.Agent implements ConnectionAgent {
  readonly connectTimeoutMs: number;
  readonly #trust: Trust;
  #authority: TrustReport['authority'] = null;

  constructor(connectTimeoutMs: number, trust: Trust) {
    super({ ...verified, keepAlive: true, secureContext: trust.context });
    this.connectTimeoutMs = connectTimeoutMs;
    this.#trust = trust;
  }

  get trust(): TrustReport {
    return { sources: this.#trust.sources, authority: this.#authority };
  }

  override createConnection(
    ...args: Parameters<https.Agent['createConnection']>
  ): ReturnType<https.Agent['createConnection']> {
    const socket = super.createConnection(...args);
    socket?.once('secureConnect', () => this.#note(socket as TLSSocket));
    return endIfNotReady(socket, 'secureConnect', this.connectTimeoutMs);
  }

  /** Who vouched for the other side. A connection that goes on from another one has no certificates of its own. */
  #note(socket: TLSSocket): void {
    this.#authority ??= this.#trust.vouchingFor(socket.getPeerCertificate(true));
  }
}

/** Reaches the other side through a proxy's CONNECT, so that TLS stays between it and this machine. */
class TunnelAgent extends DirectAgent {
  readonly #proxy: URL;
  readonly #proxyTrust: Trust;

  constructor(proxy: URL, connectTimeoutMs: number, trust: Trust) {
    super(connectTimeoutMs, trust);
    this.#proxy = proxy;
    this.#proxyTrust = trust;
  }

  override createConnection(
    ...[options, connected]: Parameters<https.Agent['createConnection']>
  ): ReturnType<https.Agent['createConnection']> {
    const target = { host: String(options.host ?? ''), port: Number(options.port ?? 443) };
    const { context } = this.#proxyTrust;
    openTunnel(this.#proxy, target, { context, timeoutMs: this.connectTimeoutMs }).then(
      (tunnel) => {
        // It is `tls.connect` that takes the socket.
        const through: https.RequestOptions & { readonly socket: Duplex } = { ...options, socket: tunnel };
        const socket = super.createConnection(through);
        if (socket) connected?.(null, socket);
      },
      (error: unknown) =>
        connected?.(error instanceof Error ? error : new ProxyError(String(error)), undefined as never),
    );
    return null;
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

function unusableProxy(): NetError {
  return new NetError(
    'proxy-failed',
    phrase('networkMessages:proxyAddress.message'),
    phrase('networkMessages:proxyAddress.advice'),
  );
}
