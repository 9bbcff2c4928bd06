import { z } from 'zod';
import { assetCatalogue } from '../fields/asset/asset-catalogue.ts';
import type { Catalogue, FieldEntry, FieldType } from '../fields/field-entry.ts';
import { findingCatalogue } from '../fields/finding/finding-catalogue.ts';
import { vulnerabilityCatalogue } from '../fields/vulnerability-catalogue.ts';
import { type SeverityName, severityName } from './severity.ts';

/** A value of each type as lists give it. */
interface Values {
  readonly text: string | null;
  readonly choice: string | null;
  readonly number: number | null;
  /** ISO 8601 in UTC. */
  readonly date: string | null;
  readonly severity: SeverityName | null;
  readonly flag: boolean | null;
  readonly list: readonly string[];
  readonly nested: unknown;
}

/** A value of a field as lists give it. */
export type ValueOf<Entry extends FieldEntry> = Entry extends { readonly otherTexts: true }
  ? string | null
  : Entry extends { readonly choices: readonly (infer Choice)[] }
    ? Choice | null
    : Values[Entry['type']];

/** One row of a list with all its fields. */
export type ListedRow<Fields extends Catalogue> = {
  readonly [Name in keyof Fields]: ValueOf<Fields[Name]>;
};

export type ListedAsset = ListedRow<typeof assetCatalogue>;
export type ListedFinding = ListedRow<typeof findingCatalogue>;
export type ListedVulnerability = ListedRow<typeof vulnerabilityCatalogue>;

const values: Readonly<Record<FieldType, z.ZodType>> = {
  text: z.string().nullable(),
  choice: z.string().nullable(),
  number: z.number().nullable(),
  date: z.string().nullable(),
  severity: severityName.nullable(),
  flag: z.boolean().nullable(),
  list: z.array(z.string()).readonly(),
  nested: z.unknown(),
};

/** The schema of a row with all its fields. */
function listedRow<Fields extends Catalogue>(fields: Fields): z.ZodType<ListedRow<Fields>> {
  const shape = Object.entries(fields).map(([name, { type, choices, otherTexts }]) => [
    name,
    choices && !otherTexts ? z.enum(choices as readonly [string]).nullable() : values[type],
  ]);
  return z.object(Object.fromEntries(shape)) as unknown as z.ZodType<ListedRow<Fields>>;
}

export const listedAsset = listedRow(assetCatalogue);
export const listedFinding = listedRow(findingCatalogue);
export const listedVulnerability = listedRow(vulnerabilityCatalogue);
