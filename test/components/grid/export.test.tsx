import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, test } from 'vitest';
import { Frame } from '../../../renderer/app/frame.tsx';
import { AssetsScreen } from '../../../renderer/features/assets/assets-screen.tsx';
import { filterOf } from '../../builders/filter-of.ts';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { listReplies, rowAt } from './listed-rows.ts';

beforeEach(() => localStorage.clear());

async function openExport(replies: Replies, at = '/assets'): Promise<RenderedScreen & { menu: HTMLElement }> {
  const rendered = renderScreen(<AssetsScreen />, { at, replies: { ...listReplies(12_340), ...replies } });
  await screen.findByText('host-0');
  await rendered.user.click(screen.getByRole('button', { name: 'Export' }));
  return { ...rendered, menu: await screen.findByRole('dialog', { name: 'Export' }) };
}

/** What is chosen in the menu, from the top. */
function checked(menu: HTMLElement): string[] {
  const radios = within(menu).getAllByRole<HTMLInputElement>('radio');
  return radios.filter((radio) => radio.checked).map((radio) => radio.labels?.[0]?.textContent ?? '');
}

function cellOf(host: number): HTMLElement {
  const cell = screen.getByText(`host-${host}`).closest<HTMLElement>('[role="gridcell"]');
  if (!cell) throw new Error(`host-${host} stands in no cell`);
  return cell;
}

const idOf = (host: number): string => `c-1/${String(rowAt.assets(host)['assetId'])}`;

/** Selects some hosts of the list on show. */
async function select({ user }: Pick<RenderedScreen, 'user'>, hosts: readonly number[]): Promise<void> {
  await user.keyboard('{Control>}');
  for (const host of hosts) await user.click(cellOf(host));
  await user.keyboard('{/Control}');
}

describe('an export of selected rows', () => {
  async function showAssets(rows: number) {
    const rendered = renderScreen(<AssetsScreen />, {
      at: '/assets?s=-openCritical',
      replies: {
        ...listReplies(12_340),
        'lists.export': { file: '/home/ana/assets.csv', rows, changed: false },
      },
    });
    await screen.findByText('host-0');
    return rendered;
  }

  test('is what is offered first, and names exactly these rows in the order on show', async () => {
    const { user, calls } = await showAssets(2);
    await select({ user }, [5, 3]);
    await user.click(screen.getByRole('button', { name: 'Export' }));
    const menu = await screen.findByRole('dialog', { name: 'Export' });
    expect(checked(menu)[0]).toBe('Selected rows (2)');
    await user.click(within(menu).getByRole('button', { name: 'Export 2 rows' }));
    await within(menu).findByText('2 rows written to');
    expect(calls.at(-1)?.args).toMatchObject({
      selection: { kind: 'rows', list: 'assets', ids: [idOf(5), idOf(3)] },
      sort: ['-openCritical'],
      limit: 2,
    });
  });

  test('opens from the menu of a cell, for the selection or for the row alone', async () => {
    const { user, calls } = await showAssets(1);
    await select({ user }, [5, 3]);
    fireEvent.contextMenu(cellOf(3), { clientX: 10, clientY: 10 });
    await user.click(await screen.findByRole('menuitem', { name: 'Export 2 rows…' }));
    expect(checked(await screen.findByRole('dialog', { name: 'Export' }))[0]).toBe('Selected rows (2)');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fireEvent.contextMenu(cellOf(7), { clientX: 10, clientY: 10 });
    await user.click(await screen.findByRole('menuitem', { name: 'Export row…' }));
    const menu = await screen.findByRole('dialog', { name: 'Export' });
    await user.click(within(menu).getByRole('button', { name: 'Export 1 row' }));
    await within(menu).findByText('1 row written to');
    expect(calls.at(-1)?.args).toMatchObject({ selection: { kind: 'rows', ids: [idOf(7)] } });
  });

  test('is of all rows but those left out', async () => {
    const { user, calls } = await showAssets(12_339);
    await user.click(cellOf(0));
    await user.keyboard('{Control>}a');
    await user.click(cellOf(2));
    await user.keyboard('{/Control}');
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('button', { name: 'Export 12,339 rows' }));
    await screen.findByText('12,339 rows written to');
    expect(calls.at(-1)?.args).toMatchObject({
      selection: { kind: 'all', revision: 1, except: [idOf(2)] },
      limit: null,
    });
  });

  test('says which of them were gone', async () => {
    const { user } = await showAssets(1);
    await select({ user }, [5, 3]);
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('button', { name: 'Export 2 rows' }));
    await screen.findByText('1 selected row is no longer in the project.');
  });
});

