import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ago, emptyOverview, sampleOverview } from './sample-overview.ts';
import { showOverview, target } from './shown-overview.tsx';

const day = 24 * 3_600_000;

describe('what is to be known before the numbers', () => {
  test('nothing is set up: the one next action is to connect', async () => {
    showOverview(emptyOverview, { connectors: [], lastGoodScan: null });
    expect((await target('Connect SentinelOne')).path).toBe('/welcome');
    expect(screen.queryByText('Open findings')).toBeNull();
  });

  test('a connector without a scan: the one next action is to choose what to import', async () => {
    showOverview(emptyOverview, { lastGoodScan: null });
    expect(await target('Import via Connector')).toEqual({
      path: '/import/new',
      query: [['connector', 'c-1']],
    });
  });

  test('the first scan is running: numbers appear, and it is said that they are not whole', async () => {
    showOverview(emptyOverview, {
      lastGoodScan: null,
      running: [
        {
          connectorId: 'c-1',
          connectorName: 'Production',
          startedBy: 'hand',
          startedAt: ago(1000),
          cancelling: false,
          progress: {
            scanId: 1,
            phase: 'assets',
            rows: 10,
            totalRows: 100,
            rowsPerSecond: 5,
            secondsLeft: 18,
          },
        },
      ],
    });
    expect(await screen.findByText('The first scan is running.')).toBeDefined();
    expect((await target('Follow the scan')).path).toBe('/import/history/1');
    expect(screen.getByText('Open findings')).toBeDefined();
    expect(screen.queryByText('No finding is open.')).toBeNull();
  });

  test('Asset Sync Mode: since when findings have not been updated', async () => {
    showOverview(
      sampleOverview({
        freshness: [
          {
            connectorId: 'c-1',
            resource: 'vulnerabilities',
            coveredUntil: '2026-11-01T10:00:00.000Z',
            reconciledAt: null,
          },
        ],
      }),
      { mode: 'asset-sync' },
    );
    expect(await screen.findByText(/findings have not been updated since 1 Nov 2026/)).toBeDefined();
    expect((await target('Change the mode')).path).toBe('/settings/mode');
  });

  test.each([
    ['partial', 'The last scan of Production was partial.'],
    ['failed', 'The last scan of Production failed.'],
  ])('the last scan was %s', async (state, words) => {
    showOverview(sampleOverview(), {
      lastScan: { scanId: 42, connectorName: 'Production', state, finishedAt: ago(1000), words: '' },
    });
    expect(await screen.findByText(words)).toBeDefined();
    expect((await target('See why')).path).toBe('/import/history/42');
  });

  test('the last good scan is older than two days', async () => {
    showOverview(sampleOverview(), {
      lastGoodScan: { scanId: 41, connectorName: 'Production', finishedAt: ago(3 * day) },
    });
    expect(await screen.findByText('The last good scan ended 3 days ago.')).toBeDefined();
  });

  test('data of one connector is older than two days, though others are fresh', async () => {
    showOverview(
      sampleOverview({
        freshness: [
          { connectorId: 'c-1', resource: 'assets', coveredUntil: ago(4 * day), reconciledAt: null },
          { connectorId: 'c-1', resource: 'vulnerabilities', coveredUntil: ago(1000), reconciledAt: null },
        ],
      }),
    );
    const rows = within(await screen.findByRole('region', { name: 'Freshness by connector' })).getAllByRole(
      'row',
    );
    expect(rows[1]?.textContent).toContain('4 days ago, stale');
    expect(rows[2]?.textContent).not.toContain('stale');
  });

  test('what needs somebody, once and with where it is done', async () => {
    showOverview(sampleOverview(), {
      lastScan: {
        scanId: 42,
        connectorName: 'Production',
        state: 'failed',
        finishedAt: ago(1000),
        words: '',
      },
      attention: [
        {
          id: 'failed-c-1',
          kind: 'scan-failed',
          severity: 'bad',
          text: 'Production could not be scanned three times.',
          advice: 'Check the network.',
          code: 'name-not-found',
          screen: '/import/history/42',
        },
      ],
    });
    const notices = await screen.findByRole('list', { name: 'Needs attention' });
    expect(within(notices).getAllByRole('listitem')).toHaveLength(1);
    expect(notices.textContent).toContain('Production could not be scanned three times. Check the network.');
    expect(within(notices).getByRole('button', { name: 'Cause and remedy' })).toBeDefined();
  });

  test('a scan that was interrupted, and one that waits for its review', async () => {
    showOverview(
      sampleOverview({
        unsettledScans: [
          { connectorId: 'c-1', scanId: 43, startedAt: ago(day), state: 'running' },
          { connectorId: 'c-2', scanId: 42, startedAt: ago(day), state: 'needs-review' },
        ],
      }),
      {
        connectors: [
          { id: 'c-1', name: 'Production' },
          { id: 'c-2', name: 'Subsidiaries' },
        ],
      },
    );
    expect(await screen.findByText('Scan 43 of Production was interrupted.')).toBeDefined();
    expect(screen.getByText('Scan 42 of Subsidiaries needs a review.')).toBeDefined();
    expect((await target('Review')).path).toBe('/import/history/42');
  });

  test('the demo tenant', async () => {
    showOverview(sampleOverview(), { demo: { day: 3 } });
    expect(await screen.findByText(/Demo tenant, day 3: an invented company/)).toBeDefined();
  });

  test('the project cannot be read: what and why, and how to try again', async () => {
    let broken = true;
    const { user } = showOverview(
      sampleOverview(),
      {},
      {
        'overview.read': () => {
          if (broken)
            throw {
              code: 'project-unreadable',
              message: 'The project is damaged.',
              advice: 'Restore a backup.',
            };
          return sampleOverview();
        },
      },
    );
    expect((await screen.findByRole('alert')).textContent).toContain('The project is damaged.');
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('1,284')).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
