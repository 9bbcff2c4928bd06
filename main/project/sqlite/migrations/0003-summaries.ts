/**
 * What findings add up to, so that an overview or a list of CVEs reads some thousand rows where it would have to read
 * millions of findings. Triggers keep it true with every change and removal. Where findings are added or lost by
 * the thousand, who does it counts them at once (`writes/new-findings.ts`, `writes/lost-findings.ts`).
 *
 * Counts rise and fall with each finding. The highest severity and scores of a CVE rise at once; when the finding that
 * had them loses them, the CVE is only marked `stale`: whoever ends a scan or removes findings looks again (see
 * `writes/summary-writes.ts`), since asking all instances of a CVE for every one of them that changes would take hours where a
 * CVE is scored anew. Open: not mitigated, and not closed by a person.
 */
export const summaries = `
CREATE TABLE asset_summary (
  asset_id INTEGER PRIMARY KEY,
  informational INTEGER NOT NULL,
  low INTEGER NOT NULL,
  medium INTEGER NOT NULL,
  high INTEGER NOT NULL,
  critical INTEGER NOT NULL
) STRICT;

CREATE TABLE vulnerability_summary (
  vulnerability_id INTEGER PRIMARY KEY,
  severity INTEGER NOT NULL,
  score REAL,
  risk_score REAL,
  instances INTEGER NOT NULL,
  open_instances INTEGER NOT NULL,
  assets_affected INTEGER NOT NULL,
  stale INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE vulnerable_application (
  vulnerability_id INTEGER NOT NULL,
  application_id INTEGER NOT NULL,
  PRIMARY KEY (vulnerability_id, application_id)
) STRICT, WITHOUT ROWID;

/* While it has a row, who changes findings keeps the summaries: see lost-findings.ts. Never committed with one. */
CREATE TABLE summaries_paused (paused INTEGER PRIMARY KEY) STRICT;

ALTER TABLE walk ADD COLUMN findings_first_seen INTEGER NOT NULL DEFAULT 0;

CREATE INDEX asset_by_state ON asset (state);
CREATE INDEX finding_open_critical ON finding (detected_at)
  WHERE mitigated = 0 AND coalesce(set_severity, severity) = 4;
CREATE INDEX finding_event_by_time ON finding_event (at, event, asset_id, vulnerability_id, application_id)
  WHERE event IN ('reopened', 'mitigated');

INSERT INTO asset_summary
SELECT asset_id, sum(severity = 0), sum(severity = 1), sum(severity = 2), sum(severity = 3), sum(severity = 4)
FROM (SELECT asset_id, coalesce(set_severity, severity) AS severity FROM finding WHERE ${isOpen('finding')})
GROUP BY asset_id;

INSERT INTO vulnerability_summary
SELECT vulnerability_id, max(coalesce(set_severity, severity)), max(score), max(risk_score), count(*),
  count(*) FILTER (WHERE ${isOpen('finding')}),
  count(DISTINCT asset_id) FILTER (WHERE ${isOpen('finding')}), 0
FROM finding GROUP BY +vulnerability_id;

INSERT INTO vulnerable_application SELECT DISTINCT vulnerability_id, application_id FROM finding;

UPDATE walk SET findings_first_seen = counted.findings
FROM (SELECT first_seen_walk, count(*) AS findings FROM finding GROUP BY first_seen_walk) AS counted
WHERE counted.first_seen_walk = walk.id;

CREATE TRIGGER finding_changed
AFTER UPDATE OF mitigated, set_status, severity, set_severity, score, risk_score ON finding
WHEN (OLD.mitigated <> NEW.mitigated OR OLD.set_status IS NOT NEW.set_status OR OLD.severity <> NEW.severity
  OR OLD.set_severity IS NOT NEW.set_severity OR OLD.score IS NOT NEW.score OR OLD.risk_score IS NOT NEW.risk_score)
  AND NOT EXISTS (SELECT 1 FROM summaries_paused)
BEGIN
  INSERT INTO asset_summary VALUES (NEW.asset_id, ${[0, 1, 2, 3, 4].map((level) => `${openOfLevel('NEW', level)} - ${openOfLevel('OLD', level)}`).join(', ')})
  ON CONFLICT DO UPDATE SET informational = informational + excluded.informational, low = low + excluded.low,
    medium = medium + excluded.medium, high = high + excluded.high, critical = critical + excluded.critical;
  UPDATE vulnerability_summary SET
    severity = max(severity, coalesce(NEW.set_severity, NEW.severity)),
    score = coalesce(max(score, NEW.score), score, NEW.score),
    risk_score = coalesce(max(risk_score, NEW.risk_score), risk_score, NEW.risk_score),
    open_instances = open_instances + ${isOpen('NEW')} - ${isOpen('OLD')},
    assets_affected = assets_affected
      + iif(${isOpen('NEW')} <> ${isOpen('OLD')} AND NOT ${otherIsOpen('NEW')}, ${isOpen('NEW')} - ${isOpen('OLD')}, 0),
    stale = stale OR coalesce(NEW.set_severity, NEW.severity) < coalesce(OLD.set_severity, OLD.severity)
      OR coalesce(NEW.score, -1) < coalesce(OLD.score, -1)
      OR coalesce(NEW.risk_score, -1) < coalesce(OLD.risk_score, -1)
  WHERE vulnerability_id = NEW.vulnerability_id;
END;

CREATE TRIGGER finding_removed AFTER DELETE ON finding BEGIN
  UPDATE asset_summary SET informational = informational - ${openOfLevel('OLD', 0)},
    low = low - ${openOfLevel('OLD', 1)}, medium = medium - ${openOfLevel('OLD', 2)},
    high = high - ${openOfLevel('OLD', 3)}, critical = critical - ${openOfLevel('OLD', 4)}
  WHERE asset_id = OLD.asset_id;
  UPDATE vulnerability_summary SET instances = instances - 1, open_instances = open_instances - ${isOpen('OLD')},
    assets_affected = assets_affected - (${isOpen('OLD')} AND NOT ${otherIsOpen('OLD')}), stale = 1
  WHERE vulnerability_id = OLD.vulnerability_id;
END;
`;

/** The SQL of whether a row of findings is open. Without IN: a trigger would build a table of the statuses for each row. */
export function isOpen(row: string): string {
  const openStatuses = ['in-progress', 'waiting-for-verification', 'waiting-for-third-party', 'active'];
  const some = openStatuses.map((status) => `${row}.set_status = '${status}'`).join(' OR ');
  return `(${row}.mitigated = 0 AND (${row}.set_status IS NULL OR ${some}))`;
}

function openOfLevel(row: string, level: number): string {
  return `(coalesce(${row}.set_severity, ${row}.severity) = ${level} AND ${isOpen(row)})`;
}

/** The SQL of whether the asset has the CVE open through another application too. */
export function otherIsOpen(row: string): string {
  return `EXISTS (SELECT 1 FROM finding AS other WHERE other.asset_id = ${row}.asset_id
    AND other.vulnerability_id = ${row}.vulnerability_id AND other.application_id <> ${row}.application_id
    AND ${isOpen('other')})`;
}
