import { findingFields } from '../../../preload/words/english/finding-fields.ts';
import { vulnerabilityFields } from '../../../preload/words/english/vulnerability-fields.ts';
import { say } from '../../../preload/words/say.ts';

const ofInstances = Object.keys(findingFields) as (keyof typeof findingFields)[];
const ofUniqueOnes = Object.keys(vulnerabilityFields) as (keyof typeof vulnerabilityFields)[];

/** What the fields of a finding instance are called. A field that is not here shows its own name in words. */
export const findingFieldTitles: Readonly<Record<string, string>> = Object.fromEntries(
  ofInstances.map((field) => [field, say(`findingFields:${field}`)]),
);

/** What the fields of a unique finding are called. */
export const vulnerabilityFieldTitles: Readonly<Record<string, string>> = Object.fromEntries(
  ofUniqueOnes.map((field) => [field, say(`vulnerabilityFields:${field}`)]),
);
