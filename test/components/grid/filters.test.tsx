import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFilters } from '../../../main/project/sqlite/queries/filters.ts';
import { vulnerabilityFields } from '../../../main/project/sqlite/queries/vulnerability-fields.ts';
import { severityNames } from '../../../preload/contract/severity.ts';
import { exactTime } from '../../../preload/words/formats/date-words.ts';
import {
  readChosen,
  readRangeControls,
  readTextControls,
  type TextControls,
  type TextMode,
  writeChosen,
  writeRangeControls,
  writeTextControls,
} from '../../../renderer/grid/filter/filter-controls.ts';
import {
  type Filter,
  filteredFields,
  filtersOn,
  readFilter,
  unreadableFilters,
  withFiltersOn,
  writeFilter,
} from '../../../renderer/grid/filter/filter-text.ts';
import { filterWords } from '../../../renderer/grid/filter/filter-words.ts';

/** What somebody may type: no line ends, no `*`, and nothing that reads as a comparison. */
const typed = fc
  .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  .filter((text) => text.trim() === text && !/[*\r\n]/.test(text) && !/^[!<>=]/.test(text));

const filters = (texts: readonly string[]): Filter[] => texts.flatMap((text) => readFilter(text) ?? []);

describe('a filter as text', () => {
  test.each([
    ['hostName=web', { field: 'hostName', operator: 'is', value: 'web' }],
    ['hostName=!web', { field: 'hostName', operator: 'is-not', value: 'web' }],
    ['hostName!=web', { field: 'hostName', operator: 'is-not', value: 'web' }],
    ['score=>=9', { field: 'score', operator: '>=', value: '9' }],
    ['score>=9', { field: 'score', operator: '>=', value: '9' }],
    ['firstSeen=<2026-03-01', { field: 'firstSeen', operator: '<', value: '2026-03-01' }],
    ['domain=', { field: 'domain', operator: 'is', value: '' }],
  ])('%s is read as the project reads it', (text, filter) => {
    expect(readFilter(text)).toEqual(filter);
  });

  test.each(['', 'web', '=web', '9lives=1'])('"%s" is none', (text) => {
    expect(readFilter(text)).toBeNull();
    expect(unreadableFilters(['score=9', text])).toEqual([text]);
  });

  test('comes back as it was written', () => {
    fc.assert(
      fc.property(
        fc.record<Filter>({
          field: fc.constantFrom('hostName', 'score'),
          operator: fc.constantFrom('is', 'is-not', '>', '>=', '<', '<='),
          value: typed,
        }),
        (filter) => {
          expect(readFilter(writeFilter(filter))).toEqual(filter);
        },
      ),
    );
  });

  test('is read by the project as it is read here', () => {
    const text = fc.oneof(
      fc
        .tuple(fc.constantFrom('cve', 'score'), fc.string({ maxLength: 12 }))
        .map(([f, rest]) => `${f}=${rest}`),
      fc.string({ maxLength: 12 }).map((rest) => `score${rest}`),
    );
    fc.assert(
      fc.property(text, (written) => {
        const here = readFilter(written);
        const there = parseFilters(vulnerabilityFields, [written]);
        if (!there.ok) {
          expect(here === null || !Object.hasOwn(vulnerabilityFields, here.field)).toBe(true);
          return;
        }
        const [{ name, operator, value } = {}] = there.value;
        expect(here).toEqual({ field: name, operator, value });
      }),
    );
  });

  test('never turns a value into a comparison', () => {
    expect(readFilter(writeFilter({ field: 'f', operator: 'is', value: '>none<' }))).toEqual({
      field: 'f',
      operator: 'is',
      value: '*>none<',
    });
  });

  test('takes the place of the others on its field and leaves the rest where they are', () => {
    const before = ['severity=high', 'hostName=a', 'hostName=b', 'score=>=9'];
    const after = withFiltersOn(before, 'HostName', [{ field: 'hostName', operator: 'is', value: 'c' }]);
    expect(after).toEqual(['severity=high', 'hostName=c', 'score=>=9']);
    expect(withFiltersOn(before, 'hostName', [])).toEqual(['severity=high', 'score=>=9']);
    expect(filteredFields(before)).toEqual(['severity', 'hostName', 'score']);
    expect(filtersOn(before, 'hostname')).toHaveLength(2);
  });
});

