import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { errorEntry } from '../../../preload/contract/errors/error-catalogue.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { Frame } from '../../../renderer/app/frame.tsx';
import { type Replies, renderScreen } from '../bridge-double.tsx';

const minutes = (count: number): string => new Date(Date.now() + count * 60_000).toISOString();

async function renderStrip(status: Partial<ApplicationStatus>, replies: Replies = {}) {
  const rendered = renderScreen(<Frame />, { at: '/assets', status, replies });
  return { ...rendered, strip: within(await screen.findByRole('contentinfo', { name: 'Status' })) };
}

test('mode, last good scan and next due are always on show, and lead to their screens', async () => {
  const { strip, user, address } = await renderStrip({
    mode: 'asset-sync',
    lastGoodScan: {
      scanId: 41,
      connectorName: 'Production',
      scopeWords: 'site Berlin',
      finishedAt: minutes(-12),
    },
    nextDue: { ruleId: 'r-1', connectorName: 'Production', at: minutes(18) },
  });
  expect(strip.getByText('Asset Sync Mode')).toBeTruthy();
  expect(strip.getByText('in 18 min').closest('a')?.getAttribute('href')).toBe('/import/new?rule=r-1');
  await user.click(strip.getByText('12 min ago'));
  expect(address()).toBe('/import/history/41');
});

test('with several connectors it says whose scan is meant', async () => {
  const { strip } = await renderStrip({
    connectors: [
      { id: 'c-1', name: 'Production' },
      { id: 'c-2', name: 'Subsidiary' },
    ],
    lastGoodScan: {
      scanId: 41,
      connectorName: 'Subsidiary',
      scopeWords: 'site Berlin',
      finishedAt: minutes(-12),
    },
  });
  expect(strip.getByText(', Subsidiary, site Berlin')).toBeTruthy();
});

test('data that is not complete is marked beside the last good scan, with the reason, and leads to the overview', async () => {
  const text = 'The last complete scan of site Berlin of "Production", scan 41, is more than 2 days old.';
  const { strip, user, address } = await renderStrip(
    {
      lastGoodScan: {
        scanId: 41,
        connectorName: 'Production',
        scopeWords: 'site Berlin',
        finishedAt: minutes(-5000),
      },
      data: { state: 'partial', gaps: 1, text },
    },
    { 'overview.read': () => new Promise(() => undefined) },
  );
  expect(strip.getByTitle(text).textContent).toContain('Data partial');
  await user.click(strip.getByText('Data partial'));
  expect(address()).toBe('/overview');
});

test('what has not happened yet is said, not left out', async () => {
  const { strip } = await renderStrip({});
  expect(strip.getByText('No complete scan yet')).toBeTruthy();
  expect(strip.getByText('Nothing scheduled')).toBeTruthy();
});

test('a paused schedule is shown in place of the next run, and can be resumed', async () => {
  const { strip, user, calls } = await renderStrip(
    { schedulePaused: true, nextDue: { ruleId: 'r-1', connectorName: 'Production', at: minutes(18) } },
    {
      'settings.pauseSchedule': () => {
        throw { code: 'cancelled', message: '', advice: '' };
      },
    },
  );
  expect(strip.getByText('Schedule paused')).toBeTruthy();
  expect(strip.queryByText('in 18 min')).toBeNull();
  await user.click(strip.getByRole('button', { name: 'Resume' }));
  expect(calls).toEqual([{ name: 'settings.pauseSchedule', args: { paused: false } }]);
});

test('the connection is on show, the keychain only when something is wrong with it', async () => {
  const { strip, post, user, calls } = await renderStrip({}, { 'application.probeKeychain': null });
  expect(strip.getByText('Online')).toBeTruthy();
  expect(strip.queryByText(/keychain/i)).toBeNull();
  act(() =>
    post('status', {
      online: false,
      keychain: { state: 'locked', reason: 'It is locked.', sessionOnly: false, managed: false },
    }),
  );
  expect(strip.getByText('Offline')).toBeTruthy();
  await user.click(strip.getByRole('button', { name: 'Keychain locked' }));
  expect(calls.map(({ name }) => name)).toEqual(['application.probeKeychain']);
});

test('what needs attention is counted; behind the count stands what to do and where', async () => {
  const { strip, user, address } = await renderStrip({
    attention: [
      {
        id: 'review-40',
        kind: 'needs-review',
        severity: 'bad',
        text: 'Scan 40 would resolve 8,204 findings.',
        advice: 'Accept or reject it.',
        code: 'mass-change',
        screen: '/import/history/40',
      },
    ],
  });
  await user.click(strip.getByRole('button', { name: '1 needs attention' }));
  const list = within(await screen.findByRole('dialog', { name: 'What needs attention' }));
  expect(list.getByText('Scan 40 would resolve 8,204 findings.')).toBeTruthy();
  expect(list.getByText('Accept or reject it.')).toBeTruthy();
  await user.click(list.getByRole('button', { name: 'Cause and remedy' }));
  expect(list.getByText(errorEntry('mass-change')?.cause ?? '')).toBeTruthy();
  await user.click(list.getByText('Open Import History'));
  expect(address()).toBe('/import/history/40');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a running scan shows how it gets on, and can be cancelled', async () => {
  const progress = {
    scanId: 42,
    phase: 'assets',
    rows: 1200,
    totalRows: 4000,
    rowsPerSecond: 80.4,
    secondsLeft: 35,
  } as const;
  const { strip, user, calls } = await renderStrip(
    {
      running: [
        {
          connectorId: 'c-1',
          connectorName: 'Production',
          startedBy: 'hand',
          startedAt: minutes(-1),
          progress,
          cancelling: false,
        },
      ],
    },
    { 'scans.cancel': null },
  );
  expect(strip.getByText('1,200 of 4,000')).toBeTruthy();
  expect(strip.getByText('80/s · 35 s left')).toBeTruthy();
  await user.click(strip.getByRole('button', { name: 'Cancel the scan' }));
  expect(calls).toEqual([{ name: 'scans.cancel', args: { connectorId: 'c-1' } }]);
});

test('the demo tenant is marked as such, with the way to its next day and the way out', async () => {
  const { strip, user, calls } = await renderStrip(
    { demo: { day: 3 } },
    { 'application.nextDemoDay': { day: 4 }, 'application.leaveDemo': null },
  );
  expect(strip.getByText('Demo tenant, day 3')).toBeTruthy();
  await user.click(strip.getByRole('button', { name: 'Next day' }));
  expect(await screen.findByText('It is day 4. Use Sync now to find what changed.')).toBeTruthy();
  await user.click(strip.getByRole('button', { name: 'Leave demo' }));
  expect(calls).toEqual([
    { name: 'application.nextDemoDay', args: null },
    { name: 'application.leaveDemo', args: { forget: false } },
  ]);
});
