import { execFile } from 'node:child_process';
import { once } from 'node:events';
import type http from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { constants, createGzip } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Answerer, sendJson } from '../net/test-server.ts';
import { TestConsole, testToken } from '../sentinelone/test-console.ts';

const megabyte = 1024 * 1024;
const measured = fileURLToPath(new URL('measured-console.ts', import.meta.url));

interface Measured {
  readonly peakMb: number;
  readonly heldMs: number;
  readonly states: readonly string[];
  readonly scopes: number | string;
}

/** What verifying a console and reading its scopes costs, in a process of its own. */
async function measure(answer: Answerer): Promise<Measured> {
  await using console = await TestConsole.start(answer);
  const args = [measured, console.origin, testToken];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: megabyte });
  return JSON.parse(stdout);
}

/** Sends a text again and again, packed or as it is, for as long as somebody takes it. */
async function flood(
  response: http.ServerResponse,
  parts: { readonly head?: string; readonly piece: string; readonly bytes: number; readonly tail?: string },
  { status = 200, packed = false } = {},
): Promise<void> {
  const { head = '', piece, bytes, tail = '' } = parts;
  response.on('error', () => {});
  const headers = { 'Content-Type': 'application/json', ...(packed ? { 'Content-Encoding': 'gzip' } : {}) };
  response.writeHead(status, headers);
  const into = packed ? createGzip({ level: constants.Z_BEST_COMPRESSION }) : response;
  into.on('error', () => {});
  if (packed) into.pipe(response);
  into.write(head);
  const gone = once(response, 'close');
  const block = Buffer.from(piece.repeat(Math.ceil(megabyte / piece.length)));
  for (let sent = 0; sent < bytes && !response.destroyed; sent += block.length) {
    const wantsMore = into.write(block);
    if (!wantsMore) {
      await Promise.race([once(into, 'drain'), gone]);
    }
  }
  into.end(tail);
}

const list = (piece: string, last: string) => ({
  head: '{"pagination":{"nextCursor":null,"totalItems":1},"data":[',
  piece,
  tail: `${last}]}`,
});
const size = 300 * megabyte;
const shapes: Record<string, Answerer> = {
  'eighty million empty objects, packed a thousand times': (_, response) =>
    void flood(response, { ...list('{},', '{}'), bytes: 240 * megabyte }, { packed: true }),
  numbers: (_, response) => void flood(response, { ...list('0,', '0'), bytes: size }),
  'lists within lists': (_, response) => void flood(response, { piece: '[', bytes: size }),
  'one text': (_, response) =>
    void flood(response, { head: '{"data":{"health":"', piece: 'é', bytes: size, tail: '"}}' }),
  'a failure': (_, response) =>
    void flood(response, { head: '{"errors":[{"title":"', piece: 'x', bytes: size }, { status: 403 }),
  'a failure, packed': (_, response) =>
    void flood(response, { piece: ' ', bytes: size }, { status: 403, packed: true }),
};

/** Pages as large as they may be, each with something new. */
const endlessPages: Answerer = (_, response, index) => {
  const head = `{"pagination":{"nextCursor":"${index}","totalItems":1},"data":{"sites":[`;
  const piece = `{"id":"${index}","name":"${'n'.repeat(30_000)}"},`;
  void flood(response, { head, piece, bytes: 29 * megabyte, tail: `{"id":"${index}"}]}}` });
};

/** A console that is honest about itself and the token, so that lists are asked for. */
function honestBut(answer: Answerer): Answerer {
  return (request, response, index) => {
    const isAboutItself = /^\/(?:system|user)/.test(request.path);
    if (isAboutItself) sendJson(response, { data: { health: 'ok', version: '1' } });
    else answer(request, response, index);
  };
}

const measurements: [string, Answerer][] = [
  ...Object.entries(shapes),
  ...Object.entries(shapes).map(([name, answer]): [string, Answerer] => [
    `lists: ${name}`,
    honestBut(answer),
  ]),
  ['lists: pages without end', honestBut(endlessPages)],
];

describe('an answer of any shape, up to 300 MB', () => {
  test.each(measurements)(
    'takes no more than 600 MB and does not hold up whoever asked: %s',
    async (_, answer) => {
      const { peakMb, heldMs } = await measure(answer);
      expect(peakMb).toBeLessThan(600);
      expect(heldMs).toBeLessThan(50);
    },
    120_000,
  );
});
