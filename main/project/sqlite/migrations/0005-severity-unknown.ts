import { isOpen, otherIsOpen } from './0003-summaries.ts';

/** The levels as they are from now on, lowest first. */
const levels = ['informational', 'unknown', 'low', 'medium', 'high', 'critical'];

/**
 * A severity that is not known gets a level of its own, between informational and low, and a risk keeps the word that the
 * console has for its state (null is "Detected").
 *
 * What was held as informational without a score was so because nothing was understood: the console's word for it was
 * not stored. It becomes unknown, as a correction: no event, no change that a scan would tell of. What stands on triggers
 * and on the numbers of levels is taken away first and made again behind the one pass over all findings.
 */
export const severityUnknown = `
DROP TRIGGER finding_changed;
DROP TRIGGER finding_removed;
DROP INDEX finding_open_critical;
DROP TABLE asset_summary;

ALTER TABLE finding ADD COLUMN risk_status TEXT;
UPDATE finding SET severity = severity + (severity > 0 OR score IS NULL), set_severity = set_severity + (set_severity > 0)
WHERE severity > 0 OR score IS NULL OR set_severity > 0;
UPDATE finding_event SET detail = detail + 1 WHERE event = 'severity-set' AND detail IN ('1', '2', '3', '4');

CREATE TABLE asset_summary (
  asset_id INTEGER PRIMARY KEY,
  ${levels.map((level) => `${level} INTEGER NOT NULL`).join(',\n  ')}
) STRICT;
INSERT INTO asset_summary
SELECT asset_id, ${levels.map((_, level) => `sum(severity = ${level})`).join(', ')}
FROM (SELECT asset_id, coalesce(set_severity, severity) AS severity FROM finding WHERE ${isOpen('finding')})
GROUP BY asset_id;

UPDATE vulnerability_summary SET severity = severity + 1 WHERE severity > 0;
UPDATE vulnerability_summary SET severity = EXISTS (SELECT 1 FROM finding
  WHERE finding.vulnerability_id = vulnerability_summary.vulnerability_id AND coalesce(set_severity, finding.severity) = 1)
WHERE severity = 0;

CREATE INDEX finding_open_critical ON finding (detected_at)
  WHERE mitigated = 0 AND coalesce(set_severity, severity) = 5;

CREATE TRIGGER finding_changed
AFTER UPDATE OF mitigated, set_status, severity, set_severity, score, risk_score ON finding
WHEN (OLD.mitigated <> NEW.mitigated OR OLD.set_status IS NOT NEW.set_status OR OLD.severity <> NEW.severity
  OR OLD.set_severity IS NOT NEW.set_severity OR OLD.score IS NOT NEW.score OR OLD.risk_score IS NOT NEW.risk_score)
  AND NOT EXISTS (SELECT 1 FROM summaries_paused)
BEGIN
  INSERT INTO asset_summary (asset_id, ${levels.join(', ')})
  VALUES (NEW.asset_id, ${levels.map((_, level) => `${openOfLevel('NEW', level)} - ${openOfLevel('OLD', level)}`).join(', ')})
  ON CONFLICT DO UPDATE SET ${levels.map((level) => `${level} = ${level} + excluded.${level}`).join(', ')};
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
  UPDATE asset_summary SET ${levels.map((level, at) => `${level} = ${level} - ${openOfLevel('OLD', at)}`).join(', ')}
  WHERE asset_id = OLD.asset_id;
  UPDATE vulnerability_summary SET instances = instances - 1, open_instances = open_instances - ${isOpen('OLD')},
    assets_affected = assets_affected - (${isOpen('OLD')} AND NOT ${otherIsOpen('OLD')}), stale = 1
  WHERE vulnerability_id = OLD.vulnerability_id;
END;
`;

function openOfLevel(row: string, level: number): string {
  return `(coalesce(${row}.set_severity, ${row}.severity) = ${level} AND ${isOpen(row)})`;
}
