import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ago, emptyOverview, sampleFreshness, sampleGap, sampleOverview } from './sample-overview.ts';
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
    expect(screen.queryByText('There are no open findings.')).toBeNull();
  });

  test('Asset Sync Mode: since when findings have not been updated', async () => {
    showOverview(
      sampleOverview({
        freshness: [
          sampleFreshness({
            findings: { coveredUntil: '2026-11-01T10:00:00.000Z', reconciledAt: null },
          }),
          sampleFreshness({
            connectorId: 'c-2',
            findings: { coveredUntil: '2026-11-12T10:00:00.000Z', reconciledAt: null },
          }),
        ],
      }),
      { mode: 'asset-sync' },
    );
    expect(await screen.findByText(/findings have not been updated since 1 Nov 2026/)).toBeDefined();
    expect((await target('Change the mode')).path).toBe('/settings/mode');
  });

  test('the last scan failed', async () => {
    showOverview(sampleOverview(), {
      lastScan: {
        scanId: 42,
        connectorName: 'Production',
        scopeWords: 'All Endpoints',
        state: 'failed',
        finishedAt: ago(1000),
        words: '',
      },
    });
    expect(await screen.findByText('The last scan of Production failed.')).toBeDefined();
    expect((await target('See why')).path).toBe('/import/history/42');
  });

  test('data that is not complete: which and why, each with its scan', async () => {
    const gap = sampleGap({
      reason: 'partly-complete',
      scanId: 42,
      text: 'The last scan of site Berlin of "Production", scan 42, is only partly complete.',
    });
    showOverview(
      sampleOverview({ freshness: [sampleFreshness({ data: { state: 'partial', gaps: [gap] } })] }),
    );
    expect(await screen.findByText(gap.text)).toBeDefined();
    expect((await target('See why')).path).toBe('/import/history/42');
  });

  test('of many scopes that are not complete a few are named and the others counted', async () => {
    const gaps = Array.from({ length: 9 }, (_, index) =>
      sampleGap({
        text: `Scope ${index} is old.`,
        scope: { accountIds: [], siteIds: [`${index}`], groupIds: [] },
      }),
    );
    showOverview(sampleOverview({ freshness: [sampleFreshness({ data: { state: 'partial', gaps } })] }));
    const notices = await screen.findByRole('list', { name: 'Needs attention' });
    expect(within(notices).getAllByRole('listitem')).toHaveLength(4);
    expect(notices.textContent).toContain('The same applies to 5 more scopes');
  });

  test('a connector of several scopes: the oldest for the whole, and each with its own times', async () => {
    const old = { coveredUntil: ago(4 * day), reconciledAt: ago(9 * day) };
    const times = sampleFreshness();
    const [scope] = times.scopes;
    if (!scope) throw new Error('the sample has a scope');
    const gaps = [sampleGap({ resources: ['assets'] })];
    const data = { state: 'partial' as const, gaps };
    showOverview(
      sampleOverview({
        freshness: [
          sampleFreshness({
            assets: old,
            data,
            scopes: [
              { ...scope, assets: old, data },
              { ...scope, scopeWords: 'site Berlin', ruleIds: [], counts: false },
            ],
          }),
        ],
      }),
    );
    const rows = within(await screen.findByRole('region', { name: 'Freshness by connector' })).getAllByRole(
      'row',
    );
    const text = rows.map((row) => row.textContent);
    expect(text[1]).toContain('ProductionOf one scopeAssets4 days ago, stale9 days ago');
    expect(text[2]).not.toContain('stale');
    expect(text[3]).toContain('All EndpointsAssets4 days ago, stale');
    expect(text[5]).toContain('site BerlinNo ruleAssets1 h ago7 h ago');
  });

  test('what needs somebody, once and with where it is done', async () => {
    showOverview(sampleOverview(), {
      lastScan: {
        scanId: 42,
        connectorName: 'Production',
        scopeWords: 'All Endpoints',
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
