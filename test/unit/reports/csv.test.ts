import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecord } from '../../../main/reports/csv.ts';
import { spreadsheetText } from '../../../preload/contract/spreadsheet-text.ts';

describe('a CSV record', () => {
  it('is its values with commas between and CRLF behind', () => {
    expect(csvRecord(['a', 1, true, null, undefined, 2.5])).toBe('a,1,true,,,2.5\r\n');
  });

  it('quotes values with commas, quotes or line breaks, and doubles quotes', () => {
    expect(csvRecord(['a,b', 'say "x"', 'two\nlines'])).toBe('"a,b","say ""x""","two\nlines"\r\n');
  });

  it('takes the sting out of text that a spreadsheet would run as a formula', () => {
    for (const start of ['=', '+', '-', '@', '\uff1d']) {
      expect(csvRecord([`${start}cmd|' /C calc'!A0`])).toBe(`'${start}cmd|' /C calc'!A0\r\n`);
    }
    expect(csvRecord(['\t=1', '\r=1', '\n1'])).toBe(`'\t'=1,"'\r'=1","'\n1"\r\n`);
    expect(csvRecord(['=HYPERLINK("http://x","y")'])).toBe(`"'=HYPERLINK(""http://x"",""y"")"\r\n`);
    expect(csvRecord([['=1', 'b']])).toBe("'=1; b\r\n");
  });

  it('does so inside of text too, where a spreadsheet may part cells at semicolons and heed no quotes', () => {
    expect(csvRecord(['host;=1+1', 'a; @b', 'C:;x'])).toBe("host;'=1+1,a; '@b,C:;x\r\n");
    expect(csvRecord([['a', '-b', 'c-d']])).toBe("a; '-b; c-d\r\n");
    expect(csvRecord(['one\n=1', 'two\t+1'])).toBe(`"one\n'=1",two\t'+1\r\n`);
  });

  it('leaves numbers numbers', () => {
    expect(csvRecord([-1.5, '-1.5'])).toBe("-1.5,'-1.5\r\n");
  });

  it('leaves control characters out, and none of them hides a formula', () => {
    expect(csvRecord(['a\u0000b', '\u001b[31m', '\u0085', '\u007f'])).toBe('ab,[31m,,\r\n');
    for (const unseen of ['\u0000', '\u001f', '\u007f', '\u0085', '\u0000\u0001']) {
      expect(csvRecord([`${unseen}=1+1`])).toBe("'=1+1\r\n");
      expect(csvRecord([`x;${unseen}=1+1`])).toBe("x;'=1+1\r\n");
    }
    expect(csvRecord(['two\nlines\tand a tab'])).toBe('"two\nlines\tand a tab"\r\n');
  });

  it('finds a formula behind quotes, blanks and characters that nobody sees', () => {
    expect(csvRecord(["x;\"=cmd|'/C calc'!A0"])).toBe(`"x;""'=cmd|'/C calc'!A0"\r\n`);
    for (const before of ['"', "'", '""', ' "', '\u00a0', '\u200b', '\ufeff', '\u202e']) {
      expect(csvRecord([`${before}=1+1`])).toContain(`'=1+1`);
      expect(csvRecord([`x;${before}=1+1`])).toContain(`'=1+1`);
    }
  });

  it.each([',', ';', '|', ':', '\t', '\n', ' '])(
    'finds a formula behind %j, at which cells may be parted',
    (mark) => {
      expect(csvRecord([`x${mark}=1+1`])).toContain(`${mark}'=1+1`);
      expect(csvRecord([`x${mark}"=1+1`])).toContain(`${mark}""'=1+1`);
      expect(csvRecord([`x${mark}=-1+cmd`])).toContain(`${mark}'=-1`);
    },
  );

  it('leaves words as they are', () => {
    const words = [
      'Notepad++ 8.6',
      'Foo - Bar 1.0',
      'a=b',
      'x-y',
      'me@example.com',
      'C++ 2015',
      "it's",
      'A & B = C',
    ];
    for (const text of words) expect(csvRecord([text])).toBe(`${text}\r\n`);
  });

  it('keeps text that a spreadsheet would take for a number, where that is wanted', () => {
    const kept = ['225494730938493804', '123456789012345', '007', '12E4', '1e-3', '19.00', '1.10'];
    kept.push(
      '.10',
      '1-2',
      '1/2',
      '1/2/2026',
      '2026-11-22',
      '1:30',
      '1:30:05',
      'MAR1',
      'Sep-7',
      '7 sept',
      '1.2.3',
    );
    kept.push(' 225494730938493804 ', '12.11.2026', '.5e3');
    for (const text of kept) {
      expect(csvRecord([text], true)).toBe(`'${text}\r\n`);
      expect(csvRecord([[text]], true)).toBe(`'${text}\r\n`);
      expect(csvRecord([text])).toBe(`${text}\r\n`);
    }
    const plain = [
      'CVE-2024-0001',
      '12345678901234',
      '0',
      '1.5',
      '10.0.0.1',
      '19.00.1',
      'E4',
      'MARS',
      'srv-1',
      '1-2-3-4',
      '',
    ];
    for (const text of plain) expect(csvRecord([text], true)).toBe(`${text}\r\n`);
    expect(csvRecord([225494730, '=1+1', '-2.50'], true)).toBe("225494730,'=1+1,'-2.50\r\n");
  });

  it('joins lists and writes nested records as JSON text', () => {
    expect(csvRecord([['10.0.0.1', 'fe80::1'], [], [{ name: 'eth0' }]])).toBe(
      '10.0.0.1; fe80::1,,"[{""name"":""eth0""}]"\r\n',
    );
  });

  it('can be read back, whatever the text', () => {
    const texts = fc.array(
      fc
        .string({ unit: 'binary' })
        .filter((text) => !/[^\P{Cc}\t\n\r]/u.test(text))
        .filter((text) => spreadsheetText(text) === text),
      {
        minLength: 2,
      },
    );
    fc.assert(
      fc.property(texts, (values) => {
        expect(readRecord(csvRecord(values))).toEqual(values);
      }),
    );
  });
});

/** Reads one record as RFC 4180 describes it. */
function readRecord(record: string): string[] {
  expect(record.endsWith('\r\n')).toBe(true);
  const values: string[] = [];
  let rest = record.slice(0, -2);
  for (;;) {
    const [whole = '', quoted, plain = ''] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))/.exec(rest) ?? [];
    values.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    rest = rest.slice(whole.length);
    if (rest === '') return values;
    expect(rest.startsWith(',')).toBe(true);
    rest = rest.slice(1);
  }
}
