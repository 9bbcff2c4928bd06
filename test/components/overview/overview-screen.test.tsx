import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { sampleScan } from '../import-history/sample-scans.ts';
import { dayAgo, sampleOverview } from './sample-overview.ts';
import { showOverview, target } from './shown-overview.tsx';

const instances: [string, string] = ['view', 'instances'];
const open: [string, string] = ['f', 'open=true'];

describe('every number of the overview leads to the list behind it', () => {
  test.each([
    ['Critical 1,284', 'severity=critical'],
    ['High 912', 'severity=high'],
    ['Medium 240', 'severity=medium'],
    ['Low 50', 'severity=low'],
    ['Unknown 7', 'severity=unknown'],
    ['Informational 3', 'severity=informational'],
  ])('%s: the open findings of that severity', async (name, filter) => {
    showOverview(sampleOverview());
    expect(await target(new RegExp(`${name}$`))).toEqual({
      path: '/vulnerabilities/active',
      query: [instances, open, ['f', filter]],
    });
  });

  test('all open findings, and the unique ones', async () => {
    showOverview(sampleOverview());
    expect(await target('2,496 open findings')).toEqual({
      path: '/vulnerabilities/active',
      query: [instances, open],
    });
    expect(await target('Unique CVEs 287')).toEqual({
      path: '/vulnerabilities/active',
      query: [['view', 'unique']],
    });
  });

  test('assets by state', async () => {
    showOverview(sampleOverview());
    expect(await target('Listed 1,204')).toEqual({ path: '/assets', query: [['f', 'state=active']] });
    expect(await target('Not listed 31')).toEqual({ path: '/assets', query: [['f', 'state=inactive']] });
    expect(await target('Decommissioned 9')).toEqual({
      path: '/assets',
      query: [['f', 'state=decommissioned']],
    });
    expect(await target('1,244 assets')).toEqual({ path: '/assets', query: [] });
    expect(await target('Not seen for 30 days 118')).toEqual({
      path: '/assets',
      query: [
        ['f', 'state=active'],
        ['f', 'lastActive<=30d'],
        ['s', 'lastActive'],
      ],
    });
  });

  test('the most exposed asset, by its id within its connector, and its open findings', async () => {
    showOverview(sampleOverview());
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

  test('the most widespread CVE and its instances', async () => {
    showOverview(sampleOverview());
    const list = { path: '/vulnerabilities/active', query: [instances, open, ['f', 'cve=CVE-2025-1000']] };
    expect(await target('CVE-2025-1000')).toEqual(list);
    expect(await target('1,120 open instances of CVE-2025-1000')).toEqual(list);
  });

  test('the oldest critical finding, with how long it has been open', async () => {
    showOverview(sampleOverview());
    expect(await target('CVE-2023-0042')).toEqual({
      path: '/vulnerabilities/active',
      query: [instances, open, ['f', 'findingId=4-5-6'], ['open', '4-5-6']],
    });
    expect(screen.getByText('410 days')).toBeDefined();
  });

  test('what was new, reopened and mitigated in the last 30 days', async () => {
    showOverview(sampleOverview());
    const [year = 0, month = 1, date = 1] = dayAgo(29).split('-').map(Number);
    const from = new Date(year, month - 1, date).toISOString();
    const [toYear = 0, toMonth = 1, toDate = 1] = dayAgo(0).split('-').map(Number);
    const to = new Date(toYear, toMonth - 1, toDate + 1).toISOString();
    const listOf = (field: string) => ({
      path: '/vulnerabilities/all',
      query: [instances, ['f', `${field}=${from}/${to}`]],
    });
    expect(await target('300 new findings in 30 days')).toEqual({
      ...listOf('firstSeen'),
      query: [...listOf('firstSeen').query, ['f', 'baseline=false']],
    });
    expect(await target('210 findings mitigated in 30 days')).toEqual(listOf('mitigations'));
    expect(await target('30 findings reopened in 30 days')).toEqual(listOf('reopenings'));
  });

  test('quarantined records, to the newest scan that has some of them', async () => {
    showOverview(
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
    showOverview(sampleOverview());
    expect((await target('1 h ago')).path).toBe('/import/history/41');
  });
});

describe('what is new', () => {
  test('since yesterday: the worst CVEs by name, each with its new findings', async () => {
    showOverview(sampleOverview());
    const since = ['f', 'firstSeen>=24h'];
    const news = ['f', 'baseline=false'];
    expect(await target('14 new findings')).toEqual({
      path: '/vulnerabilities/all',
      query: [instances, since, news],
    });
    expect((await target('11 new findings of CVE-2026-0002')).query).toEqual([
      instances,
      since,
      news,
      ['f', 'cve=CVE-2026-0002'],
    ]);
  });

  test('since the last scan, and since last week', async () => {
    const { user } = showOverview(sampleOverview());
    await user.click(await screen.findByText('Last scan'));
    expect((await target('3 new findings')).query).toContainEqual([
      'f',
      'firstSeen>=2026-11-30T08:00:00.000Z',
    ]);
    await user.click(screen.getByText('Last week'));
    expect(screen.getByText(/^Nothing is new/)).toBeDefined();
  });

  test('known exploited findings, or where their catalogue is loaded', async () => {
    showOverview(sampleOverview());
    expect(await target('Known exploited 61')).toEqual({
      path: '/vulnerabilities/active',
      query: [instances, open, ['f', 'knownExploited=true']],
    });
  });

  test('without the catalogue it leads to where that is loaded', async () => {
    showOverview(sampleOverview({ knownExploited: null }));
    expect((await target('Known exploited Not loaded')).path).toBe('/settings/data');
  });
});

describe('the trend', () => {
  test('is a chart with its sums in words', async () => {
    showOverview(sampleOverview());
    const chart = await screen.findByRole('img', { name: /^Findings by day/ });
    expect(chart.getAttribute('aria-label')).toBe(
      'Findings by day: 300 new, 30 reopened, 210 mitigated in total.',
    );
  });

  test('is a table as well, the newest day first, each number with its list', async () => {
    const { user } = showOverview(
      sampleOverview({
        trend: [
          { day: '2026-11-02', new: 5, baseline: 0, reopened: 1, mitigated: 2 },
          { day: '2026-11-03', new: 8, baseline: 0, reopened: 0, mitigated: 4 },
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
      ['f', `mitigations=${from}/${to}`],
    ]);
  });

  test('has the first scan of a scope as a mark with its own number, which is not among the new ones', async () => {
    const trend = sampleOverview().trend.map((entry, index) =>
      index === 3 ? { ...entry, day: '2026-10-28', baseline: 405_756 } : entry,
    );
    showOverview(sampleOverview({ trend }));
    expect((await screen.findByText(/^28 Oct: first scan/)).textContent).toBe(
      '28 Oct: first scan, a baseline of 405,756 findings. They do not count as new.',
    );
    expect((await target('405,756 findings of the first scan on 28 Oct')).query.at(-1)).toEqual([
      'f',
      'baseline=true',
    ]);
    expect(await target('300 new findings in 30 days')).toBeDefined();
    expect(screen.queryByText(/off the scale/)).toBeNull();
  });

  test('does not let a day that stands out flatten the others, and says so', async () => {
    const trend = sampleOverview().trend.map((entry, index) =>
      index === 3 ? { ...entry, day: '2026-10-28', new: 48_210, reopened: 0 } : entry,
    );
    showOverview(sampleOverview({ trend }));
    expect(await screen.findByText('28 Oct is off the scale: 48,210 new, 0 reopened.')).toBeDefined();
  });
});

test('numbers follow the rows that a scan brings', async () => {
  let critical = 1;
  const { post } = showOverview(
    sampleOverview(),
    {},
    {
      'overview.read': () =>
        sampleOverview({
          openFindings: { critical, high: 0, medium: 0, low: 0, unknown: 0, informational: 0 },
        }),
    },
  );
  await screen.findByRole('link', { name: /Critical 1$/ });
  critical = 2;
  post('revisions', { rows: 2 });
  expect(await screen.findByRole('link', { name: /Critical 2$/ })).toBeDefined();
});
