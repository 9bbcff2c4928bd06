import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { ImportHistoryScreen } from '../../../renderer/features/import-history/import-history-screen.tsx';
import { type MadeCall, type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { layOut } from '../overview/laid-out.ts';
import { scanList } from './sample-scans.ts';

const running: ApplicationStatus['running'][number] = {
  connectorId: 'c-1',
  connectorName: 'Production',
  startedBy: 'hand',
  startedAt: '2026-11-20T08:00:00.000Z',
  cancelling: false,
  progress: {
    scanId: 3,
    phase: 'findings',
    rows: 18_200,
    totalRows: 39_991,
    rowsPerSecond: 312,
    secondsLeft: 70,
  },
};

function show({
  at = '/import/history',
  replies = {},
  status = {},
}: {
  readonly at?: string;
  readonly replies?: Replies;
  readonly status?: Partial<ApplicationStatus>;
}): RenderedScreen {
  // Twenty rows of 32 pixels under the headings.
  layOut(1000, 683);
  return renderScreen(<ImportHistoryScreen />, { at, replies, status });
}

function table(): Promise<HTMLElement> {
  return screen.findByRole('table', { name: 'Scans' });
}

async function cellsOf(scanId: number): Promise<(string | null)[]> {
  const row = (await screen.findByRole('link', { name: `Scan ${scanId}` })).closest('tr');
  return [...(row?.children ?? [])].map((cell) => cell.textContent);
}

/** The parts of the list that were asked for. */
function windows(calls: readonly MadeCall[]): unknown[] {
  return calls.filter(({ name }) => name === 'scans.list').map(({ args }) => args);
}

async function scrollTo(top: number): Promise<void> {
  const scroller = (await table()).parentElement as HTMLElement;
  scroller.scrollTop = top;
  fireEvent.scroll(scroller);
}

const twoConnectors = [
  { id: 'c-1', name: 'Production' },
  { id: 'c-2', name: 'Subsidiaries' },
];

describe('a scan in the list', () => {
  test('has its state in words, kind, scope, duration and every count', async () => {
    show({
      replies: {
        'scans.list': scanList(1, () => ({
          state: 'partial',
          scope: { accountIds: [], siteIds: ['1', '2'], groupIds: ['3'] },
          durationMs: 1_264_000,
          quarantined: 12,
          issues: [{ code: 'quarantined', message: 'Twelve records.' }],
        })),
      },
      status: { connectors: twoConnectors },
    });
    expect(await cellsOf(1)).toEqual([
      '1',
      'Partial',
      'Production',
      'Delta',
      '2 sites and 1 group',
      expect.any(String),
      '21 min',
      '4',
      '180',
      '2',
      '1',
      '214',
      '190',
      '3',
      '1',
      '12',
    ]);
  });

  test('has no column for the connector where there is but one, unless a scan is of another', async () => {
    show({ replies: { 'scans.list': scanList(1) } });
    expect(await cellsOf(1)).not.toContain('Production');
    cleanup();
    show({
      replies: {
        'scans.list': scanList(2, (id) => (id === 1 ? { connectorId: 'c-9', connector: 'Removed' } : {})),
      },
    });
    expect(await cellsOf(1)).toContain('Removed');
    expect(await cellsOf(2)).toContain('Production');
  });

  test('of Asset Sync Mode has its mode in the place of findings it never asked for', async () => {
    show({ replies: { 'scans.list': scanList(1, () => ({ mode: 'asset-sync' })) } });
    const cells = await cellsOf(1);
    expect(cells).toContain('Asset Sync Mode');
    expect(cells).not.toContain('214');
  });

  test('that no process works on any more is interrupted, not running', async () => {
    show({
      replies: {
        'scans.list': scanList(3, (id) =>
          id > 1 ? { state: 'running', finishedAt: null, durationMs: null } : {},
        ),
      },
      status: { running: [running] },
    });
    expect((await cellsOf(3))[1]).toBe('Running');
    expect((await cellsOf(2))[1]).toBe('Interrupted');
  });

  test('opens by a press anywhere in its row', async () => {
    const { user, address } = show({ replies: { 'scans.list': scanList(3) } });
    const row = (await screen.findByRole('link', { name: 'Scan 2' })).closest('tr') as HTMLElement;
    await user.click(within(row).getByText('Delta'));
    expect(address()).toBe('/import/history/2');
  });
});

describe('a long history', () => {
  test('is read a window at a time, and holds only the rows in sight', async () => {
    const { calls } = show({ replies: { 'scans.list': scanList(4120) } });
    await screen.findByRole('link', { name: 'Scan 4120' });
    expect(windows(calls)).toEqual([{ connectorId: null, states: [], offset: 0, limit: 100 }]);
    expect((await table()).getAttribute('aria-rowcount')).toBe('4122');
    expect(within(await table()).getAllByRole('link').length).toBeLessThan(60);
  });

  test('reads the window that is scrolled to', async () => {
    const { calls } = show({ replies: { 'scans.list': scanList(4120) } });
    await screen.findByRole('link', { name: 'Scan 4120' });
    await scrollTo(32 * 2050);
    const link = await screen.findByRole('link', { name: 'Scan 2070' });
    expect(link.closest('tr')?.getAttribute('aria-rowindex')).toBe('2053');
    expect(windows(calls)).toContainEqual({ connectorId: null, states: [], offset: 2000, limit: 100 });
    expect(windows(calls).length).toBeLessThan(4);
  });

  test('shows a seam between two windows whole', async () => {
    show({ replies: { 'scans.list': scanList(4120) } });
    await screen.findByRole('link', { name: 'Scan 4120' });
    await scrollTo(32 * 95);
    expect(await screen.findByRole('link', { name: 'Scan 4021' })).toBeDefined();
    expect(await screen.findByRole('link', { name: 'Scan 4020' })).toBeDefined();
  });

  test('is read anew when a scan was added', async () => {
    let total = 2;
    const { post } = show({ replies: { 'scans.list': (request) => scanList(total)(request) } });
    await screen.findByRole('link', { name: 'Scan 2' });
    total = 3;
    post('revisions', { scans: 2 });
    expect(await screen.findByRole('link', { name: 'Scan 3' })).toBeDefined();
  });
});

describe('filters', () => {
  const mixed = scanList(40, (id) => ({
    state: id % 2 === 0 ? 'failed' : 'complete',
    connectorId: id <= 20 ? 'c-1' : 'c-2',
  }));
  test('by state go to main and into the address', async () => {
    const { user, calls, address } = show({ replies: { 'scans.list': mixed } });
    await user.click(await screen.findByRole('checkbox', { name: 'Failed' }));
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Scan 39' })).toBeNull());
    expect(await screen.findByRole('link', { name: 'Scan 40' })).toBeDefined();
    expect(windows(calls).at(-1)).toEqual({ connectorId: null, states: ['failed'], offset: 0, limit: 100 });
    expect(address()).toBe('/import/history?state=failed');
  });

  test('by connector', async () => {
    const { user, calls, address } = show({
      replies: { 'scans.list': mixed },
      status: { connectors: twoConnectors },
    });
    await user.click(await screen.findByRole('combobox', { name: 'Connector' }));
    await user.click(await screen.findByRole('option', { name: 'Production' }));
    expect(await screen.findByRole('link', { name: 'Scan 20' })).toBeDefined();
    expect(windows(calls).at(-1)).toMatchObject({ connectorId: 'c-1' });
    expect(address()).toBe('/import/history?connector=c-1');
  });

  test('come with the address, and nonsense in it is left out', async () => {
    const { calls } = show({
      at: '/import/history?state=failed&state=partial&state=nonsense&connector=c-2',
      replies: { 'scans.list': mixed },
      status: { connectors: twoConnectors },
    });
    await screen.findByRole('link', { name: 'Scan 40' });
    expect(windows(calls)).toEqual([
      { connectorId: 'c-2', states: ['failed', 'partial'], offset: 0, limit: 100 },
    ]);
  });

  test('that leave nothing say so and can be cleared', async () => {
    const { user, address } = show({
      at: '/import/history?state=cancelled',
      replies: { 'scans.list': mixed },
    });
    expect(await screen.findByText('No scan matches')).toBeDefined();
    const [clear] = screen.getAllByRole('button', { name: 'Clear filters' });
    await user.click(clear as HTMLElement);
    expect(await screen.findByRole('link', { name: 'Scan 40' })).toBeDefined();
    expect(address()).toBe('/import/history');
  });
});

describe('the running scan', () => {
  test('stands on top with its phase, rows, rate and time left', async () => {
    show({ replies: { 'scans.list': scanList(3) }, status: { running: [running] } });
    const scan = await screen.findByRole('region', { name: 'Scan of Production' });
    expect(scan.textContent).toContain('Vulnerabilities · 18,200 of 39,991 · 312/s · 1 min left');
    const bar = within(scan).getByRole('progressbar');
    expect(bar.getAttribute('aria-valuenow')).toBe('45');
  });

  test('can be cancelled', async () => {
    const { user, calls } = show({
      replies: { 'scans.list': scanList(3), 'scans.cancel': null },
      status: { running: [running] },
    });
    await user.click(await screen.findByRole('button', { name: 'Cancel the scan of Production' }));
    expect(calls).toContainEqual({ name: 'scans.cancel', args: { connectorId: 'c-1' } });
  });

  test('of another process cannot be cancelled here', async () => {
    show({
      replies: { 'scans.list': scanList(3) },
      status: { running: [{ ...running, startedBy: 'elsewhere' }] },
    });
    await screen.findByRole('region', { name: 'Scan of Production' });
    expect(screen.queryByRole('button', { name: /^Cancel the scan/ })).toBeNull();
  });
});

test('without any scan, what would be here and the one action that brings it', async () => {
  show({ replies: { 'scans.list': scanList(0) } });
  expect(await screen.findByText('No scan yet')).toBeDefined();
  expect(screen.getByRole('link', { name: 'Import via Connector' }).getAttribute('href')).toBe('/import/new');
});

test('a history that cannot be read says why and is read again', async () => {
  let broken = true;
  const { user } = show({
    replies: {
      'scans.list': (request) => {
        if (broken) throw { code: 'project-unreadable', message: 'The project is damaged.', advice: '' };
        return scanList(2)(request);
      },
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('The project is damaged.');
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'Scan 2' })).toBeDefined();
});
