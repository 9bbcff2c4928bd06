import type { AssetRow, FindingRow } from '../../main/project/ingest-rows.ts';
import { type RecordColumns, recordColumns } from '../../main/project/record-columns.ts';
import { type CellValue, packColumns, type RowColumns, valuesOf } from '../../main/project/row-columns.ts';
import { severityLevel } from '../../main/project/severity.ts';
import type { NormalisedPage, QuarantinedRecord } from '../../main/project/walk-page.ts';
import { assetCatalogue } from '../../preload/fields/asset/asset-catalogue.ts';
import type { Catalogue } from '../../preload/fields/field-entry.ts';
import { findingCatalogue } from '../../preload/fields/finding/finding-catalogue.ts';

/** An endpoint with nothing told but its id and name. */
export function assetRow(agentId: string, told: Partial<AssetRow> = {}): AssetRow {
  return {
    agent_id: agentId,
    decommissioned: false,
    uninstalled: false,
    ...nothingReported(assetCatalogue, 'asset'),
    host_name: `host-${agentId}`,
    os_type: 'windows',
    ...told,
  };
}

/** A high finding of one CVE in one application of an endpoint. */
export function findingRow(agentId: string, cve: string, told: Partial<FindingRow> = {}): FindingRow {
  return {
    agent_id: agentId,
    cve,
    published_at: null,
    vendor: 'Igor Pavlov',
    name: '7-Zip',
    version: '19.00',
    removed: false,
    endpoint_name: `host-${agentId}`,
    endpoint_type: null,
    os_type: 'windows',
    application_scan_at: null,
    application_scan_result: null,
    ...nothingReported(findingCatalogue, 'finding'),
    risk_id: `${agentId}-${cve}`,
    severity: severityLevel('high'),
    score: 7.8,
    cvss_version: '3.1',
    ...told,
  };
}

/** The columns of a record of which the console reports nothing. */
function nothingReported<Fields extends Catalogue, Table extends string>(
  fields: Fields,
  table: Table,
): { [Column in keyof RecordColumns<Fields, Table>]: null } {
  const columns = recordColumns(fields, table).map(({ column }) => [column, null]);
  return Object.fromEntries(columns) as { [Column in keyof RecordColumns<Fields, Table>]: null };
}

/** Rows as a scan sends them to the writer; a flag becomes 1 or 0. All rows have the fields of the first. */
function packRows<Row extends object>(rows: readonly Row[]): RowColumns<Row> {
  const names = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  const cell = (value: unknown) => (typeof value === 'boolean' ? Number(value) : value) as CellValue;
  return packColumns(
    rows,
    Object.fromEntries(names.map((name) => [name, (row: Row) => cell(row[name])])) as never,
    undefined,
  );
}

/** The rows that columns hold; a flag is 1 or 0. */
export function rowsOf<Row>(packed: RowColumns<Row>): { readonly [Name in keyof Row]: CellValue }[] {
  const names = Object.keys(packed.columns) as (keyof Row)[];
  const values = names.map((name) => [name, valuesOf(packed, name)] as const);
  return Array.from(
    { length: packed.count },
    (_, row) =>
      Object.fromEntries(values.map(([name, column]) => [name, column[row] ?? null])) as {
        readonly [Name in keyof Row]: CellValue;
      },
  );
}

/** A walk's last page unless told otherwise. */
export function page<Row extends object>(
  rows: readonly Row[],
  told: Partial<NormalisedPage<Row>> = {},
): NormalisedPage<Row> {
  return {
    rows: packRows(rows),
    quarantined: [],
    nextCursor: null,
    traffic: { requests: 1, retries: 0, bytes: 100 },
    consoleStartedAt: null,
    total: null,
    at: Date.UTC(2026, 10, 1),
    ...told,
  };
}

/** A record that could not be read and names nothing unless told. */
export function quarantinedRecord(told: Partial<QuarantinedRecord> = {}): QuarantinedRecord {
  return {
    reason: { kind: 'unreadable', fields: ['id'] },
    raw: '{}',
    agentId: null,
    endpointName: null,
    cve: null,
    applicationName: null,
    applicationVersion: null,
    riskId: null,
    ...told,
  };
}
