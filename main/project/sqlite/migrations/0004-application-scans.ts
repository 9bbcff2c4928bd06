/**
 * When the applications of an asset were last scanned, in small rows of their own: every finding tells it anew, and to
 * write the long row of an asset again for it took a quarter of a delta's writing.
 */
export const applicationScans = `
CREATE TABLE application_scan (
  asset_id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  result TEXT
) STRICT;

INSERT INTO application_scan
SELECT id, application_scan_at, application_scan_result FROM asset WHERE application_scan_at IS NOT NULL;

ALTER TABLE asset DROP COLUMN application_scan_at;
ALTER TABLE asset DROP COLUMN application_scan_result;
`;
