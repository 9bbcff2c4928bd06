import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBody } from '../../../main/sentinelone/body-parsing.ts';

/** So small that nearly every record is a piece of its own. */
const pieceBytes = 8;

/** The whole value of a body, with its list where it belongs; undefined when any of it is not JSON. */
function parsed(text: string): unknown {
  const { json, records } = openBody(Buffer.from(text), pieceBytes);
  if (records === null) return json;
  expect(json).not.toHaveProperty('data');
  const list = records();
  if (list === undefined) return undefined;
  return 'whole' in list ? list.whole : { ...Object(json), data: list.rows };
}

function parsedAtOnce(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Names and texts that look like the borders between records. */
const trap = fc.constantFrom(
  'id',
  'data',
  '__proto__',
  '},{"id":1',
  '},{"id":',
  '"data":[{"id":',
  'größer',
  '日本語',
  ']}',
  '\\"},{\\"id\\":',
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.constant(null),
    fc.string(),
    trap,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(trap, fc.string()), tie('any'), { maxKeys: 4 }),
  ),
})).any;
const record = fc.oneof(
  fc.record({ id: value, name: value }),
  fc.dictionary(fc.oneof(trap, fc.string()), value, { maxKeys: 4 }),
  value,
);
const answer = fc
  .tuple(fc.dictionary(fc.oneof(trap, fc.string()), value), fc.array(record), fc.dictionary(trap, value))
  .map(([before, data, after]) => ({ ...before, data, ...after }));

describe('a body that is parsed in pieces', () => {
  it('is what it would be in one', () => {
    fc.assert(
      fc.property(fc.oneof(answer, value), (whole) => {
        const text = JSON.stringify(whole);
        expect(parsed(text)).toStrictEqual(JSON.parse(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('is no JSON when it was cut off anywhere', () => {
    const text = JSON.stringify({
      data: [{ id: 1, tags: [{ id: 2 }, { id: 3 }] }, { id: 4 }, { id: 5 }],
      pagination: {},
    });
    for (let length = 0; length < text.length; length += 1) {
      expect(parsed(text.slice(0, length)), text.slice(0, length)).toBeUndefined();
    }
  });

  it('is no JSON when one letter of it was lost, wherever JSON says so', () => {
    const text = JSON.stringify({
      data: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
      pagination: { nextCursor: 'x' },
    });
    for (let at = 0; at < text.length; at += 1) {
      const mutilated = text.slice(0, at) + text.slice(at + 1);
      expect(parsed(mutilated), mutilated).toStrictEqual(parsedAtOnce(mutilated));
    }
  });

  it('is known by its ends before its list is parsed', () => {
    const text = JSON.stringify({
      errors: [],
      data: [{ id: 1 }, { id: 2 }, { id: 3 }],
      pagination: { nextCursor: 'x' },
    });
    expect(openBody(Buffer.from(text), pieceBytes)).toEqual({
      json: { errors: [], pagination: { nextCursor: 'x' } },
      records: expect.any(Function),
      source: expect.any(Object),
    });
  });

  it('may begin with a byte order mark', () => {
    const text = JSON.stringify({ data: [{ id: 1 }, { id: 2 }, { id: 3 }] });
    expect(parsed(`\ufeff${text}`)).toEqual(JSON.parse(text));
  });

  it('takes a list under the name of another for what it is', () => {
    const text = '{"note":"\\"data\\":[{\\"id\\":1","data":5,"other":[{"id":1},{"id":2},{"id":3}]}';
    expect(parsed(text)).toEqual(JSON.parse(text));
  });

  it('takes no records of another list for those of `data`', () => {
    const text = '{"data":[{"id":0}],"other":[{"id":1},{"id":2},{"id":3}]}';
    expect(parsed(text)).toEqual(JSON.parse(text));
  });

  it('keeps what stands between the list and another one of the same kind of records', () => {
    const text =
      '{"data":[{"id":1},{"id":2},{"id":3}],"pagination":{"nextCursor":"x"},"other":[{"id":4},{"id":5}]}';
    expect(parsed(text)).toEqual(JSON.parse(text));
  });

  it.each(['"data" :[5]', '"d\\u0061ta":[5]', '"data": {}'])(
    'takes %s after its list for what counts',
    (later) => {
      const text = `{"data":[{"id":1},{"id":2},{"id":3}],${later}}`;
      expect(parsed(text)).toEqual(JSON.parse(text));
    },
  );

  it('keeps a short list that follows a long one of the same name, as JSON does', () => {
    const text = '{"data":[{"id":1},{"id":2},{"id":3}],"data":[5]}';
    expect(parsed(text)).toEqual(JSON.parse(text));
  });

  it('keeps the later of two lists of the same name, as JSON does', () => {
    const text = '{"data":[{"id":1},{"id":2},{"id":3}],"data":[{"id":4},{"id":5},{"id":6}]}';
    expect(parsed(text)).toEqual(JSON.parse(text));
  });
});
