import type { FieldEntry } from '../field-entry.ts';

/** What a finding's field says of its asset's: that it is the same, but comes from elsewhere and stands elsewhere. */
export type OfAsset<Entry extends FieldEntry> = Omit<
  Entry,
  'reported' | 'derivedFrom' | 'source' | 'section' | 'place' | 'flexConnect' | 'note'
>;

/** A field of a finding's asset, for a catalogue of findings. */
export function ofAsset<const Entry extends FieldEntry>(entry: Entry): OfAsset<Entry> {
  const { reported, derivedFrom, source, section, place, flexConnect, note, ...same } = entry;
  return same;
}
