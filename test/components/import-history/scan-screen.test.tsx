import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ScanDetails } from '../../../preload/contract/scan-details.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { ScanScreen } from '../../../renderer/features/import-history/scan-screen.tsx';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { sampleDetails, sampleScan, sampleWalk, scanList } from './sample-scans.ts';

function show(
  details: ScanDetails,
  {
    replies = {},
    status = {},
  }: { readonly replies?: Replies; readonly status?: Partial<ApplicationStatus> } = {},
): RenderedScreen {
  return renderScreen(<ScanScreen />, {
    at: `/import/history/${details.report.id}`,
    replies: { 'scans.details': details, 'scans.list': scanList(20), ...replies },
    status,
  });
}

function section(name: string): Promise<HTMLElement> {
  return screen.findByRole('region', { name });
}

describe('stages', () => {
  test('say what each walk read, how many rows of how many, and that it is complete', async () => {
    show(
      sampleDetails({
        walks: [
          sampleWalk({ pages: 13, rows: 12_041, expectedTotal: 12_041 }),
          sampleWalk({
            id: 2,
            resource: 'vulnerabilities',
            scope: { kind: 'site', ids: ['225494730938493804'] },
            changedSince: '2026-11-20T07:50:00.000Z',
            rows: 40,
            expectedTotal: null,
            duplicates: 2,
            quarantined: 3,
          }),
        ],
      }),
    );
    const stages = within(await section('Stages')).getAllByRole('listitem');
    expect(stages[0]?.textContent).toContain(
      'CompleteAssets All EndpointsEverything · 12,041 of 12,041 rows · 13 pages',
    );
    expect(stages[1]?.textContent).toContain('Vulnerabilities site 225494730938493804');
    expect(stages[1]?.textContent).toContain('What changed since 20 Nov 2026');
    expect(stages[1]?.textContent).toContain(
      '40 rows, no total told · 2 pages · 2 sent twice · 3 quarantined',
    );
  });

  test.each([
    [
      { complete: false, rows: 90, expectedTotal: 100 },
      'Not proven',
      'It read 90 of the 100 rows that the console counted, so nothing was resolved by it.',
    ],
    [
      { complete: false, state: 'failed' as const },
      'Stopped',
      'It did not reach its end; the issues say why.',
    ],
    [{ complete: false, state: 'running' as const }, 'Interrupted', 'The next scan goes on from here.'],
    [{ complete: false, state: 'restarted' as const }, 'Begun anew', 'Another walk took its place.'],
  ])('of a walk that is not complete say why: %o', async (differs, label, why) => {
    show(sampleDetails({ walks: [sampleWalk(differs)] }));
    const stages = await section('Stages');
    expect(within(stages).getByText(label)).toBeDefined();
    expect(within(stages).getByText(why)).toBeDefined();
  });

  test('of a scan over very many sites show first those that tell something', async () => {
    const walks = Array.from({ length: 1500 }, (_, index) =>
      sampleWalk({ id: index, scope: { kind: 'site', ids: [`9${index}`] }, complete: index !== 801 }),
    );
    const { user } = show(sampleDetails({ walks }));
    const stages = await section('Stages');
    expect(within(stages).getAllByRole('listitem')).toHaveLength(1);
    expect(stages.textContent).toContain('site 9801');
    expect(stages.textContent).toContain('1,499 of 1,500 walks complete');
    await user.click(within(stages).getByRole('button', { name: 'Show all 1,500 walks' }));
    expect(within(stages).getAllByRole('listitem')).toHaveLength(1500);
  });
});

test('issues say what they mean, and their cause on request', async () => {
  const { user, calls } = show(
    sampleDetails({
      issues: [
        {
          code: 'connection-lost',
          message: 'Reading vulnerabilities stopped: the connection was lost.',
          cause: 'HTTP 502 · <html>Bad Gateway</html>',
          overcome: false,
          at: '2026-11-20T08:00:20.000Z',
        },
      ],
    }),
    { replies: { 'application.copyText': null } },
  );
  const issues = await section('Issues');
  expect(issues.textContent).toContain('What was read stays, nothing was resolved by it');
  expect(issues.textContent).not.toContain('502');
  await user.click(within(issues).getByRole('button', { name: 'Details' }));
  expect(within(issues).getByText('HTTP 502 · <html>Bad Gateway</html>')).toBeDefined();
  await user.click(within(issues).getByRole('button', { name: 'Copy the details' }));
  const copied = calls.find(({ name }) => name === 'application.copyText')?.args;
  expect(copied).toEqual({
    text: expect.stringMatching(/^connection-lost, 20 Nov 2026.*\nHTTP 502 · <html>Bad Gateway<\/html>$/s),
  });
});

