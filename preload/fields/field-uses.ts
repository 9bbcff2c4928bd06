import type { FieldType } from './field-entry.ts';

/** What can be done with a field, by its type. Every field can be filtered by, and is exported. */
interface Uses {
  /** It has one value, which comes before or after others. */
  readonly sorted: boolean;
  /** One of its values finds many rows, and can be written in a filter as it is shown. */
  readonly grouped: boolean;
}

export const usesOf: Readonly<Record<FieldType, Uses>> = {
  text: { sorted: true, grouped: true },
  choice: { sorted: true, grouped: true },
  severity: { sorted: true, grouped: true },
  flag: { sorted: true, grouped: true },
  number: { sorted: true, grouped: true },
  date: { sorted: true, grouped: false },
  list: { sorted: false, grouped: true },
  nested: { sorted: false, grouped: false },
};
