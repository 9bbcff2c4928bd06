import type Database from 'better-sqlite3';
import { isOpen } from './0003-summaries.ts';
import type { Merged } from './merge-equal-names.ts';

type Kind = 'asset' | 'vulnerability' | 'application';
/** As migration 5 gave it. */
const unknownLevel = 1;
const kinds = ['asset', 'vulnerability', 'application'] as const satisfies readonly Kind[];

/** A finding as it is stored: what its columns hold, whichever they are in the version that is being migrated. */
type FindingRow = Readonly<Record<string, string | number | null>> & {
  readonly mitigated: number;
  readonly mitigated_at: number | null;
  readonly several_risks: number;
  readonly first_seen_walk: number;
  readonly last_seen_walk: number;
  readonly set_status: string | null;
  readonly set_severity: number | null;
  readonly risk_id: string | null;
};

/** A finding that moves, with where it comes from and where it goes to: asset, CVE, application. */
type Move = readonly [number, number, number, number, number, number];

/**
 * Moves the findings of merged assets, CVEs and applications to the rows that stay, and merges those that meet: an open
 * one goes before a resolved one. Events move along, and summaries are counted anew for what has changed. Belongs to
 * migration 6.
 */
export function mergeFindings(database: Database.Database, merged: Readonly<Record<Kind, Merged>>): void {
  noteMerged(database, merged);
  const triggers = database
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'finding'`,
    )
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(`CREATE TEMP TABLE moving AS
    SELECT ${kinds.map((kind) => `finding.${kind}_id`).join(', ')},
      ${kinds.map((kind) => `coalesce(${kind}.kept, finding.${kind}_id) AS to_${kind}`).join(', ')}
    FROM finding ${kinds
      .map(
        (kind) =>
          `LEFT JOIN merged AS ${kind} ON ${kind}.kind = '${kind}' AND ${kind}.lost = finding.${kind}_id`,
      )
      .join(' ')}
    WHERE ${kinds.map((kind) => `${kind}.kept IS NOT NULL`).join(' OR ')}`);
  moveAll(database);
  moveKeys(database, 'finding_event', 'UPDATE');
  moveKeys(database, 'told_removal', 'UPDATE OR REPLACE');
  recount(database);
  database.exec('DROP TABLE temp.moving; DROP TABLE temp.merged');
  for (const { sql } of triggers) database.exec(sql);
}

function noteMerged(database: Database.Database, merged: Readonly<Record<Kind, Merged>>): void {
  database.exec(
    'CREATE TEMP TABLE merged (kind TEXT, lost INTEGER, kept INTEGER, PRIMARY KEY (kind, lost)) WITHOUT ROWID',
  );
  const insert = database.prepare('INSERT INTO temp.merged VALUES (?, ?, ?)');
  for (const kind of kinds) for (const [lost, kept] of merged[kind]) insert.run(kind, lost, kept);
}

const keyOf = 'asset_id = ? AND vulnerability_id = ? AND application_id = ?';
const rowsAtOnce = 1000;

function moveAll(database: Database.Database): void {
  const columns = database
    .prepare<[], string>(`SELECT name FROM pragma_table_info('finding')`)
    .pluck()
    .all()
    .filter((name) => !kinds.some((kind) => name === `${kind}_id`));
  const batch = database
    .prepare<[number, number], Move>('SELECT * FROM temp.moving WHERE rowid > ? ORDER BY rowid LIMIT ?')
    .raw();
  const find = database.prepare<[number, number, number], FindingRow>(`SELECT * FROM finding WHERE ${keyOf}`);
  const remove = database.prepare(`DELETE FROM finding WHERE ${keyOf}`);
  const move = database.prepare(
    `UPDATE finding SET ${kinds.map((kind) => `${kind}_id = ?`).join(', ')} WHERE ${keyOf}`,
  );
  const write = database.prepare(
    `UPDATE finding SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${keyOf}`,
  );
  const noteRisk = database.prepare(
    `INSERT INTO finding_risk VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last_seen_walk = max(last_seen_walk, excluded.last_seen_walk)`,
  );
  const seenFirstByOneLess = database.prepare(
    'UPDATE walk SET findings_first_seen = max(0, findings_first_seen - 1) WHERE id = ?',
  );
  for (let done = 0; ; ) {
    const moves = batch.all(done, rowsAtOnce);
    if (moves.length === 0) return;
    done += moves.length;
    for (const [asset, vulnerability, application, ...to] of moves) {
      const from = [asset, vulnerability, application] as const;
      const there = find.get(...to);
      if (there === undefined) {
        move.run(...to, ...from);
        continue;
      }
      const moved = find.get(...from);
      if (moved === undefined) throw new Error('a finding that is to be merged is gone');
      const { finding, otherRisk } = mergedFinding(there, moved);
      remove.run(...from);
      write.run(...columns.map((column) => finding[column] ?? null), ...to);
      if (otherRisk !== null) noteRisk.run(...to, otherRisk.id, otherRisk.lastSeenWalk);
      seenFirstByOneLess.run(Math.max(there.first_seen_walk, moved.first_seen_walk));
    }
  }
}

/** What is known of two findings that are one, and the risk that it stands on besides its own. */
function mergedFinding(
  there: FindingRow,
  moved: FindingRow,
): { finding: FindingRow; otherRisk: { id: string; lastSeenWalk: number } | null } {
  const [main, other] = goesBefore(moved, there) ? [moved, there] : [there, moved];
  const bothOpen = main.mitigated === 0 && other.mitigated === 0;
  const otherRisk = bothOpen && other.risk_id !== main.risk_id ? other.risk_id : null;
  return {
    finding: {
      ...main,
      ...knownBesides(main, other),
      mitigated_at: main.mitigated === 0 ? null : latest(main.mitigated_at, other.mitigated_at),
      several_risks: Math.max(main.several_risks, other.several_risks),
      first_seen_walk: Math.min(main.first_seen_walk, other.first_seen_walk),
      last_seen_walk: Math.max(main.last_seen_walk, other.last_seen_walk),
      set_status: main.set_status ?? other.set_status,
      set_severity: main.set_severity ?? other.set_severity,
    },
    otherRisk: otherRisk === null ? null : { id: otherRisk, lastSeenWalk: other.last_seen_walk },
  };
}

/** Columns that belong together: a version is that of its score, and a person that of a decision. */
const together: readonly (readonly string[])[] = [
  ['risk_id'],
  ['score', 'cvss_version'],
  ['risk_score'],
  ['exploit_maturity'],
  ['remediation_level'],
  ['report_confidence'],
  ['mitigation_status', 'mitigation_reason', 'mitigation_changed_by', 'mitigation_changed_at'],
  ['mark_type', 'mark_reason', 'marked_by', 'marked_at'],
];

/** What the other finding knows and the one that stays does not. It was detected when it was first detected. */
function knownBesides(main: FindingRow, other: FindingRow): Readonly<Record<string, string | number | null>> {
  const known: Record<string, string | number | null> = {
    detected_at: earliest(main['detected_at'] ?? null, other['detected_at'] ?? null),
  };
  for (const columns of together) {
    if (columns.some((column) => main[column] != null)) continue;
    for (const column of columns) known[column] = other[column] ?? null;
  }
  if (main['severity'] === unknownLevel) known['severity'] = other['severity'] ?? unknownLevel;
  if (main['risk_status'] === '') known['risk_status'] = other['risk_status'] ?? null;
  return known;
}

function goesBefore(one: FindingRow, other: FindingRow): boolean {
  if (one.mitigated !== other.mitigated) return one.mitigated === 0;
  return one.last_seen_walk > other.last_seen_walk;
}

function earliest(one: string | number | null, other: string | number | null): number | null {
  const times = [one, other].filter((time) => typeof time === 'number');
  return times.length === 0 ? null : Math.min(...times);
}

function latest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

/** Moves what hangs on findings by their keys. */
function moveKeys(database: Database.Database, table: string, update: 'UPDATE' | 'UPDATE OR REPLACE'): void {
  const keptOf = (kind: Kind) =>
    `(SELECT kept FROM temp.merged WHERE kind = '${kind}' AND lost = ${kind}_id)`;
  database.exec(
    `${update} ${table} SET ${kinds.map((kind) => `${kind}_id = coalesce(${keptOf(kind)}, ${kind}_id)`).join(', ')}
     WHERE ${kinds.map((kind) => `${kind}_id IN (SELECT lost FROM temp.merged WHERE kind = '${kind}')`).join(' OR ')}`,
  );
}

/** Counts the summaries of the assets and CVEs anew that findings came to or went from. */
function recount(database: Database.Database): void {
  const levels = database
    .prepare<[], string>(`SELECT name FROM pragma_table_info('asset_summary') WHERE name <> 'asset_id'`)
    .pluck()
    .all();
  const assets = 'SELECT asset_id FROM temp.moving UNION SELECT to_asset FROM temp.moving';
  const vulnerabilities =
    'SELECT vulnerability_id FROM temp.moving UNION SELECT to_vulnerability FROM temp.moving';
  database.exec(`
    DELETE FROM asset_summary WHERE asset_id IN (${assets} UNION SELECT lost FROM temp.merged WHERE kind = 'asset');
    INSERT INTO asset_summary (asset_id, ${levels.join(', ')})
    SELECT asset_id, ${levels.map((_, level) => `sum(severity = ${level})`).join(', ')}
    FROM (SELECT asset_id, coalesce(set_severity, severity) AS severity FROM finding
      WHERE asset_id IN (${assets}) AND ${isOpen('finding')})
    GROUP BY asset_id;

    DELETE FROM vulnerability_summary
    WHERE vulnerability_id IN (${vulnerabilities} UNION SELECT lost FROM temp.merged WHERE kind = 'vulnerability');
    INSERT INTO vulnerability_summary
    SELECT vulnerability_id, max(coalesce(set_severity, severity)), max(score), max(risk_score), count(*),
      count(*) FILTER (WHERE ${isOpen('finding')}), count(DISTINCT asset_id) FILTER (WHERE ${isOpen('finding')}), 0
    FROM finding WHERE vulnerability_id IN (${vulnerabilities}) GROUP BY vulnerability_id;

    INSERT OR IGNORE INTO vulnerable_application SELECT DISTINCT to_vulnerability, to_application FROM temp.moving;
    DELETE FROM vulnerable_application
    WHERE vulnerability_id IN (SELECT lost FROM temp.merged WHERE kind = 'vulnerability')
      OR application_id IN (SELECT lost FROM temp.merged WHERE kind = 'application');`);
}
