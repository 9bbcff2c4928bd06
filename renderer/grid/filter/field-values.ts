import type { ListQuery } from '../../../preload/contract/row-lists.ts';
import { type Reading, useReading } from '../../bridge/connection.tsx';

/** A value of a field and how many rows have it; null where they have none. */
export interface FieldValue {
  readonly value: string | null;
  readonly rows: number;
}

/** How many values a filter offers. */
const offered = 50;

/** The commonest values of a field among the query's rows, those that contain a text. */
export function useFieldValues(
  query: ListQuery,
  field: string,
  contains: string,
  enabled = true,
): Reading<readonly FieldValue[]> {
  return useReading(
    ['values', query, field, contains],
    (client, signal) => client.lists.values({ query, field, contains, limit: offered }, { signal }),
    { enabled, keepPrevious: true },
  );
}
