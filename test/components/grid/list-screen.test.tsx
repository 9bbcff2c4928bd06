import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { AssetsScreen } from '../../../renderer/features/assets/assets-screen.tsx';
import { idleStatus, type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { lastQuery, listReplies, windowsAsked } from './listed-rows.ts';

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

describe('the address of a list', () => {
  test('is what the list shows', async () => {
    const { calls } = await showAssets(1000, {
      at: '/assets?f=state%3Dactive&f=siteName%3D*lon*&q=web&s=-openFindings&s=hostName',
    });
    expect(lastQuery(calls)).toEqual({
      list: 'assets',
      filters: ['state=active', 'siteName=*lon*'],
      search: 'web',
      sort: ['-openFindings', 'hostName'],
    });
    expect(screen.getByRole('searchbox').getAttribute('value')).toBe('web');
    expect(await screen.findByText('100 of 1,000 assets')).toBeDefined();
  });

  test('takes what is searched for, once nothing more is typed', async () => {
    const { user, address, calls } = await showAssets(1000);
    await user.type(screen.getByRole('searchbox'), 'web server');
    await waitFor(() => expect(lastQuery(calls)?.search).toBe('web server'));
    expect(address()).toBe('/assets?q=web+server');
    expect(windowsAsked(calls).filter(({ limit }) => limit > 1).length).toBeLessThanOrEqual(3);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe('/assets'));
  });
});

describe('sorting', () => {
  test('by one column, and with Shift by several', async () => {
    const { user, address, calls } = await showAssets(1000);
    await user.click(screen.getByRole('button', { name: 'Sort by Critical' }));
    expect(address()).toBe('/assets?s=-openCritical');
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('button', { name: 'Sort by Site' }));
    await user.keyboard('{/Shift}');
    expect(address()).toBe('/assets?s=-openCritical&s=siteName');
    await waitFor(() => expect(lastQuery(calls)?.sort).toEqual(['-openCritical', 'siteName']));
    expect(
      screen.getByRole('button', { name: 'Critical, sorted descending, sort key 1 of 2' }),
    ).toBeDefined();
    expect(screen.getByRole('button', { name: 'Site, sorted ascending, sort key 2 of 2' })).toBeDefined();
    const [sorted] = screen.getAllByRole('columnheader').filter((header) => header.hasAttribute('aria-sort'));
    expect(sorted?.textContent).toContain('Critical');
    expect(sorted?.getAttribute('aria-sort')).toBe('descending');
  });

  test('shows the order of the list itself while none is asked for', async () => {
    await showAssets(1000);
    expect(screen.getByRole('button', { name: 'Host name, sorted ascending' })).toBeDefined();
  });

  test('keeps the rows on show until those of the new order are there', async () => {
    let held: (() => void) | undefined;
    const { user } = await showAssets(1000, {
      replies: {
        'lists.rows': async (args, context) => {
          if (args.query.sort.length > 0) await new Promise<void>((resolve) => (held = resolve));
          const rows = listReplies(1000)['lists.rows'];
          if (typeof rows !== 'function') throw new Error('rows are replied by a function');
          return rows(args, context);
        },
      },
    });
    await user.click(screen.getByRole('button', { name: 'Sort by State' }));
    expect(screen.getByText('host-0')).toBeDefined();
    expect(screen.getByRole('grid').getAttribute('aria-busy')).toBe('true');
    await waitFor(() => expect(held).toBeDefined());
    held?.();
    await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-busy')).toBe('false'));
  });
});

