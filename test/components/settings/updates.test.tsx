import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import type { UpdateView } from '../../../preload/contract/update-view.ts';
import { UpdateMark } from '../../../renderer/app/update-mark.tsx';
import { SettingsScreen } from '../../../renderer/features/settings/settings-screen.tsx';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';

const waiting: UpdateView = {
  phase: 'waiting',
  offBecause: null,
  version: null,
  notes: null,
  percent: null,
  checkedAt: null,
  trouble: null,
};
const ready: UpdateView = { ...waiting, phase: 'ready', version: '1.2.0' };

function show(
  update: Partial<UpdateView>,
  { replies = {}, status = {} }: { replies?: Replies; status?: Partial<ApplicationStatus> } = {},
): RenderedScreen {
  return renderScreen(<SettingsScreen />, {
    at: '/settings/updates',
    replies: { 'updates.read': { ...waiting, ...update }, ...replies },
    status,
  });
}

const scanning: Partial<ApplicationStatus> = {
  running: [
    {
      connectorId: 'c-1',
      connectorName: 'Production',
      startedBy: 'rule',
      startedAt: '2026-11-22T10:00:00Z',
      progress: null,
      cancelling: false,
    },
  ],
};

describe('the section on updates', () => {
  test.each([
    ['no-feed', 'installed by hand'],
    ['policy', 'The policy of this machine has turned updates off.'],
    ['not-by-itself', 'does not update itself'],
    ['not-verified', 'cannot verify that an update comes from its publisher'],
  ] as const)('says why there are none: %s', async (offBecause, words) => {
    show({ phase: 'off', offBecause });
    expect((await screen.findByRole('region', { name: 'Updates' })).textContent).toContain(words);
    expect(screen.queryAllByText('Managed')).toHaveLength(offBecause === 'policy' ? 1 : 0);
    expect(screen.queryByRole('button', { name: /Look|Restart/ })).toBeNull();
  });

  test('looks for one when asked', async () => {
    const { user, calls } = show({}, { replies: { 'updates.check': { ...waiting, phase: 'checking' } } });
    await user.click(await screen.findByRole('button', { name: 'Check for updates' }));
    expect(calls.map(({ name }) => name)).toContain('updates.check');
  });

  test('says what failed', async () => {
    show({ trouble: 'The update was refused: it is not what its feed says it is.' });
    expect(await screen.findByText(/The update was refused/)).toBeDefined();
  });

  test('shows what is new as text, whatever stands in it', async () => {
    const notes = '- Faster <b>scans</b>\n<img src=x onerror="alert(1)">';
    const { container } = show({ ...ready, notes });
    expect((await screen.findByText(/Faster/)).textContent).toBe(notes);
    expect(container.querySelector('img, b')).toBeNull();
  });

  test('installs what is ready, when the user says so', async () => {
    const { user, calls } = show(ready, {
      replies: { 'updates.install': { ...ready, phase: 'installing' } },
    });
    await user.click(await screen.findByRole('button', { name: 'Restart and install' }));
    expect(calls.map(({ name }) => name)).toContain('updates.install');
  });

  test('does not offer to install it while a scan runs', async () => {
    show(ready, { status: scanning });
    expect(await screen.findByRole('button', { name: 'Restart and install' })).toHaveProperty(
      'disabled',
      true,
    );
    expect(screen.getByText('A scan is running')).toBeDefined();
  });
});

describe('the mark of an update', () => {
  test('is there when one is ready, and leads to it', async () => {
    renderScreen(<UpdateMark />, { status: { update: { phase: 'ready', version: '1.2.0' } } });
    const link = await screen.findByRole('link', { name: 'Version 1.2.0 is ready' });
    expect(link.getAttribute('href')).toBe('/settings/updates');
  });
});
