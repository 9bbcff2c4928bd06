import type { z } from 'zod';
import { saysNothing } from '../outside/nothing-said.ts';
import { shortened } from '../outside/shortened-text.ts';
import { isShallow } from './nesting.ts';
import type { PlainCheck } from './plain-check.ts';
import { parseExactly, withoutFields } from './record-texts.ts';

/** What a record is about, as far as it can be read. */
export interface RecordNames {
  readonly agentId: string | null;
  readonly endpointName: string | null;
  readonly cveId: string | null;
  readonly applicationName: string | null;
  readonly applicationVersion: string | null;
  readonly riskId: string | null;
}

/** A record whose key cannot be read. It is kept as it came, so that nothing is dropped silently. */
export interface MalformedRecord extends RecordNames {
  readonly reason: string;
  /** JSON text of the record as it was received, without secrets, and cut off visibly at 64 KiB. */
  readonly raw: string;
}

export interface DecodedRecords<T> {
  readonly records: T[];
  readonly malformed: MalformedRecord[];
  /** How often an optional field could not be read and was left out, by its name. */
  readonly unreadableFields: Record<string, number>;
  /** Names of fields that are neither read nor left out on purpose, as far as they were met: at most some dozens. */
  readonly unknownFields: readonly string[];
}

/** How the records of one kind are read. */
export interface RecordKind<S extends z.ZodType> {
  readonly schema: S;
  /**
   * Whether a row is all that the schema wants as it came, so that it need not be copied. Left out where fields that the
   * schema does not know must not be kept.
   */
  readonly isPlain?: PlainCheck;
  /** By field: how an id is brought into its one form before anything else; empty is no id. */
  readonly ids: Readonly<Record<string, (text: string) => string>>;
  /** The fields without which a record is nothing. */
  readonly keys: readonly string[];
  /** Fields that may be absent, but make the record unreadable when they hold something that cannot be read. */
  readonly mustBeReadable?: readonly string[];
  readonly names: (raw: Readonly<Record<string, unknown>>) => RecordNames;
}

const nothingNamed: RecordNames = {
  agentId: null,
  endpointName: null,
  cveId: null,
  applicationName: null,
  applicationVersion: null,
  riskId: null,
};

/** What a record names of which a scan need not know. */
export const namesNothing = (): RecordNames => nothingNamed;

const longestRaw = 64 * 1024;
/** Fields by which anybody can enrol agents: they are kept nowhere, not even in a record that is put aside. */
const secretFields = new Set(['licenseKey', 'registrationToken']);

/**
 * Reads the rows of a page. Plain ones are given as they came, with fields that the schema does not know still in them.
 * Others are looked at: what is merely of another type is converted, an optional field that stays unreadable is left out
 * and counted, and only a record without a readable key is put aside.
 * @param rows may be changed: their ids are brought into their one form
 * @param texts the rows as they were received, which are asked for when a row is not plain; undefined where nobody knows
 */
export function decodeRecords<S extends z.ZodType>(
  kind: RecordKind<S>,
  rows: readonly unknown[],
  texts: () => readonly string[] | undefined,
): DecodedRecords<z.output<S>> {
  const records: z.output<S>[] = [];
  const malformed: MalformedRecord[] = [];
  const unreadableFields: Record<string, number> = {};
  const ids = idsOf(kind);
  for (const [at, row] of rows.entries()) {
    if (isObject(row)) normaliseIds(ids, row);
    if (kind.isPlain?.(row)) records.push(row as z.output<S>);
    else decodeOne(kind, row, () => texts()?.[at], { records, malformed, unreadableFields });
  }
  return { records, malformed, unreadableFields, unknownFields: kind.isPlain?.takeUnknown() ?? [] };
}

type Ids = readonly { readonly field: string; readonly normal: (text: string) => string }[];

function idsOf({ ids }: Pick<RecordKind<z.ZodType>, 'ids'>): Ids {
  return Object.entries(ids).map(([field, normal]) => ({ field, normal }));
}

function normaliseIds(ids: Ids, row: Record<string, unknown>): void {
  for (const { field, normal } of ids) {
    const id = row[field];
    if (typeof id !== 'string') continue;
    const one = normal(id);
    if (one !== id) row[field] = one;
  }
}

