import { stat } from 'node:fs/promises';
import type { Project } from '../../project.ts';

/** How much a project holds and how much room it takes. */
export interface ProjectFacts {
  readonly projectFile: string;
  /** Of the file and of what SQLite keeps beside it while it is open. */
  readonly projectBytes: number;
  readonly assets: number;
  readonly findings: number;
  readonly scans: number;
}

/** Counts what a project holds. @throws ProjectError */
export async function projectFacts(project: Project): Promise<ProjectFacts> {
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
  return { projectFile: project.file, projectBytes, assets, findings, scans };
}

async function bytesOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}
