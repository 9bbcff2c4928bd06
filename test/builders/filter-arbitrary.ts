import fc from 'fast-check';
import type { Filter, FilterCondition } from '../../preload/contract/filter.ts';

/** What has meant something else in a filter's text, and what a reader could trip over. */
const awkward = [
  '',
  'w*',
  '<x>',
  '!x',
  ' a ',
  '"',
  '"a"',
  '\\',
  'a\nb',
  ';',
  '(',
  ')',
  ',',
  '=',
  '>=1',
  '*',
  'a"b',
  '\ud800',
  '\u202e',
];

const text = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 4 })
    .map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...awkward, 'a', '*'), { maxLength: 4 }).map((parts) => parts.join('')),
);

const field = fc.oneof(
  fc.constantFrom('hostName', 'HOSTNAME', 'severity', 'any'),
  fc.stringMatching(/^[A-Za-z]\w{0,5}$/),
);

/** Any condition, on a few fields so that several are on the same. */
export const conditions: fc.Arbitrary<FilterCondition> = fc.oneof(
  fc.record({
    field,
    operator: fc.constantFrom('is', 'is-not', 'contains', 'contains-not', 'starts-with', 'ends-with'),
    value: text,
  }),
  fc.record({ field, operator: fc.constantFrom('above', 'at-least', 'below', 'at-most'), value: text }),
  fc.record({ field, operator: fc.constantFrom('matches', 'matches-not'), value: text }),
  fc.record({
    field,
    operator: fc.constantFrom('is-one-of', 'is-none-of'),
    value: fc.array(text, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ field, operator: fc.constantFrom('is-empty', 'is-not-empty') }),
);

/** Any filter that can be made of these conditions, with groups of both levels. */
export function filtersOf(condition: fc.Arbitrary<FilterCondition>): fc.Arbitrary<Filter> {
  const join = fc.constantFrom('all', 'any', 'none');
  const inner = fc.record({ join, of: fc.array(condition, { minLength: 1, maxLength: 3 }) });
  const group = fc.record({
    join,
    of: fc.array(fc.oneof({ weight: 3, arbitrary: condition }, inner), { minLength: 1, maxLength: 3 }),
  });
  return fc.array(fc.oneof({ weight: 3, arbitrary: condition }, group), { maxLength: 5 });
}
