import type Database from 'better-sqlite3';
import { applicationKey } from '../tables/application-key.ts';
import { applicationDigest, vulnerabilityDigest } from '../tables/identity-digest.ts';
import type { FindingKey } from './new-findings.ts';

interface KnownVulnerability {
  readonly id: number;
  published_at: number | null;
}

/** What tells a finding from others, as the console names it. */
export interface NamedFinding {
  readonly agentId: string;
  readonly cve: string;
  readonly vendor: string;
  readonly name: string;
  readonly version: string;
}

/**
 * Gives CVEs, applications and the endpoints of one connector their row numbers, adding CVEs and applications that are
 * new. Kept in memory because every finding asks for three of them. A rollback may have taken back rows whose numbers
 * were handed out: begin a new one then.
 */
export interface Dictionary {
  vulnerabilityId(cve: string, publishedAt: number | null): number;
  applicationId(vendor: string, name: string, version: string): number;
  assetId(agentId: string): number | undefined;
  rememberAsset(agentId: string, id: number): void;
  /** The row numbers of all three that a finding is named by, unless one of them is new. Adds nothing. */
  findingKey(named: NamedFinding): FindingKey | undefined;
}

/** Prepares the statements of dictionaries; gives what begins an empty one for a connector. */
export function dictionaries(database: Database.Database): (connectorId: string) => Dictionary {
  const findVulnerability = database.prepare<[string], KnownVulnerability>(
    'SELECT id, published_at FROM vulnerability WHERE cve = ?',
  );
  const insertVulnerability = database.prepare(
    'INSERT INTO vulnerability (cve, published_at, identity_digest) VALUES (?, ?, ?)',
  );
  const setPublished = database.prepare('UPDATE vulnerability SET published_at = ? WHERE id = ?');
  const findApplication = database
    .prepare<[string], number>('SELECT id FROM application WHERE identity_key = ?')
    .pluck();
  const insertApplication = database.prepare(
    'INSERT INTO application (vendor, name, version, identity_key, identity_digest) VALUES (?, ?, ?, ?, ?)',
  );
  const findAsset = database
    .prepare<[string, string], number>('SELECT id FROM asset WHERE connector_id = ? AND agent_id = ?')
    .pluck();

  function addVulnerability(cve: string, publishedAt: number | null): KnownVulnerability {
    const { lastInsertRowid } = insertVulnerability.run(cve, publishedAt, vulnerabilityDigest(cve));
    return { id: Number(lastInsertRowid), published_at: publishedAt };
  }

  return (connectorId) => {
    const vulnerabilities = new Map<string, KnownVulnerability>();
    // By name, then version, then vendor, as they were sent: a text put together, or a key made, for every finding would
    // have to be hashed for each.
    const applications = new Map<string, Map<string, Map<string, number>>>();
    const assets = new Map<string, number>();

    function knownVulnerability(cve: string): KnownVulnerability | undefined {
      let known = vulnerabilities.get(cve);
      if (!known) {
        known = findVulnerability.get(cve);
        if (known) vulnerabilities.set(cve, known);
      }
      return known;
    }
    function knownApplication(vendor: string, name: string, version: string): number | undefined {
      const byVendor = within(within(applications, name), version);
      let id = byVendor.get(vendor);
      if (id === undefined) {
        id = findApplication.get(applicationKey(vendor, name, version));
        if (id !== undefined) byVendor.set(vendor, id);
      }
      return id;
    }
    function knownAsset(agentId: string): number | undefined {
      let id = assets.get(agentId);
      if (id === undefined) {
        id = findAsset.get(connectorId, agentId);
        if (id !== undefined) assets.set(agentId, id);
      }
      return id;
    }

    return {
      vulnerabilityId(cve, publishedAt) {
        let known = knownVulnerability(cve);
        if (!known) {
          known = addVulnerability(cve, publishedAt);
          vulnerabilities.set(cve, known);
        }
        if (publishedAt !== null && publishedAt !== known.published_at) {
          setPublished.run(publishedAt, known.id);
          known.published_at = publishedAt;
        }
        return known.id;
      },
      applicationId(vendor, name, version) {
        const known = knownApplication(vendor, name, version);
        if (known !== undefined) return known;
        const key = applicationKey(vendor, name, version);
        const added = insertApplication.run(vendor, name, version, key, applicationDigest(key));
        const id = Number(added.lastInsertRowid);
        within(within(applications, name), version).set(vendor, id);
        return id;
      },
      assetId: knownAsset,
      rememberAsset(agentId, id) {
        assets.set(agentId, id);
      },
      findingKey({ agentId, cve, vendor, name, version }) {
        const assetId = knownAsset(agentId);
        const vulnerabilityId = knownVulnerability(cve)?.id;
        const applicationId = knownApplication(vendor, name, version);
        if (assetId === undefined || vulnerabilityId === undefined || applicationId === undefined)
          return undefined;
        return [assetId, vulnerabilityId, applicationId];
      },
    };
  };
}

function within<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  let map = maps.get(key);
  if (!map) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}