describe('a quarantined record', () => {
  const raw = '{"id":1844674407370955161,"note":"<img src=x onerror=alert(1)>","tags":[],"n":{"a":1.50}}';
  const details = sampleDetails({
    report: { quarantined: 40 },
    quarantined: [{ resource: 'vulnerabilities', reason: 'severity: expected text', raw }],
  });

  test('is shown as text, never as HTML, with every sign of its ids', async () => {
    const { user, container } = show(details);
    const quarantined = await section('Quarantined');
    expect(quarantined.textContent).toContain('1 of 40 records shown');
    await user.click(within(quarantined).getByRole('button', { name: /severity: expected text/ }));
    const text = screen.getByRole('region', { name: 'Record 1' });
    expect(text.textContent).toBe(
      [
        '{',
        '  "id": 1844674407370955161,',
        '  "note": "<img src=x onerror=alert(1)>",',
        '  "tags": [],',
        '  "n": {',
        '    "a": 1.50',
        '  }',
        '}',
      ].join('\n'),
    );
    expect(container.querySelector('img')).toBeNull();
  });

  test('is shown as it was sent, and copied so', async () => {
    const { user, calls } = show(details, { replies: { 'application.copyText': null } });
    const quarantined = await section('Quarantined');
    await user.click(within(quarantined).getByRole('button', { name: /severity: expected text/ }));
    await user.click(within(quarantined).getByText('As sent'));
    expect(screen.getByRole('region', { name: 'Record 1' }).textContent).toBe(raw);
    await user.click(within(quarantined).getByRole('button', { name: 'Copy raw' }));
    expect(calls).toContainEqual({ name: 'application.copyText', args: { text: raw } });
  });

  test('that is no JSON is shown as it was sent', async () => {
    const { user } = show(
      sampleDetails({
        report: { quarantined: 1 },
        quarantined: [{ resource: 'assets', reason: 'no JSON', raw: '{"id": <b>' }],
      }),
    );
    const quarantined = await section('Quarantined');
    await user.click(within(quarantined).getByRole('button', { name: /no JSON/ }));
    expect(screen.getByRole('region', { name: 'Record 1' }).textContent).toBe('{"id": <b>');
  });
});

describe('what changed', () => {
  const details = sampleDetails({
    changes: {
      mitigatedFindings: {
        total: 4213,
        shown: Array.from({ length: 20 }, (_, index) => ({
          findingId: `${index}-5-6`,
          assetId: '225494730938493801',
          hostName: 'MUC-FS-01',
          cve: `CVE-2025-${2000 + index}`,
          applicationName: 'OpenSSL',
          applicationVersion: '3.0.2',
          severity: 'critical' as const,
        })),
      },
      deactivatedAssets: {
        total: 1,
        shown: [
          {
            assetId: '225494730938493802',
            hostName: null,
            siteName: 'Munich',
            state: 'inactive',
            stateReason: 'uninstalled',
          },
        ],
      },
      returnedAssets: { total: 2, shown: [] },
    },
  });

  test('is named, each name leading to its row', async () => {
    show(details);
    const changed = await section('What changed');
    expect(
      within(changed)
        .getAllByRole('tab')
        .map((tab) => tab.textContent),
    ).toEqual(['Mitigated 4,213', 'Deactivated 1', 'Returned 2']);
    expect(within(changed).getByRole('link', { name: 'CVE-2025-2000' }).getAttribute('href')).toBe(
      '/vulnerabilities/resolved?view=instances&f=findingId%3D0-5-6&open=0-5-6',
    );
    const [asset] = within(changed).getAllByRole('link', { name: 'MUC-FS-01' });
    expect(asset?.getAttribute('href')).toBe(
      '/assets?f=assetId%3D225494730938493801&f=connectorId%3Dc-1&open=c-1%2F225494730938493801',
    );
  });

  test('shows a few names at first, then all that are known, and says how many there are', async () => {
    const { user } = show(details);
    const changed = await section('What changed');
    expect(within(changed).queryByText('CVE-2025-2019')).toBeNull();
    await user.click(within(changed).getByRole('button', { name: 'Show 8 more' }));
    expect(within(changed).getByText('CVE-2025-2019')).toBeDefined();
    expect(within(changed).getByText('20 of 4,213 are named here.')).toBeDefined();
  });

  test('has assets too, by their id where they have no name', async () => {
    const { user } = show(details);
    const changed = await section('What changed');
    await user.click(within(changed).getByRole('tab', { name: /Deactivated/ }));
    const row = (await within(changed).findByRole('link', { name: '225494730938493802' })).closest('tr');
    expect(row?.textContent).toBe('225494730938493802MunichInactiveuninstalled');
  });

  test('says so when names are no longer known', async () => {
    const { user } = show(details);
    const changed = await section('What changed');
    await user.click(within(changed).getByRole('tab', { name: /Returned/ }));
    expect(await within(changed).findByText('The names of 2 rows are no longer known.')).toBeDefined();
  });
});

