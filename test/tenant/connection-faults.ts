import { encodeAnswer } from '../../main/demo/answers.ts';
import type { Fault } from './faults.ts';

/** Faults of the line: the answer is right but does not arrive as a whole. */

/** Ends the connection with a reset before anything was answered. */
export const resetBeforeAnswer: Fault = (_, __, response) => {
  response.socket?.resetAndDestroy();
  return null;
};

/** Sends the headers and half of the body, then resets the connection. */
export const resetInBody: Fault = async (request, answer, response) => {
  const { status, headers, payload } = await encodeAnswer(answer(), request.acceptsGzip);
  response.writeHead(status, headers);
  const half = payload.subarray(0, Math.ceil(payload.length / 2));
  await new Promise<void>((resolve) => response.write(half, () => resolve()));
  response.socket?.resetAndDestroy();
  return null;
};

/**
 * Sends half of the body and ends. With `honestLength` the header announces the whole body, so the client can tell;
 * without it the header announces the half, and only the JSON (or the compression) shows that something is missing.
 */
export function halfABody(honestLength: boolean): Fault {
  return async (request, answer, response) => {
    const { status, headers, payload } = await encodeAnswer(answer(), request.acceptsGzip);
    const half = payload.subarray(0, Math.floor(payload.length / 2));
    const length = String(honestLength ? payload.length : half.length);
    response.writeHead(status, { ...headers, 'Content-Length': length, Connection: 'close' });
    await new Promise<void>((resolve) => response.write(half, () => resolve()));
    // `end` would refuse to close an answer that is shorter than announced.
    if (honestLength) response.socket?.end();
    else response.end();
    return null;
  };
}

/** Takes the request and never answers. */
export const silence: Fault = () => null;
