import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { OverviewScreen } from '../../../renderer/features/overview/overview-screen.tsx';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { sampleScan } from '../import-history/sample-scans.ts';
import { layOut } from './laid-out.ts';
import { ago, dayAgo, emptyOverview, sampleOverview } from './sample-overview.ts';

const day = 24 * 3_600_000;

function show(
  overview: Overview,
  status: Partial<ApplicationStatus> = {},
  replies: Replies = {},
): RenderedScreen {
  layOut(600, 200);
  return renderScreen(<OverviewScreen />, {
    at: '/overview',
    replies: { 'overview.read': overview, ...replies },
    status: { lastGoodScan: { scanId: 41, connectorName: 'Production', finishedAt: ago(60_000) }, ...status },
  });
}

/** Where a link leads: the path, and every entry of its query. */
async function target(name: string | RegExp): Promise<{ path: string; query: [string, string][] }> {
  const link = await screen.findByRole('link', { name });
  const address = new URL(link.getAttribute('href') ?? '', 'http://window');
  return { path: address.pathname, query: [...address.searchParams] };
}

const instances: [string, string] = ['view', 'instances'];
const open: [string, string] = ['f', 'open=true'];

describe('every number of the overview leads to the list behind it', () => {
  test.each([
    ['Critical 1,284', 'severity=critical'],
    ['High 912', 'severity=high'],
    ['Medium 240', 'severity=medium'],
    ['Low 50', 'severity=low'],
    ['Informational 3', 'severity=informational'],
  ])('%s: the open findings of that severity', async (name, filter) => {
    show(sampleOverview());
    expect(await target(new RegExp(`${name}$`))).toEqual({
      path: '/vulnerabilities/active',
      query: [instances, open, ['f', filter]],
    });
  });

  test('all open findings, and the unique ones', async () => {
    show(sampleOverview());
    expect(await target('2,489 open findings')).toEqual({
      path: '/vulnerabilities/active',
      query: [instances, open],
    });
    expect(await target('287 unique open findings')).toEqual({
      path: '/vulnerabilities/active',
      query: [['view', 'unique']],
    });
  });

  test('assets by state', async () => {
    show(sampleOverview());
    expect(await target('Active 1,204')).toEqual({ path: '/assets', query: [['f', 'state=active']] });
    expect(await target('Inactive 31')).toEqual({ path: '/assets', query: [['f', 'state=inactive']] });
    expect(await target('Decommissioned 9')).toEqual({
      path: '/assets',
      query: [['f', 'state=decommissioned']],
    });
    expect(await target('1,244 assets')).toEqual({ path: '/assets', query: [] });
  });

  test('the most exposed asset, by its id within its connector, and its open findings', async () => {
    show(sampleOverview());
    const asset = [
      ['f', 'assetId=225494730938493801'],
      ['f', 'connectorId=c-1'],
    ];
    expect(await target('MUC-FS-01')).toEqual({
      path: '/assets',
      query: [...asset, ['open', 'c-1/225494730938493801']],
    });
    expect((await target('48 open critical findings of MUC-FS-01')).query).toEqual([
      instances,
      open,
      ['f', 'severity=critical'],
      ...asset,
    ]);
    expect((await target('130 open high findings of MUC-FS-01')).query).toContainEqual([
      'f',
      'severity=high',
    ]);
    expect((await target('480 open findings of MUC-FS-01')).query).toEqual([instances, open, ...asset]);
  });

  test('the most widespread CVE, its assets and its instances', async () => {
    show(sampleOverview());
    const list = { path: '/vulnerabilities/active', query: [instances, open, ['f', 'cve=CVE-2025-1000']] };
    expect(await target('CVE-2025-1000')).toEqual(list);
    expect(await target('980 assets with CVE-2025-1000 open')).toEqual(list);
    expect(await target('1,120 open instances of CVE-2025-1000')).toEqual(list);
  });

  test('the oldest critical finding, with how long it has been open', async () => {
    show(sampleOverview());
    expect(await target('CVE-2023-0042')).toEqual({
      path: '/vulnerabilities/active',
      query: [instances, open, ['f', 'findingId=4-5-6'], ['open', '4-5-6']],
    });
    expect(screen.getByText('410 days')).toBeDefined();
  });

  test('what was new and what was mitigated in the last 30 days', async () => {
    show(sampleOverview());
    const [year = 0, month = 1, date = 1] = dayAgo(29).split('-').map(Number);
    const from = new Date(year, month - 1, date).toISOString();
    expect((await target('300 new findings in 30 days')).query).toEqual([
      instances,
      open,
      ['f', `firstSeen=>=${from}`],
    ]);
    expect(await target('210 findings mitigated in 30 days')).toEqual({
      path: '/vulnerabilities/resolved',
      query: [instances, ['f', `mitigatedAt=>=${from}`]],
    });
    expect((await target('30 findings reopened in 30 days')).path).toBe('/import/history');
  });

  test('quarantined records, to the newest scan that has some of them', async () => {
    show(
      sampleOverview({ quarantined: 14 }),
      {},
      {
        'scans.list': {
          scans: [
            sampleScan({ id: 41 }),
            sampleScan({ id: 40, quarantined: 2 }),
            sampleScan({ id: 39, quarantined: 12, kind: 'full' }),
            sampleScan({ id: 38, quarantined: 99 }),
          ],
          total: 4,
        },
      },
    );
    expect((await target('14 quarantined records of Production')).path).toBe('/import/history/40');
  });

  test('the last good scan of a connector', async () => {
    show(sampleOverview());
    expect((await target('1 h ago')).path).toBe('/import/history/41');
  });
});

