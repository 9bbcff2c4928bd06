/**
 * The first shape of a project.
 *
 * Times are milliseconds since 1970 in UTC. Lists and nested vendor data are JSON text. Vendor ids are text: they have
 * 18-19 digits and fit no double. `walk` numbers only ever rise, so "seen in walk 7 or later" is one comparison.
 * `finding` is clustered by its identity (asset, CVE, application); CVEs and applications are dictionaries because
 * each stands in thousands of findings.
 */
export const assetsFindingsScans = `
CREATE TABLE scan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connector_id TEXT NOT NULL,
  connector_name TEXT NOT NULL,
  mode TEXT NOT NULL,
  kind TEXT NOT NULL,
  scope TEXT NOT NULL,
  state TEXT NOT NULL,
  resumable INTEGER NOT NULL DEFAULT 1,
  phase TEXT NOT NULL DEFAULT 'planning',
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  assets_seen INTEGER NOT NULL DEFAULT 0,
  assets_new INTEGER NOT NULL DEFAULT 0,
  assets_updated INTEGER NOT NULL DEFAULT 0,
  assets_deactivated INTEGER NOT NULL DEFAULT 0,
  assets_returned INTEGER NOT NULL DEFAULT 0,
  findings_seen INTEGER NOT NULL DEFAULT 0,
  findings_new INTEGER NOT NULL DEFAULT 0,
  findings_updated INTEGER NOT NULL DEFAULT 0,
  findings_mitigated INTEGER NOT NULL DEFAULT 0,
  findings_reopened INTEGER NOT NULL DEFAULT 0,
  quarantined INTEGER NOT NULL DEFAULT 0,
  requests INTEGER NOT NULL DEFAULT 0,
  retries INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  review TEXT,
  reviewed_at INTEGER,
  accepted_outcome TEXT
) STRICT;
CREATE INDEX scan_by_connector ON scan (connector_id, id);

CREATE TABLE scan_issue (
  id INTEGER PRIMARY KEY,
  scan_id INTEGER NOT NULL REFERENCES scan (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  cause TEXT,
  overcome INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL,
  UNIQUE (scan_id, code, message)
) STRICT;

CREATE TABLE walk (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  scan_id INTEGER NOT NULL REFERENCES scan (id) ON DELETE CASCADE,
  resource TEXT NOT NULL,
  scope_kind TEXT NOT NULL,
  scope_ids TEXT NOT NULL,
  changed_since INTEGER,
  state TEXT NOT NULL DEFAULT 'running',
  complete INTEGER NOT NULL DEFAULT 0,
  cursor TEXT,
  pages INTEGER NOT NULL DEFAULT 0,
  rows INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  quarantined INTEGER NOT NULL DEFAULT 0,
  expected_total INTEGER,
  started_at INTEGER NOT NULL,
  console_started_at INTEGER
) STRICT;
CREATE INDEX walk_by_scan ON walk (scan_id);

CREATE TABLE watermark (
  connector_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  resource TEXT NOT NULL,
  reconciled_at INTEGER,
  covered_until INTEGER NOT NULL,
  PRIMARY KEY (connector_id, scope, resource)
) STRICT, WITHOUT ROWID;

CREATE TABLE asset (
  id INTEGER PRIMARY KEY,
  connector_id TEXT NOT NULL,
  agent_id TEXT NOT NULL,
  known_from TEXT NOT NULL,
  state TEXT NOT NULL,
  state_reason TEXT,
  state_changed_at INTEGER NOT NULL,
  first_seen_walk INTEGER NOT NULL,
  last_seen_walk INTEGER NOT NULL,
  first_seen_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  application_scan_at INTEGER,
  application_scan_result TEXT,
  host_name TEXT,
  domain TEXT,
  uuid TEXT,
  os_type TEXT,
  os_name TEXT,
  os_revision TEXT,
  os_arch TEXT,
  machine_type TEXT,
  ip_addresses TEXT,
  mac_addresses TEXT,
  external_ip TEXT,
  last_ip_to_console TEXT,
  network_interfaces TEXT,
  account_id TEXT,
  account_name TEXT,
  site_id TEXT,
  site_name TEXT,
  group_id TEXT,
  group_name TEXT,
  serial_number TEXT,
  model_name TEXT,
  cpu TEXT,
  cpu_count INTEGER,
  core_count INTEGER,
  memory_mb INTEGER,
  machine_sid TEXT,
  external_id TEXT,
  last_user TEXT,
  os_user TEXT,
  active_directory TEXT,
  tags TEXT,
  cloud_provider TEXT,
  cloud TEXT,
  locations TEXT,
  agent_version TEXT,
  agent_up_to_date INTEGER,
  in_contact INTEGER,
  infected INTEGER,
  active_threats INTEGER,
  network_status TEXT,
  network_quarantined INTEGER,
  firewall_enabled INTEGER,
  disk_encrypted INTEGER,
  mitigation_mode TEXT,
  operational_state TEXT,
  detection_state TEXT,
  scan_status TEXT,
  applications_status TEXT,
  pending_uninstall INTEGER,
  installer_type TEXT,
  missing_permissions TEXT,
  user_actions_needed TEXT,
  registered_at INTEGER,
  created_at INTEGER,
  console_updated_at INTEGER,
  last_active_at INTEGER,
  last_boot_at INTEGER,
  last_successful_scan_at INTEGER,
  UNIQUE (connector_id, agent_id)
) STRICT;

CREATE TABLE vulnerability (
  id INTEGER PRIMARY KEY,
  cve TEXT NOT NULL UNIQUE,
  published_at INTEGER
) STRICT;

CREATE TABLE application (
  id INTEGER PRIMARY KEY,
  vendor TEXT NOT NULL,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  UNIQUE (vendor, name, version)
) STRICT;

CREATE TABLE finding (
  asset_id INTEGER NOT NULL,
  vulnerability_id INTEGER NOT NULL,
  application_id INTEGER NOT NULL,
  mitigated INTEGER NOT NULL,
  several_risks INTEGER NOT NULL DEFAULT 0,
  first_seen_walk INTEGER NOT NULL,
  last_seen_walk INTEGER NOT NULL,
  mitigated_at INTEGER,
  set_status TEXT,
  set_severity INTEGER,
  risk_id TEXT,
  severity INTEGER NOT NULL,
  score REAL,
  cvss_version TEXT,
  risk_score REAL,
  detected_at INTEGER,
  exploit_maturity TEXT,
  remediation_level TEXT,
  report_confidence TEXT,
  mitigation_status TEXT,
  mitigation_reason TEXT,
  mitigation_changed_by TEXT,
  mitigation_changed_at INTEGER,
  mark_type TEXT,
  mark_reason TEXT,
  marked_by TEXT,
  marked_at INTEGER,
  PRIMARY KEY (asset_id, vulnerability_id, application_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_by_vulnerability ON finding (vulnerability_id);

CREATE TABLE spared_asset (
  scan_id INTEGER NOT NULL REFERENCES scan (id) ON DELETE CASCADE,
  asset_id INTEGER NOT NULL,
  PRIMARY KEY (scan_id, asset_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE told_removal (
  walk_id INTEGER NOT NULL REFERENCES walk (id) ON DELETE CASCADE,
  asset_id INTEGER NOT NULL,
  vulnerability_id INTEGER NOT NULL,
  application_id INTEGER NOT NULL,
  PRIMARY KEY (walk_id, asset_id, vulnerability_id, application_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_event (
  id INTEGER PRIMARY KEY,
  asset_id INTEGER NOT NULL,
  vulnerability_id INTEGER NOT NULL,
  application_id INTEGER NOT NULL,
  event TEXT NOT NULL,
  detail TEXT,
  scan_id INTEGER,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX finding_event_by_finding ON finding_event (asset_id, vulnerability_id, application_id);
CREATE INDEX finding_event_by_scan ON finding_event (scan_id);

CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  scan_id INTEGER NOT NULL REFERENCES scan (id) ON DELETE CASCADE,
  walk_id INTEGER NOT NULL,
  resource TEXT NOT NULL,
  reason TEXT NOT NULL,
  raw TEXT NOT NULL,
  agent_id TEXT,
  cve TEXT,
  application_name TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX quarantine_by_walk ON quarantine (walk_id);
CREATE INDEX quarantine_by_scan ON quarantine (scan_id);
`;
