import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wait } from '../waiting/wait.ts';
import type { Answer } from './answers.ts';
import { authenticationFailed, dataAnswer, encodeAnswer, RequestRejected, textAnswer } from './answers.ts';
import type { ConsoleState, Licence } from './console-calls.ts';
import { consoleCalls } from './console-calls.ts';
import { Cursors } from './cursors.ts';
import type { TokenGrant } from './tokens.ts';
import type { World } from './world.ts';

/** A request as the console and its interceptors see it. */
export interface ConsoleRequest {
  readonly method: string;
  /** False for anything but `/web/api/v2.1/...`: there a console shows its web pages. */
  readonly isApi: boolean;
  /** The path, for the API that behind `/web/api/v2.1`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string | null;
  readonly body: unknown;
  readonly acceptsGzip: boolean;
}

/**
 * Stands between the console and the wire. It may pass the console's own answer on, change or replace it, or write
 * to the response itself and give null.
 */
export type Intercept = (
  request: ConsoleRequest,
  answer: () => Answer,
  response: ServerResponse,
) => Promise<Answer | null> | Answer | null;

export interface ConsoleOptions {
  readonly world: World;
  readonly licence: Licence;
  readonly tokens: readonly TokenGrant[];
  /** Default: any free port. */
  readonly port?: number;
  /** How long each answer takes at least. */
  readonly latencyMs?: number;
  /** How long a cursor can be used, by `clock`. Default 30 minutes. */
  readonly cursorLifetimeMs?: number;
  /** Real time in milliseconds, by which cursors grow old. */
  readonly clock?: () => number;
  readonly intercept?: Intercept;
}

/** A console that is listening, with the handles to change it. */
export interface RunningConsole {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** How often each path has been asked for. */
  requests(): Readonly<Record<string, number>>;
  setLicence(licence: Licence): void;
  grant(grant: TokenGrant): void;
  revoke(token: string): void;
  /** Makes all cursors given out so far invalid. */
  expireCursors(): void;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

const apiRoot = '/web/api/v2.1';
const loginPage =
  '<!DOCTYPE html><html><head><title>SentinelOne</title></head><body><div id="app"></div></body></html>\n';
const maxBodyBytes = 65_536;

/** Starts a SentinelOne console on this machine only (127.0.0.1). */
export async function startConsole(options: ConsoleOptions): Promise<RunningConsole> {
  const tokens = new Map(options.tokens.map((grant) => [grant.token, grant]));
  const cursors = new Cursors(options.cursorLifetimeMs ?? 30 * 60_000, options.clock ?? Date.now);
  const counts = new Map<string, number>();
  const { world } = options;
  let licence = options.licence;
  const state: ConsoleState = {
    world,
    cursors,
    get licence() {
      return licence;
    },
    findToken: (token) => tokens.get(token) ?? null,
  };

  const respond = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming);
    counts.set(request.path, (counts.get(request.path) ?? 0) + 1);
    if (options.latencyMs) await wait(options.latencyMs);
    const answer = (): Answer => answerTo(request, state);
    const chosen = options.intercept ? await options.intercept(request, answer, response) : answer();
    if (chosen) await sendAnswer(response, request, chosen);
  };

  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, response) => {
    response.setHeader('Server', 'nginx');
    response.setHeader('Date', new Date(world.now()).toUTCString());
    response.setHeader('X-RQID', randomUUID());
    response.setHeader('Cache-Control', 'no-store');
    // Only a mistake in the console itself, or a client that went away in the middle, ends up here.
    respond(incoming, response).catch(() => {
      if (response.headersSent) response.destroy();
      else
        response
          .writeHead(500, { 'Content-Type': 'text/plain' })
          .end('Server could not process the request.');
    });
  });
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => Object.fromEntries(counts),
    setLicence: (next) => {
      licence = next;
    },
    grant: (grant) => {
      tokens.set(grant.token, grant);
    },
    revoke: (token) => {
      tokens.delete(token);
    },
    expireCursors: () => cursors.expireAll(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Puts an answer on the wire. */
export async function sendAnswer(
  response: ServerResponse,
  request: ConsoleRequest,
  answer: Answer,
): Promise<void> {
  const { status, headers, payload } = await encodeAnswer(answer, request.acceptsGzip);
  response.writeHead(status, headers);
  response.end(payload);
}

function answerTo(request: ConsoleRequest, state: ConsoleState): Answer {
  if (!request.isApi) return textAnswer(200, 'text/html; charset=utf-8', loginPage);
  try {
    return routed(request, state);
  } catch (error) {
    if (error instanceof RequestRejected) return error.answer;
    throw error;
  }
}

function routed(request: ConsoleRequest, state: ConsoleState): Answer {
  const route = `${request.method} ${request.path}`;
  if (route === 'GET /system/status') return dataAnswer({ health: 'ok' });
  const call = consoleCalls[route];
  if (!call) return textAnswer(404, 'text/plain; charset=utf-8', '404 page not found\n');
  const grant = request.token === null ? null : state.findToken(request.token);
  if (!grant || grant.expiresAt <= state.world.now()) throw authenticationFailed();
  return call({ state, grant, path: request.path, query: request.query, body: request.body });
}

async function readRequest(incoming: IncomingMessage): Promise<ConsoleRequest> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const isApi = url.pathname.startsWith(`${apiRoot}/`);
  const authorization = /^ApiToken (\S+)$/.exec(incoming.headers.authorization ?? '');
  return {
    method: incoming.method ?? 'GET',
    isApi,
    path: isApi ? url.pathname.slice(apiRoot.length) : url.pathname,
    query: url.searchParams,
    token: authorization?.[1] ?? null,
    body: await readBody(incoming),
    acceptsGzip: /\bgzip\b/.test(String(incoming.headers['accept-encoding'] ?? '')),
  };
}

/** The JSON body, or null when there is none that can be read. */
async function readBody(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += (chunk as Buffer).length;
    if (size <= maxBodyBytes) chunks.push(chunk as Buffer);
  }
  if (size === 0 || size > maxBodyBytes) return null;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
