import type { Damage } from '../project-jobs.ts';
import {
  damageIn,
  type IntegrityFinding,
  integrityQuery,
  objectsQuery,
  type SchemaObject,
} from './backup/integrity.ts';
import { Readers } from './threads/readers.ts';

/**
 * What is damaged in a project that may be open, null when every page and index is sound. Reads the whole file, in a
 * thread of its own and over one snapshot, so that it holds nobody up; the log beside the file grows meanwhile when
 * somebody writes.
 * @throws ProjectError where it cannot be read at all
 */
export async function findDamage(file: string): Promise<Damage | null> {
  const readers = new Readers(file, 1);
  try {
    const findings = (await readers.all(integrityQuery, [])) as IntegrityFinding[];
    const objects = (await readers.all(objectsQuery, [])) as SchemaObject[];
    return damageIn(findings, () => objects);
  } finally {
    await readers.close();
  }
}
