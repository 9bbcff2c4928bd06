import { z } from 'zod';
import { fieldTypes } from '../fields/field-entry.ts';
import { filter } from './filter.ts';
import { maxSearchLength, maxSortKeys } from './limits.ts';

/** The lists of rows a project offers: assets, finding instances, and unique findings (vulnerabilities). */
export const listName = z.enum(['assets', 'findings', 'vulnerabilities']);
export type ListName = z.infer<typeof listName>;

export const fieldType = z.enum(fieldTypes);
export type FieldType = z.infer<typeof fieldType>;

/** One field of a list. What it is called on the screen is the window's business. */
export const listField = z.object({
  name: z.string(),
  type: fieldType,
  /** The values of a `choice`, a `severity` (lowest first) or a `flag`. */
  choices: z.array(z.string()).readonly(),
  sortable: z.boolean(),
});
export type ListField = z.infer<typeof listField>;

const text = z.string().max(maxSearchLength);

/** Which rows, in which order. Sort keys are `field` or `-field`, the weightiest first; the list's own order when there are none. */
export const listQuery = z.strictObject({
  list: listName,
  filter,
  /** Words that must all occur in the row's main texts; empty for none. */
  search: text,
  sort: z.array(text).max(maxSortKeys),
});
export type ListQuery = z.infer<typeof listQuery>;

/** One row by its fields' names. Times are ISO 8601 in UTC. */
export const listRow = z.record(z.string(), z.unknown());
export type ListRow = z.infer<typeof listRow>;
