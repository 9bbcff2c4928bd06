import { setTimeout as delay } from 'node:timers/promises';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { ConstantBackoff, handleWhenResult, type RetryPolicy, retry } from 'cockatiel';
import packageJson from '../../package.json' with { type: 'json' };
import { failure, type Result } from '../../preload/contract/result.ts';
import {
  errorOfAnswer,
  firstCharacters,
  looksLikeHtml,
  notAConsoleAdvice,
  statusOfErrorBody,
} from './answer-error.ts';
import { type ConnectionAgent, openConnectionAgent } from './connection-agents.ts';
import { isLoopbackHost } from './console-address.ts';
import { ConsoleError, cancelledError } from './console-error.ts';
import { Pacer } from './pacer.ts';
import { type RateLimit, rateLimitsFor } from './rate-limits.ts';
import { parseRetryAfter } from './retry-after.ts';
import { errorOfTransport } from './transport-error.ts';

/** One attempt at one request, as it is over. */
export interface RequestEvent {
  /** Below `/web/api/v2.1`, without the query. */
  readonly path: string;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** Size of the answer's body after decompression. */
  readonly bytes: number;
  /** True when this attempt follows a failed one. */
  readonly retried: boolean;
  readonly durationMs: number;
}

export interface RetryOptions {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  readonly baseDelayMs: number;
  readonly longestDelayMs: number;
  /** A number from 0 to 1, by which each delay is lengthened by up to a quarter. */
  readonly jitter: () => number;
  /** Waits, and rejects as soon as the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface TransportOptions {
  /** Scheme, host and port, as `parseConsoleAddress` gives them. */
  readonly origin: string;
  readonly token: string;
  /** Null or left out: the proxy of the system variables. Empty: none. */
  readonly proxyUrl?: string | null;
  readonly extraCaFile?: string | null;
  readonly timeouts?: { readonly connectMs?: number; readonly readMs?: number };
  readonly retry?: Partial<RetryOptions>;
  /** In place of the vendor's limits. */
  readonly pacing?: readonly RateLimit[];
  readonly onRequest?: (event: RequestEvent) => void;
}

export interface ConsoleRequest {
  /** Below `/web/api/v2.1`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Makes the request a POST. */
  readonly body?: unknown;
  /** Set for the one call that has to work before there is any trust in the token. */
  readonly withoutToken?: boolean;
}

/** The JSON object of a successful answer. */
export interface ConsoleAnswer {
  readonly json: Readonly<Record<string, unknown>>;
  readonly bytes: number;
  /** The console's clock when it answered, as epoch milliseconds. */
  readonly consoleTime: number | null;
}

type Attempt =
  | { readonly ok: true; readonly value: ConsoleAnswer }
  | {
      readonly ok: false;
      readonly error: ConsoleError;
      readonly retry: boolean;
      readonly retryAfterMs: number | null;
    };

const apiRoot = '/web/api/v2.1';
const largestBody = 256 * 1024 * 1024;
const defaultRetry: RetryOptions = {
  attempts: 5,
  baseDelayMs: 2000,
  longestDelayMs: 30_000,
  jitter: Math.random,
  wait: (ms, signal) => delay(ms, undefined, { signal }),
};
const retriedStatuses = new Set([408, 429, 500, 502, 503, 504]);

/** Sends requests to one console: connection, time limits, pace, retries, and what each failure means. */
export class ConsoleTransport {
  readonly host: string;
  #lastConsoleTime: number | null = null;
  readonly #options: TransportOptions;
  readonly #retry: RetryOptions;
  readonly #policy: RetryPolicy;
  readonly #pacer: Pacer;
  readonly #agent: Result<ConnectionAgent, ConsoleError>;
  readonly #http: AxiosInstance;

