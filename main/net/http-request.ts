import type { SecretMask } from '../outside/secret-mask.ts';

export interface HttpRequest {
  /** GET where it is left out. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the client's base path. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a `FormData` as multipart, bytes as they are. */
  readonly body?: unknown;
  /** How large an answer may be, unpacked. */
  readonly maxBytes: number;
  readonly withoutCredentials?: boolean;
  /** Whether it does no harm when it arrives twice; taken for granted but for POST. One that would is tried once. */
  readonly repeatable?: boolean;
  /** Set when the same request was just refused, so that its attempts count as repeated. */
  readonly isRepeated?: boolean;
}

/** An answer, whatever it says. Of one that is no success only the beginning of the body is read. */
export interface HttpResponse {
  readonly status: number;
  /** A header by its name in lower case; null when it is not there. */
  readonly header: (name: string) => string | null;
  /** Unpacked, and without the secret. */
  readonly body: Buffer;
  /** Takes the secret out of what is quoted of the answer. */
  readonly mask: SecretMask;
}

/** How one attempt at a request ended. */
export type Outcome<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly error: Failure;
      /** Whether asking again may help. */
      readonly retry: boolean;
      /** How long the other side asks to wait before that. */
      readonly retryAfterMs: number | null;
    };

/** What proves to the other side who asks. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  /** What of them is secret: it is taken out of every answer and every error. */
  readonly secret: string;
}

/** A pause before a request is tried again. */
export interface RetryEvent<Failure> {
  /** Why the last try gave nothing. */
  readonly error: Failure;
  /** Which try comes next; the first one is 1. */
  readonly attempt: number;
  /** How many tries there are in all. */
  readonly attempts: number;
  readonly waitMs: number;
}

/** One attempt at one request, as it is over. */
export interface RequestEvent {
  /** Below the client's base path, without the query. */
  readonly path: string;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** Size of the answer's body after decompression. */
  readonly bytes: number;
  /** True when this attempt follows a failed one. */
  readonly retried: boolean;
  readonly durationMs: number;
}
