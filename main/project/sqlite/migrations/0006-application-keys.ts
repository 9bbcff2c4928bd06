/**
 * Applications are told apart by a key in place of their texts as they were sent; what was held twice by it, and CVEs and
 * assets whose ids are one by now, are merged by `merge-equal-names.ts` after this. A finding may stand on several risks.
 * Endpoints keep more of what an analyst looks for, and a quarantined record all that it names.
 *
 * Until its key is known an application has a placeholder, which no key can be: keys hold a separator.
 */
export const applicationKeys = `
CREATE TABLE keyed_application (
  id INTEGER PRIMARY KEY,
  vendor TEXT NOT NULL,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  identity_key TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO keyed_application SELECT id, vendor, name, version, 'row ' || id FROM application;
DROP TABLE application;
ALTER TABLE keyed_application RENAME TO application;

/* Risks that a finding stands on besides its risk_id. */
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

ALTER TABLE asset ADD COLUMN reboot_required INTEGER;
ALTER TABLE asset ADD COLUMN ad_connector INTEGER;
ALTER TABLE asset ADD COLUMN active_protection TEXT;
ALTER TABLE asset ADD COLUMN suspicious_mitigation_mode TEXT;
ALTER TABLE asset ADD COLUMN container_workload INTEGER;
ALTER TABLE asset ADD COLUMN container_counts TEXT;
ALTER TABLE asset ADD COLUMN proxies TEXT;
ALTER TABLE asset ADD COLUMN remote_shell_allowed INTEGER;
ALTER TABLE asset ADD COLUMN tag_details TEXT;
ALTER TABLE asset ADD COLUMN operational_state_until INTEGER;
ALTER TABLE asset ADD COLUMN storage_name TEXT;
ALTER TABLE asset ADD COLUMN storage_type TEXT;
`;