describe('an export', () => {
  test('can be of the first rows in the order on show', async () => {
    const { user, menu, calls } = await openExport(
      { 'lists.export': { file: '/home/ana/assets.csv', rows: 25, changed: true } },
      '/assets?s=-openCritical',
    );
    await user.click(within(menu).getByRole('radio', { name: 'The first' }));
    expect(within(menu).getByRole('button', { name: 'Export 10 rows' })).toBeDefined();
    const number = within(menu).getByRole('textbox', { name: 'How many rows from the top of the list' });
    await user.clear(number);
    expect(within(menu).getByRole<HTMLButtonElement>('button', { name: 'Export 0 rows' }).disabled).toBe(
      true,
    );
    await user.type(number, '25');
    await user.click(within(menu).getByRole('button', { name: 'Export 25 rows' }));
    await within(menu).findByText(/^The project has changed since the list was read/);
    expect(calls.at(-1)?.args).toMatchObject({
      selection: { kind: 'all', except: [] },
      sort: ['-openCritical'],
      limit: 25,
    });
  });

  test('without a selection is of exactly what is filtered, with the number on its button', async () => {
    const { user, menu, calls } = await openExport(
      { 'lists.export': { file: '/home/ana/assets.csv', rows: 1234, changed: false } },
      '/assets?f=siteName%3DLondon&q=web&s=-openHigh',
    );
    expect(checked(menu)).toEqual([
      'All filtered rows (1,234)',
      'CSV, for spreadsheets',
      'These columns (12)',
    ]);
    await user.click(within(menu).getByRole('button', { name: 'Export 1,234 rows' }));
    await within(menu).findByText('1,234 rows written to');
    expect(within(menu).getByText('/home/ana/assets.csv')).toBeDefined();
    expect(calls.at(-1)).toEqual({
      name: 'lists.export',
      args: {
        selection: {
          kind: 'all',
          query: { list: 'assets', filter: filterOf('siteName=London'), search: 'web', sort: ['-openHigh'] },
          revision: 1,
          except: [],
        },
        sort: ['-openHigh'],
        limit: null,
        format: 'csv',
        csv: { bom: true, idsAsText: false },
        columns: expect.arrayContaining(['hostName', 'lastActive']),
      },
    });
  });

  test('can leave the byte order mark out and keep long ids, in CSV alone', async () => {
    const { user, menu, calls } = await openExport({
      'lists.export': { file: '/home/ana/assets.csv', rows: 12_340, changed: false },
    });
    await user.click(within(menu).getByRole('checkbox', { name: 'Mark as UTF-8, for Excel' }));
    await user.click(within(menu).getByRole('checkbox', { name: 'Keep long ids as text' }));
    await user.click(within(menu).getByRole('button', { name: 'Export 12,340 rows' }));
    await within(menu).findByText('/home/ana/assets.csv');
    expect(calls.at(-1)?.args).toMatchObject({ format: 'csv', csv: { bom: false, idsAsText: true } });
    await user.click(within(menu).getByRole('radio', { name: 'JSON Lines, for programs' }));
    expect(within(menu).queryByRole('checkbox')).toBeNull();
  });

  test('can be of all fields, for programs', async () => {
    const { user, menu, calls } = await openExport({
      'lists.export': { file: '/home/ana/assets.jsonl', rows: 12_340, changed: false },
    });
    await user.click(within(menu).getByRole('radio', { name: 'JSON Lines, for programs' }));
    await user.click(within(menu).getByRole('radio', { name: /^All fields/ }));
    await user.click(within(menu).getByRole('button', { name: 'Export 12,340 rows' }));
    await within(menu).findByText('/home/ana/assets.jsonl');
    expect(calls.at(-1)?.args).toMatchObject({ format: 'jsonl', columns: [] });
  });

  test('tells how far it is, goes on while its menu is closed, and can be cancelled', async () => {
    let tell: ((progress: { rows: number; total: number }) => void) | undefined;
    const { user, menu, cancelled } = await openExport({
      'lists.export': async (_, context) => {
        tell = context.tell;
        return new Promise((_resolve, reject) =>
          context.signal.addEventListener('abort', () => reject(context.signal.reason)),
        );
      },
    });
    await user.click(within(menu).getByRole('button', { name: 'Export 12,340 rows' }));
    await waitFor(() => expect(tell).toBeDefined());
    act(() => tell?.({ rows: 3085, total: 12_340 }));
    await within(menu).findByText('3,085 of 12,340 rows');
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Exporting 25%' }));
    const again = await screen.findByRole('dialog', { name: 'Export' });
    await user.click(within(again).getByRole('button', { name: 'Cancel' }));
    await screen.findByRole('button', { name: 'Export', expanded: true });
    expect(cancelled).toEqual(['lists.export']);
    expect(within(again).queryByRole('alert')).toBeNull();
  });

  test('is offered by the command palette', async () => {
    const { user } = renderScreen(
      <Routes>
        <Route element={<Frame />}>
          <Route element={<AssetsScreen />} path="*" />
        </Route>
      </Routes>,
      { at: '/assets', replies: listReplies(12_340) },
    );
    await screen.findByText('host-0');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox'), 'export');
    await user.click(await screen.findByRole('option', { name: /^Export these rows/ }));
    const menu = await screen.findByRole('dialog', { name: 'Export' });
    expect(within(menu).getByRole('radio', { name: 'All rows (12,340)' })).toBeDefined();
  });

  test('for which no file was chosen leaves nothing behind', async () => {
    const { user, menu } = await openExport({ 'lists.export': null });
    await user.click(within(menu).getByRole('button', { name: 'Export 12,340 rows' }));
    await waitFor(() =>
      expect(within(menu).getByRole('button', { name: 'Export 12,340 rows' })).toBeDefined(),
    );
    expect(within(menu).queryByText(/written to/)).toBeNull();
  });

  test('that fails says why', async () => {
    const { user, menu } = await openExport({
      'lists.export': () => {
        throw { code: 'disk-full', message: 'The disk is full.', advice: 'Make room.' };
      },
    });
    await user.click(within(menu).getByRole('button', { name: 'Export 12,340 rows' }));
    await within(menu).findByText('The disk is full.');
  });
});
