import { say } from '../../preload/words/say.ts';
import { escapedText } from '../outside/escaped-text.ts';
import { ConsoleError, type ConsoleErrorFacts } from './console-error.ts';
import { BodyLimitError } from './unpacked-body.ts';

/** A failure below HTTP, and whether asking again at once is worth it. */
export interface TransportFailure {
  readonly error: ConsoleError;
  readonly retry: boolean;
}

/** The time that a whole request may take was over before its answer was there. */
export class DeadlineError extends Error {
  readonly code = 'DEADLINE';

  constructor(ms: number) {
    super(`no whole answer after ${ms} ms`);
  }
}

/** What streams and decompression report when the answer ends too early. */
const cutOff = /^(?:ERR_STREAM_PREMATURE_CLOSE|Z_BUF_ERROR|Z_DATA_ERROR|HPE_INVALID_EOF_STATE)$/;
/** Whatever else the operating system reports about a connection: ECONNRESET, EPIPE, ENETUNREACH ... */
const systemFault = /^E[A-Z0-9]+$/;

const maxReasonLength = 300;

/** The certificate faults that Node reports by code rather than by an `ERR_TLS_` prefix. */
const certificateFault =
  /^(?:ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|ERROR_IN_CERT|PATH_LENGTH|INVALID_PURPOSE|CRL_)/;

/**
 * Says what a failure of the connection means, by the code that Node's sockets, TLS and parser give it.
 *
 * @param place `host/path`, without the query.
 */
export function errorOfTransport(cause: unknown, host: string, place: string): TransportFailure {
  const code = codeOf(cause);
  const words = [code, cause instanceof Error ? cause.message : String(cause)].filter(Boolean).join(': ');
  // A certificate, a proxy or a parser can quote what the other side wrote.
  const reason = escapedText(words, maxReasonLength);
  const failed = (facts: ConsoleErrorFacts, retry: boolean): TransportFailure => ({
    error: new ConsoleError({ ...facts, reason }),
    retry,
  });

  if (code === 'PROXY_FAILED') {
    return failed(
      {
        code: 'proxy-failed',
        message: say('connectionMessages:proxy', { host }),
        advice: proxyAdvice,
        transient: true,
      },
      false,
    );
  }
  if (code === 'CONNECT_TIMEOUT') {
    return failed(
      {
        code: 'timed-out',
        message: say('connectionMessages:noConnection', { host }),
        advice: networkAdvice,
        transient: true,
      },
      true,
    );
  }
  if (code === 'ETIMEDOUT') {
    return failed(
      {
        code: 'timed-out',
        message: say('connectionMessages:noAnswer', { place }),
        advice: networkAdvice,
        transient: true,
      },
      true,
    );
  }
  if (code === 'DEADLINE') {
    return failed(
      {
        code: 'deadline-passed',
        message: say('connectionMessages:deadline', { place }),
        advice: slowAdvice,
        transient: true,
      },
      true,
    );
  }
  if (code === 'BODY_SLOW') {
    return failed(
      {
        code: 'answer-too-slow',
        message: say('connectionMessages:tooSlow', { place }),
        advice: slowAdvice,
        transient: true,
      },
      true,
    );
  }
  if (cause instanceof BodyLimitError) {
    const fault = cause.limit === 'size' ? 'connectionMessages:tooLarge' : 'connectionMessages:packedTooMuch';
    return failed({ code: 'protocol-fault', message: say(fault, { place }), advice: reportAdvice }, false);
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA' || code === 'EAI_NONAME') {
    return failed(
      {
        code: 'name-not-found',
        message: say('connectionMessages:nameNotFound', { host }),
        advice: nameAdvice,
        transient: true,
      },
      false,
    );
  }
  if (code === 'ECONNREFUSED') {
    return failed(
      {
        code: 'connection-refused',
        message: say('connectionMessages:refused', { host }),
        advice: networkAdvice,
        transient: true,
      },
      false,
    );
  }
  if (certificateFault.test(code)) {
    return failed(
      {
        code: 'tls-failed',
        message: say('connectionMessages:tls', { host, reason: tlsReason(code) }),
        advice: tlsAdvice,
      },
      false,
    );
  }
  if (systemFault.test(code) || cutOff.test(code) || /aborted|socket hang up/i.test(reason)) {
    return failed(
      {
        code: 'connection-lost',
        message: say('connectionMessages:lost', { place }),
        advice: networkAdvice,
        transient: true,
      },
      true,
    );
  }
  return failed(
    { code: 'protocol-fault', message: say('connectionMessages:notHttp', { place }), advice: reportAdvice },
    false,
  );
}

const networkAdvice = say('connectionMessages:networkAdvice');
const nameAdvice = say('connectionMessages:nameAdvice');
const proxyAdvice = say('connectionMessages:proxyAdvice');
const tlsAdvice = say('connectionMessages:tlsAdvice');
const slowAdvice = say('connectionMessages:slowAdvice');
const reportAdvice = say('connectionMessages:transportAdvice');

function tlsReason(code: string): string {
  if (code === 'CERT_HAS_EXPIRED') return say('connectionMessages:tlsReason.expired');
  if (code === 'CERT_NOT_YET_VALID') return say('connectionMessages:tlsReason.early');
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH')
    return say('connectionMessages:tlsReason.otherName');
  if (/SELF_SIGNED|UNABLE_TO_|INVALID_CA/.test(code)) return say('connectionMessages:tlsReason.untrusted');
  if (/^CERT_|CRL_/.test(code)) return say('connectionMessages:tlsReason.notAccepted');
  return say('connectionMessages:tlsReason.noTls');
}

/** The code of the innermost error: axios wraps the socket's, and keeps its code in most cases only. */
function codeOf(cause: unknown): string {
  for (let error: unknown = cause; error instanceof Error; error = error.cause) {
    const code: unknown = 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && !/^ERR_(?:BAD|NETWORK)/.test(code)) return code;
  }
  return '';
}
