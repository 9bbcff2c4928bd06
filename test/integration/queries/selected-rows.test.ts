import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listHandlers } from '../../../main/ipc/list-handlers.ts';
import type { CallContext } from '../../../preload/contract/calls/contract.ts';
import { identityFields, identitySeparator, rowIdOf } from '../../../preload/contract/row-identity.ts';
import type { ListName, ListQuery } from '../../../preload/contract/row-lists.ts';
import type { RowSelection } from '../../../preload/contract/selection.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { dayMs, endpoint, firstScanAt, newProject, risk, scan } from './filled-project.ts';

const context: CallContext<never> = {
  windowId: 1,
  signal: new AbortController().signal,
  tell: () => undefined,
};

/** Three endpoints of two findings each, and what a window would ask of them. */
async function listed() {
  const { project, folder, close } = await newProject();
  onTestFinished(close);
  const state = { revision: 1 };
  const file = join(folder, 'exported.csv');
  const calls = listHandlers({
    services: () => ({ project: () => project }),
    system: { chooseFileToSave: async () => file },
    revision: () => state.revision,
    now: Date.now,
  });
  const take = (agents: readonly string[], days: number) =>
    scan(project, {
      startedAt: firstScanAt + days * dayMs,
      assets: agents.map((agent) => endpoint(agent, { host_name: `host-${agent}` })),
      findings: agents.flatMap((agent) => [risk(agent, 'CVE-2024-1'), risk(agent, 'CVE-2024-2')]),
    });
  await take(['2', '3', '4'], 0);
  const queryOf = (list: ListName, filters: readonly string[] = []): ListQuery => ({
    list,
    filter: filterOf(...filters),
    search: '',
    sort: list === 'vulnerabilities' ? ['cve'] : ['hostName'],
  });
  const shown = async (query: ListQuery) => {
    const { rows } = await calls.rows({ query, offset: 0, limit: 100 }, context);
    return rows.map((row, offset) => ({ offset, id: rowIdOf(query.list, row), row }));
  };
  const selected = async (selection: RowSelection, limit = 100) => {
    const { list } = selection.kind === 'rows' ? selection : selection.query;
    const { sort } = queryOf(list);
    const found = await calls.selectedRows({ selection, sort, limit }, context);
    return { ...found, ids: found.rows.map((row) => rowIdOf(list, row)) };
  };
  /** The ids in the file that an export of the rows wrote, in its order. */
  const exported = async (selection: RowSelection, sort: readonly string[], limit: number | null) => {
    const { list } = selection.kind === 'rows' ? selection : selection.query;
    const columns = [...identityFields[list]];
    const csv = { bom: false, idsAsText: false };
    const reply = await calls.export(
      { selection, sort: [...sort], limit, format: 'csv', csv, columns },
      { ...context, tell: () => undefined },
    );
    const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    expect(header).toBe(columns.join());
    return { reply, ids: lines.map((line) => line.split(',').join(identitySeparator)) };
  };
  return { state, calls, take, queryOf, shown, selected, exported };
}

type Shown = Awaited<ReturnType<Awaited<ReturnType<typeof listed>>['shown']>>[number];

/** A row as a window names it. */
function place({ offset, id }: Shown): { offset: number; id: string } {
  return { offset, id };
}

