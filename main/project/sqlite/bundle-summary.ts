import { z } from 'zod';
import { ProjectError } from '../project-error.ts';
import type { ProjectSummary } from '../project-jobs.ts';
import { foldedColumn } from './tables/sqlite-text.ts';
import { Readers } from './threads/readers.ts';

const scan = z.object({
  id: z.number(),
  kind: z.string(),
  mode: z.string(),
  state: z.string(),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  assets: z.number(),
  findings: z.number(),
  quarantined: z.number(),
  requests: z.number(),
  retries: z.number(),
  issues: z.string().nullable(),
});

const counts = z.tuple([
  z.object({ version: z.number(), assets: z.number(), findings: z.number(), scans: z.number() }),
]);
const foundName = z.object({ kind: z.enum(['host', 'user', 'place']), name: z.string() });

const countsSql = `SELECT (SELECT user_version FROM pragma_user_version) AS version,
  (SELECT count(*) FROM asset) AS assets, (SELECT count(*) FROM finding) AS findings, (SELECT count(*) FROM scan) AS scans`;

const scansSql = `SELECT id, kind, mode, state, started_at AS startedAt, finished_at AS finishedAt,
  assets_seen AS assets, findings_seen AS findings, quarantined, requests, retries,
  (SELECT group_concat(DISTINCT code) FROM scan_issue WHERE scan_issue.scan_id = scan.id) AS issues
  FROM scan ORDER BY id DESC LIMIT 20`;

/** Looked up by the words that a text holds: a project knows a million names, a text a few thousand words. */
const namesSql = `WITH word(text) AS (SELECT value FROM json_each(?))
  SELECT DISTINCT 'host' AS kind, host_name AS name FROM asset WHERE ${foldedColumn('host_name')} IN (SELECT text FROM word)
  UNION SELECT 'host', domain FROM asset WHERE ${foldedColumn('domain')} IN (SELECT text FROM word)
  UNION SELECT 'user', last_user FROM asset WHERE ${foldedColumn('last_user')} IN (SELECT text FROM word)
  UNION SELECT 'user', os_user FROM asset WHERE ${foldedColumn('os_user')} IN (SELECT text FROM word)
  UNION SELECT 'place', account_name FROM asset WHERE account_name IS NOT NULL
  UNION SELECT 'place', site_name FROM asset WHERE site_name IS NOT NULL
  LIMIT 20000`;

/** What a bundle tells of a database; null when it cannot be read. @param words as folded, see `foldedText` */
export async function bundleSummary(
  file: string,
  words: ReadonlySet<string>,
): Promise<ProjectSummary | null> {
  const readers = new Readers(file, 1);
  try {
    const [held] = counts.parse(await readers.all(countsSql, []));
    const newest = z.array(scan).parse(await readers.all(scansSql, []));
    const names = z.array(foundName).parse(await readers.all(namesSql, [JSON.stringify([...words])]));
    return { ...held, newest, names };
  } catch (error) {
    // A project that is damaged or not ours is told of by its check.
    if (error instanceof ProjectError) return null;
    throw error;
  } finally {
    await readers.close();
  }
}
