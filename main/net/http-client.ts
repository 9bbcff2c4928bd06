import type { Readable } from 'node:stream';
import axios, { type AxiosInstance } from 'axios';
import { ConstantBackoff, handleWhenResult, type RetryPolicy, retry } from 'cockatiel';
import packageJson from '../../package.json' with { type: 'json' };
import { failure, type Result } from '../../preload/contract/result.ts';
import { SecretMask, secretMark } from '../outside/secret-mask.ts';
import { wait } from '../waiting/wait.ts';
import { type After, afterMs, type BodyPace, readBody } from './body-reading.ts';
import { type ConnectionAgent, openConnectionAgent } from './connection-agents.ts';
import type {
  Credentials,
  HttpRequest,
  HttpResponse,
  Outcome,
  RequestEvent,
  RetryEvent,
} from './http-request.ts';
import { cancelledRequest, DeadlineError, errorOfTransport, type NetError } from './net-error.ts';
import { type RateLimit, RateLimiter } from './rate-limiter.ts';
import type { TrustReport } from './trusted-authorities.ts';
import { maxFailedBytes, unpackedBeginning, unpackedBody } from './unpacked-body.ts';

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
  readonly minRate?: BodyPace['minRate'];
}

export interface HttpClientOptions<Failure> {
  /** Scheme, host and port. Nothing else is ever asked, and redirects are not followed. */
  readonly origin: string;
  /** What every path begins with; left out: nothing. */
  readonly basePath?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Asked before each attempt, so that a secret may be renewed. */
  readonly credentials?: () => Credentials;
  /** How what fails below the meaning of an answer is said to who asks. */
  readonly errorOf: (error: NetError) => Failure;
  /** Null or left out: the proxy of the system variables. Empty: none. */
  readonly proxyUrl?: string | null;
  readonly extraCaFile?: string | null;
  /** Whether the authorities count that `NODE_EXTRA_CA_CERTS` names; they do not when it is left out. */
  readonly trustEnvironmentCa?: boolean | undefined;
  /** Why nothing may be sent there, such as a policy (see `isAllowedOrigin`): every request then fails with it. */
  readonly refusal?: Failure | null;
  readonly timeouts?: Timeouts;
  /** The timer by which the times of an answer are kept. */
  readonly after?: After;
  readonly retry?: Partial<RetryOptions>;
  /** How fast paths may be asked; the first that covers a path applies. */
  readonly rateLimits?: readonly RateLimit[];
  readonly onRequest?: (event: RequestEvent) => void;
  /** Called when a pause before the next try begins. */
  readonly onRetry?: (event: RetryEvent<Failure>) => void;
}

const defaultReadMs = 120_000;
/** Ten minutes: a server that counts slowly takes one or two, and 4 MiB come in five at 16 KiB/s. */
const defaultWholeMs = 600_000;
/** Slower, 1 MiB would take a quarter of an hour. */
const defaultMinRate: BodyPace['minRate'] = { bytes: 60 * 1024, perMs: 60_000 };
const defaultRetry: RetryOptions = {
  attempts: 5,
  baseDelayMs: 2000,
  maxDelayMs: 30_000,
  jitter: Math.random,
  wait: (ms, signal) => wait(ms, undefined, { signal }),
};

/** Sends requests to one origin: connection, time limits, rates, retries. What an answer means is said by who asks. */
export class HttpClient<Failure extends Error> {
  readonly host: string;
  readonly #options: HttpClientOptions<Failure>;
  readonly #closing = new AbortController();
  readonly #retry: RetryOptions;
  readonly #policy: RetryPolicy;
  readonly #rateLimiter: RateLimiter;
  readonly #agent: Result<ConnectionAgent, Failure>;
  readonly #http: AxiosInstance;
  readonly #mask = new SecretMask();
  readonly #after: After;
  #secret = '';

