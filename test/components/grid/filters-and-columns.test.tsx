import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { AssetsScreen } from '../../../renderer/features/assets/assets-screen.tsx';
import { readListState } from '../../../renderer/grid/list-address.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { lastQuery, listReplies, rowAt } from './listed-rows.ts';

beforeEach(() => localStorage.clear());

async function showAssets(
  total: number,
  { at = '/assets', replies = {} }: { readonly at?: string; readonly replies?: Replies } = {},
): Promise<RenderedScreen> {
  const rendered = renderScreen(<AssetsScreen />, { at, replies: { ...listReplies(total), ...replies } });
  await screen.findByText('host-0');
  return rendered;
}

function headers(): string[] {
  return screen
    .getAllByRole('columnheader')
    .map((header) => header.querySelector('button')?.textContent ?? '');
}

async function openMenu(user: RenderedScreen['user'], title: string): Promise<HTMLElement> {
  await user.click(screen.getByRole('button', { name: `Menu of ${title}` }));
  return screen.findByRole('dialog', { name: `${title}: order and filter` });
}

describe('filters', () => {
  test('of a closed list are check boxes with counts', async () => {
    const { user, address, calls } = await showAssets(1000);
    const menu = await openMenu(user, 'State');
    const values = within(menu).getByRole('group', { name: 'State' });
    await within(values).findByText('90');
    await user.click(within(values).getByRole('checkbox', { name: 'Not listed' }));
    await user.click(within(values).getByRole('checkbox', { name: 'Decommissioned' }));
    expect(address()).toBe('/assets?f=state%3Dinactive&f=state%3Ddecommissioned');
    await waitFor(() =>
      expect(lastQuery(calls)?.filter).toEqual(filterOf('state=inactive', 'state=decommissioned')),
    );
  });

  test('of a text look for a part of it, or for its commonest values', async () => {
    const { user, address, calls } = await showAssets(1000, {
      replies: {
        'lists.values': [
          { value: 'London', rows: 600 },
          { value: 'Paris', rows: 400 },
        ],
      },
    });
    const menu = await openMenu(user, 'Site');
    await user.type(within(menu).getByRole('textbox', { name: 'Site' }), 'lon');
    await waitFor(() => expect(address()).toBe('/assets?f=siteName%3D*lon*'));
    await waitFor(() =>
      expect(calls.findLast(({ name }) => name === 'lists.values')?.args).toMatchObject({
        field: 'siteName',
        contains: 'lon',
      }),
    );
    await user.click(await within(menu).findByRole('checkbox', { name: 'London' }));
    expect(address()).toBe('/assets?f=siteName%3DLondon');
    await user.selectOptions(within(menu).getByRole('combobox'), 'is empty');
    expect(address()).toBe('/assets?f=siteName%3D');
  });

  test('of a number take bounds, and nothing that is no number', async () => {
    const { user, address } = await showAssets(1000);
    const menu = await openMenu(user, 'Open findings');
    await user.type(within(menu).getByRole('textbox', { name: 'Open findings: at least' }), '10');
    await user.type(within(menu).getByRole('textbox', { name: 'Open findings: at most' }), '2x');
    expect(address()).toBe('/assets?f=openFindings%3E%3D10&f=openFindings%3C%3D2');
    expect(within(menu).getByText('Not a number')).toBeDefined();
  });

  test('of a date take days', async () => {
    const { user, address } = await showAssets(1000);
    const menu = await openMenu(user, 'Last active');
    fireEvent.change(within(menu).getByLabelText('Last active: from'), { target: { value: '2026-03-01' } });
    expect(address()).toBe('/assets?f=lastActive%3E%3D2026-03-01');
    await user.click(within(menu).getByRole('checkbox', { name: 'Only without a value' }));
    expect(address()).toBe('/assets?f=lastActive%3D');
  });

  test('of a date take spans that move on with time, and say so', async () => {
    const { user, address } = await showAssets(1000);
    const menu = await openMenu(user, 'Last active');
    const span = within(menu).getByRole('button', { name: 'Over 30 days ago' });
    await user.click(span);
    expect(address()).toBe('/assets?f=lastActive%3C%3D30d');
    expect(span.getAttribute('aria-pressed')).toBe('true');
    const chips = await screen.findByRole('list', { name: 'Filters' });
    expect(within(chips).getByRole('listitem').textContent).toBe('Last active more than 30 days ago');
    await user.click(within(menu).getByRole('button', { name: 'Last 7 days' }));
    expect(within(chips).getByRole('listitem').textContent).toBe('Last active in the last 7 days');
    await user.click(within(menu).getByRole('button', { name: 'Today' }));
    expect(within(chips).getByRole('listitem').textContent).toBe('Last active is today');
    await user.click(within(menu).getByRole('button', { name: 'Today' }));
    expect(address()).toBe('/assets');
  });

  test('stand as chips that can be changed and removed', async () => {
    const { user, address } = await showAssets(1000, {
      at: '/assets?f=siteName%3D*lon*&f=osName%3Dmac&f=openHigh%3D%3E5',
    });
    const chips = await screen.findByRole('list', { name: 'Filters' });
    expect(
      within(chips)
        .getAllByRole('listitem')
        .slice(0, 3)
        .map((chip) => chip.textContent),
    ).toEqual(['Site contains lon', 'OS is mac', 'Open high findings above 5']);
    await user.click(within(chips).getByRole('button', { name: 'Remove the filter on OS' }));
    expect(address()).toBe('/assets?f=siteName%3D*lon*&f=openHigh%3E5');
    await user.click(within(chips).getByRole('button', { name: 'Site contains lon' }));
    const editor = await screen.findByRole('dialog', { name: 'Filter Site' });
    expect(within(editor).getByRole('textbox', { name: 'Site' }).getAttribute('value')).toBe('lon');
    await user.click(within(editor).getByRole('button', { name: 'Clear this filter' }));
    expect(address()).toBe('/assets?f=openHigh%3E5');
  });

  test('are all taken away at once', async () => {
    const { user, address } = await showAssets(1000, {
      at: '/assets?f=siteName%3DLondon&f=osName%3Dmac&q=web&s=hostName',
    });
    await user.click(await screen.findByRole('button', { name: 'Clear all' }));
    expect(address()).toBe('/assets?s=hostName');
  });

  test('that are none are shown with what is wrong, and no rows until they are gone', async () => {
    const { user, address } = renderScreen(<AssetsScreen />, {
      at: '/assets?f=nonsense&f=siteName%3DLondon',
      replies: listReplies(1000),
    });
    await screen.findByText('"nonsense" is not a filter; write field=value.');
    expect(screen.getByText('The assets could not be read.')).toBeDefined();
    expect(screen.queryByText('host-0')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Remove the filter on Not a filter:' }));
    await screen.findByText('host-0');
    expect(address()).toBe('/assets?f=siteName%3DLondon');
  });

  test('of several fields in one group are shown in words and can be removed', async () => {
    const group = 'any(state=inactive; all(siteName=*lon*; openHigh>5))';
    const { user, address, calls } = await showAssets(1000, {
      at: `/assets?f=${encodeURIComponent(group)}&f=osName%3Dmac`,
    });
    expect(lastQuery(calls)?.filter).toEqual(filterOf(group, 'osName=mac'));
    const chips = await screen.findByRole('list', { name: 'Filters' });
    expect(within(chips).getAllByRole('listitem')[1]?.textContent).toBe(
      'Combined filter any of: State is Not listed, (all of: Site contains lon, Open high findings above 5)',
    );
    await user.click(within(chips).getByRole('button', { name: 'Remove the combined filter' }));
    expect(address()).toBe('/assets?f=osName%3Dmac');
  });

  test.each(['w*', '<x>', '!x', ' a ', '"', 'a\nb', '\\', '='])(
    'by the cell %j look for exactly that',
    async (value) => {
      const { user, address, calls } = renderScreen(<AssetsScreen />, {
        at: '/assets',
        replies: {
          ...listReplies(1),
          'lists.rows': () => ({ rows: [{ ...rowAt.assets(0), siteName: value }], total: 1 }),
        },
      });
      const cell = await screen.findByRole('gridcell', {
        name: (_, element) => element.textContent === value,
      });
      fireEvent.contextMenu(cell);
      await user.click(await screen.findByRole('menuitem', { name: /^Only/ }));
      const filter = [{ field: 'siteName', operator: 'is', value }];
      await waitFor(() => expect(lastQuery(calls)?.filter).toEqual(filter));
      expect(readListState(new URLSearchParams(address().split('?')[1])).filter).toEqual(filter);
    },
  );

  test('that let nothing through offer to be cleared', async () => {
    const { user, address } = renderScreen(<AssetsScreen />, {
      at: '/assets?f=siteName%3DAtlantis',
      replies: listReplies(1000, () => 0),
    });
    await screen.findByText('No assets match');
    expect(await screen.findByText('0 of 1,000 assets')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Clear all filters' }));
    expect(address()).toBe('/assets');
    await screen.findByText('host-0');
  });
});

describe('columns', () => {
  test('are chosen, moved and remembered', async () => {
    const first = await showAssets(1000);
    await first.user.click(screen.getByRole('button', { name: 'Columns' }));
    const chooser = await screen.findByRole('dialog', { name: 'Columns' });
    await first.user.click(within(chooser).getByRole('checkbox', { name: 'Serial number' }));
    await first.user.click(within(chooser).getByRole('checkbox', { name: 'State' }));
    await first.user.click(within(chooser).getByRole('button', { name: 'Move Host name right' }));
    expect(headers().slice(0, 2)).toEqual(['Critical', 'Host name']);
    expect(headers().at(-1)).toBe('Serial number');
    first.unmount();

    await showAssets(1000);
    expect(headers().slice(0, 2)).toEqual(['Critical', 'Host name']);
    expect(headers()).not.toContain('State');
    expect(headers().at(-1)).toBe('Serial number');
  });

  test('come back to the standard ones', async () => {
    localStorage.setItem('columns.1.assets', JSON.stringify({ columns: ['uuid', 'gone'], widths: {} }));
    const { user } = renderScreen(<AssetsScreen />, { at: '/assets', replies: listReplies(1000) });
    await screen.findByRole('columnheader');
    expect(headers()).toEqual(['UUID']);
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('button', { name: 'Reset columns' }));
    expect(headers()).toHaveLength(12);
    expect(localStorage.getItem('columns.1.assets')).toBeNull();
  });

  test('are hidden, moved and resized from their menu', async () => {
    const { user } = await showAssets(1000);
    const menu = await openMenu(user, 'State');
    await user.click(within(menu).getByRole('button', { name: 'Move left' }));
    expect(headers()[0]).toBe('State');
    const width = (): string => screen.getByRole('grid').style.getPropertyValue('--column-0');
    const before = Number.parseFloat(width());
    await user.click(within(menu).getByRole('button', { name: 'Wider' }));
    expect(Number.parseFloat(width())).toBe(before + 24);
    await user.click(within(menu).getByRole('button', { name: 'Hide column' }));
    expect(headers()).not.toContain('State');
  });

  test('have rows of another height, remembered for all lists', async () => {
    const { user } = await showAssets(1000);
    const height = (): string => screen.getByRole('grid').style.getPropertyValue('--row-height');
    expect(height()).toBe('32px');
    await user.click(screen.getByRole('button', { name: 'Compact rows' }));
    expect(height()).toBe('28px');
    expect(localStorage.getItem('rows.1.density')).toBe('compact');
  });
});
