import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { AssetsScreen } from '../../../renderer/features/assets/assets-screen.tsx';
import { filterOf } from '../../builders/filter-of.ts';
import { idleStatus, type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { lastQuery, listReplies, repliedRows, windowsAsked } from './listed-rows.ts';

beforeEach(() => localStorage.clear());

/** The list, left for another screen and come back to. */
function ComeAndGo(): ReactNode {
  const [away, setAway] = useState(false);
  return (
    <>
      <button onClick={() => setAway(!away)} type="button">
        Come and go
      </button>
      {!away && <AssetsScreen />}
    </>
  );
}

async function showAssets(
  total: number,
  { at = '/assets', replies = {} }: { readonly at?: string; readonly replies?: Replies } = {},
): Promise<RenderedScreen> {
  const rendered = renderScreen(<AssetsScreen />, { at, replies: { ...listReplies(total), ...replies } });
  await screen.findByText('host-0');
  return rendered;
}

describe('the address of a list', () => {
  test('is what the list shows', async () => {
    const { calls } = await showAssets(1000, {
      at: '/assets?f=state%3Dactive&f=siteName%3D*lon*&q=web&s=-openFindings&s=hostName',
    });
    expect(lastQuery(calls)).toEqual({
      list: 'assets',
      filter: filterOf('state=active', 'siteName=*lon*'),
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
        'lists.rows': async (args) => {
          if (args.query.sort.length > 0) await new Promise<void>((resolve) => (held = resolve));
          return repliedRows(args, 1000);
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

describe('data that changes while one looks', () => {
  test('is told, and taken when asked for, at the same place', async () => {
    let total = 1000;
    const { user, post, calls } = await showAssets(1000, {
      replies: {
        'lists.rows': (args) => {
          return repliedRows(args, total);
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

  test('is there at once when the list is come back to', async () => {
    let total = 1000;
    const { post, user } = renderScreen(<ComeAndGo />, {
      at: '/assets',
      replies: { ...listReplies(0), 'lists.rows': (args) => repliedRows(args, total) },
    });
    await screen.findByText('1,000 assets');
    await user.click(screen.getByRole('button', { name: 'Come and go' }));
    total = 1200;
    act(() => post('revisions', { rows: 2 }));
    await user.click(screen.getByRole('button', { name: 'Come and go' }));
    await screen.findByText('1,200 assets');
    expect(screen.queryByRole('button', { name: 'New data: refresh' })).toBeNull();
    total = 1300;
    act(() => post('revisions', { rows: 3 }));
    await screen.findByRole('button', { name: 'New data: refresh' });
    expect(screen.getByText('1,200 assets')).toBeDefined();
  });

  test('fills an empty list by itself', async () => {
    let total = 0;
    const { post } = renderScreen(<AssetsScreen />, {
      at: '/assets',
      replies: {
        ...listReplies(0),
        'lists.rows': (args) => {
          return repliedRows(args, total);
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
    const scan = {
      scanId: 7,
      connectorName: 'Production',
      scopeWords: 'All Endpoints',
      finishedAt: '2026-03-01T10:00:00.000Z',
    };
    renderScreen(<AssetsScreen />, {
      at: '/assets',
      replies: listReplies(10),
      status: { lastGoodScan: { ...scan, scanId: 6 }, lastScan: { ...scan, state: 'partial', words: '' } },
    });
    const link = await screen.findByRole('link', { name: 'the last scan' });
    expect(link.getAttribute('href')).toBe('/import/history/7');
    expect(link.parentElement?.textContent).toBe('May be incomplete: the last scan read only a part.');
  });

  test('is marked as incomplete when the last scan was complete, but of one site alone', async () => {
    const scan = {
      scanId: 7,
      connectorName: 'Production',
      scopeWords: 'site Berlin',
      finishedAt: '2026-03-01T10:00:00.000Z',
    };
    const text = 'The last complete scan of All Endpoints of "Production", scan 2, is more than 2 days old.';
    renderScreen(<AssetsScreen />, {
      at: '/assets',
      replies: listReplies(10),
      status: {
        lastGoodScan: { ...scan, scanId: 2 },
        lastScan: { ...scan, state: 'complete', words: '' },
        data: { state: 'partial', gaps: 1, text },
      },
    });
    const note = await screen.findByTitle(text);
    expect(note.textContent).toBe('May be incomplete: not every scope is current.');
    expect(screen.getByRole('link', { name: 'not every scope is current' }).getAttribute('href')).toBe(
      '/overview',
    );
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
    const scan = {
      scanId: 7,
      connectorName: 'Production',
      scopeWords: 'All Endpoints',
      finishedAt: '2026-03-01T10:00:00.000Z',
    };
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
        'lists.rows': (args) => {
          if (broken) throw { code: 'project-busy', message: 'It is held.', advice: 'Let it go.' };
          return repliedRows(args, 10);
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
