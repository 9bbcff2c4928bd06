import type { Readable } from 'node:stream';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { ConstantBackoff, handleWhenResult, type RetryPolicy, retry } from 'cockatiel';
import packageJson from '../../package.json' with { type: 'json' };
import { failure, type Result } from '../../preload/contract/result.ts';
import { SecretMask, secretMark } from '../outside/secret-mask.ts';
import { wait } from '../waiting/wait.ts';
import { consoleNotAllowed, isAllowedConsole } from './allowed-consoles.ts';
import { type AnswerLimits, failedAnswerBytes } from './answer-limits.ts';
import { type After, afterMs, type BodyPace, readBody } from './body-reading.ts';
import { type ConnectionAgent, openConnectionAgent } from './connection-agents.ts';
import { isLoopbackHost } from './console-address.ts';
import { type Attempt, type ConsoleAnswer, headerOf, readAnswer } from './console-answer.ts';
import { type ConsoleError, cancelledError } from './console-error.ts';
import { RateLimiter } from './rate-limiter.ts';
import { type RateLimit, rateLimitsFor } from './rate-limits.ts';
import { DeadlineError, errorOfTransport } from './transport-error.ts';
import type { TrustReport } from './trusted-authorities.ts';
import { unpackedBeginning, unpackedBody } from './unpacked-body.ts';

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
  readonly maxDelayMs: number;
  /** A number from 0 to 1, by which each delay is lengthened by up to a quarter. */
  readonly jitter: () => number;
  /** Waits, and rejects as soon as the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Timeouts {
  readonly connectMs?: number;
  /** The longest silence: before an answer begins, and in its middle. */
  readonly readMs?: number;
  /** For one attempt at a request, from its connection to the last byte of its answer. */
  readonly wholeMs?: number;
  readonly leastRate?: BodyPace['leastRate'];
}

export interface TransportOptions {
  /** Scheme, host and port, as `parseConsoleAddress` gives them. */
  readonly origin: string;
  readonly token: string;
  /** Null or left out: the proxy of the system variables. Empty: none. */
  readonly proxyUrl?: string | null;
  readonly extraCaFile?: string | null;
  /** Whether the authorities count that `NODE_EXTRA_CA_CERTS` names; they do not when it is left out. */
  readonly trustEnvironmentCa?: boolean | undefined;
  /** The consoles that may be reached, see `isAllowedConsole`; null or left out: any. */
  readonly allowedConsoles?: readonly string[] | null;
  readonly timeouts?: Timeouts;
  /** The timer by which the times of an answer are kept. */
  readonly after?: After;
  readonly retry?: Partial<RetryOptions>;
  /** In place of the vendor's limits. */
  readonly pacing?: readonly RateLimit[];
  readonly onRequest?: (event: RequestEvent) => void;
}

export interface ConsoleRequest {
  /** Below `/web/api/v2.1`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** How much of an answer is taken. */
  readonly limits: AnswerLimits;
  /** Makes the request a POST. */
  readonly body?: unknown;
  /** Set for the one call that has to work before there is any trust in the token. */
  readonly withoutToken?: boolean;
  /** Set when the same request was just refused, so that its attempts count as repeated. */
  readonly isRepeated?: boolean;
}

const apiRoot = '/web/api/v2.1';
const defaultReadMs = 120_000;
/** Ten minutes: a console that counts slowly takes one or two, and a full page of 4 MiB comes in five at 16 KiB/s. */
const defaultWholeMs = 600_000;
/** Slower, the smallest page would take a quarter of an hour. */
const defaultLeastRate: BodyPace['leastRate'] = { bytes: 60 * 1024, perMs: 60_000 };
const defaultRetry: RetryOptions = {
  attempts: 5,
  baseDelayMs: 2000,
  maxDelayMs: 30_000,
  jitter: Math.random,
  wait: (ms, signal) => wait(ms, undefined, { signal }),
};

