import type { Catalogue } from '../../../preload/fields/field-entry.ts';

/** A part of a row's panel with its fields, in their order. */
interface PanelPart<Section extends string> {
  readonly id: Section;
  readonly fields: readonly string[];
}

/** The parts of a row's panel in that order, each with the fields that the catalogue puts there. */
export function panelSections<Section extends string>(
  fields: Catalogue<Section>,
  order: readonly Section[],
): readonly PanelPart<Section>[] {
  const last = Number.POSITIVE_INFINITY;
  return order.map((id) => ({
    id,
    fields: Object.entries(fields)
      .filter(([, { section }]) => section === id)
      .toSorted(([, one], [, other]) => (one.place ?? last) - (other.place ?? last) || 0)
      .map(([name]) => name),
  }));
}
