import type Database from 'better-sqlite3';
import type { Resource } from '../../../preload/contract/scan-details.ts';
import { foldedText } from '../../../preload/words/folded-text.ts';
import { keyBehindVendor, keyOfName } from '../application-key.ts';
import { foldedColumn } from '../queries/sqlite-text.ts';

/** A quarantined record as far as it says what it is about. */
interface NamingRecord {
  resource: Resource;
  agent_id: string | null;
  endpoint_name: string | null;
  cve: string | null;
  application_name: string | null;
  application_version: string | null;
  risk_id: string | null;
}

interface FindingKeyRow {
  asset_id: number;
  vulnerability_id: number;
  application_id: number;
}

/**
 * What the quarantined records of a scan may be about, so that it is not taken for absent. One row for each thing that a
 * record can be about; a column that is null stands for anything.
 */
export interface QuarantineShield {
  /** Fills the shield with the records of a scan. Call inside the transaction that asks it. */
  raise(scanId: number): void;
  /** Whether some record of the resource may be about anything at all. Of the scan that it was raised for. */
  coversEverything(resource: Resource): boolean;
}

/** SQL: no quarantined record may be about this asset. */
export const assetNotShielded = `NOT EXISTS (SELECT 1 FROM temp.shield
  WHERE shield.resource = 'assets' AND (shield.asset_id IS NULL OR shield.asset_id = asset.id))`;

/** SQL: no quarantined record may be about this finding. @param finding name of the table or alias it stands in */
export function findingNotShielded(finding: string): string {
  return `NOT EXISTS (SELECT 1 FROM temp.shield
    WHERE shield.resource = 'vulnerabilities'
      AND (shield.asset_id IS NULL OR shield.asset_id = ${finding}.asset_id)
      AND (shield.vulnerability_id IS NULL OR shield.vulnerability_id = ${finding}.vulnerability_id)
      AND (shield.application_id IS NULL OR shield.application_id = ${finding}.application_id))`;
}

/** Nothing that is stored has this number: a record about something unknown shields nothing that is known. */
const unknownRow = -1;

/** Prepares the shield, a temporary table of the connection. */
export function quarantineShield(database: Database.Database): QuarantineShield {
  database.exec(`CREATE TEMP TABLE IF NOT EXISTS shield (
    resource TEXT NOT NULL, asset_id INTEGER, vulnerability_id INTEGER, application_id INTEGER)`);
  const clear = database.prepare('DELETE FROM temp.shield');
  const add = database.prepare(
    'INSERT INTO temp.shield (resource, asset_id, vulnerability_id, application_id) VALUES (?, ?, ?, ?)',
  );
  const records = database.prepare<[number], NamingRecord>(
    `SELECT DISTINCT resource, agent_id, endpoint_name, cve, application_name, application_version, risk_id
     FROM quarantine WHERE scan_id = ?`,
  );
  const connectorOf = database
    .prepare<[number], string>('SELECT connector_id FROM scan WHERE id = ?')
    .pluck();
  const byAgent = database
    .prepare<[string, string], number>('SELECT id FROM asset WHERE connector_id = ? AND agent_id = ?')
    .pluck();
  const byHostName = database
    .prepare<[string, string], number>(
      `SELECT id FROM asset WHERE connector_id = ? AND ${foldedColumn('host_name')} = ?`,
    )
    .pluck();
  const byCve = database.prepare<[string], number>('SELECT id FROM vulnerability WHERE cve = ?').pluck();
  // Under whatever vendor, since a quarantined record does not name it.
  const byName = database
    .prepare<[string], number>(`SELECT id FROM application WHERE instr(${keyBehindVendor}, ?) = 1`)
    .pluck();
  const byNameAndVersion = database
    .prepare<[string], number>(`SELECT id FROM application WHERE ${keyBehindVendor} = ?`)
    .pluck();
  const byRisk = database.prepare<[string, string], FindingKeyRow>(
    `SELECT asset_id, vulnerability_id, application_id FROM finding
     WHERE risk_id = ? AND asset_id IN (SELECT id FROM asset WHERE connector_id = ?)`,
  );
  const anything = database
    .prepare<[Resource], unknown>(
      `SELECT 1 FROM temp.shield WHERE resource = ? AND asset_id IS NULL AND vulnerability_id IS NULL
         AND application_id IS NULL LIMIT 1`,
    )
    .pluck();

  /** The assets a record may be about; `[null]` stands for any. A host name that no asset has may be a new one of any. */
  function assetsOf(connectorId: string, record: NamingRecord): (number | null)[] {
    if (record.agent_id !== null) return [byAgent.get(connectorId, record.agent_id) ?? unknownRow];
    if (record.endpoint_name === null) return [null];
    const named = byHostName.all(connectorId, foldedText(record.endpoint_name.trim()));
    return named.length === 0 ? [null] : named;
  }

  function vulnerabilityOf({ cve }: NamingRecord): number | null {
    return cve === null ? null : (byCve.get(cve) ?? unknownRow);
  }

  /** An application that is not known under the name may still be known under another spelling of it. */
  function applicationsOf({ application_name: name, application_version }: NamingRecord): (number | null)[] {
    if (name === null) return [null];
    const named = (application_version === null ? byName : byNameAndVersion).all(
      keyOfName(name, application_version),
    );
    return named.length === 0 ? [null] : named;
  }

  function shieldRisk(connectorId: string, record: NamingRecord): void {
    const assets = assetsOf(connectorId, record);
    const vulnerability = vulnerabilityOf(record);
    const namesNothing = vulnerability === null && assets.includes(null);
    const known = namesNothing && record.risk_id !== null ? byRisk.all(record.risk_id, connectorId) : [];
    if (known.length > 0) {
      for (const key of known) {
        add.run('vulnerabilities', key.asset_id, key.vulnerability_id, key.application_id);
      }
      return;
    }
    for (const asset of assets) {
      for (const application of applicationsOf(record)) {
        add.run('vulnerabilities', asset, vulnerability, application);
      }
    }
  }

  return {
    raise(scanId) {
      clear.run();
      const connectorId = connectorOf.get(scanId) ?? '';
      for (const record of records.all(scanId)) {
        if (record.resource === 'vulnerabilities') shieldRisk(connectorId, record);
        else for (const asset of assetsOf(connectorId, record)) add.run('assets', asset, null, null);
      }
    },
    coversEverything: (resource) => anything.get(resource) !== undefined,
  };
}
