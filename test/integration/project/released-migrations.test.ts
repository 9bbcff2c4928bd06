import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { migrate } from '../../../main/project/sqlite/migrations/migrate.ts';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { scanDetails } from '../../../main/project/sqlite/queries/scan-details.ts';
import { scopeRecords } from '../../../main/project/sqlite/queries/scope-records.ts';
import { openMigrated } from '../../../main/project/sqlite/threads/open-migrated.ts';
import { reasonWords } from '../../../preload/contract/reason-words.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { imagesOf, migrationImages } from './images-of-steps.ts';

const before = 7;
const newest = migrations.length;

/** Every sentence that a project of version 7 stored for a state, and one that none of ours is. */
const stateReasons: Readonly<Record<string, string>> = {
  "no longer in the console's endpoint list": 'not-listed',
  'no longer in the chosen accounts': 'not-in-accounts',
  'no longer in the chosen sites': 'not-in-sites',
  'no longer in the chosen groups': 'not-in-groups',
  'decommissioned in the console': 'decommissioned-in-console',
  'the agent was uninstalled': 'agent-uninstalled',
  "named by a vulnerability, but not in the console's endpoint list": 'named-by-findings',
  'set by a script of ours': 'set by a script of ours',
};
const eventReasons: readonly (readonly [event: string, detail: string | null, now: string | null])[] = [
  ['mitigated', 'no longer reported by a complete scan', 'not-reported'],
  ['mitigated', 'removed in the console', 'removed-in-console'],
  ['reopened', 'reported again by the console', 'reported-again'],
  ['mitigated', 'by a script of ours', 'by a script of ours'],
  ['status-set', 'in-progress', 'in-progress'],
  ['status-set', null, null],
  ['severity-set', '3', '3'],
];
const quarantined: readonly string[] = [
  'The record is not an object.',
  'The record has no readable endpointId and cveId.',
  'Too many records of the page cannot be read.',
  'a sentence "of a script"',
];

/** Issues as version 7 stored them, the facts they have since, and how they read. */
const everywhere = { kind: 'all', ids: [] };
const issues: readonly (readonly [code: string, facts: object, now: object, words: string])[] = [
  [
    'server-fault',
    { kind: 'walk-failed', resource: 'vulnerabilities', scope: everywhere, reason: 'It said "no".' },
    {
      kind: 'walk-failed',
      resource: 'findings',
      scope: everywhere,
      reason: { kind: 'worded', text: 'It said "no".' },
    },
    'Reading vulnerabilities (All Endpoints) stopped: It said "no".',
  ],
  [
    'endpoints-unconfirmed',
    { kind: 'endpoints-unconfirmed', count: 2, reason: 'It was lost.' },
    { kind: 'endpoints-unconfirmed', count: 2, reason: { kind: 'worded', text: 'It was lost.' } },
    '2 endpoint(s) would have lost findings but could not be asked for again, so nothing was resolved: It was lost.',
  ],
  [
    'no-vulnerabilities',
    { kind: 'no-vulnerabilities' },
    { kind: 'no-findings' },
    'The console listed no vulnerabilities. That is no proof that there are none: without the vulnerability licence it answers with an empty list.',
  ],
  ['scan-stalled', { kind: 'scan-stalled' }, { kind: 'scan-stalled' }, expect.any(String)],
];
/** What accepting a review makes of a scan, with the name that findings have in it. */
function outcome(resource: string): string {
  const watermarks = ['assets', resource].map((each) => ({
    resource: each,
    coveredUntil: 5,
    reconciled: true,
  }));
  return JSON.stringify({ state: 'complete', watermarks });
}

/** A closed project of version 7 in which every kind of stored sentence stands. */
function olderProject(folder = temporaryFolder()): string {
  const file = join(folder, 'project.sqlite');
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  migrate(database, file, migrations.slice(0, before));
  database.exec(`
    INSERT INTO scan (connector_id, connector_name, mode, kind, scope, state, started_at)
    VALUES ('c0ffee01', 'Console', 'scan', 'full', '{"accountIds":[],"siteIds":[],"groupIds":[]}', 'complete', 1);
    INSERT INTO walk (scan_id, resource, scope_kind, scope_ids, started_at) VALUES (1, 'assets', 'all', '[]', 1);
    INSERT INTO spared_asset VALUES (1, 1);
    INSERT INTO vulnerability (cve) VALUES ('CVE-2026-0001');
    INSERT INTO application (vendor, name, version, identity_key) VALUES ('V', 'A', '1', 'v' || char(31) || 'a' || char(31) || '1')`);
  const addAsset = database.prepare(
    `INSERT INTO asset (connector_id, agent_id, known_from, state, state_reason, state_changed_at, first_seen_walk,
       last_seen_walk, first_seen_at, last_seen_at) VALUES ('c0ffee01', ?, 'endpoint', ?, ?, 1, 1, 1, 1, 1)`,
  );
  addAsset.run('0', 'active', null);
  for (const [at, reason] of Object.keys(stateReasons).entries())
    addAsset.run(String(at + 1), 'inactive', reason);
  const addEvent = database.prepare(
    'INSERT INTO finding_event (asset_id, vulnerability_id, application_id, event, detail, at) VALUES (1, 1, 1, ?, ?, 1)',
  );
  for (const [event, detail] of eventReasons) addEvent.run(event, detail);
  const addQuarantined = database.prepare(
    `INSERT INTO quarantine (scan_id, walk_id, resource, reason, raw, at) VALUES (1, 1, 'assets', ?, ?, 1)`,
  );
  for (const [at, reason] of quarantined.entries()) addQuarantined.run(reason, String(at));
  const addIssue = database.prepare('INSERT INTO scan_issue (scan_id, code, facts, at) VALUES (1, ?, ?, 1)');
  for (const [code, facts] of issues) addIssue.run(code, JSON.stringify(facts));
  database.exec(`
    INSERT INTO scan_issue (scan_id, code, message, at) VALUES (1, 'server-fault', 'As version 6 wrote it.', 1);
    INSERT INTO walk (scan_id, resource, scope_kind, scope_ids, started_at)
    VALUES (1, 'vulnerabilities', 'all', '[]', 1);
    INSERT INTO watermark SELECT connector_id, scope, 'assets', 1, 1 FROM scan;
    INSERT INTO watermark SELECT connector_id, scope, 'vulnerabilities', 2, 2 FROM scan;
    INSERT INTO quarantine (scan_id, walk_id, resource, reason, raw, at)
    VALUES (1, 2, 'vulnerabilities', 'The record is not an object.', 'last', 1)`);
  const setOutcome = database.prepare("UPDATE scan SET phase = 'vulnerabilities', accepted_outcome = ?");
  setOutcome.run(outcome('vulnerabilities'));
  database.close();
  return file;
}

