import type { ConsoleErrorCode } from '../../preload/contract/error-codes.ts';
import { type Phrase, phrase } from '../../preload/words/phrase.ts';
import type { AdviceTopic, NetError } from '../net/net-error.ts';
import { PhrasedError } from '../net/phrased-error.ts';

/** What is quoted of a failed answer: nothing else of it is kept. */
export interface ReportedError {
  /** The number that the console gives its errors; null where it gives none. */
  readonly code: number | null;
  /** In the console's words: bounded, masked, on one line and without characters that steer anything. */
  readonly title: string;
}

/** The facts of a failure, from which a {@link ConsoleError} is made. */
export interface ConsoleErrorFacts {
  readonly code: ConsoleErrorCode;
  /** For the user: what happened, and where. */
  readonly message: Phrase | readonly Phrase[];
  /** What the user can do about it. */
  readonly advice: Phrase | readonly Phrase[];
  /** HTTP status of the answer; left out when there was none. */
  readonly status?: number | null;
  readonly reported?: ReportedError | null;
  /** The console's `X-RQID` header, which its support can look up. */
  readonly requestId?: string | null;
  /** The cause in the words of the layer below (socket, TLS, parser), for the log. */
  readonly reason?: string | null;
  /** True when the same call may well succeed later without anybody changing anything. */
  readonly transient?: boolean;
}

/**
 * A call to a SentinelOne console that did not give what was asked for.
 * Nothing in it ever holds the API token, so it may be logged and shown.
 */
export class ConsoleError extends PhrasedError<ConsoleErrorCode> {
  readonly status: number | null;
  /** Null where the answer did not have the form of an error. */
  readonly reported: ReportedError | null;
  readonly requestId: string | null;
  readonly reason: string | null;
  readonly transient: boolean;

  constructor(facts: ConsoleErrorFacts) {
    super(facts.code, facts.message, facts.advice);
    this.status = facts.status ?? null;
    this.reported = facts.reported ?? null;
    this.requestId = facts.requestId ?? null;
    this.reason = facts.reason ?? null;
    this.transient = facts.transient ?? false;
  }

  /** The same answer, understood in another way by somebody who knows more about the call. */
  meaning(facts: Pick<ConsoleErrorFacts, 'code' | 'message' | 'advice'>): ConsoleError {
    return new ConsoleError({
      ...facts,
      status: this.status,
      reported: this.reported,
      requestId: this.requestId,
      reason: this.reason,
    });
  }
}

/** What an error quotes of an answer, for the log and support: `4030010 Insufficient permissions`; null where nothing. */
export function quoteOf({ reported }: Pick<ConsoleError, 'reported'>): string | null {
  return reported === null ? null : [reported.code, reported.title].filter(Boolean).join(' ') || null;
}

/** The failure that stands for "the caller no longer wants the answer". */
export function cancelledError(): ConsoleError {
  return new ConsoleError({ code: 'cancelled', message: phrase('answerMessages:cancelled'), advice: [] });
}

/** That a console is not among those that the policy of this machine allows. */
export function consoleNotAllowed(host: string): ConsoleError {
  return new ConsoleError({
    code: 'console-not-allowed',
    message: phrase('connectionMessages:notAllowed.message', { host }),
    advice: phrase('connectionMessages:notAllowed.advice'),
  });
}

/** What can be done about a connection, where more is known of a console than of any other server. */
const consoleAdvice: Readonly<Partial<Record<AdviceTopic, Phrase>>> = {
  network: phrase('connectionMessages:networkAdvice'),
  name: phrase('connectionMessages:nameAdvice'),
  tls: phrase('connectionMessages:tlsAdvice'),
  slow: phrase('connectionMessages:slowAdvice'),
  answer: phrase('connectionMessages:transportAdvice'),
};

/** A failure below the meaning of an answer, as one of a console. */
export function consoleErrorOf({ code, phrases, topic, reason, transient }: NetError): ConsoleError {
  if (code === 'cancelled') return cancelledError();
  const better = topic === null ? undefined : consoleAdvice[topic];
  const { message, advice } = phrases;
  return new ConsoleError({ code, message, advice: better ?? advice, reason, transient });
}

/** Where to look for roles and permissions, in the words of the console's own menus. */
export const serviceUserAdvice = phrase('answerMessages:serviceUser');
