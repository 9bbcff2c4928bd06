import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { ProjectCheck } from '../project-jobs.ts';
import { findDamage } from './find-damage.ts';
import { areOurs, definitionsQuery } from './migrations/definitions.ts';
import { migrations } from './migrations/list.ts';
import { applicationId } from './migrations/migrate.ts';
import { Readers } from './threads/readers.ts';

const header = z.tuple([z.object({ owner: z.number(), version: z.number(), tables: z.number() })]);
const definitions = z.array(z.object({ definition: z.string() }));

/**
 * Whether a database opens, is of a version this program knows, and is whole. Reads in a thread of its own, changes
 * nothing, and takes as long as reading every page and comparing every index with its table.
 * @throws ProjectError
 */
export async function checkProjectFile(file: string): Promise<ProjectCheck> {
  const readers = new Readers(file, 1);
  try {
    const [{ owner, version, tables }] = header.parse(
      await readers.all(
        `SELECT application_id AS owner, user_version AS version, (SELECT count(*) FROM sqlite_schema) AS tables
         FROM pragma_application_id, pragma_user_version`,
        [],
      ),
    );
    if (version === 0 && tables === 0) return { kind: 'empty' };
    if (owner !== applicationId) return { kind: 'other-program' };
    const newest = migrations.at(-1)?.version ?? 0;
    if (version > newest) return { kind: 'too-new', version, newest };
    if (!areOurs(definitions.parse(await readers.all(definitionsQuery, [])), migrations, version)) {
      return { kind: 'foreign-tables' };
    }
    const damage = await findDamage(file);
    if (damage !== null) return { kind: 'damaged', damage };
    return { kind: 'whole', version, newest, bytes: (await sizeOf(file)) + (await sizeOf(`${file}-wal`)) };
  } finally {
    await readers.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}
