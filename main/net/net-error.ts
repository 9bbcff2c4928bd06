import { type Phrase, phrase } from '../../preload/words/phrase.ts';
import { escapedText } from '../outside/escaped-text.ts';
import type { SecretMask } from '../outside/secret-mask.ts';
import { PhrasedError } from './phrased-error.ts';
import { BodyLimitError } from './unpacked-body.ts';

/** Stable codes of what fails below the meaning of an answer. Never rename one. */
export type NetErrorCode =
  | 'name-not-found'
  | 'connection-refused'
  | 'connection-lost'
  | 'timed-out'
  | 'deadline-passed'
  | 'answer-too-slow'
  | 'tls-failed'
  | 'proxy-failed'
  | 'protocol-fault'
  | 'cancelled';

/** What advice is about, so that who knows whom it asks can give better advice. */
export type AdviceTopic = 'network' | 'name' | 'proxy' | 'tls' | 'slow' | 'answer';

interface NetErrorFacts {
  /** Null where the advice is about one thing alone, such as a file. */
  readonly topic?: AdviceTopic | null;
  /** The cause in the words of the layer below (socket, TLS, parser), for the log. */
  readonly reason?: string | null;
  /** True when the same request may well succeed later without anybody changing anything. */
  readonly transient?: boolean;
  /** True when it is worth asking again at once. */
  readonly retry?: boolean;
}

/** A request that was not answered, or whose answer could not be taken. Holds no secret. */
export class NetError extends PhrasedError<NetErrorCode> {
  readonly topic: AdviceTopic | null;
  readonly reason: string | null;
  readonly transient: boolean;
  readonly retry: boolean;

  constructor(
    code: NetErrorCode,
    message: Phrase | readonly Phrase[],
    advice: Phrase | readonly Phrase[],
    facts: NetErrorFacts = {},
  ) {
    super(code, message, advice);
    this.topic = facts.topic ?? null;
    this.reason = facts.reason ?? null;
    this.transient = facts.transient ?? false;
    this.retry = facts.retry ?? false;
  }
}

/** That nobody waits for the answer any more. */
export function cancelledRequest(): NetError {
  return new NetError('cancelled', phrase('networkMessages:cancelled'), []);
}

/** The time that a whole request may take was over before its answer was there. */
export class DeadlineError extends Error {
  readonly code = 'DEADLINE';

  constructor(ms: number) {
    super(`no whole answer after ${ms} ms`);
  }
}

/** What a failure of a connection is, but for its sentence. */
interface Meaning extends Pick<NetErrorFacts, 'transient' | 'retry'> {
  readonly code: NetErrorCode;
  readonly topic: AdviceTopic;
}

const passing = { transient: true, retry: true } as const;
const meanings = {
  proxy: { code: 'proxy-failed', topic: 'proxy', transient: true },
  noConnection: { code: 'timed-out', topic: 'network', ...passing },
  noAnswer: { code: 'timed-out', topic: 'network', ...passing },
  deadline: { code: 'deadline-passed', topic: 'slow', ...passing },
  tooSlow: { code: 'answer-too-slow', topic: 'slow', ...passing },
  tooLarge: { code: 'protocol-fault', topic: 'answer' },
  packedTooMuch: { code: 'protocol-fault', topic: 'answer' },
  nameNotFound: { code: 'name-not-found', topic: 'name', transient: true },
  refused: { code: 'connection-refused', topic: 'network', transient: true },
  tls: { code: 'tls-failed', topic: 'tls' },
  lost: { code: 'connection-lost', topic: 'network', ...passing },
  notHttp: { code: 'protocol-fault', topic: 'answer' },
} as const satisfies Readonly<Record<string, Meaning>>;

/** Codes of Node's sockets and of `body-reading.ts`, `connection-agents.ts` and `proxy-tunnel.ts`. */
const byCode: Readonly<Record<string, keyof typeof meanings>> = {
  PROXY_FAILED: 'proxy',
  CONNECT_TIMEOUT: 'noConnection',
  ETIMEDOUT: 'noAnswer',
  DEADLINE: 'deadline',
  BODY_SLOW: 'tooSlow',
  ENOTFOUND: 'nameNotFound',
  EAI_AGAIN: 'nameNotFound',
  EAI_NODATA: 'nameNotFound',
  EAI_NONAME: 'nameNotFound',
  ECONNREFUSED: 'refused',
};

/** The certificate faults that Node reports by code rather than by an `ERR_TLS_` prefix. */
const certificateFault =
  /^(?:ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|ERROR_IN_CERT|PATH_LENGTH|INVALID_PURPOSE|CRL_)/;
/** What streams and decompression report when the answer ends too early. */
const cutOff = /^(?:ERR_STREAM_PREMATURE_CLOSE|Z_BUF_ERROR|Z_DATA_ERROR|HPE_INVALID_EOF_STATE)$/;
/** Whatever else the operating system reports about a connection: ECONNRESET, EPIPE, ENETUNREACH ... */
const systemFault = /^E[A-Z0-9]+$/;

const maxReasonLength = 300;

/**
 * What a failure of the connection means, by the code that Node's sockets, TLS and parser give it.
 * @param place `host/path`, without the query
 * @param mask takes secrets out of what the layer below says
 */
export function errorOfTransport(cause: unknown, host: string, place: string, mask: SecretMask): NetError {
  const code = codeOf(cause);
  const words = [code, cause instanceof Error ? cause.message : String(cause)].filter(Boolean).join(': ');
  // A certificate, a proxy or a parser can quote what the other side wrote.
  const reason = escapedText(mask.mask(words), maxReasonLength);
  const kind = kindOf(cause, code, reason);
  const meaning: Meaning = meanings[kind];
  return new NetError(
    meaning.code,
    phrase(`networkMessages:failed.${kind}`, { host, place, reason: tlsReason(code) }),
    phrase(`networkMessages:advice.${meaning.topic}`),
    { ...meaning, reason },
  );
}

function kindOf(cause: unknown, code: string, reason: string): keyof typeof meanings {
  if (cause instanceof BodyLimitError) return cause.limit === 'size' ? 'tooLarge' : 'packedTooMuch';
  const known = byCode[code];
  if (known !== undefined) return known;
  if (certificateFault.test(code)) return 'tls';
  const isLost = systemFault.test(code) || cutOff.test(code) || /aborted|socket hang up/i.test(reason);
  return isLost ? 'lost' : 'notHttp';
}

function tlsReason(code: string): Phrase {
  if (code === 'CERT_HAS_EXPIRED') return phrase('networkMessages:tlsReason.expired');
  if (code === 'CERT_NOT_YET_VALID') return phrase('networkMessages:tlsReason.early');
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH')
    return phrase('networkMessages:tlsReason.otherName');
  if (/SELF_SIGNED|UNABLE_TO_|INVALID_CA/.test(code)) return phrase('networkMessages:tlsReason.untrusted');
  if (/^CERT_|CRL_/.test(code)) return phrase('networkMessages:tlsReason.notAccepted');
  return phrase('networkMessages:tlsReason.noTls');
}

/** The code of the innermost error: axios wraps the socket's, and keeps its code in most cases only. */
function codeOf(cause: unknown): string {
  for (let error: unknown = cause; error instanceof Error; error = error.cause) {
    const code: unknown = 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && !/^ERR_(?:BAD|NETWORK)/.test(code)) return code;
  }
  return '';
}
