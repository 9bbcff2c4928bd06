import { removedRiskStatus, usualRiskStatus } from '../../risk-status.ts';
import { type CellValue, type RowColumns, valuesOf } from '../../row-columns.ts';
import type { FindingRecordColumns } from '../schema.ts';

/** One risk as the console reports it: a CVE in one application version on one endpoint. */
export interface FindingRow extends Omit<FindingRecordColumns, 'severity'> {
  agent_id: string;
  cve: string;
  published_at: number | null;
  vendor: string;
  name: string;
  version: string;
  /** The level, see `severityLevel`; null where the console sent nothing that it can be told by. */
  severity: number | null;
  /** The console says that the risk is gone (`status` "Removed", only sent when removals are asked for). */
  removed: boolean;
  endpoint_name: string | null;
  endpoint_type: string | null;
  os_type: string | null;
  application_scan_at: number | null;
  application_scan_result: string | null;
}

/**
 * What an absent value of a column says.
 * - `kept`: null says nothing, and what is known stays until something else is reported.
 * - `taken-back`: null says that a decision made in the console was taken back, and is a change.
 * - `usual-word`: null is a word of its own, and an empty text says nothing.
 */
type Absence = 'kept' | 'taken-back' | 'usual-word';

/** The columns that come from the record, with what an absent value says in each. The one place that says it. */
const recordColumns = {
  risk_id: 'kept',
  risk_status: 'usual-word',
  severity: 'kept',
  score: 'kept',
  cvss_version: 'kept',
  risk_score: 'kept',
  detected_at: 'kept',
  exploit_maturity: 'kept',
  remediation_level: 'kept',
  report_confidence: 'kept',
  mitigation_status: 'taken-back',
  mitigation_reason: 'taken-back',
  mitigation_changed_by: 'taken-back',
  mitigation_changed_at: 'taken-back',
  mark_type: 'taken-back',
  mark_reason: 'taken-back',
  marked_by: 'taken-back',
  marked_at: 'taken-back',
} satisfies Record<keyof FindingRecordColumns, Absence>;

const absences: readonly Absence[] = Object.values(recordColumns);

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

/** What is known of a finding once it is reported like that: what the report says nothing about stays. */
export function reportedOver(existing: ExistingFinding, reported: readonly CellValue[]): CellValue[] {
  return reported.map((value, index) => {
    const known = existing[fixedColumns + index] ?? null;
    return stays(absences[index], known, value) ? known : value;
  });
}

function stays(absence: Absence | undefined, known: CellValue, reported: CellValue): boolean {
  if (absence === 'kept') return reported === null;
  // Reported again it is not removed any more, whatever else it is.
  return absence === 'usual-word' && reported === '' && known !== removedRiskStatus;
}

/**
 * The SQL of whether a column of a stored finding is as reported, with one value to bind; the same as
 * {@link reportedOver} followed by a comparison.
 */
export function isAsReported(column: keyof FindingRecordColumns): string {
  switch (recordColumns[column]) {
    case 'kept':
      return `${column} IS coalesce(?, ${column})`;
    case 'taken-back':
      return `${column} IS ?`;
    case 'usual-word':
      return `coalesce(?, '${usualRiskStatus}') IN ('', coalesce(${column}, '${usualRiskStatus}'))`;
  }
}

/** The SQL of whether a column of a stored finding is as reported by null; null where it always is. */
export function isAsReportedByNull(column: keyof FindingRecordColumns): string | null {
  return recordColumns[column] === 'kept' ? null : `${column} IS NULL`;
}

/** Whether more than the vendor's risk id differs. */
export function differsBeyondId(existing: ExistingFinding, record: readonly CellValue[]): boolean {
  return record.some((value, index) => index !== riskIdAt && existing[fixedColumns + index] !== value);
}
