import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxTextLength } from '../../../main/sentinelone/text-limits.ts';
import { type Filter, filter } from '../../../preload/contract/filter.ts';
import { readFilter } from '../../../preload/contract/filter-text/read-filter.ts';
import { writeFilter } from '../../../preload/contract/filter-text/write-filter.ts';
import { maxFilterValues, maxValueLength } from '../../../preload/contract/limits.ts';
import { conditions, filtersOf } from '../../builders/filter-arbitrary.ts';

const field = 'hostName';

function read(...texts: string[]): Filter {
  const { filter: found, unreadable } = readFilter(texts);
  expect(unreadable).toEqual([]);
  return found;
}

function refusal(text: string): string | undefined {
  return readFilter([text]).unreadable[0]?.message;
}

describe('a filter as text', () => {
  it('is read as the filter that was written, whatever its values hold', () => {
    fc.assert(
      fc.property(filtersOf(conditions), (made) => {
        const texts = writeFilter(made);
        expect(read(...texts)).toEqual(made);
        const address = new URLSearchParams(texts.map((text) => ['f', text]));
        expect(read(...new URLSearchParams(address.toString()).getAll('f'))).toEqual(made);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['severity>=high', { field: 'severity', operator: 'at-least', value: 'high' }],
    ['score<7.5', { field: 'score', operator: 'below', value: '7.5' }],
    ['hostName=web', { field, operator: 'is', value: 'web' }],
    ['hostName!=web', { field, operator: 'is-not', value: 'web' }],
    ['hostName=web*', { field, operator: 'starts-with', value: 'web' }],
    ['hostName=*web', { field, operator: 'ends-with', value: 'web' }],
    ['hostName=*web*', { field, operator: 'contains', value: 'web' }],
    ['hostName!=*web*', { field, operator: 'contains-not', value: 'web' }],
    ['hostName=w*b', { field, operator: 'matches', value: 'w*b' }],
    ['hostName!=web*', { field, operator: 'matches-not', value: 'web*' }],
    ['hostName=', { field, operator: 'is-empty' }],
    ['hostName!=', { field, operator: 'is-not-empty' }],
    ['lastUser=CORP\\jdoe', { field: 'lastUser', operator: 'is', value: 'CORP\\jdoe' }],
    ['hostName="w*"', { field, operator: 'is', value: 'w*' }],
    ['hostName="<x>"', { field, operator: 'is', value: '<x>' }],
    ['hostName="!x"', { field, operator: 'is', value: '!x' }],
    ['hostName=" a "', { field, operator: 'is', value: ' a ' }],
    ['hostName=""', { field, operator: 'is', value: '' }],
    ['hostName="\\""', { field, operator: 'is', value: '"' }],
    ['hostName="a\\nb"', { field, operator: 'is', value: 'a\nb' }],
    ['hostName contains "*"', { field, operator: 'contains', value: '*' }],
    ['hostName is-none-of "a", "b"', { field, operator: 'is-none-of', value: ['a', 'b'] }],
    [
      'any(severity>=high; all(hostName=web*; domain=))',
      {
        join: 'any',
        of: [
          { field: 'severity', operator: 'at-least', value: 'high' },
          {
            join: 'all',
            of: [
              { field, operator: 'starts-with', value: 'web' },
              { field: 'domain', operator: 'is-empty' },
            ],
          },
        ],
      },
    ],
  ] as const)('%s is readable as it is', (text, part) => {
    expect(read(text)).toEqual([part]);
    expect(writeFilter([part])).toEqual([text]);
  });

  it.each([
    ['score=>=9', { field: 'score', operator: 'at-least', value: '9' }],
    ['hostName=!web', { field, operator: 'is-not', value: 'web' }],
    ['hostName= web ', { field, operator: 'is', value: 'web' }],
    ['hostName=19" rack', { field, operator: 'is', value: '19" rack' }],
    ['hostName==x', { field, operator: 'is', value: '=x' }],
    ['hostName="a\nb"', { field, operator: 'is', value: 'a\nb' }],
    ['hostName is w*', { field, operator: 'is', value: 'w*' }],
    [
      'ANY(osName=Windows 11 (23H2))',
      { join: 'any', of: [{ field: 'osName', operator: 'is', value: 'Windows 11 (23H2)' }] },
    ],
  ] as const)('%s is read too', (text, part) => {
    expect(read(text)).toEqual([part]);
  });

  it('takes values of one field as alternatives, wherever they stand', () => {
    expect(read('siteName=a', 'osType=linux', 'SITENAME=b')).toEqual([
      {
        join: 'any',
        of: [
          { field: 'siteName', operator: 'is', value: 'a' },
          { field: 'SITENAME', operator: 'is', value: 'b' },
        ],
      },
      { field: 'osType', operator: 'is', value: 'linux' },
    ]);
    expect(read('siteName=a', 'siteName=b', 'siteName!=c')).toEqual([
      { field: 'siteName', operator: 'is-one-of', value: ['a', 'b'] },
      { field: 'siteName', operator: 'is-not', value: 'c' },
    ]);
  });

  it('that is none is named with what to write instead', () => {
    for (const text of ['', 'web', '=web', '9lives=1', 'hostName like x', 'hostName above']) {
      expect(refusal(text)).toBe(`"${text}" is not a filter; write field=value.`);
    }
    for (const text of ['hostName="web', 'hostName="a"b', 'hostName="\\x"', 'hostName is "a']) {
      expect(refusal(text)).toContain('must end with one');
    }
    for (const text of ['any()', 'any(a=1', 'none(a=1;)', 'all(any(all(a=1)))', 'any(a=1))']) {
      expect(refusal(text)).toContain('is not a group of filters');
    }
    expect(readFilter(['a=1', 'web', 'b=2']).filter).toHaveLength(2);
    const many = Array.from({ length: maxFilterValues + 1 }, (_, index) => `a=${index}`);
    expect(readFilter(many)).toMatchObject({
      filter: [],
      unreadable: [{ message: expect.stringContaining('500') }],
    });
  });
});

describe('the limits of a filter', () => {
  it('let the longest text that is kept of a record through', () => {
    expect(maxValueLength).toBe(maxTextLength);
    const longest = [{ field, operator: 'is', value: 'x'.repeat(maxValueLength) }];
    expect(filter.safeParse(longest).success).toBe(true);
    expect(filter.safeParse(Array.from({ length: 5 }, () => longest[0])).success).toBe(false);
  });

  it('hold for all groups together', () => {
    const values = Array.from({ length: maxFilterValues }, () => 'a');
    const full = { field, operator: 'is-one-of', value: values };
    expect(filter.safeParse([full]).success).toBe(true);
    expect(filter.safeParse([{ join: 'none', of: [full, { field, operator: 'is-empty' }] }]).success).toBe(
      false,
    );
  });
});
