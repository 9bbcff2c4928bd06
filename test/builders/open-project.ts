import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqliteProject } from '../../main/project/sqlite/open-sqlite-project.ts';
import type { OpenSqliteProject } from '../../main/project/sqlite/threads/sqlite-project.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An open project in a folder of its own, closed when the running test ends. */
export async function openTestProject(folder = temporaryFolder()): Promise<OpenSqliteProject> {
  const opened = await openSqliteProject(join(folder, 'project.sqlite'));
  if (!opened.ok) throw opened.error;
  onTestFinished(() => opened.value.close());
  return opened.value;
}
