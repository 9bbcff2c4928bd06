import type { Filter } from '../../preload/contract/filter.ts';
import type { ListedAsset, ListedFinding, ListedVulnerability } from '../../preload/contract/listed-rows.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { ListField, ListName } from '../../preload/contract/row-lists.ts';
import type { SeverityName } from '../../preload/contract/severity.ts';
import type { ListError } from './list-error.ts';
import type { RowCursor } from './row-cursor.ts';

/** A row of each list with all its fields. */
export interface ListRows {
  readonly assets: ListedAsset;
  readonly findings: ListedFinding;
  readonly vulnerabilities: ListedVulnerability;
}

/** Which rows of a list are meant. */
export interface RowChoice {
  readonly filter: Filter;
  /** Words that must all occur. */
  readonly search?: string;
  /** Only rows with these ids, see `rowIdOf`. */
  readonly ids?: readonly string[];
  /** No rows with these ids. */
  readonly except?: readonly string[];
  /** The instant that relative dates of the filter count from, ms since 1970; that of the reading unless given. */
  readonly now?: number;
}

/** Which rows an export is of. */
export interface ExportedRows extends RowChoice {
  /** Only the first rows in an order, and in that order; all of them as the project holds them unless given. */
  readonly first?: { readonly sort: readonly string[]; readonly limit: number } | undefined;
}

export interface ListRequest extends RowChoice {
  /** `field` or `-field`; the list's own order when empty. */
  readonly sort: readonly string[];
  /** How many rows go before the window; none unless told. */
  readonly offset?: number;
  readonly limit: number;
  /** The fields to read; all unless told. */
  readonly fields?: readonly string[];
}

/** A window of a list and how many rows are chosen in all. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface ValuesRequest extends RowChoice {
  readonly field: string;
  /** Part of the values wanted, whatever its case; empty for any. */
  readonly contains: string;
  readonly limit: number;
}

/** A value of a field and how many rows have it; null stands for rows that have none. */
export interface FieldValue {
  readonly value: string | null;
  readonly rows: number;
}

export interface AssetDetails {
  readonly row: ListedAsset;
  readonly openFindings: Record<SeverityName, number>;
}

/** One thing that happened to a finding. */
export interface FindingHistoryEntry {
  readonly event: 'discovered' | 'mitigated' | 'reopened' | 'status-set' | 'severity-set';
  /** Why (an `EventReason`), or the status or severity that was set; null when one was taken back. */
  readonly detail: string | null;
  /** The scan that found it out; null when a person did it. */
  readonly scanId: number | null;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

export interface FindingDetails {
  readonly row: ListedFinding;
  /** Oldest first. */
  readonly history: FindingHistoryEntry[];
}

/**
 * Lists of rows: windows of them at any size, what they can be filtered by, and single rows in full. Each call that
 * reads may throw a ProjectError, or the signal's reason when it was aborted before its turn came.
 */
export interface ProjectLists {
  /** The fields of a list, in the order of an export's columns. */
  fields(list: ListName): readonly ListField[];
  /** The order of a list where none is asked for. */
  defaultSort(list: ListName): readonly string[];
  /** A window of the chosen rows. Windows of one query fit together and cost the same wherever they are. */
  rows<List extends ListName>(
    list: List,
    request: ListRequest,
    signal?: AbortSignal,
  ): Promise<Result<ListPage<ListRows[List]>, ListError>>;
  /** How many rows are chosen. */
  count(list: ListName, choice: RowChoice, signal?: AbortSignal): Promise<Result<number, ListError>>;
  /** The commonest values of a field among the chosen rows; a filter on the field itself is left out. */
  values(
    list: ListName,
    request: ValuesRequest,
    signal?: AbortSignal,
  ): Promise<Result<readonly FieldValue[], ListError>>;
  /**
   * The chosen rows with the named fields, all of them where none are named. No row is read before one is asked for.
   */
  cursor(list: ListName, choice: ExportedRows, columns: readonly string[]): Result<RowCursor, ListError>;
  /** One asset; where no connector is named, the one of that id that was seen last. Null when there is none. */
  asset(key: { readonly connectorId: string | null; readonly assetId: string }): Promise<AssetDetails | null>;
  /**
   * One finding by its `findingId`, with its history; null when there is none. Fails with `finding-id-outdated` for an id
   * of an earlier version.
   */
  finding(findingId: string): Promise<Result<FindingDetails | null, ListError>>;
  /** One unique finding by its CVE; null when no finding is of that CVE. */
  vulnerability(cve: string): Promise<{ readonly row: ListedVulnerability } | null>;
}
