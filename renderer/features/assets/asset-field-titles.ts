import { assetFields } from '../../../preload/words/english/asset-fields.ts';
import { say } from '../../../preload/words/say.ts';

const named = Object.keys(assetFields) as (keyof typeof assetFields)[];

/** What the fields of an asset are called. A field that is not here shows its own name in words. */
export const assetFieldTitles: Readonly<Record<string, string>> = Object.fromEntries(
  named.map((field) => [field, say(`assetFields:${field}`)]),
);
