/**
 * What a scan has to hold so that nothing is resolved wrongly: further risks that a finding stands on, removals until
 * the scan is judged, absences until a second look, and issues as facts in place of sentences.
 *
 * A finding that an earlier version knew to stand on several risks, without knowing which, stands on one more without an
 * id (`''`), which no removal names; a full walk takes it away.
 */
export const proofs = `
INSERT INTO finding_risk (asset_id, vulnerability_id, application_id, risk_id, last_seen_walk)
SELECT asset_id, vulnerability_id, application_id, '', last_seen_walk FROM finding
WHERE several_risks = 1 AND mitigated = 0
ON CONFLICT DO NOTHING;

ALTER TABLE finding DROP COLUMN several_risks;

CREATE TABLE reported_removal (
  walk_id INTEGER NOT NULL REFERENCES walk (id) ON DELETE CASCADE,
  asset_id INTEGER NOT NULL,
  vulnerability_id INTEGER NOT NULL,
  application_id INTEGER NOT NULL,
  risk_id TEXT NOT NULL,
  PRIMARY KEY (walk_id, asset_id, vulnerability_id, application_id, risk_id)
) STRICT, WITHOUT ROWID;
INSERT INTO reported_removal SELECT walk_id, asset_id, vulnerability_id, application_id, '' FROM told_removal;
DROP TABLE told_removal;

CREATE TABLE absent_finding (
  asset_id INTEGER NOT NULL,
  vulnerability_id INTEGER NOT NULL,
  application_id INTEGER NOT NULL,
  scan_id INTEGER NOT NULL,
  first_walk INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (asset_id, vulnerability_id, application_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX absent_finding_by_scan ON absent_finding (scan_id);

ALTER TABLE walk ADD COLUMN purpose TEXT NOT NULL DEFAULT 'list';
UPDATE walk SET purpose = 'catch-up' WHERE changed_since IS NOT NULL
  AND (SELECT kind FROM scan WHERE scan.id = walk.scan_id) = 'full';
ALTER TABLE walk ADD COLUMN highest_total INTEGER;
ALTER TABLE walk ADD COLUMN shrunk INTEGER NOT NULL DEFAULT 0;
ALTER TABLE walk ADD COLUMN fresh_rows INTEGER NOT NULL DEFAULT 0;
ALTER TABLE walk ADD COLUMN removed_rows INTEGER NOT NULL DEFAULT 0;
ALTER TABLE walk ADD COLUMN disturbed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scan ADD COLUMN findings_awaiting INTEGER NOT NULL DEFAULT 0;

ALTER TABLE scan_issue RENAME TO worded_issue;
CREATE TABLE scan_issue (
  id INTEGER PRIMARY KEY,
  scan_id INTEGER NOT NULL REFERENCES scan (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  facts TEXT,
  message TEXT,
  cause TEXT,
  overcome INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL,
  UNIQUE (scan_id, code, facts)
) STRICT;
INSERT INTO scan_issue (id, scan_id, code, message, cause, overcome, at)
SELECT id, scan_id, code, message, cause, overcome, at FROM worded_issue;
DROP TABLE worded_issue;
`;
