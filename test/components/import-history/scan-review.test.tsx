import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { sampleDetails, sampleScan } from './sample-scans.ts';
import { section, showScan } from './shown-scan.tsx';

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
    showScan(pending);
    const review = await section('Review');
    expect(review.textContent).toContain(asked);
    expect(review.textContent).toContain('findings become scan mitigated, assets not listed');
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
    const { user, calls } = showScan(pending, {
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

  test('names which assets and findings it did not report, by their lists, and what was taken over last', async () => {
    const siteOnly = {
      ...pending,
      report: {
        ...pending.report,
        kind: 'full' as const,
        scope: { accountIds: [], siteIds: ['7'], groupIds: [] },
      },
    };
    const last = sampleScan({ id: 11, scope: siteOnly.report.scope });
    showScan(siteOnly, {
      replies: {
        'lists.rows': ({ query }) => ({ rows: [], total: query.list === 'assets' ? 68 : 1092 }),
        'scans.list': { scans: [sampleScan({ id: 13 }), last], total: 2 },
      },
    });
    const filterOf = async (name: string): Promise<string[]> => {
      const href = (await screen.findByRole('link', { name })).getAttribute('href') ?? '';
      return new URL(href, 'http://window').searchParams.getAll('f');
    };
    const unseen = ['connectorId=c-1', 'lastSeen<2026-11-20T08:00:00.000Z', 'siteId is-one-of "7"'];
    expect(await filterOf('68 assets that it did not list')).toEqual(['state=active', ...unseen]);
    expect(await filterOf('1,092 open findings that it did not report')).toEqual(['open=true', ...unseen]);
    expect((await screen.findByRole('link', { name: 'scan 11' })).getAttribute('href')).toBe(
      '/import/history/11',
    );
  });

  test('decides nothing when the question is cancelled', async () => {
    const { user, calls } = showScan(pending);
    await user.click(await screen.findByRole('button', { name: 'Accept…' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.filter(({ name }) => name === 'scans.review')).toEqual([]);
    expect(screen.getByRole('button', { name: 'Accept…' })).toBeDefined();
  });

  test('that fails says why', async () => {
    const { user } = showScan(pending, {
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
    showScan({ ...pending, report: { ...pending.report, review: 'superseded' } });
    expect(await screen.findByText(/A newer scan of the same scope followed/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Accept…' })).toBeNull();
  });
});
