import { z } from 'zod';
import { areOurs, definitionsQuery } from '../project/definitions.ts';
import { applicationId } from '../project/migrate.ts';
import { migrations } from '../project/migrations/list.ts';
import { ProjectError, toProjectError } from '../project/project-error.ts';
import { Readers } from '../project/readers.ts';
import { failed, failedBy, type Outcome, passed } from './check.ts';
import { factsOf, sizeInWords } from './file-facts.ts';

const header = z.tuple([z.object({ owner: z.number(), version: z.number(), tables: z.number() })]);
const definitions = z.array(z.object({ definition: z.string() }));
const quickCheck = z.array(z.object({ quick_check: z.string() })).min(1);

/**
 * Whether the project opens, is of a version this program knows, and is whole. Reads in a thread of its own, changes
 * nothing, and takes about as long as reading the file once.
 */
export async function checkProject(file: string): Promise<Outcome> {
  const found = factsOf(file);
  if (!found.ok) return failedBy(toProjectError(new Error(found.error), file));
  if (found.value === null) return passed('There is no project yet; the first scan makes it.');
  const readers = new Readers(file, 1);
  try {
    const [{ owner, version, tables }] = header.parse(
      await readers.all(
        `SELECT application_id AS owner, user_version AS version, (SELECT count(*) FROM sqlite_schema) AS tables
         FROM pragma_application_id, pragma_user_version`,
        [],
      ),
    );
    if (version === 0 && tables === 0) return passed(`${file} is still empty; the next scan fills it.`);
    if (owner !== applicationId) {
      return failed(
        'project-not-ours',
        `${file} is a SQLite file of another program, not a project.`,
        'Choose another data folder.',
      );
    }
    const newest = migrations.at(-1)?.version ?? 0;
    if (version > newest) {
      return failed(
        'project-too-new',
        `${file} was written by a newer release (version ${version}; this one knows ${newest}).`,
        'Update this program, or use another data folder.',
      );
    }
    if (!areOurs(definitions.parse(await readers.all(definitionsQuery, [])), migrations, version)) {
      return failed(
        'project-not-ours',
        `${file} holds other tables, views or triggers than a project has.`,
        'Move it aside and restore a backup that this program made, or scan anew.',
      );
    }
    const [first] = quickCheck.parse(await readers.all('PRAGMA quick_check(1)', []));
    if (first?.quick_check !== 'ok') return damaged(file, first?.quick_check ?? '');
    const size = sizeInWords(sizeOf(file) + sizeOf(`${file}-wal`));
    const upgrade =
      version < newest ? `; the next command brings it to version ${newest}, after a backup` : '';
    return passed(`${file} is whole (version ${version}, ${size})${upgrade}.`);
  } catch (error) {
    if (error instanceof ProjectError) return failedBy(error);
    throw error;
  } finally {
    await readers.close();
  }
}

function damaged(file: string, reason: string): Outcome {
  return failed(
    'project-damaged',
    `${file} is damaged: ${reason.split('\n').at(-1)}.`,
    'Move it aside with its -wal and -shm files and restore the newest backup beside it, or scan anew.',
  );
}

function sizeOf(file: string): number {
  const found = factsOf(file);
  return found.ok ? (found.value?.size ?? 0) : 0;
}
