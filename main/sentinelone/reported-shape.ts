import { z } from 'zod';
import type { Catalogue, FieldEntry, Reading } from '../../preload/fields/field-entry.ts';
import { longText, longTexts, name } from './text-limits.ts';

export const flag = z.boolean().nullish();
// The project keeps whole numbers: any other is a field that cannot be read, not a page that cannot be stored.
const count = z.int().nullish();

/** How a field of the console is decoded, by how it is read. */
const schemas = {
  text: name,
  'long-text': longText,
  'key-text': name,
  id: name,
  flag,
  count,
  time: name,
  address: name,
  texts: longTexts,
  object: z.record(z.string(), z.unknown()).nullish(),
} satisfies Record<Exclude<Reading, 'own'>, z.ZodType>;

type PathOf<Entry> = Entry extends {
  readonly reported: { readonly from: infer Path extends string; readonly as: keyof typeof schemas };
}
  ? Path
  : never;
type SchemaOf<Entry> = Entry extends {
  readonly reported: { readonly as: infer As extends keyof typeof schemas };
}
  ? (typeof schemas)[As]
  : never;

/** The shape of the console's fields of which a catalogue says all; those that are read in a way of their own are not in it. */
export type ReportedShape<Fields extends Catalogue> = {
  readonly [Name in keyof Fields as PathOf<Fields[Name]>]: SchemaOf<Fields[Name]>;
};

/** Makes the shape of the console's fields of which a catalogue says all. */
export function reportedShape<Fields extends Catalogue>(fields: Fields): ReportedShape<Fields> {
  const shape = read(fields).flatMap(({ from, as }) =>
    as === 'own' || typeof from !== 'string' ? [] : [[from, schemas[as]] as const],
  );
  return Object.fromEntries(shape) as ReportedShape<Fields>;
}

/** The console's fields that a catalogue has read in that way. */
export function pathsReadAs(fields: Catalogue, reading: Reading): string[] {
  return read(fields).flatMap(({ from, as }) => (as === reading && typeof from === 'string' ? [from] : []));
}

function read(fields: Catalogue): NonNullable<FieldEntry['reported']>[] {
  return Object.values(fields).flatMap(({ reported }) => reported ?? []);
}
