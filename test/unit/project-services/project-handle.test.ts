import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { placeOfFile } from '../../../main/project/engines/engines.ts';
import { ProjectHandle } from '../../../main/project-services/project-handle.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

function holder(): ProjectHandle {
  const made = new ProjectHandle(placeOfFile(join(temporaryFolder(), 'project.sqlite')));
  onTestFinished(() => made.closeForGood());
  return made;
}

describe('a project that is being opened', () => {
  it('is closed before its file is replaced, and open again afterwards', async () => {
    const project = holder();
    const opening = project.open();
    await project.whileClosed(async () => {
      await opening;
      expect(project.error).not.toBeNull();
    });
    expect(project.error).toBeNull();
  });

  it('does not outlast its end', async () => {
    const project = holder();
    const opening = project.open();
    await project.closeForGood();
    await opening;
    expect(project.error).not.toBeNull();
  });
});

it('stays closed when it is closed for good while its file is replaced', async () => {
  const project = holder();
  await project.open();
  const replacing = Promise.withResolvers<void>();
  const replaced = project.whileClosed(() => replacing.promise);
  await project.closeForGood();
  replacing.resolve();
  await replaced;
  expect(project.error).not.toBeNull();
});
