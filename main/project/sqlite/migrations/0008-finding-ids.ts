import type Database from 'better-sqlite3';
import { applicationDigest, assetDigest, vulnerabilityDigest } from '../tables/identity-digest.ts';

/**
 * Assets, CVEs and applications get digests of their identities, of which the ids of findings are made, in place of row
 * ids, which are given again to other rows. Every row has one; the column can be null only because it is added to rows that are there.
 */
export const findingIds = `
ALTER TABLE asset ADD COLUMN identity_digest TEXT;
ALTER TABLE vulnerability ADD COLUMN identity_digest TEXT;
ALTER TABLE application ADD COLUMN identity_digest TEXT;
CREATE UNIQUE INDEX asset_by_digest ON asset (identity_digest);
CREATE UNIQUE INDEX vulnerability_by_digest ON vulnerability (identity_digest);
CREATE UNIQUE INDEX application_by_digest ON application (identity_digest);

ALTER TABLE spared_asset RENAME TO reconcile_exemption;
`;

/** Computes the digests of the rows that there are. Belongs to migration 8. */
export function addDigests(database: Database.Database): void {
  database.function('asset_digest', { deterministic: true }, (connectorId, agentId) =>
    assetDigest(String(connectorId), String(agentId)),
  );
  database.function('vulnerability_digest', { deterministic: true }, (cve) =>
    vulnerabilityDigest(String(cve)),
  );
  database.function('application_digest', { deterministic: true }, (key) => applicationDigest(String(key)));
  database.exec(`
    UPDATE asset SET identity_digest = asset_digest(connector_id, agent_id);
    UPDATE vulnerability SET identity_digest = vulnerability_digest(cve);
    UPDATE application SET identity_digest = application_digest(identity_key)`);
}