  constructor(options: TransportOptions) {
    const url = new URL(options.origin);
    this.host = url.host;
    this.#options = options;
    this.#retry = { ...defaultRetry, ...options.retry };
    // The pause is made inside the next attempt, where a cancelled request can leave it at once.
    this.#policy = retry(
      handleWhenResult((attempt) => isRetryable(attempt)),
      { maxAttempts: this.#retry.attempts - 1, backoff: new ConstantBackoff(0) },
    );
    this.#pacer = new Pacer(options.pacing ?? rateLimitsFor(isLoopbackHost(url.hostname)));
    this.#agent = openConnectionAgent({
      origin: url.origin,
      proxyUrl: options.proxyUrl ?? null,
      extraCaFile: options.extraCaFile ?? null,
      connectTimeoutMs: options.timeouts?.connectMs ?? 15_000,
    });
    const agent = this.#agent.ok ? this.#agent.value : undefined;
    this.#http = axios.create({
      adapter: 'http',
      baseURL: `${url.origin}${apiRoot}`,
      allowAbsoluteUrls: false,
      httpAgent: agent,
      httpsAgent: agent,
      proxy: false,
      maxRedirects: 0,
      timeout: options.timeouts?.readMs ?? 120_000,
      transitional: { clarifyTimeoutError: true },
      maxContentLength: largestBody,
      responseType: 'arraybuffer',
      validateStatus: () => true,
      headers: {
        Accept: 'application/json',
        'Accept-Encoding': 'gzip, deflate',
        'User-Agent': `${packageJson.name}/${packageJson.version}`,
      },
    });
  }

  /** The console's clock at its latest answer, as epoch milliseconds. */
  get lastConsoleTime(): number | null {
    return this.#lastConsoleTime;
  }

  /** Sends one request, retrying what may pass. An abort ends it at once, also while it waits. */
  async send(request: ConsoleRequest, signal: AbortSignal): Promise<Result<ConsoleAnswer, ConsoleError>> {
    if (!this.#agent.ok) return this.#agent;
    let previous: Attempt | undefined;
    try {
      return await this.#policy.execute(async ({ attempt }) => {
        if (previous !== undefined) await this.#retry.wait(this.#pauseBefore(attempt, previous), signal);
        previous = await this.#pacer.run(request.path, signal, () => this.#attempt(request, attempt, signal));
        return previous;
      }, signal);
    } catch (error) {
      // Only the pause and the queue throw, and only because nobody waits for the answer any more.
      if (signal.aborted || isAbort(error)) return failure(cancelledError());
      throw error;
    }
  }

  /** Closes the connections. Requests that still wait for their turn end as cancelled. */
  close(): void {
    this.#pacer.close();
    if (this.#agent.ok) this.#agent.value.destroy();
  }

  #pauseBefore(attempt: number, previous: Attempt): number {
    const { baseDelayMs, longestDelayMs, jitter } = this.#retry;
    const backOff = Math.min(baseDelayMs * 2 ** (attempt - 1), longestDelayMs);
    const lengthened = Math.min(backOff * (1 + jitter() / 4), longestDelayMs);
    return previous.ok ? 0 : (previous.retryAfterMs ?? lengthened);
  }

  async #attempt(request: ConsoleRequest, attempt: number, signal: AbortSignal): Promise<Attempt> {
    const started = performance.now();
    let status: number | null = null;
    let bytes = 0;
    try {
      const response = await this.#exchange(request, signal);
      status = response.status;
      bytes = response.data.byteLength;
      return this.#judge(response, request.path);
    } catch (error) {
      if (signal.aborted) return { ok: false, error: cancelledError(), retry: false, retryAfterMs: null };
      return {
        ok: false,
        ...errorOfTransport(error, this.host, this.#place(request.path)),
        retryAfterMs: null,
      };
    } finally {
      const durationMs = performance.now() - started;
      this.#options.onRequest?.({ path: request.path, status, bytes, retried: attempt > 0, durationMs });
    }
  }

  #exchange(request: ConsoleRequest, signal: AbortSignal): Promise<AxiosResponse<Buffer>> {
    const query = new URLSearchParams(request.query).toString();
    return this.#http.request<Buffer>({
      method: request.body === undefined ? 'GET' : 'POST',
      url: query === '' ? request.path : `${request.path}?${query}`,
      headers: request.withoutToken ? {} : { Authorization: `ApiToken ${this.#options.token}` },
      ...(request.body === undefined ? {} : { data: request.body }),
      signal,
    });
  }

  /** Tells the data from everything else that a web server may answer. */
  #judge(response: AxiosResponse<Buffer>, path: string): Attempt {
    const contentType = headerOf(response, 'content-type') ?? '';
    const text = response.data.toString('utf8').replace(/^\ufeff/, '');
    const answered = Date.parse(headerOf(response, 'date') ?? '');
    const consoleTime = Number.isNaN(answered) ? null : answered;
    if (consoleTime !== null) this.#lastConsoleTime = consoleTime;

    if (response.status < 200 || response.status >= 300)
      return this.#refused(response, response.status, path, text);
    if (looksLikeHtml(contentType, text)) return this.#unusable(response, 'not-a-console', path, text, false);
    const json = parseJson(text);
    if (json === undefined) {
      // A body that was cut off in the middle is worth another try; one that never was JSON is not.
      const cutOff = /json/i.test(contentType) || /^\s*[{[]/.test(text);
      return this.#unusable(response, cutOff ? 'protocol-fault' : 'not-a-console', path, text, cutOff);
    }
    if (!isRecord(json) || json['data'] === undefined || (json['data'] === null && json['errors'])) {
      const status = statusOfErrorBody(json);
      if (status !== null) return this.#refused(response, status, path, text);
      return this.#unusable(response, 'protocol-fault', path, text, false);
    }
    return { ok: true, value: { json, bytes: response.data.byteLength, consoleTime } };
  }

  #refused(response: AxiosResponse<Buffer>, status: number, path: string, text: string): Attempt {
    return {
      ok: false,
      error: errorOfAnswer({
        place: this.#place(path),
        host: this.host,
        status,
        body: this.#masked(text),
        requestId: headerOf(response, 'x-rqid'),
      }),
      retry: retriedStatuses.has(status),
      retryAfterMs: parseRetryAfter(headerOf(response, 'retry-after'), Date.now()),
    };
  }

  #unusable(
    response: AxiosResponse<Buffer>,
    code: 'not-a-console' | 'protocol-fault',
    path: string,
    text: string,
    retryIt: boolean,
  ): Attempt {
    const isConsole = code === 'protocol-fault';
    const error = new ConsoleError({
      code,
      message: isConsole
        ? `The answer of ${this.#place(path)} is not what a console answers.`
        : `${this.host} is a web server, but not a SentinelOne console.`,
      advice: isConsole
        ? 'Try again. If it stays, check for a proxy that changes answers, and report this with its log.'
        : notAConsoleAdvice,
      status: response.status,
      body: firstCharacters(this.#masked(text)),
      requestId: headerOf(response, 'x-rqid'),
    });
    return { ok: false, error, retry: retryIt, retryAfterMs: null };
  }

  #place(path: string): string {
    return `${this.host}${apiRoot}${path}`;
  }

  /** A web server may send back what it was sent, so the token is taken out before anything is kept. */
  #masked(text: string): string {
    return text
      .replaceAll(this.#options.token, '***')
      .replaceAll(encodeURIComponent(this.#options.token), '***');
  }
}

function isRetryable(attempt: unknown): boolean {
  return isRecord(attempt) && attempt['ok'] === false && attempt['retry'] === true;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || 'isTaskCancelledError' in error);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function headerOf(response: AxiosResponse, name: string): string | null {
  const value: unknown = response.headers[name];
  return typeof value === 'string' ? value : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
