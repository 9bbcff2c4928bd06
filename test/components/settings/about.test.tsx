import { cleanup, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { useShortcutKeys, useShortcuts } from '../../../renderer/commands/screen-shortcuts.ts';
import { SettingsScreen } from '../../../renderer/features/settings/settings-screen.tsx';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';

const about = {
  name: 'SentinelOne Connector',
  version: '0.1.0',
  runtime: { electron: '45.4.1', chromium: '150.0.1', node: '24.21.0' },
  system: 'Debian GNU/Linux 13, x64',
  signed: true,
  dataDir: '/home/anna/.config/sentinelone-connector',
  logFile: '/home/anna/.config/sentinelone-connector/logs/main.log',
};

const licences = [
  { name: 'axios', version: '1.21.1', licence: 'MIT', text: 'Permission is hereby granted <b>free</b>' },
  { name: 'zod', version: '4.6.7', licence: 'MIT', text: 'The zod licence' },
  { name: 'recharts', version: '3.10.1', licence: 'Apache-2.0', text: '' },
];

function show(screenNode: ReactNode = <SettingsScreen />, replies: Replies = {}): RenderedScreen {
  return renderScreen(screenNode, {
    at: '/settings/about',
    replies: { 'application.about': about, 'application.licences': licences, ...replies },
  });
}

test('what this is and what it runs on is told, and can be copied for who helps', async () => {
  const { user, calls } = show(undefined, {
    'application.copyText': null,
    'application.showLogFolder': null,
  });
  expect(await screen.findByText('Electron 45.4.1, Chromium 150.0.1, Node 24.21.0')).toBeDefined();
  expect(screen.getByText(about.system)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Copy version and system' }));
  expect(calls).toContainEqual({
    name: 'application.copyText',
    args: {
      text: 'SentinelOne Connector 0.1.0\nElectron 45.4.1, Chromium 150.0.1, Node 24.21.0\nDebian GNU/Linux 13, x64',
    },
  });
});

test('an installation without a signature says so; one that is signed, or runs from its sources, says nothing', async () => {
  show(undefined, { 'application.about': { ...about, signed: false } });
  expect(await screen.findByText('Not signed')).toBeDefined();
  for (const signed of [true, null]) {
    cleanup();
    show(undefined, { 'application.about': { ...about, signed } });
    expect(await screen.findByText(about.system)).toBeDefined();
    expect(screen.queryByText('Not signed')).toBeNull();
  }
});

test('the folder of the log can be shown', async () => {
  const { user, calls } = show(undefined, { 'application.showLogFolder': null });
  expect(await screen.findByText(about.logFile)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Show folder' }));
  expect(calls.at(-1)?.name).toBe('application.showLogFolder');
});

test('licences can be searched and read, their text as text', async () => {
  const { user, container } = show();
  await user.click(await screen.findByRole('button', { name: 'Show licences' }));
  const panel = await screen.findByRole('complementary', { name: 'Licences' });
  await user.type(await within(panel).findByRole('textbox', { name: 'Search licences' }), 'mit ax');
  expect(within(panel).getByText('1 of 3 packages')).toBeDefined();
  expect(within(panel).queryByText(/^zod/)).toBeNull();
  await user.click(within(panel).getByRole('button', { name: /axios/ }));
  expect(within(panel).getByText('Permission is hereby granted <b>free</b>')).toBeDefined();
  expect(container.querySelector('b')).toBeNull();
});

test('the licences have an address and go when they are closed', async () => {
  const { user, address } = show();
  await user.click(await screen.findByRole('button', { name: 'Show licences' }));
  expect(address()).toBe('/settings/about?show=licences');
  await user.click(await screen.findByRole('button', { name: 'Close the panel' }));
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  expect(address()).toBe('/settings/about');
});

test('the list of shortcuts is one press away', async () => {
  let opened = 0;
  function WithShortcuts(): ReactNode {
    useShortcutKeys();
    useShortcuts([{ keys: '?', label: 'Keyboard shortcuts', group: 'Everywhere', run: () => (opened += 1) }]);
    return <SettingsScreen />;
  }
  const { user } = show(<WithShortcuts />);
  await user.click(await screen.findByRole('button', { name: 'Show shortcuts' }));
  expect(opened).toBe(1);
});
