import { z } from 'zod';
import {
  maxFieldNameLength,
  maxFilterLength,
  maxFilterValues,
  maxPatternLength,
  maxValueLength,
} from './limits.ts';

/**
 * Which rows of a list are meant: conditions on its fields, all of which must hold, and groups of conditions. The one
 * form for lists, counts, exports, links, and whatever else chooses rows. `filter-text` spells it in addresses and on
 * the command line.
 */

/** Compare with one value. Texts are compared without regard to case (see `foldedText`) and exactly otherwise. */
const valueOperators = [
  'is',
  'is-not',
  'contains',
  'contains-not',
  'starts-with',
  'ends-with',
  'above',
  'at-least',
  'below',
  'at-most',
] as const;

/** Compare with a pattern, in which `*` is any text and nothing else has a meaning of its own. */
const patternOperators = ['matches', 'matches-not'] as const;

const listOperators = ['is-one-of', 'is-none-of'] as const;

/** Ask whether there is a value. */
const emptyOperators = ['is-empty', 'is-not-empty'] as const;

const field = z
  .string()
  .max(maxFieldNameLength)
  .regex(/^[A-Za-z]\w*$/);
const value = z.string().max(maxValueLength);

/**
 * One condition on a field, named in any case. Values are written as outside of the program: numbers in digits, flags as
 * `true` and `false`, dates in ISO 8601, in UTC without a zone. A date is its whole day or minute, and `from/to` the span up
 * to, but without, its end; `today`, `yesterday`, `7d` and the like move on with time (see `readRelativeDate`). A list fulfils a condition when one of its texts does; the negations ("not", "none") hold for
 * all that does not fulfil what they negate, rows without a value included.
 */
export const filterCondition = z.discriminatedUnion('operator', [
  z.strictObject({ field, operator: z.enum(valueOperators), value }),
  z.strictObject({ field, operator: z.enum(patternOperators), value: z.string().max(maxPatternLength) }),
  z.strictObject({
    field,
    operator: z.enum(listOperators),
    value: z.array(value).min(1).max(maxFilterValues).readonly(),
  }),
  z.strictObject({ field, operator: z.enum(emptyOperators) }),
]);
export type FilterCondition = z.infer<typeof filterCondition>;

const join = z.enum(['all', 'any', 'none']);

const innerGroup = z.strictObject({
  join,
  of: z.array(filterCondition).min(1).max(maxFilterValues).readonly(),
});

export type InnerGroup = z.infer<typeof innerGroup>;

/** Conditions of which all, any or none hold; among them groups of a second level. */
export const filterGroup = z.strictObject({
  join,
  of: z
    .array(z.union([filterCondition, innerGroup]))
    .min(1)
    .max(maxFilterValues)
    .readonly(),
});
export type FilterGroup = z.infer<typeof filterGroup>;

/** A condition or a group of them. */
export type FilterPart = FilterCondition | FilterGroup;

/** What a row must fulfil, all of it; an empty filter is fulfilled by every row. */
export const filter = z
  .array(z.union([filterCondition, filterGroup]))
  .max(maxFilterValues)
  .refine((parts) => valuesOf(parts).length <= maxFilterValues, 'too many values')
  .refine((parts) => lengthOf(valuesOf(parts)) <= maxFilterLength, 'too long')
  .readonly();
export type Filter = z.infer<typeof filter>;

/** The condition that a field is a value. */
export function fieldIs(field: string, value: string): FilterCondition {
  return { field, operator: 'is', value };
}

/** The conditions of a filter or a part of it, at whatever level they stand. */
export function conditionsOf(parts: readonly FilterPart[]): FilterCondition[] {
  return parts.flatMap((part) => ('join' in part ? conditionsOf(part.of) : [part]));
}

function valuesOf(parts: readonly FilterPart[]): string[] {
  return conditionsOf(parts).flatMap((condition) => ('value' in condition ? condition.value : ''));
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}
