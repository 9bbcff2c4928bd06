import { z } from 'zod';
import { isJsonObject } from '../outside/json-object.ts';
import { shortened } from '../outside/shortened-text.ts';
import { isShallow } from './nesting.ts';

type Check = (value: unknown) => boolean;

/** Says whether a value is just what a schema wants. */
export interface PlainCheck extends Check {
  /** Names of fields that the schema does not know, met since this was last called. Those of lists and objects within an
   * object are given as `object.field`. */
  takeUnknown(): string[];
}

/** What the checks of one schema note together. */
interface Notes {
  /** Fields that the schema leaves out on purpose. */
  readonly leftOut: ReadonlySet<string>;
  readonly unknown: Set<string>;
  /** Make the checks of objects meet the names of fields anew. */
  readonly forgetting: (() => void)[];
}

/** The most unknown fields that are named: more say only that the console is not one that this product knows. */
export const maxUnknown = 50;
const maxNameLength = 100;

/**
 * Makes a check that says, without copying anything, whether a value is just what a schema wants: parsing millions of
 * records that are as they should be only leaves copies to collect. What is not plain may still be readable; that is
 * for the schema to say. Fields that the schema does not know stay where they are and are noted by name. Where the
 * schema takes anything, what is nested beyond all measure is not plain.
 * @param leftOut names of fields that are known and not wanted
 * @throws Error when the schema converts or refines values, so that a check could not stand for it
 */
export function plainCheck(schema: z.core.$ZodType, leftOut: Iterable<string> = []): PlainCheck {
  const notes: Notes = { leftOut: new Set(leftOut), unknown: new Set(), forgetting: [] };
  const check = checkOf(schema, '', notes);
  return Object.assign((value: unknown) => check(value), {
    takeUnknown() {
      const unknown = [...notes.unknown];
      notes.unknown.clear();
      for (const forget of notes.forgetting) forget();
      return unknown;
    },
  });
}

function checkOf(schema: z.core.$ZodType, path: string, notes: Notes): Check {
  if (schema instanceof z.ZodOptional) {
    const inner = schema.unwrap();
    const nullable = inner instanceof z.ZodNullable ? inner.unwrap() : null;
    if (nullable instanceof z.ZodString && nullable.minLength === null) return textOrNothingCheck(nullable);
    const check = checkOf(inner, path, notes);
    return (value) => value === undefined || check(value);
  }
  if (schema instanceof z.ZodNullable) {
    const check = checkOf(schema.unwrap(), path, notes);
    return (value) => value === null || check(value);
  }
  if (schema instanceof z.ZodObject) return objectCheck(schema, path, notes);
  if (schema instanceof z.ZodArray) {
    const check = checkOf(schema.element, path, notes);
    const most = maximumOf(schema);
    return (value) => Array.isArray(value) && value.length <= most && value.every(check);
  }
  if (schema instanceof z.ZodRecord && schema.valueType instanceof z.ZodUnknown)
    return (value) => isJsonObject(value) && isShallow(value);
  if (schema instanceof z.ZodString && schema.format === null) return textCheck(schema);
  if (schema instanceof z.ZodNumber && schema.format === 'safeint') return Number.isSafeInteger;
  if (schema instanceof z.ZodNumber && schema.format === null) return Number.isFinite;
  if (schema instanceof z.ZodBoolean) return isFlag;
  if (schema instanceof z.ZodUnknown) return (value) => isShallow(value);
  throw new Error(`No plain check can stand for a schema of type ${schema._zod.def.type}.`);
}

/**
 * A console writes the fields of all records in one order. Going through them in the order in which they stand, which is
 * remembered from one record to the next, takes a third of the time of asking a record for each of its fields by name.
 * A field that is not known is noted when it is new in that order.
 */
function objectCheck(schema: z.ZodObject, path: string, notes: Notes): Check {
  const checks = new Map(
    Object.entries(schema.shape).map(([name, field]) => [name, checkOf(field, `${path}${name}.`, notes)]),
  );
  const required = [...checks].filter(([, check]) => !check(undefined)).map(([name]) => name);
  let order: string[] = [];
  let ordered: (Check | undefined)[] = [];
  notes.forgetting.push(() => {
    order = [];
    ordered = [];
  });
  return (value) => {
    if (!isJsonObject(value)) return false;
    let isPlain = true;
    let place = 0;
    for (const name in value) {
      if (order[place] !== name) {
        order = [...order.slice(0, place), name];
        ordered = [...ordered.slice(0, place), checks.get(name)];
        if (!checks.has(name)) note(notes, path + name);
      }
      const check = ordered[place];
      if (check !== undefined && !check(value[name])) isPlain = false;
      place += 1;
    }
    return isPlain && required.every((name) => value[name] !== undefined);
  };
}

function note({ leftOut, unknown }: Notes, name: string): void {
  if (leftOut.has(name) || unknown.size >= maxUnknown) return;
  unknown.add(shortened(name, maxNameLength));
}

function textOrNothingCheck({ maxLength }: z.ZodString): Check {
  const longest = maxLength ?? Number.POSITIVE_INFINITY;
  return (value) =>
    typeof value === 'string' ? value.length <= longest : value === null || value === undefined;
}

/** The most elements of a list. */
function maximumOf(list: z.ZodArray): number {
  const limits = (list._zod.def.checks ?? []).map((check) => {
    if (check instanceof z.core.$ZodCheckMaxLength) return check._zod.def.maximum;
    throw new Error('No plain check can stand for this check of a list.');
  });
  return Math.min(Number.POSITIVE_INFINITY, ...limits);
}

function textCheck({ minLength, maxLength }: z.ZodString): Check {
  const shortest = minLength ?? 0;
  const longest = maxLength ?? Number.POSITIVE_INFINITY;
  return (value) => typeof value === 'string' && value.length >= shortest && value.length <= longest;
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}
