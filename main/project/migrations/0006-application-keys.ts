/** Stands in until the step that brings application keys is merged. */
export const applicationKeys = `
CREATE TABLE finding_risk (
  asset_id INTEGER NOT NULL,
  vulnerability_id INTEGER NOT NULL,
  application_id INTEGER NOT NULL,
  risk_id TEXT NOT NULL,
  last_seen_walk INTEGER NOT NULL,
  PRIMARY KEY (asset_id, vulnerability_id, application_id, risk_id)
) STRICT, WITHOUT ROWID;
ALTER TABLE quarantine ADD COLUMN endpoint_name TEXT;
ALTER TABLE quarantine ADD COLUMN application_version TEXT;
ALTER TABLE quarantine ADD COLUMN risk_id TEXT;
`;