  constructor(options: HttpClientOptions<Failure>) {
    const url = new URL(options.origin);
    this.host = url.host;
    this.#options = options;
    this.#after = options.after ?? afterMs;
    this.#retry = { ...defaultRetry, ...options.retry };
    // The pause is made inside the next attempt, where a cancelled request can leave it at once.
    this.#policy = retry(
      handleWhenResult((outcome) => isRetryable(outcome)),
      { maxAttempts: this.#retry.attempts - 1, backoff: new ConstantBackoff(0) },
    );
    this.#rateLimiter = new RateLimiter(options.rateLimits ?? []);
    this.#agent = this.#openAgent(url.origin);
    const agent = this.#agent.ok ? this.#agent.value : undefined;
    this.#http = axios.create({
      adapter: 'http',
      baseURL: `${url.origin}${options.basePath ?? ''}`,
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
        'Accept-Encoding': 'gzip',
        'User-Agent': `${packageJson.name}/${packageJson.version}`,
        ...options.headers,
      },
    });
  }

  /** What the connection trusts; null where it is not encrypted, or cannot be opened. */
  get trust(): TrustReport | null {
    return this.#agent.ok ? this.#agent.value.trust : null;
  }

  /**
   * Sends one request, and again what may pass and may be repeated. An abort ends it at once, also while it waits.
   * @param read what an answer means; called with that of each attempt
   */
  async send<Value>(
    request: HttpRequest,
    read: (response: HttpResponse) => Outcome<Value, Failure>,
    wanted: AbortSignal,
  ): Promise<Result<Value, Failure>> {
    if (!this.#agent.ok) return this.#agent;
    const signal = AbortSignal.any([wanted, this.#closing.signal]);
    let previous: Outcome<Value, Failure> | undefined;
    try {
      return await this.#policy.execute(async ({ attempt }) => {
        if (previous !== undefined) await this.#pause(attempt, previous, signal);
        const outcome = await this.#rateLimiter.run(request.path, signal, () =>
          this.#attempt(request, read, attempt, signal),
        );
        previous = outcome.ok || isRepeatable(request) ? outcome : { ...outcome, retry: false };
        return previous;
      }, signal);
    } catch (error) {
      // Only the pause and the queue throw, and only because nobody waits for the answer any more.
      if (signal.aborted || isAbort(error)) return failure(this.#options.errorOf(cancelledRequest()));
      throw error;
    }
  }

  /** Closes the connections. Requests that are still on their way or wait for their turn end as cancelled. */
  close(): void {
    this.#closing.abort();
    this.#rateLimiter.close();
    if (this.#agent.ok) this.#agent.value.destroy();
  }

  #openAgent(origin: string): Result<ConnectionAgent, Failure> {
    const { refusal = null, proxyUrl, extraCaFile, trustEnvironmentCa, timeouts, errorOf } = this.#options;
    if (refusal !== null) return failure(refusal);
    const opened = openConnectionAgent({
      origin,
      proxyUrl: proxyUrl ?? null,
      extraCaFile: extraCaFile ?? null,
      trustEnvironmentCa: trustEnvironmentCa ?? false,
      connectTimeoutMs: timeouts?.connectMs ?? 15_000,
    });
    return opened.ok ? opened : failure(errorOf(opened.error));
  }

  async #pause(attempt: number, previous: Outcome<unknown, Failure>, signal: AbortSignal): Promise<void> {
    const waitMs = this.#pauseBefore(attempt, previous);
    if (!previous.ok) {
      const { attempts } = this.#retry;
      this.#options.onRetry?.({ error: previous.error, attempt: attempt + 1, attempts, waitMs });
    }
    await this.#retry.wait(waitMs, signal);
  }

  /** Never shorter than the back-off, whatever the other side asks for: five tries at once would be over in no time. */
  #pauseBefore(attempt: number, previous: Outcome<unknown, Failure>): number {
    const { baseDelayMs, maxDelayMs, jitter } = this.#retry;
    const backOff = Math.min(baseDelayMs * 2 ** (attempt - 1), maxDelayMs);
    const lengthened = Math.min(backOff * (1 + jitter() / 4), maxDelayMs);
    return previous.ok ? 0 : Math.max(lengthened, previous.retryAfterMs ?? 0);
  }

  async #attempt<Value>(
    request: HttpRequest,
    read: (response: HttpResponse) => Outcome<Value, Failure>,
    attempt: number,
    signal: AbortSignal,
  ): Promise<Outcome<Value, Failure>> {
    const { errorOf, onRequest, timeouts, basePath = '' } = this.#options;
    const started = performance.now();
    const wholeMs = timeouts?.wholeMs ?? defaultWholeMs;
    const deadline = new AbortController();
    const callOff = this.#after(wholeMs, () => deadline.abort(new DeadlineError(wholeMs)));
    let status: number | null = null;
    let bytes = 0;
    try {
      const response = await this.#exchange(request, AbortSignal.any([signal, deadline.signal]));
      status = response.status;
      bytes = response.body.byteLength;
      return read(response);
    } catch (cause) {
      const error = signal.aborted
        ? cancelledRequest()
        : errorOfTransport(
            deadline.signal.aborted ? deadline.signal.reason : cause,
            this.host,
            `${this.host}${basePath}${request.path}`,
            this.#mask,
          );
      return { ok: false, error: errorOf(error), retry: error.retry, retryAfterMs: null };
    } finally {
      callOff();
      const durationMs = performance.now() - started;
      const retried = attempt > 0 || request.isRepeated === true;
      onRequest?.({ path: request.path, status, bytes, retried, durationMs });
    }
  }

  async #exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    // Also where they are not sent: the secret may stand in a body.
    const credentials = this.#credentialHeaders();
    const query = new URLSearchParams(request.query).toString();
    const response = await this.#http.request<Readable>({
      method: request.method ?? 'GET',
      url: query === '' ? request.path : `${request.path}?${query}`,
      headers: { ...request.headers, ...(request.withoutCredentials ? {} : credentials) },
      ...(request.body === undefined ? {} : { data: request.body }),
      signal,
    });
    const header = (name: string): string | null => {
      const value: unknown = response.headers[name];
      return typeof value === 'string' ? value : null;
    };
    const { status, data } = response;
    const body = await this.#bodyOf(data, status, header('content-encoding'), request.maxBytes);
    return { status, header, body, mask: this.#mask };
  }

  async #bodyOf(data: Readable, status: number, encoding: string | null, maxBytes: number): Promise<Buffer> {
    const { timeouts } = this.#options;
    const pace: BodyPace = {
      after: this.#after,
      maxSilenceMs: timeouts?.readMs ?? defaultReadMs,
      minRate: timeouts?.minRate ?? defaultMinRate,
    };
    if (status < 200 || status >= 300) {
      const beginning = await readBody(data, { ...pace, maxBytes: maxFailedBytes, beyond: 'cut' });
      return unpackedBeginning(beginning, encoding);
    }
    const body = await readBody(data, { ...pace, maxBytes, beyond: 'refuse' });
    return this.#withoutSecret(unpackedBody(body, encoding, maxBytes));
  }

  #credentialHeaders(): Readonly<Record<string, string>> {
    const credentials = this.#options.credentials?.();
    if (credentials === undefined) return {};
    const { headers, secret } = credentials;
    if (secret !== this.#secret) this.#mask.add(secret);
    this.#secret = secret;
    return headers;
  }

  /** A server that writes the secret into its answers would have it kept, and exported. */
  #withoutSecret(body: Buffer): Buffer {
    if (this.#secret === '' || !body.includes(this.#secret)) return body;
    return Buffer.from(body.toString('latin1').replaceAll(this.#secret, secretMark), 'latin1');
  }
}

function isRepeatable({ method = 'GET', repeatable = method !== 'POST' }: HttpRequest): boolean {
  return repeatable;
}

function isRetryable(outcome: unknown): boolean {
  return typeof outcome === 'object' && outcome !== null && 'retry' in outcome && outcome.retry === true;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || 'isTaskCancelledError' in error);
}
