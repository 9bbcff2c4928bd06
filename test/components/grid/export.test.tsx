import { act, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, test } from 'vitest';
import { Frame } from '../../../renderer/app/frame.tsx';
import { AssetsScreen } from '../../../renderer/features/assets/assets-screen.tsx';
import { filterOf } from '../../builders/filter-of.ts';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { listReplies } from './listed-rows.ts';

beforeEach(() => localStorage.clear());

async function openExport(replies: Replies, at = '/assets'): Promise<RenderedScreen & { menu: HTMLElement }> {
  const rendered = renderScreen(<AssetsScreen />, { at, replies: { ...listReplies(12_340), ...replies } });
  await screen.findByText('host-0');
  await rendered.user.click(screen.getByRole('button', { name: 'Export' }));
  return { ...rendered, menu: await screen.findByRole('dialog', { name: 'Export' }) };
}

describe('an export', () => {
  test('is of exactly what is filtered, and says how much that is', async () => {
    const { user, menu, calls } = await openExport(
      { 'lists.export': { file: '/home/ana/assets.csv', rows: 1234 } },
      '/assets?f=siteName%3DLondon&q=web&s=-openHigh',
    );
    expect(within(menu).getByText('Exactly what is filtered: 1,234 rows.')).toBeDefined();
    await user.click(within(menu).getByRole('button', { name: 'Export' }));
    await within(menu).findByText('1,234 rows written to');
    expect(within(menu).getByText('/home/ana/assets.csv')).toBeDefined();
    expect(calls.at(-1)).toEqual({
      name: 'lists.export',
      args: {
        query: { list: 'assets', filter: filterOf('siteName=London'), search: 'web', sort: ['-openHigh'] },
        format: 'csv',
        csv: { bom: true, idsAsText: false },
        columns: expect.arrayContaining(['hostName', 'lastActive']),
      },
    });
  });

  test('can leave the byte order mark out and keep long ids, in CSV alone', async () => {
    const { user, menu, calls } = await openExport({
      'lists.export': { file: '/home/ana/assets.csv', rows: 12_340 },
    });
    await user.click(within(menu).getByRole('checkbox', { name: 'Mark as UTF-8, for Excel' }));
    await user.click(within(menu).getByRole('checkbox', { name: 'Keep long ids as text' }));
    await user.click(within(menu).getByRole('button', { name: 'Export' }));
    await within(menu).findByText('/home/ana/assets.csv');
    expect(calls.at(-1)?.args).toMatchObject({ format: 'csv', csv: { bom: false, idsAsText: true } });
    await user.click(within(menu).getByRole('radio', { name: 'JSON Lines, for programs' }));
    expect(within(menu).queryByRole('checkbox')).toBeNull();
  });

  test('can be of all fields, for programs', async () => {
    const { user, menu, calls } = await openExport({
      'lists.export': { file: '/home/ana/assets.jsonl', rows: 12_340 },
    });
    await user.click(within(menu).getByRole('radio', { name: 'JSON Lines, for programs' }));
    await user.click(within(menu).getByRole('radio', { name: /^All fields/ }));
    await user.click(within(menu).getByRole('button', { name: 'Export' }));
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
    await user.click(within(menu).getByRole('button', { name: 'Export' }));
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
    expect(within(menu).getByText('Exactly what is filtered: 12,340 rows.')).toBeDefined();
  });

  test('for which no file was chosen leaves nothing behind', async () => {
    const { user, menu } = await openExport({ 'lists.export': null });
    await user.click(within(menu).getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(within(menu).getByRole('button', { name: 'Export' })).toBeDefined());
    expect(within(menu).queryByText(/written to/)).toBeNull();
  });

  test('that fails says why', async () => {
    const { user, menu } = await openExport({
      'lists.export': () => {
        throw { code: 'disk-full', message: 'The disk is full.', advice: 'Make room.' };
      },
    });
    await user.click(within(menu).getByRole('button', { name: 'Export' }));
    await within(menu).findByText('The disk is full.');
  });
});
