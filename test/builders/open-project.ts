import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openProject, type Project } from '../../main/project/project.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An open project in a folder of its own, closed when the running test ends. */
export async function openTestProject(folder = temporaryFolder()): Promise<Project> {
  const opened = await openProject(join(folder, 'project.sqlite'));
  if (!opened.ok) throw opened.error;
  onTestFinished(() => opened.value.close());
  return opened.value;
}