function decodeOne<S extends z.ZodType>(
  kind: RecordKind<S>,
  received: unknown,
  textOf: () => string | undefined,
  into: Omit<DecodedRecords<z.output<S>>, 'unknownFields'>,
): void {
  if (!isObject(received)) {
    const value = isShallow(received) ? received : undefined;
    into.malformed.push(putAside(kind, value, textOf(), 'The record is not an object.'));
    return;
  }
  const row = hasLongNumber(received) ? exactRow(kind, received, textOf()) : received;
  const { copy, left } = copyOf(row);
  let parsed = kind.schema.safeParse(copy);
  // Mending a value can bring a fault inside of it to light, so this goes on until nothing is left to mend.
  for (let round = 0; !parsed.success && round < 5; round++) {
    for (const issue of backwards(parsed.error.issues)) {
      const field = fieldName(issue.path);
      if (!mend(copy, issue) && !kind.keys.includes(field)) left.push(field);
    }
    parsed = kind.schema.safeParse(copy);
  }
  if (!parsed.success) {
    into.malformed.push(putAside(kind, withoutDeepFields(row), textOf(), keyFault(kind, copy)));
    return;
  }
  const identity = left.find((field) => kind.mustBeReadable?.includes(field));
  if (identity !== undefined) {
    const reason = `The record has no readable ${identity}.`;
    into.malformed.push(putAside(kind, withoutDeepFields(row), textOf(), reason));
    return;
  }
  for (const field of left) into.unreadableFields[field] = (into.unreadableFields[field] ?? 0) + 1;
  into.records.push(parsed.data);
}

/** A whole number of which JSON.parse has lost digits. */
function hasLongNumber(row: Readonly<Record<string, unknown>>): boolean {
  return Object.values(row).some((value) => Number.isInteger(value) && !Number.isSafeInteger(value));
}

/** A row with its long numbers as the text of their digits, as they stand in the body: an id is no less an id for it. */
function exactRow<S extends z.ZodType>(
  kind: RecordKind<S>,
  row: Record<string, unknown>,
  text: string | undefined,
): Record<string, unknown> {
  const exact = text === undefined || !isShallow(row) ? undefined : parseExactly(text);
  if (!isObject(exact)) return row;
  normaliseIds(idsOf(kind), exact);
  return exact;
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
  if (Array.isArray(parent) && typeof last === 'number') {
    parent.splice(last, 1, ...(converted === undefined ? [] : [converted]));
    // A list of which nothing can be read is not one that is empty: that would clear what is known.
    if (parent.length === 0) takeOut(record, issue.path.slice(0, -1));
  } else if (isObject(parent) && converted !== undefined) parent[String(last)] = converted;
  else if (isObject(parent)) delete parent[String(last)];
  return converted !== undefined;
}

function takeOut(record: Record<string, unknown>, path: readonly PropertyKey[]): void {
  const parent = path.slice(0, -1).reduce<unknown>((value, key) => childOf(value, key), record);
  if (isObject(parent)) delete parent[String(path.at(-1))];
}

/**
 * The same value as the type that is expected, where nothing is lost by it, or null where it says nothing; undefined
 * otherwise.
 */
function convert(value: unknown, expected: string): unknown {
  if (expected === 'string' && typeof value === 'number') {
    // Beyond 2^53 the last digits of an id are already gone.
    return Number.isSafeInteger(value) || !Number.isInteger(value) ? String(value) : undefined;
  }
  if (expected === 'array' && isObject(value)) return [value];
  if (expected === 'array' && isScalar(value)) return saysNothing(String(value)) ? null : [value];
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

function putAside<S extends z.ZodType>(
  kind: RecordKind<S>,
  row: unknown,
  text: string | undefined,
  reason: string,
): MalformedRecord {
  const raw = text ?? JSON.stringify(row) ?? 'undefined';
  const names = isObject(row) ? kind.names(row) : nothingNamed;
  return { reason, raw: cutOff(withoutFields(raw, secretFields, '"(taken out)"')), ...names };
}

function cutOff(raw: string): string {
  if (raw.length <= longestRaw) return raw;
  const remark = ` … (cut off: ${raw.length} characters were received)`;
  return shortened(raw, longestRaw - remark.length) + remark;
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

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
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
