import { z } from 'zod';
import { maxRowIdLength } from './limits.ts';
import type { ListName, ListRow } from './row-lists.ts';

/** What names one row of a list for good: positions and row numbers of the database are given again to other rows. */
export const rowId = z.string().min(1).max(maxRowIdLength);

/** The fields whose values name a row: an endpoint's id is unique within its connector alone. */
export const identityFields: Readonly<Record<ListName, readonly string[]>> = {
  assets: ['connectorId', 'assetId'],
  findings: ['findingId'],
  vulnerabilities: ['cve'],
};

/** What parts the values of {@link identityFields} in an id. */
export const identitySeparator = '/';

/** The id of a row of a list; of its fields only those of {@link identityFields} need be there. */
export function rowIdOf(list: ListName, row: ListRow): string {
  return identityFields[list].map((field) => String(row[field])).join(identitySeparator);
}
