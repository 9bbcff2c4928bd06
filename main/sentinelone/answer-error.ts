import { z } from 'zod';
import type { ConsoleErrorCode } from '../../preload/contract/error-codes.ts';
import { type Phrase, phrase } from '../../preload/words/phrase.ts';
import { escapedText } from '../outside/escaped-text.ts';
import { visibleText } from '../outside/nothing-said.ts';
import type { SecretMask } from '../outside/secret-mask.ts';
import { shortened } from '../outside/shortened-text.ts';
import { ConsoleError, type ReportedError, serviceUserAdvice } from './console-error.ts';

/** What of an HTTP answer decides about its failure. */
export interface RefusedAnswer {
  /** `host/path`, without the query. */
  readonly place: string;
  readonly host: string;
  readonly status: number;
  /** The first error that the body reports, see {@link errorWords}. */
  readonly words: ErrorWords;
  readonly requestId: string | null;
}

/** What a body says of an error. */
export interface ErrorWords {
  /** All that is ever quoted of a failed answer; null where its body does not have the form of an error. */
  readonly reported: ReportedError | null;
  /** All words of the error, by which it is understood. They are shown nowhere. */
  readonly judged: string;
}

const errorEntry = z.object({
  code: z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{3,9}$/)
        .transform(Number),
    ])
    .nullish()
    .catch(null),
  title: z.string().nullish().catch(null),
  detail: z.string().nullish().catch(null),
  message: z.string().nullish().catch(null),
});
/** Both live shapes of an error body: the API's own, and those of the services behind it. */
const errorBody = z.object({
  errors: z.unknown().optional(),
  error: z.unknown().optional(),
  message: z.string().nullish().catch(null),
});

interface Meaning {
  readonly code: ConsoleErrorCode;
  readonly happened: Phrase;
  readonly advice: Phrase | readonly Phrase[];
  readonly transient?: boolean;
}

/** Says what an answer means that is not the data asked for, by its status and the console's own words. */
export function errorOfAnswer(answer: RefusedAnswer): ConsoleError {
  const meaning = meaningOf(answer, answer.words.judged);
  return new ConsoleError({
    ...meaning,
    message: [meaning.happened, ...quoted(answer)],
    ...factsOf(answer),
  });
}

/**
 * Whether a body reports errors, in whatever shape: the API lists them as `errors`, services behind it say `error`.
 * Data beside them is only what could be had, so that nothing can be concluded from it.
 */
export function reportsErrors(body: Readonly<Record<string, unknown>>): boolean {
  return isReported(body['errors']) || isReported(body['error']);
}

function isReported(errors: unknown): boolean {
  if (typeof errors === 'object' && errors !== null) return Object.keys(errors).length > 0;
  return Boolean(errors);
}

/**
 * The HTTP status that an error body with status 200 really stands for, by the first error that names one; null when
 * none does. The API numbers its errors status x 10,000 + detail, some services behind it by the bare status.
 */
export function statusOfErrorBody(body: unknown): number | null {
  const parsed = errorBody.safeParse(body);
  for (const reported of [...listed(parsed.data?.errors), ...listed(parsed.data?.error)]) {
    const code = errorEntry.safeParse(reported).data?.code ?? 0;
    const status = code >= 10_000 ? Math.floor(code / 10_000) : code;
    if (status >= 400 && status <= 599) return status;
  }
  return null;
}

/** An answer of status 200 whose errors name no status of their own: the call failed, in the console's words. */
export function reportedErrors(answer: RefusedAnswer): ConsoleError {
  const happened = phrase('answerMessages:reportedErrors.message', {
    place: answer.place,
    status: answer.status,
  });
  return new ConsoleError({
    code: 'protocol-fault',
    message: [happened, ...quoted(answer)],
    advice: phrase('answerMessages:reportedErrors.advice'),
    ...factsOf(answer),
  });
}

/** What of an answer an error keeps for the log. */
export function factsOf({
  status,
  words,
  requestId,
}: Pick<RefusedAnswer, 'status' | 'words' | 'requestId'>): {
  readonly status: number;
  readonly reported: ReportedError | null;
  readonly requestId: string | null;
} {
  return { status, reported: words.reported, requestId };
}

function quoted({ words: { reported } }: RefusedAnswer): Phrase[] {
  const title = reported?.title ?? '';
  return title === '' ? [] : [phrase('answerMessages:said', { words: title })];
}

/** A success without the data that was asked for, as gateways send it in passing. */
export function noContent(answer: RefusedAnswer): ConsoleError {
  const { host, status, place } = answer;
  return new ConsoleError({
    code: 'server-fault',
    message: phrase('answerMessages:noContent.message', { host, status, place }),
    advice: phrase('answerMessages:noContent.advice'),
    ...factsOf(answer),
    transient: true,
  });
}

/** A 401 of one endpoint although the token is good: what is missing is a permission. */
export function refusedDespiteGoodToken(error: ConsoleError, host: string): ConsoleError {
  return error.meaning({
    code: 'permission-missing',
    message: phrase('answerMessages:refusedDespiteGoodToken', { host, status: error.status ?? '' }),
    advice: serviceUserAdvice,
  });
}

