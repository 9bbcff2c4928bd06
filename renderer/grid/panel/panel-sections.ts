import type { Catalogue } from '../../../preload/fields/field-entry.ts';

/** The sections that fields of a catalogue name. */
type SectionOf<Fields extends Catalogue> = Extract<
  Fields[keyof Fields],
  { readonly section: string }
>['section'];

/** A part of a row's panel with its fields, in their order. */
interface PanelPart<Id extends string> {
  readonly id: Id;
  readonly fields: readonly string[];
}

/** The parts of a row's panel in that order, each with the fields that the catalogue puts there. */
export function panelSections<Fields extends Catalogue>(
  fields: Fields,
  order: readonly SectionOf<Fields>[],
): readonly PanelPart<SectionOf<Fields>>[] {
  const last = Number.POSITIVE_INFINITY;
  return order.map((id) => ({
    id,
    fields: Object.entries(fields)
      .filter(([, { section }]) => section === id)
      .toSorted(([, one], [, other]) => (one.place ?? last) - (other.place ?? last) || 0)
      .map(([name]) => name),
  }));
}