describe('the review of a mass change', () => {
  const asked =
    'The scan of vulnerabilities (All Endpoints) changes more than half: it would mitigate 8000 of 10000 open findings.';
  const pending = sampleDetails({
    report: { state: 'needs-review', review: 'pending' },
    issues: [
      { code: 'mass-change', message: asked, cause: null, overcome: false, at: '2026-11-20T08:00:40.000Z' },
    ],
  });

  test('says the numbers, what accepting does and what rejecting does', async () => {
    show(pending);
    const review = await section('Review');
    expect(review.textContent).toContain(asked);
    expect(review.textContent).toContain('findings become scan mitigated, assets inactive');
    expect(review.textContent).toContain('Findings and assets stay as they are');
    expect(screen.queryByRole('region', { name: 'Issues' })).toBeNull();
  });

  test.each([
    [
      'Accept…',
      'Accept the scan',
      'accepted' as const,
      /Accepted .*: 190 findings mitigated, 2 assets deactivated/,
    ],
    ['Reject…', 'Reject the scan', 'rejected' as const, /Rejected .*Nothing was resolved/],
  ])('%s asks once more, then decides and shows the decision', async (press, sure, decision, words) => {
    let review: 'pending' | 'accepted' | 'rejected' = 'pending';
    const now = () => ({
      ...pending.report,
      review,
      reviewedAt: review === 'pending' ? null : '2026-11-20T09:00:00.000Z',
    });
    const { user, calls } = show(pending, {
      replies: {
        'scans.details': () => ({ ...pending, report: now() }),
        'scans.review': ({ decision: made }) => {
          review = made;
          return now();
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: press }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain(asked);
    expect(calls.filter(({ name }) => name === 'scans.review')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: sure }));
    expect(await screen.findByText(words)).toBeDefined();
    expect(calls).toContainEqual({ name: 'scans.review', args: { scanId: 12, decision } });
    expect(screen.queryByRole('button', { name: press })).toBeNull();
  });

  test('decides nothing when the question is cancelled', async () => {
    const { user, calls } = show(pending);
    await user.click(await screen.findByRole('button', { name: 'Accept…' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.filter(({ name }) => name === 'scans.review')).toEqual([]);
    expect(screen.getByRole('button', { name: 'Accept…' })).toBeDefined();
  });

  test('that fails says why', async () => {
    const { user } = show(pending, {
      replies: {
        'scans.review': () => {
          throw {
            code: 'scan-running',
            message: 'Production is being scanned.',
            advice: 'Wait for it to end.',
          };
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Reject…' }));
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Reject the scan' }),
    );
    expect((await screen.findByRole('alert')).textContent).toContain('Production is being scanned.');
  });

  test('that a newer scan made needless cannot be decided any more', async () => {
    show({ ...pending, report: { ...pending.report, review: 'superseded' } });
    expect(await screen.findByText(/A newer scan of the same scope followed/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Accept…' })).toBeNull();
  });
});

describe('the scans before and after', () => {
  test('lead there', async () => {
    show(sampleDetails());
    await waitFor(() =>
      expect(screen.getByRole('link', { name: 'Previous scan' }).getAttribute('href')).toBe(
        '/import/history/11',
      ),
    );
    expect(screen.getByRole('link', { name: 'Next scan' }).getAttribute('href')).toBe('/import/history/13');
  });

  test('are found over gaps that deleted scans left', async () => {
    const ids = Array.from({ length: 200 }, (_, place) => 1000 - 5 * place);
    show(sampleDetails({ report: { id: 500 } }), {
      replies: {
        'scans.list': ({ offset, limit }) => ({
          scans: ids.slice(offset, offset + limit).map((id) => sampleScan({ id })),
          total: ids.length,
        }),
      },
    });
    await waitFor(() =>
      expect(screen.getByRole('link', { name: 'Previous scan' }).getAttribute('href')).toBe(
        '/import/history/495',
      ),
    );
    expect(screen.getByRole('link', { name: 'Next scan' }).getAttribute('href')).toBe('/import/history/505');
  });

  test('end with the newest', async () => {
    show(sampleDetails({ report: { id: 20 } }));
    await screen.findByRole('link', { name: 'Previous scan' });
    expect((screen.getByRole('button', { name: 'Next scan' }) as HTMLButtonElement).disabled).toBe(true);
  });
});

test('traffic, duration and counts are told', async () => {
  show(sampleDetails());
  const facts = await section('Facts');
  expect(facts.textContent).toContain('Took41 s');
  expect(facts.textContent).toContain('Requests81');
  expect(facts.textContent).toContain('Retries2');
  expect(facts.textContent).toContain('Received18.4 MB');
  expect((await section('Counts')).textContent).toContain('Deactivated / mitigated2190');
});

test('a scan of Asset Sync Mode has no counts of findings', async () => {
  show(sampleDetails({ report: { mode: 'asset-sync' } }));
  const counts = await section('Counts');
  expect(counts.textContent).toContain('Deactivated / mitigated2–');
  expect(counts.textContent).toContain('Asset Sync Mode asks for no vulnerabilities');
});

test('a running scan shows how far it is, and can be cancelled', async () => {
  const { user, calls } = show(
    sampleDetails({ report: { state: 'running', finishedAt: null, durationMs: null } }),
    {
      replies: { 'scans.cancel': null },
      status: {
        running: [
          {
            connectorId: 'c-1',
            connectorName: 'Production',
            startedBy: 'rule',
            startedAt: '2026-11-20T08:00:00.000Z',
            cancelling: false,
            progress: {
              scanId: 12,
              phase: 'assets',
              rows: 10,
              totalRows: null,
              rowsPerSecond: 0,
              secondsLeft: null,
            },
          },
        ],
      },
    },
  );
  const work = await section('Scan of Production');
  expect(within(work).getByRole('progressbar').getAttribute('aria-valuenow')).toBeNull();
  expect(screen.getByText('Running')).toBeDefined();
  await user.click(within(work).getByRole('button', { name: 'Cancel the scan of Production' }));
  expect(calls).toContainEqual({ name: 'scans.cancel', args: { connectorId: 'c-1' } });
});

test('a scan that there is not leads to Import History', async () => {
  renderScreen(<ScanScreen />, {
    at: '/import/history/99',
    replies: {
      'scans.details': () => {
        throw { code: 'scan-not-found', message: 'There is no scan 99 in this project.', advice: '' };
      },
      'scans.list': scanList(20),
    },
  });
  expect(await screen.findByText('There is no scan 99')).toBeDefined();
  expect(screen.getByRole('link', { name: 'Open Import History' }).getAttribute('href')).toBe(
    '/import/history',
  );
});

test('an address that names no scan asks main nothing', async () => {
  const { calls } = renderScreen(<ScanScreen />, { at: '/import/history/12e3' });
  expect(await screen.findByText('There is no scan 12e3')).toBeDefined();
  expect(calls).toEqual([]);
});
