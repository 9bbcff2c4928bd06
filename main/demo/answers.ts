import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

/** What the console answers, before it is put on the wire. A text is sent as it is, anything else as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** An answer as bytes, with the headers that belong to them. */
export interface EncodedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

/** Where a list ends and how long it is. */
export interface Pagination {
  readonly totalItems: number;
  readonly nextCursor: string | null;
}

/** A refused request: thrown by the calls, turned into the vendor's error body by the server. */
export class RequestRejected extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string | null;
  /** Behind the status in the error code: status x 10,000 + this. */
  readonly subCode: number;

  constructor(status: number, title: string, detail: string | null, subCode = 10) {
    super(detail ?? title);
    this.name = 'RequestRejected';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.subCode = subCode;
  }

  /** The answer that carries this refusal. */
  get answer(): Answer {
    const error = { code: this.status * 10_000 + this.subCode, detail: this.detail, title: this.title };
    return { status: this.status, headers: {}, body: { errors: [error] } };
  }
}

/** A parameter outside its limits; the texts are those of the vendor's validation. */
export function invalidParameter(detail: string): RequestRejected {
  return new RequestRejected(400, 'Validation Error', detail);
}

export function authenticationFailed(): RequestRejected {
  return new RequestRejected(401, 'Authentication Failed', null);
}

export function insufficientPermissions(): RequestRejected {
  return new RequestRejected(403, 'Insufficient permissions', null);
}

export function dataAnswer(data: unknown): Answer {
  return { status: 200, headers: {}, body: { data } };
}

export function listAnswer(data: unknown, pagination: Pagination): Answer {
  return { status: 200, headers: {}, body: { data, pagination } };
}

export function textAnswer(status: number, contentType: string, text: string): Answer {
  return { status, headers: { 'Content-Type': contentType }, body: text };
}

const compress = promisify(gzip);

/** The bytes of an answer, compressed quickly rather than well when the client allows it and it is worth while. */
export async function encodeAnswer(answer: Answer, acceptsGzip: boolean): Promise<EncodedAnswer> {
  const isText = typeof answer.body === 'string';
  const text = isText ? String(answer.body) : JSON.stringify(answer.body);
  const headers: Record<string, string> = {
    'Content-Type': isText ? 'text/plain' : 'application/json',
    ...answer.headers,
  };
  let payload = Buffer.from(text, 'utf8');
  if (acceptsGzip && payload.length > 1400) {
    payload = Buffer.from(await compress(payload, { level: constants.Z_BEST_SPEED }));
    headers['Content-Encoding'] = 'gzip';
  }
  headers['Content-Length'] = String(payload.length);
  return { status: answer.status, headers, payload };
}
