import type { Result } from '../../preload/contract/result.ts';
import { isAllowedOrigin, isLoopbackHost } from '../net/allowed-origins.ts';
import { HttpClient, type HttpClientOptions } from '../net/http-client.ts';
import type { HttpRequest } from '../net/http-request.ts';
import type { RateLimit } from '../net/rate-limiter.ts';
import type { TrustReport } from '../net/trusted-authorities.ts';
import type { AnswerLimits } from './answer-limits.ts';
import { type Attempt, type ConsoleAnswer, readAnswer } from './console-answer.ts';
import { type ConsoleError, consoleErrorOf, consoleNotAllowed } from './console-error.ts';
import { rateLimitsFor } from './rate-limits.ts';

export interface TransportOptions
  extends Pick<
    HttpClientOptions<ConsoleError>,
    | 'origin'
    | 'proxyUrl'
    | 'extraCaFile'
    | 'trustEnvironmentCa'
    | 'timeouts'
    | 'after'
    | 'retry'
    | 'onRequest'
    | 'onRetry'
  > {
  readonly token: string;
  /** The consoles that may be reached, see `isAllowedOrigin`; null or left out: any. */
  readonly allowedConsoles?: readonly string[] | null;
  /** In place of the vendor's limits. */
  readonly pacing?: readonly RateLimit[];
}

export interface ConsoleRequest extends Pick<HttpRequest, 'query' | 'isRepeated'> {
  /** Below `/web/api/v2.1`. */
  readonly path: string;
  /** How much of an answer is taken. */
  readonly limits: AnswerLimits;
  /** Makes the request a POST. */
  readonly body?: unknown;
  /** Set for the one call that has to work before there is any trust in the token. */
  readonly withoutToken?: boolean;
}

const apiRoot = '/web/api/v2.1';

/** Sends requests to one console, by the vendor's rates, and says what the answers mean. */
export class ConsoleTransport {
  readonly #http: HttpClient<ConsoleError>;
  /** Paths that were answered with data before: a refusal of one of them may be a passing fault. */
  readonly #answeredPaths = new Set<string>();
  #lastConsoleTime: number | null = null;

  constructor({ token, allowedConsoles = null, pacing, ...options }: TransportOptions) {
    const { origin, host, hostname } = new URL(options.origin);
    this.#http = new HttpClient({
      ...options,
      basePath: apiRoot,
      headers: { Accept: 'application/json' },
      credentials: () => ({ headers: { Authorization: `ApiToken ${token}` }, secret: token }),
      refusal: isAllowedOrigin(origin, allowedConsoles) ? null : consoleNotAllowed(host),
      rateLimits: pacing ?? rateLimitsFor(isLoopbackHost(hostname)),
      errorOf: consoleErrorOf,
    });
  }

  get host(): string {
    return this.#http.host;
  }

  /** The console's clock at its latest answer, as epoch milliseconds. */
  get lastConsoleTime(): number | null {
    return this.#lastConsoleTime;
  }

  /** What the connection to the console trusts; null where it is not encrypted, or cannot be opened. */
  get trust(): TrustReport | null {
    return this.#http.trust;
  }

  /**
   * Sends one request, retrying what may pass. A 403 on a path that gave data before is asked once more. An abort ends
   * it at once, also while it waits.
   */
  async send(
    { body, limits, withoutToken = false, ...request }: ConsoleRequest,
    wanted: AbortSignal,
  ): Promise<Result<ConsoleAnswer, ConsoleError>> {
    const { path } = request;
    const origin = { host: this.host, place: `${this.host}${apiRoot}${path}` };
    let wasForbidden = false;
    const askedOnceMore = (attempt: Attempt): Attempt => {
      const isForbidden = !attempt.ok && attempt.error.status === 403 && this.#answeredPaths.has(path);
      const isFirst = isForbidden && !wasForbidden;
      wasForbidden ||= isForbidden;
      return isFirst ? { ...attempt, retry: true } : attempt;
    };
    // Nothing that is asked of a console changes anything there.
    const post = { method: 'POST', body, repeatable: true } as const;
    return this.#http.send(
      {
        ...request,
        ...(body === undefined ? {} : post),
        maxBytes: limits.bytes,
        withoutCredentials: withoutToken,
      },
      (response) => {
        const { attempt, consoleTime } = readAnswer(response, origin, limits);
        this.#lastConsoleTime = consoleTime ?? this.#lastConsoleTime;
        if (attempt.ok) this.#answeredPaths.add(path);
        return askedOnceMore(attempt);
      },
      wanted,
    );
  }

  /** Closes the connections. Requests that are still on their way or wait for their turn end as cancelled. */
  close(): void {
    this.#http.close();
  }
}