/** What it means when not even the question is understood that every console answers without a token. */
export function refusedAsNoConsole(error: ConsoleError, host: string): ConsoleError {
  if (error.transient || error.status === null || error.code === 'proxy-failed') return error;
  return error.meaning({
    code: 'not-a-console',
    message: phrase('answerMessages:noConsole', { host, status: error.status }),
    advice: notAConsoleAdvice,
  });
}

export const notAConsoleAdvice = phrase('answerMessages:noConsoleAdvice');

/** Whether a text is a web page in place of data. */
export function looksLikeHtml(contentType: string, body: string): boolean {
  return /\b(?:text\/html|application\/xhtml)/i.test(contentType) || /^\s*<(?:!doctype|html)/i.test(body);
}

function meaningOf({ status, host, place }: RefusedAnswer, words: string): Meaning {
  const answer = { host, status, place };
  if (status >= 300 && status < 400) {
    return {
      code: 'not-a-console',
      happened: phrase('answerMessages:redirected.message', answer),
      advice: phrase('answerMessages:redirected.advice'),
    };
  }
  if (status === 401) {
    return {
      code: 'token-rejected',
      happened: phrase('answerMessages:tokenRejected.message', answer),
      advice: phrase('answerMessages:tokenRejected.advice'),
    };
  }
  if (status === 403 && !/\bfeature\b/i.test(words)) {
    return {
      code: 'permission-missing',
      happened: phrase('answerMessages:permissionMissing.message', answer),
      advice: /site users?/i.test(words)
        ? [serviceUserAdvice, phrase('answerMessages:permissionMissing.siteUser')]
        : serviceUserAdvice,
    };
  }
  if (status === 403 || status === 404 || status === 405 || status === 501) {
    return {
      code: 'not-available',
      happened: phrase('answerMessages:notAvailable.message', answer),
      advice: phrase('answerMessages:notAvailable.advice'),
    };
  }
  if (status === 407) {
    return {
      code: 'proxy-failed',
      happened: phrase('answerMessages:proxyPassword.message', answer),
      advice: phrase('answerMessages:proxyPassword.advice'),
    };
  }
  if (status === 408) {
    return {
      code: 'timed-out',
      happened: phrase('answerMessages:timedOut', answer),
      advice: tryLater,
      transient: true,
    };
  }
  if (status === 429) {
    return {
      code: 'rate-limited',
      happened: phrase('answerMessages:rateLimited.message', answer),
      advice: phrase('answerMessages:rateLimited.advice'),
      transient: true,
    };
  }
  if (status === 425 || status >= 500) {
    return {
      code: 'server-fault',
      happened: phrase('answerMessages:serverFault', answer),
      advice: tryLater,
      transient: true,
    };
  }
  if (status === 400 && /cursor/i.test(words)) {
    return {
      code: 'cursor-rejected',
      happened: phrase('answerMessages:cursorRejected.message', answer),
      advice: phrase('answerMessages:cursorRejected.advice'),
    };
  }
  return {
    code: 'request-rejected',
    happened: phrase('answerMessages:requestRejected.message', answer),
    advice: phrase('answerMessages:requestRejected.advice'),
  };
}

const tryLater = phrase('answerMessages:tryLater');

const maxTitleLength = 200;
/** Words that decide stand at the beginning of a text. */
const maxJudgedLength = 1000;

/**
 * The first error that a body reports. Nothing of a failed answer is quoted but its code and its title, which stand in
 * their places of a schema: whatever else a server may write can hold what it was sent, in ways that no mask knows.
 * @param body the JSON of a failed answer, or undefined
 */
export function errorWords(body: unknown, mask: SecretMask): ErrorWords {
  const parsed = errorBody.safeParse(body);
  const [first] = listed(parsed.data?.errors);
  const [other] = listed(parsed.data?.error);
  const entries = [first, other].map(entryOf).filter((entry) => entry !== null);
  const message = parsed.data?.message ?? null;
  if (entries.length === 0 && message === null) return { reported: null, judged: '' };
  const title = entries.map((entry) => entry.title).find(Boolean) ?? message ?? '';
  const judged = [...entries.flatMap((entry) => [entry.title, entry.detail, entry.message]), message];
  return {
    reported: {
      code: entries.map(({ code }) => code).find((code) => code !== null && code !== undefined) ?? null,
      title: titleOf(title, mask),
    },
    judged: judged.map((text) => shortened(text ?? '', maxJudgedLength)).join(' '),
  };
}

/** It stands inside a sentence of ours: on one line, and nothing in it may turn it around or steer a terminal. */
function titleOf(text: string, mask: SecretMask): string {
  // Some services put a web page behind their words.
  const [words = ''] = shortened(text, 4 * maxTitleLength).split(/<!doctype|<html/i);
  const line = visibleText(mask.mask(words)).replace(/\s+/gu, ' ');
  return escapedText(line, maxTitleLength).trim();
}

function entryOf(reported: unknown): z.output<typeof errorEntry> | null {
  if (typeof reported === 'string') return { title: reported, code: null, detail: null, message: null };
  if (typeof reported === 'number')
    return { title: String(reported), code: null, detail: null, message: null };
  const entry = errorEntry.safeParse(reported);
  return entry.success ? entry.data : null;
}

function listed(errors: unknown): unknown[] {
  if (errors === undefined || errors === null) return [];
  return Array.isArray(errors) ? errors : [errors];
}
