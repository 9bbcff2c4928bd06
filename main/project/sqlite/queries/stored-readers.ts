import { severityNames } from '../../../../preload/contract/severity.ts';
import type { FieldType } from '../../../../preload/fields/field-entry.ts';

/** How a stored value becomes one for the outside, see `record-columns.ts`. Apart from fields, because a thread loads it. */
export const storedReaders: Readonly<Record<FieldType, (stored: unknown) => unknown>> = {
  text: (stored) => stored,
  choice: (stored) => stored,
  number: (stored) => stored,
  date: (stored) => (stored === null ? null : new Date(stored as number).toISOString()),
  severity: (stored) => severityNames[stored as number] ?? null,
  flag: (stored) => (stored === null ? null : stored === 1),
  list: (stored) => (stored === null ? [] : JSON.parse(stored as string)),
  nested: (stored) => (stored === null ? null : JSON.parse(stored as string)),
};
