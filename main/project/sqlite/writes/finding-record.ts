import type { Absence } from '../../../../preload/fields/field-entry.ts';
import { findingCatalogue } from '../../../../preload/fields/finding/finding-catalogue.ts';
import type { FindingRow } from '../../ingest-rows.ts';
import { recordColumns } from '../../record-columns.ts';
import { removedRiskStatus, usualRiskStatus } from '../../risk-status.ts';
import { type CellValue, type RowColumns, valuesOf } from '../../row-columns.ts';
import type { FindingRecordColumns } from '../tables/schema.ts';

const recorded = recordColumns(findingCatalogue, 'finding');
const absences = recorded.map(({ reported }): Absence => reported.absent ?? 'kept');
const isUpdate = recorded.map(({ reported }) => reported.isUpdate ?? true);

/** The columns that come from the record, in the order of every statement here. */
export const findingColumns = recorded.map(({ column }) => column);

/** `mitigated`, `last_seen_walk`, then the record columns: read raw because this runs once for every finding of a walk. */
export type ExistingFinding = [number, number, ...CellValue[]];
export const fixedColumns = 2;
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
  /** The record columns that any row reports something in; all others are null throughout. */
  readonly reportedColumns: readonly (keyof FindingRecordColumns)[];
  /** The values of one row in these. */
  reported(row: number): CellValue[];
}

/** Reads a page's columns. */
export function pageRows(rows: RowColumns<FindingRow>): PageRows {
  const names = Object.keys(rows.columns) as (keyof FindingRow)[];
  const columns = Object.fromEntries(
    names.map((name) => [name, valuesOf(rows, name)]),
  ) as unknown as PageColumns;
  const recorded = findingColumns.map((name) => columns[name]);
  const reportedColumns = findingColumns.filter((name) => rows.columns[name] !== null);
  const reportedValues = reportedColumns.map((name) => columns[name]);
  return {
    columns,
    record: (row) => recorded.map((values) => values[row] ?? null),
    reportedColumns,
    reported: (row) => reportedValues.map((values) => values[row] ?? null),
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
  switch (absenceOf(column)) {
    case 'taken-back':
      return `${column} IS ?`;
    case 'usual-word':
      return `coalesce(?, '${usualRiskStatus}') IN ('', coalesce(${column}, '${usualRiskStatus}'))`;
    default:
      return `${column} IS coalesce(?, ${column})`;
  }
}

function absenceOf(column: keyof FindingRecordColumns): Absence {
  return absences[findingColumns.indexOf(column)] ?? 'kept';
}

/** The SQL of whether a column of a stored finding is as reported by null; null where it always is. */
export function isAsReportedByNull(column: keyof FindingRecordColumns): string | null {
  return absenceOf(column) === 'kept' ? null : `${column} IS NULL`;
}

/** Whether a difference is there that makes a finding "updated". */
export function isUpdated(existing: ExistingFinding, record: readonly CellValue[]): boolean {
  return record.some((value, index) => isUpdate[index] && existing[fixedColumns + index] !== value);
}
