import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ScanScreen } from '../../../renderer/features/import-history/scan-screen.tsx';
import { renderScreen } from '../bridge-double.tsx';
import { sampleDetails, sampleScan, sampleWalk, scanList } from './sample-scans.ts';
import { section, showScan } from './shown-scan.tsx';

describe('stages', () => {
  test('say what each walk read, how many rows of how many, and that it is complete', async () => {
    showScan(
      sampleDetails({
        walks: [
          sampleWalk({ pages: 13, rows: 12_041, expectedTotal: 12_041 }),
          sampleWalk({
            id: 2,
            resource: 'findings',
            scope: { kind: 'site', ids: ['225494730938493804'] },
            changedSince: '2026-11-20T07:50:00.000Z',
            rows: 40,
            expectedTotal: null,
            duplicates: 2,
            purpose: 'list',
            disturbed: false,
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
      '40 rows, no total given · 2 pages · 2 sent twice · 3 quarantined',
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
    [{ complete: false, state: 'running' as const }, 'Interrupted', 'The next scan continues from here.'],
    [{ complete: false, state: 'restarted' as const }, 'Restarted', 'Another walk took its place.'],
  ])('of a walk that is not complete say why: %o', async (differs, label, why) => {
    showScan(sampleDetails({ walks: [sampleWalk(differs)] }));
    const stages = await section('Stages');
    expect(within(stages).getByText(label)).toBeDefined();
    expect(within(stages).getByText(why)).toBeDefined();
  });

  test('of a scan over very many sites show first those that tell something', async () => {
    const walks = Array.from({ length: 1500 }, (_, index) =>
      sampleWalk({ id: index, scope: { kind: 'site', ids: [`9${index}`] }, complete: index !== 801 }),
    );
    const { user } = showScan(sampleDetails({ walks }));
    const stages = await section('Stages');
    expect(within(stages).getAllByRole('listitem')).toHaveLength(1);
    expect(stages.textContent).toContain('site 9801');
    expect(stages.textContent).toContain('1,499 of 1,500 walks complete');
    await user.click(within(stages).getByRole('button', { name: 'Show all 1,500 walks' }));
    expect(within(stages).getAllByRole('listitem')).toHaveLength(1500);
  });
});

test('issues say what they mean, and their cause on request', async () => {
  const { user, calls } = showScan(
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
  expect(issues.textContent).toContain('What was read is kept, nothing was resolved');
  expect(issues.textContent).not.toContain('502');
  await user.click(within(issues).getByRole('button', { name: 'Details' }));
  expect(within(issues).getByText('HTTP 502 · <html>Bad Gateway</html>')).toBeDefined();
  await user.click(within(issues).getByRole('button', { name: 'Copy the details' }));
  const copied = calls.find(({ name }) => name === 'application.copyText')?.args;
  expect(copied).toEqual({
    text: expect.stringMatching(/^connection-lost, 20 Nov 2026.*\nHTTP 502 · <html>Bad Gateway<\/html>$/s),
  });
});

describe('the scans before and after', () => {
  test('lead there', async () => {
    showScan(sampleDetails());
    await waitFor(() =>
      expect(screen.getByRole('link', { name: 'Previous scan' }).getAttribute('href')).toBe(
        '/import/history/11',
      ),
    );
    expect(screen.getByRole('link', { name: 'Next scan' }).getAttribute('href')).toBe('/import/history/13');
  });

  test('are found over gaps that deleted scans left', async () => {
    const ids = Array.from({ length: 200 }, (_, place) => 1000 - 5 * place);
    showScan(sampleDetails({ report: { id: 500 } }), {
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
    showScan(sampleDetails({ report: { id: 20 } }));
    await screen.findByRole('link', { name: 'Previous scan' });
    expect((screen.getByRole('button', { name: 'Next scan' }) as HTMLButtonElement).disabled).toBe(true);
  });
});

test('traffic, duration and counts are shown', async () => {
  showScan(sampleDetails());
  const facts = await section('Facts');
  expect(facts.textContent).toContain('Duration41 s');
  expect(facts.textContent).toContain('Requests81');
  expect(facts.textContent).toContain('Retries2');
  expect(facts.textContent).toContain('Received18.4 MB');
  expect((await section('Counts')).textContent).toContain('Deactivated / mitigated2190');
});

test('a scan of Asset Sync Mode has no counts of findings', async () => {
  showScan(sampleDetails({ report: { mode: 'asset-sync' } }));
  const counts = await section('Counts');
  expect(counts.textContent).toContain('Deactivated / mitigated2–');
  expect(counts.textContent).toContain('Asset Sync Mode asks for no vulnerabilities');
});

test('a running scan shows how far it is, and can be cancelled', async () => {
  const { user, calls } = showScan(
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
