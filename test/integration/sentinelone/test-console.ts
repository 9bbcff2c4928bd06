import type http from 'node:http';
import { ConsoleClient, type ConsoleClientOptions } from '../../../main/sentinelone/console-client.ts';
import type { ServerCertificate } from '../net/certificate.ts';
import { type Answerer, sendJson, TestServer } from '../net/test-server.ts';

export const testToken = 'test-token-0123456789-SECRET';

/** A server that stands for a console: what it was asked, and clients of it. */
export class TestConsole extends TestServer {
  static override async start(answer: Answerer, certificate?: ServerCertificate): Promise<TestConsole> {
    return new TestConsole(answer, certificate, '/web/api/v2.1').listen();
  }

  /** A client of this console that neither paces nor waits long between tries. */
  client(options: Partial<ConsoleClientOptions> = {}): ConsoleClient {
    const client = new ConsoleClient(this.options(options));
    this.clients.push(client);
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
