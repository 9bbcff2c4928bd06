import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RunningScanStatus } from '../../../preload/contract/topics/status.ts';
import { SyncProvider } from '../../../renderer/features/sync/sync.tsx';
import { SyncButton } from '../../../renderer/features/sync/sync-button.tsx';
import { type Replies, renderScreen } from '../bridge-double.tsx';

const running: RunningScanStatus = {
  connectorId: 'c-1',
  connectorName: 'Production',
  startedBy: 'rule',
  startedAt: '2026-11-22T10:00:00.000Z',
  progress: {
    scanId: 4,
    phase: 'findings',
    rows: 12_400,
    totalRows: 48_000,
    rowsPerSecond: 310,
    secondsLeft: 118,
  },
  cancelling: false,
};

const two = [
  { id: 'c-1', name: 'Production' },
  { id: 'c-2', name: 'Subsidiary' },
];

function renderSync(options: Parameters<typeof renderScreen>[1]) {
  return renderScreen(
    <SyncProvider>
      <SyncButton />
    </SyncProvider>,
    options,
  );
}

const started: Replies = { 'scans.start': { attached: false } };

test('with one connector Sync now starts at once, and shows the scan', async () => {
  const { user, calls, post } = renderSync({ replies: started });
  await user.click(await screen.findByRole('button', { name: 'Sync now' }));
  expect(calls).toEqual([{ name: 'scans.start', args: { connectorId: 'c-1', ruleId: null, full: false } }]);
  act(() => post('status', { running: [running] }));
  const panel = screen.getByRole('dialog', { name: 'Sync' });
  expect(within(panel).getByRole('article', { name: 'Scan of Production' })).toBeTruthy();
});

test('a running scan shows its phase, rows of the total, rate and time left', async () => {
  const { user } = renderSync({ status: { running: [running] } });
  await user.click(await screen.findByRole('button', { name: 'Scans and options' }));
  expect(screen.getByText('12,400 of 48,000 · 310/s · 2 min left')).toBeTruthy();
  expect(screen.getByText('Vulnerabilities').getAttribute('aria-current')).toBe('step');
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
});

test('while the total is not known, the bar does not pretend to know', async () => {
  const progress = running.progress && { ...running.progress, totalRows: null, secondsLeft: null };
  const { user } = renderSync({ status: { running: [{ ...running, progress }] } });
  await user.click(await screen.findByRole('button', { name: 'Scans and options' }));
  expect(screen.getByText('12,400 rows · 310/s')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBeNull();
});

test('pressed again while a scan runs, it attaches to that one and says so', async () => {
  const { user, post } = renderSync({
    status: { running: [running] },
    replies: { 'scans.start': { attached: true } },
  });
  await user.click(await screen.findByRole('button', { name: 'Syncing' }));
  const said = 'A scan of Production was already running. You are now following it.';
  expect(await screen.findByText(said)).toBeTruthy();
  act(() => post('status', { running: [] }));
  expect(screen.queryByText(said)).toBeNull();
});

test('a scan is cancelled from its panel, once', async () => {
  const { user, calls, post } = renderSync({
    status: { running: [running] },
    replies: { 'scans.cancel': null },
  });
  await user.click(await screen.findByRole('button', { name: 'Scans and options' }));
  await user.click(screen.getByRole('button', { name: 'Cancel the scan of Production' }));
  expect(calls).toEqual([{ name: 'scans.cancel', args: { connectorId: 'c-1' } }]);
  act(() => post('status', { running: [{ ...running, cancelling: true }] }));
  expect(screen.getByText('Stopping…')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Cancel the scan of Production' })).toHaveProperty(
    'disabled',
    true,
  );
});

test('the keyboard stays in the panel when what had the focus goes with the scan', async () => {
  const { user, post } = renderSync({ status: { running: [running] } });
  await user.click(await screen.findByRole('button', { name: 'Scans and options' }));
  screen.getByRole('button', { name: 'Cancel the scan of Production' }).focus();
  act(() => post('status', { running: [] }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('dialog', { name: 'Sync' })));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Sync' })).toBeNull());
});

test('a scan of another program is shown, but not offered to be cancelled', async () => {
  const elsewhere: RunningScanStatus = { ...running, startedBy: 'elsewhere', progress: null };
  const { user } = renderSync({ status: { running: [elsewhere] } });
  await user.click(await screen.findByRole('button', { name: 'Scans and options' }));
  expect(screen.getByText(/started by another process/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Cancel/ })).toBeNull();
});

test('with several connectors one chooses: one of them, or all', async () => {
  const { user, calls } = renderSync({ status: { connectors: two }, replies: started });
  await user.click(await screen.findByRole('button', { name: 'Sync now' }));
  expect(calls).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Sync now: all connectors' }));
  expect(calls.map(({ args }) => args)).toEqual([
    { connectorId: 'c-1', ruleId: null, full: false },
    { connectorId: 'c-2', ruleId: null, full: false },
  ]);
});

test('a full scan is the second choice', async () => {
  const { user, calls } = renderSync({ status: { connectors: two }, replies: started });
  await user.click(await screen.findByRole('button', { name: 'Sync now' }));
  await user.click(screen.getByRole('checkbox', { name: 'Full scan' }));
  await user.click(screen.getByRole('button', { name: 'Full scan: Subsidiary' }));
  expect(calls).toEqual([{ name: 'scans.start', args: { connectorId: 'c-2', ruleId: null, full: true } }]);
});

test('where one of several cannot be started, that one is named with what to do', async () => {
  const { user } = renderSync({
    status: { connectors: two },
    replies: {
      'scans.start': ({ connectorId }) => {
        if (connectorId === 'c-1') return { attached: false };
        throw { code: 'token-missing', message: 'There is no API token.', advice: 'Give it one.' };
      },
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Sync now' }));
  await user.click(screen.getByRole('button', { name: 'Sync now: all connectors' }));
  expect(await screen.findByText('Subsidiary could not be scanned:')).toBeTruthy();
  expect(screen.getByText('There is no API token.')).toBeTruthy();
});

test('without a connector it leads to Connector Setup', async () => {
  const { user, address } = renderSync({ status: { connectors: [] } });
  await user.click(await screen.findByRole('button', { name: 'Set up a connector' }));
  expect(address()).toBe('/connectors?dialog=new');
});

test('what speaks against a scan stands beside the button', async () => {
  const { post } = renderSync({ status: { online: false } });
  expect(await screen.findByText('Offline')).toBeTruthy();
  const keychain = { state: 'locked', reason: null, sessionOnly: false, managed: false } as const;
  const about = { id: 'keychain-locked', kind: 'keychain', advice: 'Unlock it.', screen: null } as const;
  act(() =>
    post('status', {
      online: true,
      keychain,
      attention: [{ ...about, severity: 'warning', text: 'API tokens are kept for this session only.' }],
    }),
  );
  expect(screen.queryByText('Keychain locked')).toBeNull();
  act(() =>
    post('status', { attention: [{ ...about, severity: 'bad', text: 'API tokens cannot be read.' }] }),
  );
  expect(screen.getByText('Keychain locked')).toBeTruthy();
  act(() => post('status', { demo: { day: 1 } }));
  expect(screen.queryByText('Keychain locked')).toBeNull();
});
