import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { severityNames } from '../../../preload/contract/severity.ts';
import { exactTime } from '../../../preload/words/formats/date-words.ts';
import {
  filteredFields,
  filterOn,
  groupsOf,
  withFilterOn,
} from '../../../renderer/grid/filter/field-filters.ts';
import {
  needsNoText,
  picksValues,
  readChosen,
  readRangeControls,
  readTextControls,
  type TextControls,
  textModes,
  writeChosen,
  writeRangeControls,
  writeTextControls,
} from '../../../renderer/grid/filter/filter-controls.ts';
import { filterWords, groupWords } from '../../../renderer/grid/filter/filter-words.ts';
import { filterOf } from '../../builders/filter-of.ts';

describe('the filter on one field', () => {
  const before = filterOf('severity=high', 'hostName=a', 'hostName=b', 'score>=9', 'any(cve=x; score>9)');

  test('takes the place of the others on its field and leaves the rest where they are', () => {
    expect(withFilterOn(before, 'HostName', filterOf('hostName=c'))).toEqual(
      filterOf('severity=high', 'hostName=c', 'score>=9', 'any(cve=x; score>9)'),
    );
    expect(withFilterOn(before, 'hostName', [])).toEqual(
      filterOf('severity=high', 'score>=9', 'any(cve=x; score>9)'),
    );
  });

  test('has every part that is about it alone, groups too', () => {
    expect(filteredFields(before)).toEqual(['severity', 'hostName', 'score']);
    expect(
      filterOn(filterOf('hostName=*a*', 'HOSTNAME=', 'hostName!=c', 'none(hostName=d; cve=x)'), 'hostname'),
    ).toHaveLength(2);
    expect(groupsOf(before)).toEqual(filterOf('any(cve=x; score>9)'));
  });
});

describe('the controls of a text filter', () => {
  test('show again what they wrote', () => {
    const text = fc.string({ minLength: 1, maxLength: 20, unit: 'binary' });
    const controls = fc.constantFrom(...textModes).chain((mode) =>
      fc.record<TextControls>({
        mode: fc.constant(mode),
        texts: needsNoText(mode)
          ? fc.constant([])
          : fc.array(text, { minLength: 1, maxLength: picksValues(mode) ? 5 : 1 }),
      }),
    );
    fc.assert(
      fc.property(controls, (made) => {
        expect(readTextControls(writeTextControls('hostName', made))).toEqual(made);
      }),
    );
  });

  test('write no filter while nothing is typed', () => {
    expect(writeTextControls('hostName', { mode: 'contains', texts: [''] })).toEqual([]);
    expect(writeTextControls('hostName', { mode: 'is', texts: [] })).toEqual([]);
  });

  test('show several exclusions as one', () => {
    const excluded = { mode: 'is-not', texts: ['a', 'b', 'c'] };
    expect(readTextControls(filterOf('hostName!=a', 'hostName is-none-of "b", "c"'))).toEqual(excluded);
  });

  test('do not pretend to show what they have no place for', () => {
    expect(readTextControls(filterOf('hostName=a', 'hostName!=b'))).toBeNull();
    expect(readTextControls(filterOf('hostName>a'))).toBeNull();
    expect(readTextControls(filterOf('hostName=', 'hostName=a'))).toBeNull();
  });
});

describe('the check boxes of a closed list', () => {
  test('show again what they wrote', () => {
    fc.assert(
      fc.property(fc.subarray([...severityNames, '']), (chosen) => {
        const written = writeChosen('severity', chosen, severityNames);
        const all = chosen.length === severityNames.length + 1;
        expect(readChosen(written, severityNames)).toEqual(all ? [] : chosen);
      }),
    );
  });

  test('show what a filter written otherwise lets through', () => {
    expect(readChosen(filterOf('severity=>=high'), severityNames)).toEqual(['high', 'critical']);
    expect(readChosen(filterOf('severity=!low'), severityNames)).toEqual([
      'informational',
      'unknown',
      'medium',
      'high',
      'critical',
      '',
    ]);
    expect(readChosen(filterOf('severity=HIGH', 'severity=low'), severityNames)).toEqual(['low', 'high']);
  });
});

describe('the bounds of a number or a date', () => {
  test('show again what they wrote', () => {
    const bound = fc.oneof(fc.constant(''), fc.integer().map(String));
    fc.assert(
      fc.property(bound, bound, (from, to) => {
        const written = writeRangeControls('score', { from, to, empty: false });
        expect(readRangeControls(written)).toEqual({ from, to, empty: false });
      }),
    );
    expect(readRangeControls(writeRangeControls('score', { from: '', to: '', empty: true }))).toEqual({
      from: '',
      to: '',
      empty: true,
    });
  });

  test('do not pretend to show a bound that is left out', () => {
    expect(readRangeControls(filterOf('score=>9'))).toBeNull();
    expect(readRangeControls(filterOf('score=!9'))).toBeNull();
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
    ['text', [], ['hostName=web*'], 'starts with web'],
    ['text', [], ['hostName=w*b'], 'matches w*b'],
    ['text', [], ['hostName=" a "'], 'is " a "'],
    ['text', [], ['hostName=""'], 'is ""'],
    ['text', [], ['hostName=*a*', 'hostName='], 'any of: contains a, is empty'],
    ['text', [], ['none(hostName=a; hostName=b)'], 'none of: is a, is b'],
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
    expect(filterWords({ name: 'any', type, choices }, filterOf(...texts))).toBe(words);
  });

  test('of several fields names each of them', () => {
    const [group] = groupsOf(filterOf('none(severity>=high; all(score>7; cve=x))'));
    const fields = {
      severity: { name: 'severity', title: 'Severity', type: 'severity', choices: severityNames },
      score: { name: 'score', title: 'Score', type: 'number', choices: [] },
      cve: { name: 'cve', title: 'CVE', type: 'text', choices: [] },
    } as const;
    expect(group && groupWords(group, (name) => fields[name as keyof typeof fields])).toBe(
      'none of: Severity is Critical or High, (all of: Score above 7, CVE is x)',
    );
  });
});
