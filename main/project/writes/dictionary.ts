import type Database from 'better-sqlite3';

interface KnownVulnerability {
  readonly id: number;
  published_at: number | null;
}

/**
 * Gives CVEs, applications and endpoints their row numbers, adding CVEs and applications that are new.
 * Kept in memory because every finding asks for three of them. A rollback may have taken back rows whose numbers were
 * handed out, and another process may have deleted assets since the last walk: call `forget` then.
 */
export interface Dictionary {
  vulnerabilityId(cve: string, publishedAt: number | null): number;
  applicationId(vendor: string, name: string, version: string): number;
  assetId(connectorId: string, agentId: string): number | undefined;
  rememberAsset(connectorId: string, agentId: string, id: number): void;
  forget(): void;
}

/** Prepares the dictionary over a writing connection. */
export function dictionary(database: Database.Database): Dictionary {
  const vulnerabilities = new Map<string, KnownVulnerability>();
  const applications = new Map<string, number>();
  const assets = new Map<string, number>();

  const findVulnerability = database.prepare<[string], KnownVulnerability>(
    'SELECT id, published_at FROM vulnerability WHERE cve = ?',
  );
  const insertVulnerability = database.prepare('INSERT INTO vulnerability (cve, published_at) VALUES (?, ?)');
  const setPublished = database.prepare('UPDATE vulnerability SET published_at = ? WHERE id = ?');
  const findApplication = database
    .prepare<[string, string, string], number>(
      'SELECT id FROM application WHERE vendor = ? AND name = ? AND version = ?',
    )
    .pluck();
  const insertApplication = database.prepare(
    'INSERT INTO application (vendor, name, version) VALUES (?, ?, ?)',
  );
  const findAsset = database
    .prepare<[string, string], number>('SELECT id FROM asset WHERE connector_id = ? AND agent_id = ?')
    .pluck();

  function addVulnerability(cve: string, publishedAt: number | null): KnownVulnerability {
    const { lastInsertRowid } = insertVulnerability.run(cve, publishedAt);
    return { id: Number(lastInsertRowid), published_at: publishedAt };
  }

  return {
    vulnerabilityId(cve, publishedAt) {
      let known = vulnerabilities.get(cve);
      if (!known) {
        known = findVulnerability.get(cve) ?? addVulnerability(cve, publishedAt);
        vulnerabilities.set(cve, known);
      }
      if (publishedAt !== null && publishedAt !== known.published_at) {
        setPublished.run(publishedAt, known.id);
        known.published_at = publishedAt;
      }
      return known.id;
    },
    applicationId(vendor, name, version) {
      const key = `${vendor}\u0000${name}\u0000${version}`;
      let id = applications.get(key);
      if (id === undefined) {
        id =
          findApplication.get(vendor, name, version) ??
          Number(insertApplication.run(vendor, name, version).lastInsertRowid);
        applications.set(key, id);
      }
      return id;
    },
    assetId(connectorId, agentId) {
      const key = `${connectorId}\u0000${agentId}`;
      let id = assets.get(key);
      if (id === undefined) {
        id = findAsset.get(connectorId, agentId);
        if (id !== undefined) assets.set(key, id);
      }
      return id;
    },
    rememberAsset(connectorId, agentId, id) {
      assets.set(`${connectorId}\u0000${agentId}`, id);
    },
    forget() {
      vulnerabilities.clear();
      applications.clear();
      assets.clear();
    },
  };
}
