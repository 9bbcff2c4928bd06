import { phrase } from '../../preload/words/phrase.ts';
import type { HttpResponse, Outcome } from '../net/http-request.ts';
import { shapeViolation } from '../net/json-shape.ts';
import { parseRetryAfter } from '../net/retry-after.ts';
import { isJsonObject } from '../outside/json-object.ts';
import type { SecretMask } from '../outside/secret-mask.ts';
import { timeOrNull } from '../outside/time.ts';
import {
  errorOfAnswer,
  errorWords,
  factsOf,
  looksLikeHtml,
  noContent,
  notAConsoleAdvice,
  reportedErrors,
  reportsErrors,
  statusOfErrorBody,
} from './answer-error.ts';
import type { AnswerLimits } from './answer-limits.ts';
import { type OpenedBody, openBody } from './body-parsing.ts';
import { ConsoleError } from './console-error.ts';

/** A successful answer. */
export interface ConsoleAnswer {
  /** Its JSON object; without its `data` where that is a long list, see {@link openBody}. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly records: OpenedBody['records'];
  readonly source: OpenedBody['source'];
  /** Takes the token out of what is kept of the answer. */
  readonly mask: SecretMask;
  /** Size of the body after decompression. */
  readonly bytes: number;
  /** The console's clock when it answered, as epoch milliseconds. */
  readonly consoleTime: number | null;
}

/** How one attempt at a request ended. */
export type Attempt = Outcome<ConsoleAnswer, ConsoleError>;

/** Whose answer it is. */
export interface AnswerOrigin {
  readonly host: string;
  /** `host/path`, without the query. */
  readonly place: string;
}

/**
 * Request timeout, too early, too many requests, and the server faults that pass by themselves; 520 to 527 are those of
 * Cloudflare, which stands before many a host.
 */
const retriedStatuses = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527]);
/** Accepted, no content, reset content, partial content: a success without the data that was asked for. */
const dataless = new Set([202, 204, 205, 206]);

/** Tells the data from everything else that a web server may answer. */
export function readAnswer(
  response: HttpResponse,
  origin: AnswerOrigin,
  limits: AnswerLimits,
): { readonly attempt: Attempt; readonly consoleTime: number | null } {
  const consoleTime = timeOrNull(response.header('date'));
  const isSuccess = response.status >= 200 && response.status < 300;
  const fault = isSuccess ? shapeViolation(response.body, limits) : null;
  if (fault !== null) {
    const place = origin.place;
    const message = phrase(
      fault === 'too-deep' ? 'connectionMessages:tooDeep' : 'connectionMessages:tooManyValues',
      { place },
    );
    const advice = phrase('connectionMessages:transportAdvice');
    const error = new ConsoleError({ code: 'protocol-fault', message, advice, status: response.status });
    return { attempt: { ok: false, error, retry: false, retryAfterMs: null }, consoleTime };
  }
  const { json, records, source } = openBody(isSuccess ? response.body : unopened);
  const hasData =
    isJsonObject(json) && (records !== null || (json['data'] !== undefined && !saysNothing(json)));
  if (hasData && !dataless.has(response.status) && !reportsErrors(json)) {
    const { mask } = response;
    const value = { json, records, source, mask, bytes: response.body.byteLength, consoleTime };
    return { attempt: { ok: true, value }, consoleTime };
  }
  return { attempt: readFailure(response, json, origin, consoleTime ?? Date.now()), consoleTime };
}

const unopened = Buffer.alloc(0);

function readFailure(
  response: HttpResponse,
  json: unknown,
  origin: AnswerOrigin,
  answeredAt: number,
): Attempt {
  const isSuccess = response.status >= 200 && response.status < 300;
  // A failed answer is read to its first KiB only.
  const text = response.body.toString('utf8', 0, beginningBytes).replace(/^\ufeff/, '');
  const body = isSuccess ? json : jsonOf(text);
  const status = isSuccess ? statusOfErrorBody(json) : response.status;
  const words = errorWords(body, response.mask);
  const requestId = requestIdOf(response);
  const refused = { place: origin.place, host: origin.host, status: response.status, words, requestId };
  const retryAfterMs = parseRetryAfter(response.header('retry-after'), answeredAt);
  if (status !== null) {
    const error = errorOfAnswer({ ...refused, status });
    return { ok: false, error, retry: retriedStatuses.has(status), retryAfterMs };
  }
  if (isJsonObject(json) && reportsErrors(json)) {
    return { ok: false, error: reportedErrors(refused), retry: false, retryAfterMs: null };
  }
  if (dataless.has(response.status) || text.trim() === '' || saysNothing(json)) {
    return { ok: false, error: noContent(refused), retry: true, retryAfterMs };
  }
  const contentType = response.header('content-type') ?? '';
  const facts = factsOf(refused);
  // A body that was cut off in the middle is worth another try; one that never was JSON is not.
  const cutOff = json === undefined && (/json/i.test(contentType) || /^\s*[{[]/.test(text));
  if (looksLikeHtml(contentType, text) || (json === undefined && !cutOff)) {
    const message = phrase('answerMessages:webServer', { host: origin.host });
    const error = new ConsoleError({ code: 'not-a-console', message, advice: notAConsoleAdvice, ...facts });
    return { ok: false, error, retry: false, retryAfterMs: null };
  }
  const error = new ConsoleError({
    code: 'protocol-fault',
    message: phrase('answerMessages:notAnAnswer.message', { place: origin.place }),
    advice: phrase('answerMessages:notAnAnswer.advice'),
    ...facts,
  });
  return { ok: false, error, retry: cutOff, retryAfterMs: null };
}

/** Of a body that is no answer, what is looked at. */
const beginningBytes = 8 * 1024;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The console's number of the request, by which its support finds it; null where it is none or holds a secret. */
function requestIdOf({ header, mask }: HttpResponse): string | null {
  const id = header('x-rqid');
  return id !== null && /^[\w.:-]{1,100}$/.test(id) && mask.mask(id) === id ? id : null;
}

/** JSON in which nothing stands: `null`, `{}`, or `data` that is null and nothing beside it. Gateways send it in passing. */
function saysNothing(json: unknown): boolean {
  if (json === null) return true;
  return (
    isJsonObject(json) && Object.entries(json).every(([name, value]) => name === 'data' && value === null)
  );
}
