import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RowSelection } from '../../../preload/contract/selection.ts';
import { AssetsScreen } from '../../../renderer/features/assets/assets-screen.tsx';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { listReplies, repliedRows, rowAt } from './listed-rows.ts';

beforeEach(() => localStorage.clear());

/** A list of the hosts from a number on; `revise` puts another host first and says that there are newer rows. */
async function showHosts(total: number, replies: Replies = {}) {
  let first = 0;
  const rendered = renderScreen(<AssetsScreen />, {
    at: '/assets',
    replies: {
      ...listReplies(total),
      'lists.rows': (asked) => {
        const { rows } = repliedRows({ ...asked, offset: asked.offset + first }, total + first);
        return { rows: rows.slice(0, asked.limit), total };
      },
      ...replies,
    },
  });
  await screen.findByText('host-0');
  return {
    ...rendered,
    async putBefore(hosts: number) {
      first -= hosts;
      act(() => rendered.post('revisions', { rows: 1 - first }));
      await rendered.user.click(await screen.findByRole('button', { name: 'New data: refresh' }));
      await waitFor(() => expect(cellOf(0).textContent).toBe(`host-${first}`));
    },
  };
}

function cellOf(row: number): HTMLElement {
  const found = screen
    .getByRole('grid')
    .querySelector<HTMLElement>(`[data-row="${row}"] > [data-column="0"]`);
  if (!found) throw new Error(`There is no row ${row}`);
  return found;
}

function selectedHosts(): (string | null | undefined)[] {
  const rows = screen.getByRole('grid').querySelectorAll('[role="row"][aria-selected="true"]');
  return [...rows].map((row) => row.querySelector('[data-column="0"]')?.textContent);
}

function copied({ calls }: Pick<RenderedScreen, 'calls'>): RowSelection | undefined {
  const call = calls.findLast(({ name }) => name === 'lists.selectedRows');
  return (call?.args as { readonly selection: RowSelection } | undefined)?.selection;
}

const idOf = (host: number): string => `c-1/${String(rowAt.assets(host)['assetId'])}`;

describe('when the list changes under a selection', () => {
  test('the same rows stay selected, wherever they come to stand', async () => {
    const { user, putBefore, calls } = await showHosts(1000);
    await user.keyboard('{Control>}');
    await user.click(cellOf(5));
    await user.click(cellOf(3));
    await user.keyboard('{/Control}');
    expect(selectedHosts()).toEqual(['host-3', 'host-5']);
    await putBefore(2);
    expect(selectedHosts()).toEqual(['host-3', 'host-5']);
    expect(cellOf(5).textContent).toBe('host-3');
    expect(screen.getByText('2 selected')).toBeDefined();
    fireEvent.contextMenu(cellOf(5), { clientX: 10, clientY: 10 });
    await user.click(await screen.findByRole('menuitem', { name: 'Copy 2 rows' }));
    await waitFor(() =>
      expect(copied({ calls })).toEqual({ kind: 'rows', list: 'assets', ids: [idOf(5), idOf(3)] }),
    );
  });

  test('the cursor stays on its row, and a range begins at the row that was pressed', async () => {
    const { user, putBefore } = await showHosts(1000);
    await user.click(cellOf(3));
    await putBefore(2);
    await waitFor(() => expect(cellOf(5).tabIndex).toBe(0));
    await user.keyboard('{Shift>}');
    await user.click(cellOf(7));
    await user.keyboard('{/Shift}');
    expect(selectedHosts()).toEqual(['host-3', 'host-4', 'host-5']);
  });

  test('all rows are selected no longer once newer ones are on show: nobody chose those', async () => {
    const { user, putBefore, calls } = await showHosts(1000);
    await user.click(cellOf(0));
    await user.keyboard('{Control>}a');
    await user.click(cellOf(2));
    await user.keyboard('c{/Control}');
    expect(screen.getByText('999 selected')).toBeDefined();
    await waitFor(() =>
      expect(copied({ calls })).toEqual({
        kind: 'all',
        query: { list: 'assets', filter: [], search: '', sort: [] },
        revision: 1,
        except: [idOf(2)],
      }),
    );
    await putBefore(2);
    expect(screen.queryByText('999 selected')).toBeNull();
    expect(selectedHosts()).toEqual([]);
  });

  test('another order keeps the selection, another search ends it', async () => {
    const { user } = await showHosts(1000);
    await user.click(cellOf(0));
    await user.keyboard(' ');
    await user.click(screen.getByRole('button', { name: 'Sort by State' }));
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-busy')).toBe('false'));
    expect(screen.getByText('1 selected')).toBeDefined();
    await user.type(screen.getByRole('searchbox'), 'web');
    await waitFor(() => expect(screen.queryByText('1 selected')).toBeNull());
  });
});

describe('a range with rows that were never read', () => {
  async function selectTo(row: number, total: number, replies: Replies = {}) {
    const shown = await showHosts(total, replies);
    await shown.user.click(cellOf(1));
    screen.getByRole('grid').scrollTop = row * 32 - 100;
    fireEvent.scroll(screen.getByRole('grid'));
    await screen.findByText(`host-${row}`);
    await shown.user.keyboard('{Shift>}');
    await shown.user.click(cellOf(row));
    await shown.user.keyboard('{/Shift}');
    return shown;
  }

  test('is asked for by the rows at its ends', async () => {
    const { calls } = await selectTo(4000, 20_000);
    expect(await screen.findByText('4,000 selected')).toBeDefined();
    expect(calls.find(({ name }) => name === 'lists.ids')?.args).toMatchObject({
      first: { offset: 1, id: idOf(1) },
      last: { offset: 4000, id: idOf(4000) },
    });
  });

  test('selects nothing where the rows stand in another order by now, and says so', async () => {
    await selectTo(4000, 20_000, { 'lists.ids': { ids: null } });
    await screen.findByText(
      'The list has changed since it was read. Refresh it, then select the rows again.',
    );
    expect(screen.queryByText(/ selected$/)).toBeNull();
  });

  test('that is too long is refused, and says how many rows can be selected', async () => {
    const { calls } = await selectTo(15_000, 20_000);
    await screen.findByText(
      'At most 10,000 rows can be selected one by one. Select all rows, or filter for these.',
    );
    expect(calls.some(({ name }) => name === 'lists.ids')).toBe(false);
  });
});

test('rows that are gone by the time they are copied are said', async () => {
  const { user } = await showHosts(1000, {
    'lists.selectedRows': { rows: [rowAt.assets(0)], total: 1, changed: false },
  });
  await user.click(cellOf(0));
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Control>}c{/Control}');
  await screen.findByText('1 row copied. 1 selected row is no longer in the project.');
});
