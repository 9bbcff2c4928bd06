import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { HttpClient, type HttpClientOptions } from '../../../main/net/http-client.ts';
import type { HttpResponse, Outcome } from '../../../main/net/http-request.ts';
import { NetError } from '../../../main/net/net-error.ts';
import type { Result } from '../../../preload/contract/result.ts';
import { phrase } from '../../../preload/words/phrase.ts';
import type { ServerCertificate } from './certificate.ts';

export interface ReceivedRequest {
  readonly method: string;
  /** Below the server's base path. */
  readonly path: string;
  /** The query as it came over the wire, still encoded. */
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export type Answerer = (
  request: ReceivedRequest,
  response: http.ServerResponse,
  /** How many requests there were before this one. */
  index: number,
) => void;

/** A real HTTP or HTTPS server on loopback whose answers a test writes, with all that it was asked. */
export class TestServer {
  readonly received: ReceivedRequest[] = [];
  readonly #server: http.Server | https.Server;
  readonly #scheme: 'http' | 'https';
  /** What is closed with the server. */
  protected readonly clients: { close(): void }[] = [];

  protected constructor(answer: Answerer, certificate?: ServerCertificate, basePath = '') {
    const listener: http.RequestListener = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const url = new URL(request.url ?? '/', 'http://server.test');
        const received: ReceivedRequest = {
          method: request.method ?? '',
          path: url.pathname.replace(basePath, ''),
          rawQuery: url.search,
          query: url.searchParams,
          headers: request.headers,
          body: Buffer.concat(chunks).toString(),
        };
        this.received.push(received);
        answer(received, response, this.received.length - 1);
      });
    };
    this.#scheme = certificate === undefined ? 'http' : 'https';
    this.#server =
      certificate === undefined ? http.createServer(listener) : https.createServer(certificate, listener);
  }

  static async start(answer: Answerer, certificate?: ServerCertificate): Promise<TestServer> {
    return new TestServer(answer, certificate).listen();
  }

  protected async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  /** A client of this server that does not wait long between tries. */
  asker(options: Partial<HttpClientOptions<NetError>> = {}): Asker {
    const asker = new Asker({ origin: this.origin, ...options });
    this.clients.push(asker);
    return asker;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.clients) client.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** A client that takes every answer of status 200 for its text, and tries 503 again. */
export class Asker extends HttpClient<NetError> {
  constructor(options: Omit<HttpClientOptions<NetError>, 'errorOf'>) {
    super({
      ...options,
      errorOf: (error) => error,
      retry: { baseDelayMs: 1, maxDelayMs: 5, jitter: () => 0, ...options.retry },
    });
  }

  async text(
    request: Partial<Parameters<HttpClient<NetError>['send']>[0]> = {},
    signal = new AbortController().signal,
  ): Promise<Result<string, NetError>> {
    return this.send({ path: '/list', maxBytes: 1024 * 1024, ...request }, textOf, signal);
  }
}

function textOf({ status, body }: HttpResponse): Outcome<string, NetError> {
  if (status === 200) return { ok: true, value: body.toString() };
  const error = new NetError(
    'protocol-fault',
    phrase('networkMessages:failed.notHttp', { place: `status ${status}: ${body}` }),
    [],
  );
  return { ok: false, error, retry: status === 503, retryAfterMs: null };
}

/** Answers with JSON. */
export function sendJson(
  response: http.ServerResponse,
  body: unknown,
  status = 200,
  headers: http.OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** The error of a result that has to be one. */
export function errorIn<E>(result: { readonly ok: true } | { readonly ok: false; readonly error: E }): E {
  if (result.ok) throw new Error('expected a failure, got a value');
  return result.error;
}

/** The value of a result that has to have one. */
export function valueIn<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Error },
): T {
  if (!result.ok) throw result.error;
  return result.value;
}
