import type { z } from 'zod';
import type { QuarantineReason } from '../../preload/contract/reasons.ts';
import { cutText } from '../outside/cut-text.ts';
import { isJsonObject } from '../outside/json-object.ts';
import { saysNothing } from '../outside/nothing-said.ts';
import { isSecretField, takenOut } from '../outside/secret-fields.ts';
import { SecretMask } from '../outside/secret-mask.ts';
import { shortened } from '../outside/shortened-text.ts';
import { isShallow } from './nesting.ts';
import type { PlainCheck } from './plain-check.ts';
import { parseExactly, withoutFields } from './record-texts.ts';
import { maxNameLength, maxRawLength } from './text-limits.ts';

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
  readonly reason: QuarantineReason;
  /** JSON text of the record as it was received, without secrets, and cut off visibly at 256 KiB. */
  readonly raw: string;
}

export interface DecodedRecords<T> {
  readonly records: T[];
  readonly malformed: MalformedRecord[];
  /** How often an optional field could not be read and was left out, by its name. */
  readonly unreadableFields: Record<string, number>;
  /** How often a text or a list was longer than it may be and was cut, by its field's name. */
  readonly cutFields: Record<string, number>;
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
  /** Further fields that tell one thing from another: one that is too long is left out, like ids and the two above. */
  readonly uncut?: readonly string[];
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

/** Records of one page that are put aside with their text; of more than a project keeps of a whole walk only the number counts. */
const maxPutAside = 1000;
/** Characters of all records of one page that are put aside: beyond that each keeps its beginning only. */
const maxRawOfPage = 1024 * 1024;
const shortRaw = 1024;
/** Names of fields in counts: of those that nobody knows there can be any number. */
const maxCounted = 200;
const maxCountedLength = 100;

/**
 * Reads the rows of a page. Plain ones are given as they came, with fields that the schema does not know still in them.
 * Others are looked at: what is merely of another type is converted, an optional field that stays unreadable is left out
 * and counted, one that is too long is cut and counted, and only a record without a readable key is put aside.
 * @param rows may be changed: their ids are brought into their one form
 * @param texts the rows as they were received, which are asked for when a row is not plain; undefined where nobody knows
 * @param mask takes the token out of what is put aside
 */
export function decodeRecords<S extends z.ZodType>(
  kind: RecordKind<S>,
  rows: readonly unknown[],
  texts: () => readonly string[] | undefined,
  mask = new SecretMask(),
): DecodedRecords<z.output<S>> {
  const into: Decoding<z.output<S>> = {
    records: [],
    malformed: [],
    unreadableFields: {},
    cutFields: {},
    mask,
    rawKept: 0,
  };
  const ids = idsOf(kind);
  for (const [at, row] of rows.entries()) {
    if (isJsonObject(row)) normaliseIds(ids, row);
    if (kind.isPlain?.(row)) into.records.push(row as z.output<S>);
    else decodeOne(kind, row, () => texts()?.[at], into);
  }
  const { records, malformed, unreadableFields, cutFields } = into;
  const unknownFields = kind.isPlain?.takeUnknown() ?? [];
  return { records, malformed, unreadableFields, cutFields, unknownFields };
}

/** What the rows of a page have been read to so far. */
interface Decoding<T> extends Omit<DecodedRecords<T>, 'unknownFields'> {
  readonly mask: SecretMask;
  /** Characters of the texts that are put aside. */
  rawKept: number;
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
  into: Decoding<z.output<S>>,
): void {
  const aside = (row: unknown, reason: QuarantineReason): void => {
    if (into.malformed.length >= maxPutAside) {
      into.malformed.push(onlyCounted);
      return;
    }
    const longest = Math.max(shortRaw, Math.min(maxRawLength, maxRawOfPage - into.rawKept));
    const raw = textOf() ?? JSON.stringify(row) ?? 'undefined';
    const named = isJsonObject(row) ? kind.names(row) : nothingNamed;
    const record: MalformedRecord = {
      reason,
      raw: keptText(raw, into.mask, longest),
      ...usableNames(named, into.mask),
    };
    into.rawKept += record.raw.length;
    into.malformed.push(record);
  };
  if (!isJsonObject(received)) {
    aside(isShallow(received) ? received : undefined, { kind: 'not-an-object' });
    return;
  }
  const row = hasLongNumber(received) ? exactRow(kind, received, textOf()) : received;
  const { copy, left } = copyOf(row);
  const cut: string[] = [];
  let parsed = kind.schema.safeParse(copy);
  // Mending a value can bring a fault inside of it to light, so this goes on until nothing is left to mend.
  for (let round = 0; !parsed.success && round < 5; round++) {
    for (const issue of backwards(parsed.error.issues)) {
      const field = fieldName(issue.path);
      if (!identifies(kind, field) && cutShort(copy, issue)) cut.push(field);
      else if (!mend(copy, issue) && !kind.keys.includes(field)) left.push(field);
    }
    parsed = kind.schema.safeParse(copy);
  }
  if (!parsed.success) {
    aside(withoutDeepFields(row), { kind: 'unreadable', fields: missingKeys(kind, copy) });
    return;
  }
  const identity = left.find((field) => kind.mustBeReadable?.includes(field));
  if (identity !== undefined) {
    aside(withoutDeepFields(row), { kind: 'unreadable', fields: [identity] });
    return;
  }
  for (const field of left) count(into.unreadableFields, field);
  for (const field of cut) count(into.cutFields, field);
  into.records.push(parsed.data);
}

/** Whether a field says what a record is about. Cut, two of them could become one. */
function identifies({ ids, keys, mustBeReadable, uncut }: RecordKind<z.ZodType>, field: string): boolean {
  const identifying = [keys, mustBeReadable ?? [], uncut ?? []];
  return Object.hasOwn(ids, field) || identifying.some((fields) => fields.includes(field));
}

function count(counts: Record<string, number>, field: string): void {
  const named = shortened(field, maxCountedLength);
  const known = Object.hasOwn(counts, named) || Object.keys(counts).length < maxCounted;
  const counted = known ? named : '…';
  counts[counted] = (counts[counted] ?? 0) + 1;
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
  if (!isJsonObject(exact)) return row;
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

/** Cuts the text or the list that an issue points at, where that is all that is wrong with it. */
function cutShort(record: Record<string, unknown>, issue: z.core.$ZodIssue): boolean {
  const last = issue.path.at(-1);
  if (issue.code !== 'too_big' || last === undefined) return false;
  const parent = issue.path.slice(0, -1).reduce<unknown>((value, key) => childOf(value, key), record);
  const value = childOf(parent, last);
  const most = Number(issue.maximum);
  if (typeof value === 'string') return put(parent, last, cutText(value, most));
  if (!Array.isArray(value)) return false;
  value.splice(most);
  return true;
}

function put(parent: unknown, key: PropertyKey, value: unknown): boolean {
  if (Array.isArray(parent) && typeof key === 'number') parent[key] = value;
  else if (isJsonObject(parent)) parent[String(key)] = value;
  else return false;
  return true;
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
  } else if (isJsonObject(parent) && converted !== undefined) parent[String(last)] = converted;
  else if (isJsonObject(parent)) delete parent[String(last)];
  return converted !== undefined;
}

function takeOut(record: Record<string, unknown>, path: readonly PropertyKey[]): void {
  const parent = path.slice(0, -1).reduce<unknown>((value, key) => childOf(value, key), record);
  if (isJsonObject(parent)) delete parent[String(path.at(-1))];
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
  if (expected === 'array' && isJsonObject(value)) return [value];
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

/** A record beyond those that are put aside with their text. */
const onlyCounted: MalformedRecord = {
  reason: { kind: 'too-many' },
  raw: '',
  ...nothingNamed,
};

function keptText(raw: string, mask: SecretMask, longest: number): string {
  const searched = shortened(raw, 4 * longest);
  const clean = mask.mask(withoutFields(searched, isSecretField, `"${takenOut}"`));
  const isWhole = searched.length === raw.length;
  return cutText(clean, longest, isWhole ? clean.length : raw.length);
}

/** What a name cannot be told apart by is not taken for one: the record may then be about anything. */
function usableNames(names: RecordNames, mask: SecretMask): RecordNames {
  const usable = (name: string | null): string | null =>
    name === null || name.length > maxNameLength || mask.mask(name) !== name ? null : name;
  return {
    agentId: usable(names.agentId),
    endpointName: usable(names.endpointName),
    cveId: usable(names.cveId),
    applicationName: usable(names.applicationName),
    applicationVersion: usable(names.applicationVersion),
    riskId: usable(names.riskId),
  };
}

function missingKeys<S extends z.ZodType>(
  kind: RecordKind<S>,
  mended: Readonly<Record<string, unknown>>,
): string[] {
  return kind.keys.filter((key) => typeof mended[key] !== 'string' || mended[key] === '');
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
  return isJsonObject(value) ? value[String(key)] : undefined;
}
