import type { z } from 'zod';
import { isShallow } from './nesting.ts';

/** A record whose key cannot be read. It is kept as it came, so that nothing is dropped silently. */
export interface MalformedRecord {
  readonly reason: string;
  /** JSON text of the record without secrets, at most 64 KiB. */
  readonly raw: string;
  /** What the record names, as far as it can be read. */
  readonly agentId: string | null;
  readonly cveId: string | null;
  readonly applicationName: string | null;
}

export interface DecodedRecords<T> {
  readonly records: T[];
  readonly malformed: MalformedRecord[];
  /** How often an optional field could not be read and was left out, by its name. */
  readonly unreadableFields: Record<string, number>;
}

/** How the records of one kind are read. */
export interface RecordKind<S extends z.ZodType> {
  readonly schema: S;
  /**
   * Whether a row is all that the schema wants as it came, so that it need not be copied, see {@link plainCheck}. Left
   * out where fields that the schema does not know must not be kept.
   */
  readonly isPlain?: (row: unknown) => boolean;
  /** The fields without which a record is nothing. */
  readonly keys: readonly string[];
  /** Fields that may be absent, but make the record unreadable when they hold something that cannot be read. */
  readonly mustBeReadable?: readonly string[];
  readonly names: (
    raw: Readonly<Record<string, unknown>>,
  ) => Pick<MalformedRecord, 'agentId' | 'cveId' | 'applicationName'>;
}

const longestRaw = 64 * 1024;
/** Fields by which anybody can enrol agents: they are kept nowhere, not even in a record that is put aside. */
const secretFields = new Set(['licenseKey', 'registrationToken']);

/**
 * Reads the rows of a page. Plain ones are given as they came, with fields that the schema does not know still in them.
 * Others are looked at: what is merely of another type is converted, an optional field that stays unreadable is left out
 * and counted, and only a record without a readable key is put aside.
 */
export function decodeRecords<S extends z.ZodType>(
  kind: RecordKind<S>,
  rows: readonly unknown[],
): DecodedRecords<z.output<S>> {
  const decoded: DecodedRecords<z.output<S>> = { records: [], malformed: [], unreadableFields: {} };
  for (const row of rows) {
    if (kind.isPlain?.(row)) decoded.records.push(row as z.output<S>);
    else decodeOne(kind, row, decoded);
  }
  return decoded;
}

function decodeOne<S extends z.ZodType>(
  kind: RecordKind<S>,
  row: unknown,
  into: DecodedRecords<z.output<S>>,
): void {
  if (!isObject(row)) {
    into.malformed.push(putAside(kind, isShallow(row) ? row : undefined, 'The record is not an object.'));
    return;
  }
  const { copy, left } = copyOf(row);
  let parsed = kind.schema.safeParse(copy);
  // Mending a value can bring a fault inside of it to light, so this goes on until nothing is left to mend.
  for (let round = 0; !parsed.success && round < 4; round++) {
    for (const issue of backwards(parsed.error.issues)) {
      const field = fieldName(issue.path);
      if (!mend(copy, issue) && !kind.keys.includes(field)) left.push(field);
    }
    parsed = kind.schema.safeParse(copy);
  }
  if (!parsed.success) {
    into.malformed.push(putAside(kind, withoutDeepFields(row), keyFault(kind, copy)));
    return;
  }
  const identity = left.find((field) => kind.mustBeReadable?.includes(field));
  if (identity !== undefined) {
    into.malformed.push(putAside(kind, withoutDeepFields(row), `The record has no readable ${identity}.`));
    return;
  }
  for (const field of left) into.unreadableFields[field] = (into.unreadableFields[field] ?? 0) + 1;
  into.records.push(parsed.data);
}

/** A copy of a row that may be mended, without the fields that are nested too deeply to be looked at; these are named. */
function copyOf(row: Readonly<Record<string, unknown>>): { copy: Record<string, unknown>; left: string[] } {
  const readable = withoutDeepFields(row);
  const left = Object.keys(row).filter((name) => !Object.hasOwn(readable, name));
  return { copy: structuredClone(readable), left };
}

function withoutDeepFields(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => isShallow(value)));
}

/** Elements of a list are taken out from its end, so that the places of the others stay true. */
function backwards(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return [...issues].reverse();
}

/** Converts the value that an issue points at, or takes it out. True when it could be converted. */
function mend(record: Record<string, unknown>, issue: z.core.$ZodIssue): boolean {
  const last = issue.path.at(-1);
  const parent = issue.path.slice(0, -1).reduce<unknown>((value, key) => childOf(value, key), record);
  if (last === undefined) return false;
  const converted =
    issue.code === 'invalid_type' ? convert(childOf(parent, last), issue.expected) : undefined;
  if (Array.isArray(parent) && typeof last === 'number')
    parent.splice(last, 1, ...(converted === undefined ? [] : [converted]));
  else if (isObject(parent) && converted !== undefined) parent[String(last)] = converted;
  else if (isObject(parent)) delete parent[String(last)];
  return converted !== undefined;
}

/** The same value as the type that is expected, where nothing is lost by it; undefined otherwise. */
function convert(value: unknown, expected: string): unknown {
  if (expected === 'string' && typeof value === 'number') {
    // Beyond 2^53 the last digits of an id are already gone.
    return Number.isSafeInteger(value) || !Number.isInteger(value) ? String(value) : undefined;
  }
  if (expected === 'boolean' && typeof value === 'string' && /^(?:true|false)$/i.test(value)) {
    return value.toLowerCase() === 'true';
  }
  if (
    expected === 'number' &&
    typeof value === 'string' &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  ) {
    return Number(value);
  }
  return undefined;
}

function putAside<S extends z.ZodType>(kind: RecordKind<S>, row: unknown, reason: string): MalformedRecord {
  const named = isObject(row) ? kind.names(row) : { agentId: null, cveId: null, applicationName: null };
  return { reason, raw: (JSON.stringify(row, withoutSecrets) ?? 'undefined').slice(0, longestRaw), ...named };
}

function withoutSecrets(field: string, value: unknown): unknown {
  return secretFields.has(field) ? undefined : value;
}

function keyFault<S extends z.ZodType>(
  kind: RecordKind<S>,
  mended: Readonly<Record<string, unknown>>,
): string {
  const missing = kind.keys.filter((key) => typeof mended[key] !== 'string' || mended[key] === '');
  return `The record has no readable ${missing.join(' and ')}.`;
}

/** A value as the text of an id, where all its digits are still there. */
export function readableText(value: unknown): string | null {
  if (typeof value === 'string' && value !== '') return value;
  return Number.isSafeInteger(value) ? String(value) : null;
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.filter((key) => typeof key !== 'number').join('.');
}

function childOf(value: unknown, key: PropertyKey): unknown {
  if (Array.isArray(value) && typeof key === 'number') return value[key];
  return isObject(value) ? value[String(key)] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
