import type { FindingRecordColumns } from '../schema.ts';
import { type CellValue, type RowColumns, valuesOf } from './row-columns.ts';

/** One risk as the console reports it: a CVE in one application version on one endpoint. */
export interface FindingRow extends FindingRecordColumns {
  agent_id: string;
  cve: string;
  published_at: number | null;
  vendor: string;
  name: string;
  version: string;
  /** The console says that the risk is gone (`status` "Removed", only sent when removals are asked for). */
  removed: boolean;
  endpoint_name: string | null;
  endpoint_type: string | null;
  os_type: string | null;
  application_scan_at: number | null;
  application_scan_result: string | null;
}

const recordColumns = {
  risk_id: true,
  severity: true,
  score: true,
  cvss_version: true,
  risk_score: true,
  detected_at: true,
  exploit_maturity: true,
  remediation_level: true,
  report_confidence: true,
  mitigation_status: true,
  mitigation_reason: true,
  mitigation_changed_by: true,
  mitigation_changed_at: true,
  mark_type: true,
  mark_reason: true,
  marked_by: true,
  marked_at: true,
} satisfies Record<keyof FindingRecordColumns, true>;

/** The columns that come from the record, in the order of every statement here. */
export const findingColumns = Object.keys(recordColumns) as (keyof FindingRecordColumns)[];

/** `mitigated`, `last_seen_walk`, then the record columns: read raw because this runs once for every finding of a walk. */
export type ExistingFinding = [number, number, ...CellValue[]];
export const fixedColumns = 2;
/** The vendor's risk id is not known to be stable, so a new id alone does not make a finding "updated". */
export const riskIdAt = findingColumns.indexOf('risk_id');

/** The values of a page's columns, row by row. A flag is 1 or 0. */
export type PageColumns = {
  readonly [Name in keyof FindingRow]: readonly (FindingRow[Name] extends string | null
    ? string | null
    : number | null)[];
};

/** The rows of a page, read column by column. */
export interface PageRows {
  readonly columns: PageColumns;
  /** The values of the record columns of one row, in their order. */
  record(row: number): CellValue[];
  /** The record columns that any row tells something in; all others are null throughout. */
  readonly toldColumns: readonly (keyof FindingRecordColumns)[];
  /** The values of one row in these. */
  told(row: number): CellValue[];
}

/** Reads a page's columns. */
export function pageRows(rows: RowColumns<FindingRow>): PageRows {
  const names = Object.keys(rows.columns) as (keyof FindingRow)[];
  const columns = Object.fromEntries(
    names.map((name) => [name, valuesOf(rows, name)]),
  ) as unknown as PageColumns;
  const recorded = findingColumns.map((name) => columns[name]);
  const toldColumns = findingColumns.filter((name) => rows.columns[name] !== null);
  const toldValues = toldColumns.map((name) => columns[name]);
  return {
    columns,
    record: (row) => recorded.map((values) => values[row] ?? null),
    toldColumns,
    told: (row) => toldValues.map((values) => values[row] ?? null),
  };
}

/** Whether more than the vendor's risk id differs. */
export function differsBeyondId(existing: ExistingFinding, record: readonly CellValue[]): boolean {
  return record.some((value, index) => index !== riskIdAt && existing[fixedColumns + index] !== value);
}