describe('filters', () => {
  test('of a closed list are check boxes with counts', async () => {
    const { user, address, calls } = await showAssets(1000);
    const menu = await openMenu(user, 'State');
    const values = within(menu).getByRole('group', { name: 'State' });
    await within(values).findByText('90');
    await user.click(within(values).getByRole('checkbox', { name: 'Inactive' }));
    await user.click(within(values).getByRole('checkbox', { name: 'Decommissioned' }));
    expect(address()).toBe('/assets?f=state%3Dinactive&f=state%3Ddecommissioned');
    await waitFor(() =>
      expect(lastQuery(calls)?.filters).toEqual(['state=inactive', 'state=decommissioned']),
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
    expect(calls.findLast(({ name }) => name === 'lists.values')?.args).toMatchObject({
      field: 'siteName',
      contains: 'lon',
    });
    await user.click(within(menu).getByRole('checkbox', { name: 'London' }));
    expect(address()).toBe('/assets?f=siteName%3DLondon');
    await user.selectOptions(within(menu).getByRole('combobox'), 'is empty');
    expect(address()).toBe('/assets?f=siteName%3D');
  });

  test('of a number take bounds, and nothing that is no number', async () => {
    const { user, address } = await showAssets(1000);
    const menu = await openMenu(user, 'Open findings');
    await user.type(within(menu).getByRole('textbox', { name: 'Open findings: at least' }), '10');
    await user.type(within(menu).getByRole('textbox', { name: 'Open findings: at most' }), '2x');
    expect(address()).toBe('/assets?f=openFindings%3D%3E%3D10&f=openFindings%3D%3C%3D2');
    expect(within(menu).getByText('Not a number')).toBeDefined();
  });

  test('of a date take days', async () => {
    const { user, address } = await showAssets(1000);
    const menu = await openMenu(user, 'Last active');
    fireEvent.change(within(menu).getByLabelText('Last active: from'), { target: { value: '2026-03-01' } });
    expect(address()).toBe('/assets?f=lastActive%3D%3E%3D2026-03-01');
    await user.click(within(menu).getByRole('checkbox', { name: 'Only without a value' }));
    expect(address()).toBe('/assets?f=lastActive%3D');
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
    expect(address()).toBe('/assets?f=siteName%3D*lon*&f=openHigh%3D%3E5');
    await user.click(within(chips).getByRole('button', { name: 'Site contains lon' }));
    const editor = await screen.findByRole('dialog', { name: 'Filter Site' });
    expect(within(editor).getByRole('textbox', { name: 'Site' }).getAttribute('value')).toBe('lon');
    await user.click(within(editor).getByRole('button', { name: 'Clear this filter' }));
    expect(address()).toBe('/assets?f=openHigh%3D%3E5');
  });

  test('are all taken away at once', async () => {
    const { user, address } = await showAssets(1000, {
      at: '/assets?f=siteName%3DLondon&f=osName%3Dmac&q=web&s=hostName',
    });
    await user.click(await screen.findByRole('button', { name: 'Clear all' }));
    expect(address()).toBe('/assets?s=hostName');
  });

  test('that are none are shown with what the project says of them', async () => {
    renderScreen(<AssetsScreen />, {
      at: '/assets?f=nonsense',
      replies: {
        ...listReplies(10),
        'lists.rows': ({ query }) => {
          if (query.filters.length === 0) return { rows: [], total: 10 };
          throw { code: 'filter-unreadable', message: '"nonsense" is not a filter.', advice: '' };
        },
      },
    });
    await screen.findByText('"nonsense" is not a filter.');
    expect(screen.getByText('The assets could not be read.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Remove the filter on Not a filter:' })).toBeDefined();
  });

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

describe('data that changes while one looks', () => {
  test('is told, and taken when asked for, at the same place', async () => {
    let total = 1000;
    const { user, post, calls } = await showAssets(1000, {
      replies: {
        'lists.rows': (args, context) => {
          const rows = listReplies(total)['lists.rows'];
          if (typeof rows !== 'function') throw new Error('rows are replied by a function');
          return rows(args, context);
        },
      },
    });
    screen.getByRole('grid').scrollTop = 640;
    fireEvent.scroll(screen.getByRole('grid'));
    total = 1200;
    const asked = windowsAsked(calls).length;
    act(() => post('revisions', { rows: 2 }));
    const refresh = await screen.findByRole('button', { name: 'New data: refresh' });
    expect(screen.getByText('1,000 assets')).toBeDefined();
    expect(windowsAsked(calls)).toHaveLength(asked);
    await user.click(refresh);
    await screen.findByText('1,200 assets');
    expect(screen.getByRole('grid').scrollTop).toBe(640);
    expect(screen.getByText('host-25')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'New data: refresh' })).toBeNull();
  });

  test('fills an empty list by itself', async () => {
    let total = 0;
    const { post } = renderScreen(<AssetsScreen />, {
      at: '/assets',
      replies: {
        ...listReplies(0),
        'lists.rows': (args, context) => {
          const rows = listReplies(total)['lists.rows'];
          if (typeof rows !== 'function') throw new Error('rows are replied by a function');
          return rows(args, context);
        },
      },
      status: {
        running: [
          {
            connectorId: 'c-1',
            connectorName: 'Production',
            startedBy: 'hand',
            startedAt: '2026-03-01T10:00:00.000Z',
            progress: null,
            cancelling: false,
          },
        ],
      },
    });
    await screen.findByText('No assets yet');
    expect(screen.getByText(/A scan is running\./)).toBeDefined();
    total = 40;
    act(() => post('revisions', { rows: 2 }));
    await screen.findByText('host-0');
    expect(screen.getByText('A scan of Production is running; rows come as it reads them.')).toBeDefined();
  });

  test('is marked as incomplete when the last scan did not get all of it', async () => {
    const scan = { scanId: 7, connectorName: 'Production', finishedAt: '2026-03-01T10:00:00.000Z' };
    renderScreen(<AssetsScreen />, {
      at: '/assets',
      replies: listReplies(10),
      status: { lastGoodScan: { ...scan, scanId: 6 }, lastScan: { ...scan, state: 'partial', words: '' } },
    });
    const link = await screen.findByRole('link', { name: 'the last scan' });
    expect(link.getAttribute('href')).toBe('/import/history/7');
    expect(link.parentElement?.textContent).toBe('May be incomplete: the last scan read only a part.');
  });
});

