import type Database from 'better-sqlite3';
import type { Resource } from '../../../../preload/contract/scan-details.ts';
import { foldedText } from '../../../../preload/words/folded-text.ts';
import { keyBehindVendor, keyOfName } from '../tables/application-key.ts';
import { foldedColumn } from '../tables/sqlite-text.ts';

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
    WHERE shield.resource = 'findings'
      AND (shield.asset_id IS NULL OR shield.asset_id = ${finding}.asset_id)
      AND (shield.vulnerability_id IS NULL OR shield.vulnerability_id = ${finding}.vulnerability_id)
      AND (shield.application_id IS NULL OR shield.application_id = ${finding}.application_id))`;
}

/** What the project holds of what a scan's quarantined records name. */
interface LookedUp {
  readonly connectorId: string;
  /** Numbers of assets by folded host name. */
  readonly hosts: ReadonlyMap<string, number[]>;
  /** Findings by the risk they show; looked up when it is first asked for. */
  readonly risks: () => ReadonlyMap<string, FindingKeyRow[]>;
}

function hostNameOf({ agent_id, endpoint_name }: NamingRecord): string | null {
  return agent_id === null && endpoint_name !== null ? foldedText(endpoint_name.trim()) : null;
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
  // Host names and risks have no index: all that a scan's records name are looked up in one pass.
  const byHostNames = database.prepare<[string, string], { id: number; name: string }>(
    `SELECT id, ${foldedColumn('host_name')} AS name FROM asset
     WHERE connector_id = ? AND ${foldedColumn('host_name')} IN (SELECT value FROM json_each(?))`,
  );
  const byCve = database.prepare<[string], number>('SELECT id FROM vulnerability WHERE cve = ?').pluck();
  // Under whatever vendor, since a quarantined record does not name it.
  const byName = database
    .prepare<[string], number>(`SELECT id FROM application WHERE instr(${keyBehindVendor}, ?) = 1`)
    .pluck();
  const byNameAndVersion = database
    .prepare<[string], number>(`SELECT id FROM application WHERE ${keyBehindVendor} = ?`)
    .pluck();
  const byRisks = database.prepare<[string, string], FindingKeyRow & { risk_id: string }>(
    `SELECT asset_id, vulnerability_id, application_id, risk_id FROM finding
     WHERE risk_id IN (SELECT value FROM json_each(?)) AND asset_id IN (SELECT id FROM asset WHERE connector_id = ?)`,
  );
  const anything = database
    .prepare<[Resource], unknown>(
      `SELECT 1 FROM temp.shield WHERE resource = ? AND asset_id IS NULL AND vulnerability_id IS NULL
         AND application_id IS NULL LIMIT 1`,
    )
    .pluck();

  /** The assets a record may be about; `[null]` stands for any. A host name that no asset has may be a new one of any. */
  function assetsOf({ connectorId, hosts }: LookedUp, record: NamingRecord): (number | null)[] {
    if (record.agent_id !== null) return [byAgent.get(connectorId, record.agent_id) ?? unknownRow];
    const name = hostNameOf(record);
    return name === null ? [null] : (hosts.get(name) ?? [null]);
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

  function shieldRisk(known: LookedUp, record: NamingRecord): void {
    const assets = assetsOf(known, record);
    const vulnerability = vulnerabilityOf(record);
    const namesNothing = vulnerability === null && assets.includes(null);
    const ofRisk = namesNothing && record.risk_id !== null ? (known.risks().get(record.risk_id) ?? []) : [];
    if (ofRisk.length > 0) {
      for (const key of ofRisk) {
        add.run('findings', key.asset_id, key.vulnerability_id, key.application_id);
      }
      return;
    }
    for (const asset of assets) {
      for (const application of applicationsOf(record)) {
        add.run('findings', asset, vulnerability, application);
      }
    }
  }

  function lookUp(connectorId: string, found: readonly NamingRecord[]): LookedUp {
    const names = [...new Set(found.map(hostNameOf).filter((name) => name !== null))];
    const named = names.length === 0 ? [] : byHostNames.all(connectorId, JSON.stringify(names));
    const hosts = Map.groupBy(named, ({ name }) => name);
    let risks: ReadonlyMap<string, FindingKeyRow[]> | null = null;
    return {
      connectorId,
      hosts: new Map([...hosts].map(([name, rows]) => [name, rows.map(({ id }) => id)])),
      risks() {
        const ids = found.map(({ risk_id }) => risk_id).filter((id) => id !== null);
        risks ??= Map.groupBy(byRisks.all(JSON.stringify(ids), connectorId), ({ risk_id }) => risk_id);
        return risks;
      },
    };
  }

  return {
    raise(scanId) {
      clear.run();
      const found = records.all(scanId);
      if (found.length === 0) return;
      const known = lookUp(connectorOf.get(scanId) ?? '', found);
      for (const record of found) {
        if (record.resource === 'findings') shieldRisk(known, record);
        else for (const asset of assetsOf(known, record)) add.run('assets', asset, null, null);
      }
    },
    coversEverything: (resource) => anything.get(resource) !== undefined,
  };
}
