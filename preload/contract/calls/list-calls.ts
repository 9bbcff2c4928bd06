import { z } from 'zod';
import { call, callWithProgress } from '../call.ts';
import {
  maxColumns,
  maxCopiedRows,
  maxFieldNameLength,
  maxIdLength,
  maxListedValues,
  maxOrderedRows,
  maxSearchLength,
  maxSelectedIds,
  maxWindowRows,
} from '../limits.ts';
import { listedAsset, listedFinding, listedVulnerability } from '../listed-rows.ts';
import { rowId } from '../row-identity.ts';
import { listField, listName, listQuery, listRow } from '../row-lists.ts';
import { rowSelection } from '../selection.ts';
import { severityName } from '../severity.ts';

const count = z.number().int().nonnegative();

const historyEntry = z.object({
  event: z.enum(['discovered', 'mitigated', 'reopened', 'status-set', 'severity-set']),
  /** Why (see `reasonWords`), or the status or severity that was set; null when one was taken back. */
  detail: z.string().nullable(),
  /** The scan that found it out; null when a person did it. */
  scanId: z.number().int().nullable(),
  at: z.string(),
});

/** What the window wants written into a file. */
const exportRequest = z.strictObject({
  selection: rowSelection,
  /** Which order `limit` goes by, see `listQuery`. */
  sort: listQuery.shape.sort,
  /** Only so many rows, the first in that order, and in that order. Null: all of them, as the project holds them. */
  limit: z.number().int().min(1).max(maxOrderedRows).nullable(),
  format: z.enum(['csv', 'jsonl']),
  /** How CSV is written: with a byte order mark, and with text kept from being taken for a number. */
  csv: z.strictObject({ bom: z.boolean(), idsAsText: z.boolean() }),
  /** The fields to write, in their order; all when empty. */
  columns: z.array(z.string().max(maxFieldNameLength)).max(maxColumns),
});

/** A row where the window shows it. */
const shownRow = z.strictObject({ offset: z.number().int().nonnegative(), id: rowId });

export const listCalls = {
  fields: call(z.strictObject({ list: listName }), z.array(listField)),
  /** A window of the query's rows. `total` counts all rows of the query. */
  rows: call(
    z.strictObject({
      query: listQuery,
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(maxWindowRows),
    }),
    z.object({ rows: z.array(listRow), total: count }),
  ),
  /**
   * The ids of the query's rows from one that is shown to another, both included, at most {@link maxSelectedIds}; null
   * when these two no longer stand where they are shown, so that other rows may lie between them.
   */
  ids: call(
    z
      .strictObject({ query: listQuery, first: shownRow, last: shownRow })
      .refine(
        ({ first, last }) => last.offset >= first.offset && last.offset - first.offset < maxSelectedIds,
      ),
    z.object({ ids: z.array(rowId).nullable() }),
  ),
  /**
   * The first of the selected rows, as they are now. `total` counts those there are: fewer than were selected where some
   * have been deleted. `changed`: they were selected as all of a query, and the project's rows have changed since.
   */
  selectedRows: call(
    z.strictObject({
      selection: rowSelection,
      sort: listQuery.shape.sort,
      limit: z.number().int().min(1).max(maxCopiedRows),
    }),
    z.object({ rows: z.array(listRow), total: count, changed: z.boolean() }),
  ),
  /** The commonest values of a field among the query's rows, for its filter menu; a filter on the field itself is left out. */
  values: call(
    z.strictObject({
      query: listQuery,
      field: z.string().max(maxFieldNameLength),
      contains: z.string().max(maxSearchLength),
      limit: z.number().int().min(1).max(maxListedValues),
    }),
    z.array(z.object({ value: z.string().nullable(), rows: count })),
  ),
  /** One asset with all its fields and what its open findings add up to; fails with `asset-not-found`. */
  asset: call(
    z.strictObject({
      connectorId: z.string().max(maxIdLength).nullable(),
      assetId: z.string().max(maxIdLength),
    }),
    z.object({ row: listedAsset, openFindings: z.record(severityName, count) }),
  ),
  /** One finding instance with all its fields and what happened to it, oldest first; fails with `finding-not-found`. */
  finding: call(
    z.strictObject({ findingId: z.string().max(maxIdLength) }),
    z.object({ row: listedFinding, history: z.array(historyEntry) }),
  ),
  /** One unique finding with its fields; fails with `vulnerability-not-found`. */
  vulnerability: call(
    z.strictObject({ cve: z.string().max(maxIdLength) }),
    z.object({ row: listedVulnerability }),
  ),
  /**
   * Writes the selected rows, as they are now, into a file that the user chooses; null when none was chosen. Cancelling
   * leaves no file. `changed` as with `selectedRows`.
   */
  export: callWithProgress(
    exportRequest,
    z.object({ file: z.string(), rows: count, changed: z.boolean() }).nullable(),
    z.object({ rows: count, total: count }),
  ),
};
