import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storableJson, storableText, textOfBytes } from '../../../main/outside/storable-text.ts';
import { openBody } from '../../../main/sentinelone/body-parsing.ts';

describe('a text that not every database can hold', () => {
  it.each([
    ['a\0b', 'a\u24000000b'],
    ['\ud800', '\u2400d800'],
    ['x\udfff\ud800', 'x\u2400dfff\u2400d800'],
    ['\u2400', '\u24002400'],
    ['\u24000000', '\u240024000000'],
    ['fine \u{1f600} ä', 'fine \u{1f600} ä'],
  ])('%j is written with visible marks', (text, stored) => {
    expect(storableText(text)).toBe(stored);
  });

  it('stays different from every other, and holds neither NUL nor half a pair', () => {
    const unit = fc.constantFrom('\0', '\ud800', '\udc00', '\u2400', '0', 'd', '8', '2', '4');
    const text = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''));
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(storableText(one) === storableText(other)).toBe(one === other);
        expect(storableText(one).isWellFormed()).toBe(true);
        expect(storableText(one)).not.toContain('\0');
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a body', () => {
  it('is left as it is, and not copied, when all of its texts can be held', () => {
    const body = Buffer.from('{"data":"größer \\ud83d\\ude00 \\\\u0000 \\ud55c \\n"}');
    expect(storableJson(body)).toBe(body);
    const plain = Buffer.from('{"data":"größer"}');
    expect(storableJson(plain)).toBe(plain);
  });

  it('has the texts that storableText makes', () => {
    const unit = fc.constantFrom(
      '\0',
      '\ud800',
      '\udc00',
      '\ud83d\ude00',
      '\u2400',
      '\\',
      'u0000',
      '"',
      'ä',
      'd8',
    );
    const text = fc.array(unit, { maxLength: 10 }).map((units) => units.join(''));
    // As JSON.stringify writes it, and with every unit escaped, in capitals too.
    const written = [
      JSON.stringify,
      (value: string) =>
        `"${[...Array(value.length).keys()].map((at) => `\\u${value.charCodeAt(at).toString(16).padStart(4, '0').toUpperCase()}`).join('')}"`,
    ];
    fc.assert(
      fc.property(text, fc.constantFrom(...written), (value, write) => {
        const body = storableJson(Buffer.from(`{"data":${write(value)}}`));
        expect(JSON.parse(body.toString('utf8')).data).toBe(storableText(value));
      }),
      { numRuns: 3000 },
    );
  });

  it('of bytes that are no UTF-8 shows each of them, and keeps what differs only there apart', () => {
    const bodyOf = (...bytes: number[]) =>
      Buffer.concat([Buffer.from('{"data":"\u2400ä'), Buffer.from(bytes), Buffer.from('\\u0000\\ud800"}')]);
    const read = (body: Buffer) => (openBody(body).json as { data: string }).data;
    expect(read(bodyOf(0xff))).toBe('\u24002400ä\u240000ff\u24000000\u2400d800');
    expect(read(bodyOf(0xe2, 0x90))).toBe('\u24002400ä\u240000e2\u24000090\u24000000\u2400d800');
    expect(read(bodyOf(0xc3, 0xa4))).toBe('\u24002400ää\u24000000\u2400d800');
    // Half a pair as bytes (CESU-8) is no UTF-8 either.
    expect(textOfBytes(Buffer.from([0xed, 0xa0, 0x80]))).toBe('\u240000ed\u240000a0\u24000080');
  });

  it('of a long list is the same in pieces', () => {
    const list = '{"data":[{"id":"\\u0000"},{"id":"\\udc00\u2400"},{"id":"ok"}]}';
    const { json, records } = openBody(Buffer.from(list), 8);
    expect(json).toEqual({});
    expect(records?.()).toEqual({
      rows: [{ id: '\u24000000' }, { id: '\u2400dc00\u24002400' }, { id: 'ok' }],
    });
  });
});
