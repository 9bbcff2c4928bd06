import type Database from 'better-sqlite3';
import { assetState } from '../../../../preload/contract/asset-state.ts';
import { setStatus } from '../../../../preload/contract/finding-status.ts';
import { ingestMode } from '../../../../preload/contract/ingest-mode.ts';
import { review, walkScope, walkState } from '../../../../preload/contract/scan-details.ts';
import { scanKind, scanState } from '../../../../preload/contract/scan-report.ts';
import { scanScope } from '../../../../preload/contract/scope.ts';
import { severityNames } from '../../../../preload/contract/severity.ts';
import { assetCatalogue } from '../../../../preload/fields/asset/asset-catalogue.ts';
import { recordColumns } from '../../record-columns.ts';
import { isDigest } from '../tables/identity-digest.ts';
import type { ProjectSchema } from '../tables/schema.ts';

type Conditions = {
  readonly [Table in keyof ProjectSchema]?: {
    readonly [Column in keyof ProjectSchema[Table] & string]?: string;
  };
};

/** JavaScript knows no time beyond this many ms before or after 1970. */
const lastTime = 8_640_000_000_000_000;

/** The name of what a walk read; files from before version 10 call findings otherwise. */
const storedResource =
  "resource IN ('assets', iif((SELECT user_version FROM pragma_user_version) < 10, 'vulnerabilities', 'findings'))";

/** Of what the console reports, lists are lists of texts, and records are objects or lists of them. */
const reportedConditions: Readonly<Record<string, string>> = Object.fromEntries(
  recordColumns(assetCatalogue, 'asset').flatMap(({ column, type, reported }) => {
    if (type === 'list') return [[column, texts(column)]];
    if (type === 'nested') return [[column, json(column, reported.holds === 'list' ? 'array' : 'object')]];
    return [];
  }),
);

/**
 * What the texts of a project hold, where that is not just any text: SQL conditions on their columns. Whoever reads a
 * project goes by them, and a file from elsewhere need not keep them.
 */
const conditions: Conditions = {
  scan: {
    mode: oneOf('mode', ingestMode.options),
    kind: oneOf('kind', scanKind.options),
    state: oneOf('state', scanState.options),
    review: oneOf('review', review.options),
    scope: `CASE WHEN json_valid(scope) THEN ${Object.keys(scanScope.shape)
      .map((ids) => textsIn('scope', `$.${ids}`))
      .join(' AND ')} ELSE 0 END`,
    accepted_outcome: record('accepted_outcome'),
  },
  walk: {
    resource: storedResource,
    scope_kind: oneOf('scope_kind', walkScope.shape.kind.options),
    scope_ids: texts('scope_ids'),
    state: oneOf('state', walkState.options),
  },
  watermark: { resource: storedResource },
  asset: {
    identity_digest: isDigest('identity_digest'),
    known_from: oneOf('known_from', ['endpoint', 'finding']),
    state: oneOf('state', assetState.options),
    ...reportedConditions,
  },
  vulnerability: { identity_digest: isDigest('identity_digest') },
  application: { identity_digest: isDigest('identity_digest') },
  finding: {
    set_status: oneOf('set_status', setStatus.options),
    severity: severityLevelIn('severity'),
    set_severity: severityLevelIn('set_severity'),
  },
  finding_event: { event: oneOf('event', ['mitigated', 'reopened', 'status-set', 'severity-set']) },
  quarantine: { resource: storedResource },
};

/**
 * The first column, as `table.column`, with a value that no project of ours holds; null when there is none. Reads every
 * row once, and expects the definitions of a project, of whichever version.
 */
export function firstForeignValue(database: Database.Database): string | null {
  for (const [table, rules] of Object.entries(conditionsOf(database))) {
    const checks = Object.values(rules).map((condition) => `(${condition}) IS NOT 0`);
    if (checks.length === 0) continue;
    const wrong = database
      .prepare(`SELECT 1 FROM ${table} WHERE NOT (${checks.join(' AND ')}) LIMIT 1`)
      .get();
    if (wrong === undefined) continue;
    const found = Object.entries(rules).find(([, condition]) =>
      database.prepare(`SELECT 1 FROM ${table} WHERE (${condition}) IS 0 LIMIT 1`).get(),
    );
    return `${table}.${found?.[0] ?? ''}`;
  }
  return null;
}

/** The conditions on the columns that this database has, those on its times among them. */
function conditionsOf(database: Database.Database): Record<string, Record<string, string>> {
  const columns = database
    .prepare<[], { table: string; column: string }>(
      `SELECT tables.name AS "table", columns.name AS "column"
       FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite#_%' ESCAPE '#'`,
    )
    .all();
  const found: Record<string, Record<string, string>> = {};
  for (const { table, column } of columns) {
    const special = Object.entries(conditions[table as keyof Conditions] ?? {}).find(
      ([name]) => name === column,
    );
    const condition = special?.[1] ?? (isTime(column) ? time(column) : null);
    if (condition !== null) found[table] = { ...found[table], [column]: condition };
  }
  return found;
}

/** Columns of times are named so in every table. */
function isTime(column: string): boolean {
  return /(^|_)(at|until|since)$/.test(column);
}

function time(column: string): string {
  return `${column} BETWEEN -${lastTime} AND ${lastTime}`;
}

/** A project of before there was a level for unknown severities, which has no words of risks either, has five. */
function severityLevelIn(column: string): string {
  return `${column} BETWEEN 0 AND iif(EXISTS (SELECT 1 FROM pragma_table_info('finding') WHERE name = 'risk_status'),
    ${severityNames.length - 1}, ${severityNames.length - 2})`;
}

function oneOf(column: string, words: readonly string[]): string {
  return `${column} IN (${words.map((word) => `'${word}'`).join(', ')})`;
}

function json(column: string, type: 'array' | 'object'): string {
  return `CASE WHEN ${column} IS NULL THEN 1 WHEN json_valid(${column}) THEN json_type(${column}) = '${type}' ELSE 0 END`;
}

function record(column: string): string {
  return json(column, 'object');
}

function texts(column: string): string {
  return `CASE WHEN ${column} IS NULL THEN 1 WHEN json_valid(${column}) THEN ${textsIn(column, '$')} ELSE 0 END`;
}

/** @param path where in the JSON text the list is */
function textsIn(column: string, path: string): string {
  return `coalesce(json_type(${column}, '${path}') = 'array', 0)
    AND NOT EXISTS (SELECT 1 FROM json_each(${column}, '${path}') AS element WHERE element.type <> 'text')`;
}
