import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { RowCursorCalls } from '../../../main/project/row-cursor.ts';
import { Lists } from '../../../main/project/sqlite/lists/lists.ts';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { findingList, listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { listWindow } from '../../../main/project/sqlite/queries/list-rows.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import { projectErrorHelp } from '../../../main/project/wire-error.ts';
import { callsOverPort } from '../../../main/workers/remote-calls.ts';
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

function scans(project: OpenSqliteProject): Promise<unknown[]> {
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

/** A cursor over 1,500 rows. */
async function cursorOver(project: OpenSqliteProject) {
  const thread = project.startReading<RowCursorCalls>(
    new URL('../../../main/project/sqlite/queries/row-cursor-thread.ts', import.meta.url),
    {
      statement: {
        sql: 'WITH RECURSIVE one(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM one WHERE n < 1500) SELECT n FROM one',
        parameters: [],
      },
      types: ['number'],
    },
  );
  await thread.ready;
  const rows = callsOverPort<RowCursorCalls>(thread.connect(), projectErrorHelp);
  return {
    next: async () => (await rows.call('next', [])).length,
    close: () => thread.terminate(),
  };
}

describe('the readers of a project', () => {
  test('serve many first reads at once, with two threads', async () => {
    const project = await openTestProject();
    const threads = startedThreads();
    const reads = await Promise.all(Array.from({ length: 8 }, () => scans(project)));
    expect(reads).toEqual(Array(8).fill([]));
    expect(threads).toHaveLength(2);
  });

  test('leave out what nobody waits for any more', async () => {
    const project = await openTestProject();
    const slow = (rows: number) =>
      sql`with recursive number(n) as (select 1 union all select n + 1 from number where n < ${rows})
        select count(*) from number`;
    const controller = new AbortController();
    const busy = [slow(300_000), slow(300_000)].map((query) => query.execute(project.read));
    const unwanted = Array.from({ length: 20 }, () =>
      slow(1_000_000_000).execute(project.read, { signal: controller.signal }),
    );
    const newest = scans(project);
    controller.abort(new Error('unwanted'));
    for (const query of unwanted) await expect(query).rejects.toThrow();
    expect(await newest).toEqual([]);
    await Promise.all(busy);
  });

  test('go on while a cursor reads its rows', async () => {
    const project = await openTestProject();
    for (const startedAt of [1, 2, 3]) await project.write.createScan({ ...newScan, startedAt });
    const cursor = await cursorOver(project);
    expect(await cursor.next()).toBe(500);
    expect(await scans(project)).toHaveLength(3);
    expect([await cursor.next(), await cursor.next(), await cursor.next()]).toEqual([500, 500, 0]);
    await cursor.close();
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
    await expect(cursorOver(project)).rejects.toMatchObject(closed);
    expect(threads).toEqual([]);
  });

  test('end with the project, even one whose rows nobody reads on', async () => {
    const project = await openTestProject();
    const threads = startedThreads();
    const cursor = await cursorOver(project);
    await cursor.next();
    await project.close();
    expect(threads.map(({ threadId }) => threadId)).toEqual([-1]);
  });
});

describe('the lists of a project', () => {
  const none = { filter: [], sort: [], limit: 10 };

  test('are read in a thread of their own, which is not started for nothing', async () => {
    const project = await openTestProject();
    const threads = startedThreads();
    expect(await listFindings(project, none)).toEqual({ ok: true, value: { rows: [], total: 0 } });
    await listFindings(project, { ...none, offset: 5000 });
    expect(threads).toHaveLength(1);
  });

  test('leave out windows that nobody waits for any more', async () => {
    const project = await openTestProject();
    const controller = new AbortController();
    const wanted = listFindings(project, none);
    const unwanted = listFindings(project, none, controller.signal);
    controller.abort(new Error('unwanted'));
    await expect(unwanted).rejects.toThrow('unwanted');
    expect(await wanted).toMatchObject({ ok: true });
  });

  test('end their thread when they are long unused, and start it again', async () => {
    const project = await openTestProject();
    const threads = startedThreads();
    const lists = new Lists(project.file, 0);
    onTestFinished(() => lists.close());
    const window = listWindow(findingList, none);
    if (!window.ok) throw window.error;
    await lists.read(window.value);
    const [thread] = threads;
    if (thread && thread.threadId !== -1) await once(thread, 'exit');
    expect(await lists.read(window.value)).toEqual({ rows: [], total: 0 });
    expect(threads).toHaveLength(2);
  });

  test('are read again after their thread ended, and not after the project was closed', async () => {
    const project = await openTestProject();
    const threads = startedThreads();
    await listFindings(project, none);
    await threads[0]?.terminate();
    expect(await listFindings(project, none)).toMatchObject({ ok: true });
    await project.close();
    expect(threads.map(({ threadId }) => threadId)).toEqual([-1, -1]);
    await expect(listFindings(project, none)).rejects.toMatchObject(closed);
  });
});

describe('closing a project', () => {
  test('ends the writer also when no reader could be started', async () => {
    const folder = temporaryFolder();
    const opened = await openSqliteProject(join(folder, 'project.sqlite'));
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