test('sentences that a project stored become codes, whose words are the same; what is none of ours stays', async () => {
  const opened = await openSqliteProject(olderProject());
  if (!opened.ok) throw opened.error;
  const project = opened.value;
  onTestFinished(() => project.close());
  const assets = await project.read.selectFrom('asset').select('state_reason').orderBy('id').execute();
  expect(assets.map(({ state_reason }) => state_reason)).toEqual([null, ...Object.values(stateReasons)]);
  for (const [sentence, code] of Object.entries(stateReasons)) expect(reasonWords(code)).toBe(sentence);
  const events = await project.read.selectFrom('finding_event').select('detail').orderBy('id').execute();
  expect(events.map(({ detail }) => detail)).toEqual(eventReasons.map(([, , now]) => now));
  for (const [event, sentence, code] of eventReasons) {
    if (event === 'mitigated' || event === 'reopened') expect(reasonWords(code ?? '')).toBe(sentence);
  }
  const details = await scanDetails(project, 1, 10);
  expect(details?.quarantined.map(({ reason }) => reason)).toEqual([...quarantined, quarantined[0]]);
  const stored = await project.read.selectFrom('quarantine').select('reason').orderBy('id').execute();
  expect(stored.map(({ reason }) => JSON.parse(reason))).toEqual([
    { kind: 'not-an-object' },
    { kind: 'unreadable', fields: ['endpointId', 'cveId'] },
    { kind: 'too-many' },
    { kind: 'worded', text: 'a sentence "of a script"' },
    { kind: 'not-an-object' },
  ]);
  expect(await project.read.selectFrom('reconcile_exemption').selectAll().execute()).toEqual([
    { scan_id: 1, asset_id: 1 },
  ]);
});

test('what was named vulnerabilities and means findings is named so, and everything reads as before', async () => {
  const opened = await openSqliteProject(olderProject());
  if (!opened.ok) throw opened.error;
  const project = opened.value;
  onTestFinished(() => project.close());
  const details = await scanDetails(project, 1, 10);
  expect(details?.walks.map(({ resource }) => resource)).toEqual(['assets', 'findings']);
  expect(details?.quarantined.map(({ resource }) => resource)).toEqual([
    ...quarantined.map(() => 'assets'),
    'findings',
  ]);
  expect(details?.issues.map(({ message }) => message)).toEqual([
    ...issues.map(([, , , words]) => words),
    'As version 6 wrote it.',
  ]);
  const stored = await project.read.selectFrom('scan_issue').select('facts').orderBy('id').execute();
  expect(stored.map(({ facts }) => JSON.parse(facts ?? 'null'))).toEqual([
    ...issues.map(([, , now]) => now),
    null,
  ]);
  expect((await scopeRecords(project)).watermarks).toMatchObject([
    { resource: 'assets', coveredUntil: 1 },
    { resource: 'findings', coveredUntil: 2 },
  ]);
  const scan = await project.read.selectFrom('scan').select(['phase', 'accepted_outcome']).executeTakeFirst();
  expect(scan).toEqual({ phase: 'findings', accepted_outcome: outcome('findings') });
});

test('the newest steps, killed before whichever of their steps on the disk, go on or begin anew whole', async () => {
  const images = imagesOf(migrationImages, olderProject(), 'product');
  const versions = new Set<number>();
  for (const [step, folder] of images.slice(0, -1).entries()) {
    const file = join(folder, 'project.sqlite');
    versions.add(asItLies(file, step));
    const database = await openMigrated(file, () => undefined);
    database.close();
    expect(asItLies(file, step)).toBe(newest);
    const copy = new Database(`${file}.before-v${newest}.bak`, { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(before);
    copy.close();
  }
  expect([...versions].toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: newest - before + 1 }, (_, index) => before + index),
  );
});

/** Its version; fails unless the file holds all that this version of the project does. */
function asItLies(file: string, step: number): number {
  const database = new Database(file);
  try {
    const version = Number(database.pragma('user_version', { simple: true }));
    const count = (sql: string): number => Number(database.prepare(sql).pluck().get());
    expect([step, database.pragma('integrity_check', { simple: true })]).toEqual([step, 'ok']);
    const codes = count("SELECT count(*) FROM asset WHERE state_reason = 'not-listed'");
    const digests = version < 8 ? 0 : count('SELECT count(*) FROM asset WHERE length(identity_digest) = 20');
    expect([step, count('SELECT count(*) FROM asset'), codes, digests]).toEqual([
      step,
      9,
      version < 9 ? 0 : 1,
      version < 8 ? 0 : 9,
    ]);
    return version;
  } finally {
    database.close();
  }
}
