import { z } from 'zod';
import { say } from '../../preload/words/say.ts';
import { ProjectError, toProjectError } from '../project/project-error.ts';
import type { Damage } from '../project/sqlite/backup/integrity.ts';
import { areOurs, definitionsQuery } from '../project/sqlite/definitions.ts';
import { findDamage } from '../project/sqlite/find-damage.ts';
import { applicationId } from '../project/sqlite/migrate.ts';
import { migrations } from '../project/sqlite/migrations/list.ts';
import { Readers } from '../project/sqlite/readers.ts';
import { failed, failedBy, type Outcome, passed } from './check.ts';
import { factsOf, sizeInWords } from './file-facts.ts';

const header = z.tuple([z.object({ owner: z.number(), version: z.number(), tables: z.number() })]);
const definitions = z.array(z.object({ definition: z.string() }));

/**
 * Whether the project opens, is of a version this program knows, and is whole. Reads in a thread of its own, changes
 * nothing, and takes as long as reading every page and comparing every index with its table.
 */
export async function checkProject(file: string): Promise<Outcome> {
  const found = factsOf(file);
  if (!found.ok) return failedBy(toProjectError(new Error(found.error), file));
  if (found.value === null) return passed(say('checks:project.none'));
  const readers = new Readers(file, 1);
  try {
    const [{ owner, version, tables }] = header.parse(
      await readers.all(
        `SELECT application_id AS owner, user_version AS version, (SELECT count(*) FROM sqlite_schema) AS tables
         FROM pragma_application_id, pragma_user_version`,
        [],
      ),
    );
    if (version === 0 && tables === 0) return passed(say('checks:project.empty', { file }));
    if (owner !== applicationId) {
      return failed(
        'project-not-ours',
        say('checks:project.otherProgram', { file }),
        say('checks:project.otherFolder'),
      );
    }
    const newest = migrations.at(-1)?.version ?? 0;
    if (version > newest) {
      return failed(
        'project-too-new',
        say('checks:project.tooNew', { file, version, newest }),
        say('checks:project.tooNewAdvice'),
      );
    }
    if (!areOurs(definitions.parse(await readers.all(definitionsQuery, [])), migrations, version)) {
      return failed(
        'project-not-ours',
        say('checks:project.foreignTables', { file }),
        say('checks:project.foreignTablesAdvice'),
      );
    }
    const damage = await findDamage(file);
    if (damage !== null) return damaged(file, damage);
    const size = sizeInWords(sizeOf(file) + sizeOf(`${file}-wal`));
    return passed(
      version < newest
        ? say('checks:project.wholeButOld', { file, version, size, newest })
        : say('checks:project.whole', { file, version, size }),
    );
  } catch (error) {
    if (error instanceof ProjectError) return failedBy(error);
    throw error;
  } finally {
    await readers.close();
  }
}

function damaged(file: string, { where, reason }: Damage): Outcome {
  return failed(
    'project-damaged',
    where === ''
      ? say('checks:project.damaged', { file, reason })
      : say('checks:project.damagedIn', { file, where, reason }),
    say('checks:project.damagedAdvice'),
  );
}

function sizeOf(file: string): number {
  const found = factsOf(file);
  return found.ok ? (found.value?.size ?? 0) : 0;
}
