import { randomUUID } from 'node:crypto';
import { isJsonObject } from '../outside/json-object.ts';
import { storableJson, textOfBytes } from '../outside/storable-text.ts';
import { elementTexts } from './record-texts.ts';

/**
 * Texts of 100 KiB and more are parsed into that part of V8's heap which is rarely collected (`kPretenureTreshold` in
 * its src/json/json-parser.cc). The records of a page are garbage as soon as they are decoded, so they are given to the
 * parser in pieces below that size; and a letter beyond ASCII makes only its own piece slower.
 */
const defaultPieceBytes = 64 * 1024;

const listStart = Buffer.from('"data":[{');
/** What the list is called in its last piece, so that no field of the console has the same name. */
const restName = randomUUID();
/** A name longer than this is no name of a field. */
const maxNameLength = 128;

/** A body of which a long list of records is still to be parsed, so that what stands around it is known early. */
export interface OpenedBody {
  /** The value of the body; without its `data` where that is the list. Undefined when it is not JSON. */
  readonly json: unknown;
  /** Parses the list; null when nothing was left out of `json`. */
  readonly records: (() => ParsedList) | null;
  readonly source: BodySource;
}

/**
 * The list of a body; undefined when its middle turns out not to be JSON, and the value of the whole body when what
 * looked like its ends was not all that stands beside the list, so that `json` has to be read again.
 */
export type ParsedList = { readonly rows: unknown[] } | { readonly whole: unknown } | undefined;

/** The bytes that a body came in. */
export interface BodySource {
  /**
   * The text of each element of the body's `data` as it was received; undefined when that is no list. Bytes that are no
   * UTF-8 are escaped. Takes as long as parsing the body.
   */
  texts(): readonly string[] | undefined;
  /**
   * Lets go of the body when its records have been read: a hundred of them would make the collector run for the sake of
   * memory that nobody needs.
   */
  release(): void;
}

/**
 * Parses a body, with {@link storableJson} texts: all of it, or, when it is an object with a long list of records as its
 * `data`, only the ends of it. The list is cut where a record ends and the next begins with the same name as the first.
 * @param pieceBytes how much of a list is parsed at once, at least
 */
export function openBody(received: Buffer, pieceBytes = defaultPieceBytes): OpenedBody {
  const body = storableJson(received);
  const cuts = cutsOf(body, pieceBytes);
  const whole = () => ({ json: parseText(body.toString('utf8').replace(/^\ufeff/, '')), records: null });
  return { ...(openList(body, cuts) ?? whole()), source: sourceOf(received, body) };
}

function sourceOf(received: Buffer, body: Buffer): BodySource {
  let texts: readonly string[] | undefined;
  return {
    texts: () => (texts ??= elementTexts(textOfBytes(received))),
    release() {
      release(received);
      if (body !== received) release(body);
    },
  };
}

/** Where records end within a long list of them. What looks like such a place may be within a text or a nested list. */
function cutsOf(body: Buffer, pieceBytes: number): number[] {
  const list = body.indexOf(listStart);
  if (list === -1 || body.length < 2 * pieceBytes) return [];
  const firstRecord = list + listStart.length - 1;
  const firstName = body.subarray(firstRecord, body.indexOf('":', firstRecord) + 2);
  if (firstName.length === 0 || firstName.length > maxNameLength) return [];
  const border = Buffer.concat([Buffer.from('},'), firstName]);
  const cuts: number[] = [];
  for (
    let at = body.indexOf(border, firstRecord + pieceBytes);
    at !== -1;
    at = body.indexOf(border, at + pieceBytes)
  ) {
    cuts.push(at + 1);
  }
  return cuts;
}

/**
 * Opens a body at its cuts. Both ends have to be whole JSON once what is open at their cut is closed, which tells that
 * the cuts are within the object's list; undefined when they are not.
 */
function openList(body: Buffer, cuts: readonly number[]): Omit<OpenedBody, 'source'> | undefined {
  const [firstCut] = cuts;
  const lastCut = cuts.at(-1);
  if (firstCut === undefined || lastCut === undefined) return undefined;
  const head = parseText(`${body.toString('utf8', 0, firstCut)}]}`);
  // The list that is open at the cut is the last thing in the object.
  if (!isJsonObject(head) || Object.keys(head).at(-1) !== 'data' || !Array.isArray(head['data']))
    return undefined;
  const tail = parseText(`{"${restName}":[${body.toString('utf8', lastCut + 1)}`);
  if (!isJsonObject(tail) || !Array.isArray(tail[restName])) return undefined;
  // A second field of the same name would be the one that counts.
  if (Object.hasOwn(tail, 'data')) return undefined;
  const { data: first, ...before } = head;
  const { [restName]: last, ...after } = tail;
  return {
    json: { ...before, ...after },
    records: () => {
      const between = betweenCuts(body, cuts);
      if (between !== undefined) return { rows: [first, ...between, last].flat() };
      const whole = parseText(body.toString('utf8'));
      return whole === undefined ? undefined : { whole };
    },
  };
}

/** Gives the memory of a body back at once, unless it is so small that it is a part of what buffers share. */
function release({ buffer }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength > Buffer.poolSize) buffer.transfer(0);
}

/** The pieces of the list between the cuts; undefined when one is not whole JSON, so that its cut was none. */
function betweenCuts(body: Buffer, cuts: readonly number[]): unknown[][] | undefined {
  const pieces: unknown[][] = [];
  for (const [place, end] of cuts.slice(1).entries()) {
    const piece = parseText(`[${body.toString('utf8', (cuts[place] ?? 0) + 1, end)}]`);
    if (!Array.isArray(piece)) return undefined;
    pieces.push(piece);
  }
  return pieces;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