describe.each(['assets', 'findings', 'vulnerabilities'] as const)('selected %s', (list) => {
  it('are the same rows after a scan has put others before them', async () => {
    const { queryOf, shown, selected, take } = await listed();
    const before = await shown(queryOf(list));
    const ids = before.slice(0, 2).map(({ id }) => id);
    expect((await selected({ kind: 'rows', list, ids })).ids).toEqual(ids);
    await take(['1', '2', '3', '4'], 1);
    const after = await shown(queryOf(list));
    if (list !== 'vulnerabilities') expect(after[0]?.id).not.toBe(ids[0]);
    expect((await selected({ kind: 'rows', list, ids })).ids).toEqual(ids);
  });

  it('are all of a query but those left out', async () => {
    const { queryOf, shown, selected } = await listed();
    const [first, ...others] = await shown(queryOf(list));
    const except = [first?.id ?? ''];
    const { ids, total } = await selected({ kind: 'all', query: queryOf(list), revision: 1, except });
    expect(ids).toEqual(others.map(({ id }) => id));
    expect(total).toBe(others.length);
  });

  it('are exactly what an export of them writes, in the order on show', async () => {
    const { queryOf, shown, exported, take } = await listed();
    const rows = await shown({
      ...queryOf(list),
      sort: list === 'vulnerabilities' ? ['-cve'] : ['-hostName'],
    });
    const ids = rows.slice(0, 2).map(({ id }) => id);
    const sort = list === 'vulnerabilities' ? ['-cve'] : ['-hostName'];
    const selection: RowSelection = { kind: 'rows', list, ids: ids.toReversed() };
    expect(await exported(selection, sort, 2)).toMatchObject({ ids, reply: { rows: 2, changed: false } });
    await take(['1', '2', '3', '4'], 1);
    expect((await exported(selection, sort, 2)).ids).toEqual(ids);
  });

  it('are exported all but those left out, or the first of them', async () => {
    const { queryOf, shown, exported, state } = await listed();
    const query = queryOf(list);
    const ids = (await shown(query)).map(({ id }) => id);
    const [left = ''] = ids;
    const all: RowSelection = { kind: 'all', query, revision: 1, except: [left] };
    expect((await exported(all, query.sort, null)).ids.toSorted()).toEqual(
      ids.filter((id) => id !== left).toSorted(),
    );
    state.revision = 2;
    expect(await exported({ ...all, except: [] }, query.sort, 2)).toMatchObject({
      ids: ids.slice(0, 2),
      reply: { rows: Math.min(2, ids.length), changed: true },
    });
  });

  it('are none where the ids name none, whatever they are', async () => {
    const { selected } = await listed();
    const ids = ['c-1', '/', "c-1/1' or 1=1 --", '{"a":1}', '*'];
    expect(await selected({ kind: 'rows', list, ids })).toMatchObject({ ids: [], total: 0 });
  });
});

describe('all rows of a filter', () => {
  it('are of the filter alone', async () => {
    const { queryOf, selected } = await listed();
    const query = queryOf('findings', ['cve=CVE-2024-2']);
    const { rows } = await selected({ kind: 'all', query, revision: 1, except: [] });
    expect(rows.map(({ hostName, cve }) => [hostName, cve])).toEqual([
      ['host-2', 'CVE-2024-2'],
      ['host-3', 'CVE-2024-2'],
      ['host-4', 'CVE-2024-2'],
    ]);
  });

  it('say when the project has changed since they were selected', async () => {
    const { queryOf, selected, state } = await listed();
    const all: RowSelection = { kind: 'all', query: queryOf('assets'), revision: 1, except: [] };
    expect(await selected(all)).toMatchObject({ changed: false });
    state.revision = 2;
    expect(await selected(all)).toMatchObject({ changed: true });
    expect(await selected({ kind: 'rows', list: 'assets', ids: [] })).toMatchObject({ changed: false });
  });

  it('are counted beyond those that are read', async () => {
    const { queryOf, selected } = await listed();
    const all: RowSelection = { kind: 'all', query: queryOf('findings'), revision: 1, except: [] };
    expect(await selected(all, 2)).toMatchObject({ rows: { length: 2 }, total: 6 });
  });
});

describe('the ids of a range', () => {
  it('are those between the two rows that are shown', async () => {
    const { calls, queryOf, shown } = await listed();
    const query = queryOf('findings');
    const [, first, , last] = await shown(query);
    if (!first || !last) throw new Error('there are six findings');
    const all = (await shown(query)).map(({ id }) => id);
    expect(await calls.ids({ query, first: place(first), last: place(last) }, context)).toEqual({
      ids: all.slice(1, 4),
    });
  });

  it('are not given where another order has taken the place of the one that is shown', async () => {
    const { calls, queryOf, shown, take } = await listed();
    const query = queryOf('assets');
    const [first, , last] = await shown(query);
    if (!first || !last) throw new Error('there are three assets');
    await take(['1', '2', '3', '4'], 1);
    expect(await calls.ids({ query, first: place(first), last: place(last) }, context)).toEqual({
      ids: null,
    });
  });
});
