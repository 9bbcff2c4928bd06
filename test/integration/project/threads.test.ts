import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openProject, type Project } from '../../../main/project/project.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

/** The threads that are started from now on while the test runs. */
function startedThreads(): Worker[] {
  const threads: Worker[] = [];
  const keep = (thread: Worker) => threads.push(thread);
  process.on('worker', keep);
  onTestFinished(() => void process.off('worker', keep));
  return threads;
}

function scans(project: Project): Promise<unknown[]> {
  return project.read.selectFrom('scan').select('id').execute();
}

const closed = { name: 'ProjectError', code: 'project-unreachable', message: 'The project was closed.' };

const newScan = {
  connectorId: 'c1',
  connectorName: 'SentinelOne',
  mode: 'scan' as const,
  kind: 'full' as const,
  scope: '{}',
  startedAt: 1,
};

describe('the readers of a project', () => {
  test('serve many first reads at once, with two threads', async () => {
    const project = await openTestProject();
    const threads = startedThreads();
    const reads = await Promise.all(Array.from({ length: 8 }, () => scans(project)));
    expect(reads).toEqual(Array(8).fill([]));
    expect(threads).toHaveLength(2);
  });

  test('go on while an export reads its rows', async () => {
    const project = await openTestProject();
    for (const startedAt of [1, 2, 3]) await project.write.createScan({ ...newScan, startedAt });
    const rows = project.read.selectFrom('scan').select('id').stream(1)[Symbol.asyncIterator]();
    expect(await rows.next()).toMatchObject({ value: { id: 1 } });
    expect(await scans(project)).toHaveLength(3);
    expect(await rows.next()).toMatchObject({ value: { id: 2 } });
  });

  test('read again after a start that failed', async () => {
    const folder = temporaryFolder();
    const project = await openTestProject(folder);
    const [file, elsewhere] = [project.file, join(folder, 'elsewhere')];
    renameSync(file, elsewhere);
    await expect(scans(project)).rejects.toMatchObject({ code: 'project-unreachable' });
    renameSync(elsewhere, file);
    expect(await scans(project)).toEqual([]);
  });

  test('read again after a thread of theirs ended', async () => {
    const project = await openTestProject();
    const threads = startedThreads();
    await scans(project);
    await threads[0]?.terminate();
    expect(await scans(project)).toEqual([]);
    expect(threads).toHaveLength(2);
  });

  test('refuse what is asked after the project was closed, and start no thread for it', async () => {
    const project = await openTestProject();
    await project.close();
    const threads = startedThreads();
    await expect(scans(project)).rejects.toMatchObject(closed);
    const rows = project.read.selectFrom('scan').select('id').stream(10)[Symbol.asyncIterator]();
    await expect(rows.next()).rejects.toMatchObject(closed);
    expect(threads).toEqual([]);
  });

  test('end with the project, even one whose rows nobody reads on', async () => {
    const project = await openTestProject();
    for (const startedAt of [1, 2, 3]) await project.write.createScan({ ...newScan, startedAt });
    const threads = startedThreads();
    const rows = project.read.selectFrom('scan').select('id').stream(1)[Symbol.asyncIterator]();
    await rows.next();
    await project.close();
    expect(threads.map(({ threadId }) => threadId)).toEqual([-1]);
  });
});

describe('closing a project', () => {
  test('ends the writer also when no reader could be started', async () => {
    const folder = temporaryFolder();
    const opened = await openProject(join(folder, 'project.sqlite'));
    if (!opened.ok) throw opened.error;
    const project = opened.value;
    renameSync(project.file, join(folder, 'elsewhere'));
    await expect(scans(project)).rejects.toMatchObject({ code: 'project-unreachable' });
    await project.close();
    await expect(project.write.createScan(newScan)).rejects.toMatchObject(closed);
  });

  test('ends when the writer has ended before', async () => {
    const threads = startedThreads();
    const project = await openTestProject();
    await threads[0]?.terminate();
    await project.close();
    await expect(project.write.createScan(newScan)).rejects.toMatchObject(closed);
  });

  test('does not wait for the transaction of another program', async () => {
    const project = await openTestProject();
    for (let startedAt = 1; startedAt <= 200; startedAt += 1) {
      await project.write.createScan({ ...newScan, startedAt });
    }
    const other = new Database(project.file);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    await project.close();
    expect(other.inTransaction).toBe(true);
  }, 20_000); // A writer that waits does so for half a minute.
});