describe('the controls of a text filter', () => {
  test('show again what they wrote', () => {
    const single = fc.record<TextControls>({
      mode: fc.constantFrom<TextMode>('contains', 'lacks'),
      texts: fc.tuple(typed),
    });
    const several = fc.record<TextControls>({
      mode: fc.constantFrom<TextMode>('is', 'is-not'),
      texts: fc.uniqueArray(typed, { minLength: 1, maxLength: 5 }),
    });
    const none = fc.constantFrom<TextControls>({ mode: 'empty', texts: [] }, { mode: 'filled', texts: [] });
    fc.assert(
      fc.property(fc.oneof(single, several, none), (controls) => {
        const written = writeTextControls('hostName', controls).map(writeFilter);
        expect(readTextControls(filters(written))).toEqual(controls);
      }),
    );
  });

  test('write no filter while nothing is typed', () => {
    expect(writeTextControls('hostName', { mode: 'contains', texts: [' '] })).toEqual([]);
    expect(writeTextControls('hostName', { mode: 'is', texts: [] })).toEqual([]);
  });

  test('do not pretend to show what they have no place for', () => {
    expect(readTextControls(filters(['hostName=a', 'hostName=!b']))).toBeNull();
    expect(readTextControls(filters(['hostName=>a']))).toBeNull();
  });
});

describe('the check boxes of a closed list', () => {
  test('show again what they wrote', () => {
    fc.assert(
      fc.property(fc.subarray([...severityNames, '']), (chosen) => {
        const written = writeChosen('severity', chosen, severityNames).map(writeFilter);
        const all = chosen.length === severityNames.length + 1;
        expect(readChosen(filters(written), severityNames)).toEqual(all ? [] : chosen);
      }),
    );
  });

  test('show what a filter written otherwise lets through', () => {
    expect(readChosen(filters(['severity=>=high']), severityNames)).toEqual(['high', 'critical']);
    expect(readChosen(filters(['severity=!low']), severityNames)).toEqual([
      'informational',
      'unknown',
      'medium',
      'high',
      'critical',
      '',
    ]);
    expect(readChosen(filters(['severity=HIGH', 'severity=low']), severityNames)).toEqual(['low', 'high']);
  });
});

describe('the bounds of a number or a date', () => {
  test('show again what they wrote', () => {
    const bound = fc.oneof(fc.constant(''), fc.integer().map(String));
    fc.assert(
      fc.property(bound, bound, (from, to) => {
        const written = writeRangeControls('score', { from, to, empty: false }).map(writeFilter);
        expect(readRangeControls(filters(written))).toEqual({ from, to, empty: false });
      }),
    );
    expect(readRangeControls(writeRangeControls('score', { from: '', to: '', empty: true }))).toEqual({
      from: '',
      to: '',
      empty: true,
    });
  });

  test('do not pretend to show a bound that is left out', () => {
    expect(readRangeControls(filters(['score=>9']))).toBeNull();
    expect(readRangeControls(filters(['score=!9']))).toBeNull();
  });
});

describe('the words of a filter', () => {
  test.each([
    ['severity', severityNames, ['severity=high', 'severity=critical'], 'is Critical or High'],
    ['severity', severityNames, ['severity=!low'], 'is not Low'],
    ['severity', severityNames, ['severity=!'], 'is not empty'],
    ['flag', ['true', 'false'], ['inContact=false'], 'is No'],
    ['choice', ['active', 'scan-mitigated'], ['status=scan-mitigated'], 'is Scan mitigated'],
    ['text', [], ['hostName=*web*'], 'contains web'],
    ['text', [], ['hostName=!*web*'], 'does not contain web'],
    ['text', [], ['hostName=a', 'hostName=b'], 'is a or b'],
    ['text', [], ['hostName=!a', 'hostName=!b'], 'is not a nor b'],
    ['text', [], ['hostName=a', 'hostName=b', 'hostName=c', 'hostName=d'], 'is a or b or 2 more'],
    ['text', [], ['hostName='], 'is empty'],
    ['number', [], ['score=>=7', 'score=<=9'], 'at least 7, at most 9'],
    ['number', [], ['openInstances=>5'], 'above 5'],
    ['date', [], ['lastSeen=>=2026-03-01'], 'from 2026-03-01'],
    [
      'date',
      [],
      ['mitigations=2026-03-01T00:00:00.000Z/2026-03-02T00:00:00.000Z'],
      `from ${exactTime('2026-03-01T00:00:00.000Z')} to ${exactTime('2026-03-02T00:00:00.000Z')}`,
    ],
    ['date', [], ['firstSeen=>=2026-03-01', 'firstSeen=<2026-03-02'], 'from 2026-03-01, before 2026-03-02'],
  ] as const)('of a %s field %j with %j: %s', (type, choices, texts, words) => {
    expect(filterWords(type, choices, filters(texts))).toBe(words);
  });
});