/** Sends requests to one console: connection, time limits, pace, retries, and what each failure means. */
export class ConsoleTransport {
  readonly host: string;
  readonly #closing = new AbortController();
  /** Paths that were answered with data before: a refusal of one of them may be a passing fault. */
  readonly #answeredPaths = new Set<string>();
  #lastConsoleTime: number | null = null;
  readonly #options: TransportOptions;
  readonly #retry: RetryOptions;
  readonly #policy: RetryPolicy;
  readonly #rateLimiter: RateLimiter;
  readonly #agent: Result<ConnectionAgent, ConsoleError>;
  readonly #http: AxiosInstance;
  readonly #mask: SecretMask;
  readonly #after: After;

  constructor(options: TransportOptions) {
    const url = new URL(options.origin);
    this.host = url.host;
    this.#options = options;
    this.#after = options.after ?? afterMs;
    this.#mask = new SecretMask([options.token]);
    this.#retry = { ...defaultRetry, ...options.retry };
    // The pause is made inside the next attempt, where a cancelled request can leave it at once.
    this.#policy = retry(
      handleWhenResult((attempt) => isRetryable(attempt)),
      { maxAttempts: this.#retry.attempts - 1, backoff: new ConstantBackoff(0) },
    );
    this.#rateLimiter = new RateLimiter(options.pacing ?? rateLimitsFor(isLoopbackHost(url.hostname)));
    this.#agent = isAllowedConsole(url.origin, options.allowedConsoles ?? null)
      ? openConnectionAgent({
          origin: url.origin,
          proxyUrl: options.proxyUrl ?? null,
          extraCaFile: options.extraCaFile ?? null,
          trustEnvironmentCa: options.trustEnvironmentCa ?? false,
          connectTimeoutMs: options.timeouts?.connectMs ?? 15_000,
        })
      : failure(consoleNotAllowed(url.origin));
    const agent = this.#agent.ok ? this.#agent.value : undefined;
    this.#http = axios.create({
      adapter: 'http',
      baseURL: `${url.origin}${apiRoot}`,
      allowAbsoluteUrls: false,
      httpAgent: agent,
      httpsAgent: agent,
      proxy: false,
      maxRedirects: 0,
      timeout: options.timeouts?.readMs ?? defaultReadMs,
      transitional: { clarifyTimeoutError: true },
      decompress: false,
      responseType: 'stream',
      validateStatus: () => true,
      headers: {
        Accept: 'application/json',
        'Accept-Encoding': 'gzip',
        'User-Agent': `${packageJson.name}/${packageJson.version}`,
      },
    });
  }

  /** The console's clock at its latest answer, as epoch milliseconds. */
  get lastConsoleTime(): number | null {
    return this.#lastConsoleTime;
  }

  /** What the connection to the console trusts; null where it is not encrypted, or cannot be opened. */
  get trust(): TrustReport | null {
    return this.#agent.ok ? this.#agent.value.trust : null;
  }

  /**
   * Sends one request, retrying what may pass. A 403 on a path that gave data before is asked once more. An abort ends
   * it at once, also while it waits.
   */
  async send(request: ConsoleRequest, wanted: AbortSignal): Promise<Result<ConsoleAnswer, ConsoleError>> {
    if (!this.#agent.ok) return this.#agent;
    const signal = AbortSignal.any([wanted, this.#closing.signal]);
    let previous: Attempt | undefined;
    let wasForbidden = false;
    try {
      return await this.#policy.execute(async ({ attempt }) => {
        if (previous !== undefined) await this.#retry.wait(this.#pauseBefore(attempt, previous), signal);
        const made = await this.#rateLimiter.run(request.path, signal, () =>
          this.#attempt(request, attempt, signal),
        );
        if (made.ok) this.#answeredPaths.add(request.path);
        const isForbidden = !made.ok && made.error.status === 403 && this.#answeredPaths.has(request.path);
        previous = isForbidden && !wasForbidden ? { ...made, retry: true } : made;
        wasForbidden ||= isForbidden;
        return previous;
      }, signal);
    } catch (error) {
      // Only the pause and the queue throw, and only because nobody waits for the answer any more.
      if (signal.aborted || isAbort(error)) return failure(cancelledError());
      throw error;
    }
  }

  /** Closes the connections. Requests that are still on their way or wait for their turn end as cancelled. */
  close(): void {
    this.#closing.abort();
    this.#rateLimiter.close();
    if (this.#agent.ok) this.#agent.value.destroy();
  }

  /** Never shorter than the back-off, whatever the console asks for: five tries at once would end a scan in no time. */
  #pauseBefore(attempt: number, previous: Attempt): number {
    const { baseDelayMs, maxDelayMs, jitter } = this.#retry;
    const backOff = Math.min(baseDelayMs * 2 ** (attempt - 1), maxDelayMs);
    const lengthened = Math.min(backOff * (1 + jitter() / 4), maxDelayMs);
    return previous.ok ? 0 : Math.max(lengthened, previous.retryAfterMs ?? 0);
  }

  async #attempt(request: ConsoleRequest, attempt: number, signal: AbortSignal): Promise<Attempt> {
    const started = performance.now();
    const wholeMs = this.#options.timeouts?.wholeMs ?? defaultWholeMs;
    const deadline = new AbortController();
    const callOff = this.#after(wholeMs, () => deadline.abort(new DeadlineError(wholeMs)));
    let status: number | null = null;
    let bytes = 0;
    try {
      const response = await this.#exchange(request, AbortSignal.any([signal, deadline.signal]));
      status = response.status;
      bytes = response.data.byteLength;
      const origin = { host: this.host, place: this.#place(request.path), mask: this.#mask };
      const read = readAnswer(response, origin, request.limits);
      this.#lastConsoleTime = read.consoleTime ?? this.#lastConsoleTime;
      return read.attempt;
    } catch (error) {
      if (signal.aborted) return { ok: false, error: cancelledError(), retry: false, retryAfterMs: null };
      const cause = deadline.signal.aborted ? deadline.signal.reason : error;
      return {
        ok: false,
        ...errorOfTransport(cause, this.host, this.#place(request.path)),
        retryAfterMs: null,
      };
    } finally {
      callOff();
      const durationMs = performance.now() - started;
      const retried = attempt > 0 || request.isRepeated === true;
      this.#options.onRequest?.({ path: request.path, status, bytes, retried, durationMs });
    }
  }

  #place(path: string): string {
    return `${this.host}${apiRoot}${path}`;
  }

  async #exchange(request: ConsoleRequest, signal: AbortSignal): Promise<AxiosResponse<Buffer>> {
    const query = new URLSearchParams(request.query).toString();
    const response = await this.#http.request<Readable>({
      method: request.body === undefined ? 'GET' : 'POST',
      url: query === '' ? request.path : `${request.path}?${query}`,
      headers: request.withoutToken ? {} : { Authorization: `ApiToken ${this.#options.token}` },
      ...(request.body === undefined ? {} : { data: request.body }),
      signal,
    });
    const encoding = headerOf(response, 'content-encoding');
    const pace: BodyPace = {
      after: this.#after,
      silenceMs: this.#options.timeouts?.readMs ?? defaultReadMs,
      leastRate: this.#options.timeouts?.leastRate ?? defaultLeastRate,
    };
    if (response.status < 200 || response.status >= 300) {
      const beginning = await readBody(response.data, { ...pace, most: failedAnswerBytes, beyond: 'cut' });
      return { ...response, data: await unpackedBeginning(beginning, encoding) };
    }
    const { bytes: most } = request.limits;
    const body = await readBody(response.data, { ...pace, most, beyond: 'refuse' });
    return { ...response, data: this.#withoutToken(unpackedBody(body, encoding, most)) };
  }

  /** A console that writes the token into its records would have it kept in the project, and exported. */
  #withoutToken(body: Buffer): Buffer {
    const { token } = this.#options;
    if (token === '' || !body.includes(token)) return body;
    return Buffer.from(body.toString('latin1').replaceAll(token, secretMark), 'latin1');
  }
}

function isRetryable(attempt: unknown): boolean {
  return typeof attempt === 'object' && attempt !== null && 'retry' in attempt && attempt.retry === true;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || 'isTaskCancelledError' in error);
}
