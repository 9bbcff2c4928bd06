import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { ConsoleClient, type ConsoleClientOptions } from '../../../main/sentinelone/console-client.ts';
import type { ServerCertificate } from './certificate.ts';

export const testToken = 'test-token-0123456789-SECRET';

export interface ReceivedRequest {
  readonly method: string;
  /** Below `/web/api/v2.1`. */
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
export class TestConsole {
  readonly received: ReceivedRequest[] = [];
  readonly #server: http.Server | https.Server;
  readonly #clients: ConsoleClient[] = [];
  readonly #scheme: 'http' | 'https';

  private constructor(answer: Answerer, certificate: ServerCertificate | undefined) {
    const listener: http.RequestListener = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const url = new URL(request.url ?? '/', 'http://console.test');
        const received: ReceivedRequest = {
          method: request.method ?? '',
          path: url.pathname.replace('/web/api/v2.1', ''),
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

  static async start(answer: Answerer, certificate?: ServerCertificate): Promise<TestConsole> {
    const console = new TestConsole(answer, certificate);
    console.#server.listen(0, '127.0.0.1');
    await once(console.#server, 'listening');
    return console;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  /** A client of this console that neither paces nor waits long between tries. */
  client(options: Partial<ConsoleClientOptions> = {}): ConsoleClient {
    const client = new ConsoleClient(this.options(options));
    this.#clients.push(client);
    return client;
  }

  options(options: Partial<ConsoleClientOptions> = {}): ConsoleClientOptions {
    return {
      origin: this.origin,
      token: testToken,
      pacing: [],
      ...options,
      retry: { baseDelayMs: 1, maxDelayMs: 5, jitter: () => 0, ...options.retry },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#clients) client.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
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

/** Answers with an error body as the API writes it. */
export function sendError(
  response: http.ServerResponse,
  status: number,
  title: string,
  detail: string | null = null,
): void {
  sendJson(response, { errors: [{ code: status * 10_000 + 10, detail, title }] }, status, {
    'X-RQID': 'rq-1',
  });
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