describe('the trend', () => {
  test('is a chart with its sums in words', async () => {
    show(sampleOverview());
    const chart = await screen.findByRole('img', { name: /^Findings by day/ });
    expect(chart.getAttribute('aria-label')).toBe(
      'Findings by day: 300 new, 30 reopened, 210 mitigated in all.',
    );
  });

  test('is a table as well, the newest day first, each number with its list', async () => {
    const { user } = show(
      sampleOverview({
        trend: [
          { day: '2026-11-02', new: 5, reopened: 1, mitigated: 2 },
          { day: '2026-11-03', new: 8, reopened: 0, mitigated: 4 },
        ],
      }),
    );
    await user.click(await screen.findByText('Table'));
    const rows = within(screen.getByRole('region', { name: 'Findings by day' })).getAllByRole('row');
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Day', 'New', 'Reopened', 'Mitigated'],
      ['3 Nov', '8', '0', '4'],
      ['2 Nov', '5', '1', '2'],
    ]);
    const from = new Date(2026, 10, 3).toISOString();
    const to = new Date(2026, 10, 4).toISOString();
    expect((await target('4 mitigated on 3 Nov')).query).toEqual([
      instances,
      ['f', `mitigatedAt=>=${from}`],
      ['f', `mitigatedAt=<${to}`],
    ]);
  });

  test('does not let the day of a first scan flatten the others, and says so', async () => {
    const trend = sampleOverview().trend.map((entry, index) =>
      index === 3 ? { ...entry, day: '2026-10-28', new: 48_210, reopened: 0 } : entry,
    );
    show(sampleOverview({ trend }));
    expect(await screen.findByText('28 Oct is beyond the scale: 48,210 new, 0 reopened.')).toBeDefined();
  });
});

describe('what is to be known before the numbers', () => {
  test('nothing is set up: the one next action is to connect', async () => {
    show(emptyOverview, { connectors: [], lastGoodScan: null });
    expect((await target('Connect SentinelOne')).path).toBe('/welcome');
    expect(screen.queryByText('Open findings')).toBeNull();
  });

  test('a connector without a scan: the one next action is to choose what to import', async () => {
    show(emptyOverview, { lastGoodScan: null });
    expect(await target('Import via Connector')).toEqual({
      path: '/import/new',
      query: [['connector', 'c-1']],
    });
  });

  test('the first scan is running: numbers appear, and it is said that they are not whole', async () => {
    show(emptyOverview, {
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
    show(
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
    show(sampleOverview(), {
      lastScan: { scanId: 42, connectorName: 'Production', state, finishedAt: ago(1000), words: '' },
    });
    expect(await screen.findByText(words)).toBeDefined();
    expect((await target('See why')).path).toBe('/import/history/42');
  });

  test('the last good scan is older than two days', async () => {
    show(sampleOverview(), {
      lastGoodScan: { scanId: 41, connectorName: 'Production', finishedAt: ago(3 * day) },
    });
    expect(await screen.findByText('The last good scan ended 3 days ago.')).toBeDefined();
  });

  test('data of one connector is older than two days, though others are fresh', async () => {
    show(
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
    show(sampleOverview(), {
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
          screen: '/import/history/42',
        },
      ],
    });
    const notices = await screen.findByRole('list', { name: 'Needs attention' });
    expect(within(notices).getAllByRole('listitem')).toHaveLength(1);
    expect(notices.textContent).toContain('Production could not be scanned three times. Check the network.');
  });

  test('a scan that was interrupted, and one that waits for its review', async () => {
    show(
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
    show(sampleOverview(), { demo: { day: 3 } });
    expect(await screen.findByText(/Demo tenant, day 3: an invented company/)).toBeDefined();
  });

  test('the project cannot be read: what and why, and how to try again', async () => {
    let broken = true;
    const { user } = show(
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

test('numbers follow the rows that a scan brings', async () => {
  let critical = 1;
  const { post } = show(
    sampleOverview(),
    {},
    {
      'overview.read': () =>
        sampleOverview({ openFindings: { critical, high: 0, medium: 0, low: 0, informational: 0 } }),
    },
  );
  await screen.findByRole('link', { name: /Critical 1$/ });
  critical = 2;
  post('revisions', { rows: 2 });
  expect(await screen.findByRole('link', { name: /Critical 2$/ })).toBeDefined();
});
