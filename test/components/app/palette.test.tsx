import { screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { expect, test, vi } from 'vitest';
import { Frame } from '../../../renderer/app/frame.tsx';
import { usePaletteActions } from '../../../renderer/commands/palette-actions.ts';
import { Screen } from '../../../renderer/components/screen.tsx';
import { type Replies, renderScreen } from '../bridge-double.tsx';

const exportRows = vi.fn();

function Assets(): ReactNode {
  usePaletteActions([{ id: 'export', label: 'Export these rows', run: exportRows }]);
  return <Screen title="Assets" />;
}

const noRows = { rows: [], total: 0 };

async function openPalette(replies: Replies = {}, status = {}) {
  const rendered = renderScreen(
    <Routes>
      <Route element={<Frame />}>
        <Route element={<Assets />} path="*" />
      </Route>
    </Routes>,
    { at: '/assets?q=srv', replies: { 'lists.rows': noRows, ...replies }, status },
  );
  await screen.findByRole('heading', { name: 'Assets' });
  await rendered.user.keyboard('{Control>}k{/Control}');
  return { ...rendered, field: await screen.findByRole('combobox') };
}

function chosen(): string | null {
  return screen.getByRole('option', { selected: true }).textContent;
}

test('typing a screen’s name and Enter opens it', async () => {
  const { user, address } = await openPalette();
  await user.keyboard('import hist{Enter}');
  expect(address()).toBe('/import/history');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the arrows choose, round and round, and a screen reader is told what is chosen', async () => {
  const { user, field } = await openPalette();
  const first = chosen();
  await user.keyboard('{ArrowDown}');
  expect(chosen()).not.toBe(first);
  expect(field.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { selected: true }).id);
  await user.keyboard('{ArrowUp}{ArrowUp}');
  const options = screen.getAllByRole('option');
  expect(chosen()).toBe(options.at(-1)?.textContent);
});

test('what the screen offers stands first', async () => {
  const { user } = await openPalette();
  expect(chosen()).toBe('Export these rows');
  await user.keyboard('{Enter}');
  expect(exportRows).toHaveBeenCalledTimes(1);
});

test('a scan is started by its connector’s name', async () => {
  const { user, calls } = await openPalette({ 'scans.start': { attached: false } });
  await user.keyboard('sync prod{Enter}');
  expect(calls.at(-1)).toEqual({
    name: 'scans.start',
    args: { connectorId: 'c-1', ruleId: null, full: false },
  });
});

test('the theme is changed', async () => {
  const { user, calls } = await openPalette({
    'settings.change': () => {
      throw { code: 'cancelled', message: '', advice: '' };
    },
  });
  await user.keyboard('theme dark{Enter}');
  expect(calls.at(-1)).toEqual({ name: 'settings.change', args: { theme: 'dark' } });
});

test('hosts and CVEs are found by typing, and open with their details', async () => {
  const { user, calls, address } = await openPalette({
    'lists.rows': ({ query }) =>
      query.list === 'assets'
        ? {
            rows: [{ assetId: '18', connectorId: 'c-1', hostName: 'srv-db-01', siteName: 'Berlin' }],
            total: 1,
          }
        : { rows: [{ cve: 'CVE-2024-3094', openInstances: 3, assetsAffected: 2 }], total: 1 },
  });
  await user.keyboard('db-0');
  await screen.findByRole('option', { name: /srv-db-01/ });
  expect(screen.getByRole('option', { name: /CVE-2024-3094.*open on 2 assets/ })).toBeTruthy();
  expect(calls.map(({ args }) => args)).toContainEqual({
    query: { list: 'assets', filter: [], search: 'db-0', sort: [] },
    offset: 0,
    limit: 5,
  });
  await user.keyboard('{Enter}');
  expect(address()).toBe('/assets?q=db-0&open=c-1%2F18');
});

test('a search that is typed over is cancelled', async () => {
  const { user, cancelled, calls } = await openPalette({
    'lists.rows': ({ query }) => (query.search === 'srv' ? new Promise(() => undefined) : noRows),
  });
  await user.keyboard('srv');
  await waitFor(() => expect(calls.length).toBe(2));
  await user.keyboard('-2');
  await waitFor(() => expect(cancelled).toEqual(['lists.rows', 'lists.rows']));
  await screen.findByText('Nothing found');
});

test('a search that fails says why', async () => {
  const { user } = await openPalette({
    'lists.rows': () => {
      throw { code: 'project-busy', message: 'The project is being restored.', advice: '' };
    },
  });
  await user.keyboard('zzz');
  expect(await screen.findByText('The project is being restored.')).toBeTruthy();
});

test('an address that was copied leads back to its view', async () => {
  const { user, address } = await openPalette();
  await user.keyboard('/vulnerabilities/active?q=log4j{Enter}');
  expect(address()).toBe('/vulnerabilities/active?q=log4j');
});

test('the address of the view is copied', async () => {
  const { user, calls } = await openPalette({ 'application.copyText': null });
  await user.keyboard('copy address{Enter}');
  expect(calls.at(-1)).toEqual({ name: 'application.copyText', args: { text: '/assets?q=srv' } });
});

test('views that were open before can be gone back to', async () => {
  const { user, address } = await openPalette();
  await user.keyboard('settings{Enter}');
  await user.keyboard('{Control>}k{/Control}');
  await screen.findByRole('combobox');
  await user.click(screen.getByRole('option', { name: /Assets\s*filtered/ }));
  expect(address()).toBe('/assets?q=srv');
});
