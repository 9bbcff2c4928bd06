import { stat } from 'node:fs/promises';
import type { ProjectFacts } from '../../project-reads.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';

/** Counts what a project holds. @throws ProjectError */
export async function projectFacts(project: SqliteProject): Promise<ProjectFacts> {
  const count = async (table: 'asset' | 'finding' | 'scan'): Promise<number> => {
    const { rows } = await project.read
      .selectFrom(table)
      .select((query) => query.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return rows;
  };
  const [assets, findings, scans, ...bytes] = await Promise.all([
    count('asset'),
    count('finding'),
    count('scan'),
    ...['', '-wal', '-shm'].map((ending) => bytesOf(`${project.file}${ending}`)),
  ]);
  const projectBytes = bytes.reduce((sum, size) => sum + size, 0);
  return { place: project.file, projectBytes, assets, findings, scans };
}

async function bytesOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}