describe('an empty project', () => {
  test('says what would be here and leads to the connector that brings it', async () => {
    renderScreen(<AssetsScreen />, {
      at: '/assets',
      replies: listReplies(0),
      status: { connectors: [] },
    });
    await screen.findByText('Every endpoint of your SentinelOne console is listed here as an asset.');
    expect(screen.getByRole('link', { name: 'Connect a console' }).getAttribute('href')).toBe(
      '/connectors?dialog=new',
    );
  });

  test('with a connector offers to sync', async () => {
    const { user, calls } = renderScreen(<AssetsScreen />, {
      at: '/assets',
      replies: { ...listReplies(0), 'scans.start': { attached: false } },
    });
    await user.click(await screen.findByRole('button', { name: 'Sync now' }));
    await waitFor(() =>
      expect(calls.at(-1)).toEqual({
        name: 'scans.start',
        args: { connectorId: 'c-1', ruleId: null, full: false },
      }),
    );
  });

  test('that was scanned says that there is nothing', async () => {
    const scan = { scanId: 7, connectorName: 'Production', finishedAt: '2026-03-01T10:00:00.000Z' };
    renderScreen(<AssetsScreen />, {
      at: '/assets',
      replies: listReplies(0),
      status: { ...idleStatus, lastGoodScan: scan, lastScan: { ...scan, state: 'complete', words: '' } },
    });
    await screen.findByText('No assets');
  });
});

describe('a list that cannot be read', () => {
  test('says why and tries again', async () => {
    let broken = true;
    const { user } = renderScreen(<AssetsScreen />, {
      at: '/assets',
      replies: {
        ...listReplies(10),
        'lists.rows': (args, context) => {
          if (broken) throw { code: 'project-busy', message: 'It is held.', advice: 'Let it go.' };
          const rows = listReplies(10)['lists.rows'];
          if (typeof rows !== 'function') throw new Error('rows are replied by a function');
          return rows(args, context);
        },
      },
    });
    await screen.findByText('It is held.');
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('host-0');
    expect(screen.queryByText('It is held.')).toBeNull();
  });
});
