import type Database from 'better-sqlite3';
import { sortKey } from '../../../preload/words/folded-text.ts';

/** A finding as the model of the list has it: what the lists under test can be filtered and sorted by. */
export interface ModelFinding {
  readonly findingId: string;
  readonly identity: readonly [asset: number, vulnerability: number, application: number];
  readonly hostName: string | null;
  readonly cve: string;
  readonly applicationName: string;
  /** Its level, see `severityLevel`. */
  readonly severity: number;
  readonly score: number | null;
  readonly status: string;
}

interface StoredFinding {
  asset_id: number;
  vulnerability_id: number;
  application_id: number;
  mitigated: number;
  set_status: string | null;
  set_severity: number | null;
  severity: number;
  score: number | null;
}

/** Reads all findings as they are now, and puts nothing in an order. */
export function modelFindings(database: Database.Database): ModelFinding[] {
  const named = (sql: string) =>
    new Map(
      database
        .prepare<[], { id: number; name: string | null }>(sql)
        .all()
        .map(({ id, name }) => [id, name]),
    );
  const hosts = named('SELECT id, host_name AS name FROM asset');
  const digests = (['asset', 'vulnerability', 'application'] as const).map((table) =>
    named(`SELECT id, identity_digest AS name FROM ${table}`),
  );
  const cves = named('SELECT id, cve AS name FROM vulnerability');
  const applications = named('SELECT id, name FROM application');
  return database
    .prepare<[], StoredFinding>('SELECT * FROM finding')
    .all()
    .map((row) => ({
      findingId: [row.asset_id, row.vulnerability_id, row.application_id]
        .map((id, at) => digests[at]?.get(id))
        .join('-'),
      identity: [row.asset_id, row.vulnerability_id, row.application_id],
      hostName: hosts.get(row.asset_id) ?? null,
      cve: cves.get(row.vulnerability_id) ?? '',
      applicationName: applications.get(row.application_id) ?? '',
      severity: row.set_severity ?? row.severity,
      score: row.score,
      status: row.set_status ?? (row.mitigated === 1 ? 'scan-mitigated' : 'active'),
    }));
}

export type ModelField = 'hostName' | 'cve' | 'applicationName' | 'severity' | 'score' | 'status';

/** Sorts as lists promise: unknown values last in either direction, text whatever its case, equal rows by identity. */
export function sortedModel(
  findings: readonly ModelFinding[],
  sort: readonly { readonly field: ModelField; readonly descending: boolean }[],
): ModelFinding[] {
  return findings.toSorted((one, other) => {
    for (const { field, descending } of sort) {
      const order = compared(one[field], other[field], field === 'status', descending);
      if (order !== 0) return order;
    }
    const differing = one.identity.findIndex((id, index) => id !== other.identity[index]);
    return (one.identity[differing] ?? 0) - (other.identity[differing] ?? 0);
  });
}

function compared(
  one: string | number | null,
  other: string | number | null,
  exact: boolean,
  descending: boolean,
): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const order =
    typeof one === 'number' && typeof other === 'number'
      ? one - other
      : Buffer.compare(folded(String(one), exact), folded(String(other), exact));
  return descending ? -order : order;
}

/** SQLite compares the bytes of texts. */
function folded(text: string, exact: boolean): Buffer {
  return Buffer.from(exact ? text : sortKey(text));
}
