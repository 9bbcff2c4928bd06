import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, Route, Routes } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { expect, test, vi } from 'vitest';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { Frame } from '../../../renderer/app/frame.tsx';
import { Providers } from '../../../renderer/app/providers.tsx';
import { routes } from '../../../renderer/app/routes.tsx';
import { ScreenError } from '../../../renderer/app/screen-error.tsx';
import { Screen } from '../../../renderer/components/screen.tsx';
import { bridgeDouble, type Replies, renderScreen } from '../bridge-double.tsx';

function renderFrame(at: string, status: Partial<ApplicationStatus> = {}, replies: Replies = {}) {
  return renderScreen(
    <Routes>
      <Route element={<Frame />}>
        <Route element={<Screen title="Somewhere" />} path="*" />
      </Route>
    </Routes>,
    { at, status, replies },
  );
}

test('the navigation has the screens there are, and marks the one that is open', async () => {
  const { user } = renderFrame('/assets');
  const navigation = within(await screen.findByRole('navigation', { name: 'Screens' }));
  expect(navigation.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
    'Overview',
    'Assets',
    'Active',
    'Resolved',
    'Import via Connector',
    'Import History',
    'Connector Setup',
    'Settings',
    'Help',
  ]);
  expect(navigation.getByRole('link', { current: 'page' }).textContent).toBe('Assets');
  await user.click(navigation.getByRole('link', { name: 'Import History' }));
  expect(navigation.getByRole('link', { current: 'page' }).textContent).toBe('Import History');
  expect(screen.getByRole('banner').textContent).toContain('Data Ingest / Import History');
});

test('the start leads to Overview; where nothing was set up yet, to the first steps', async () => {
  const { address, unmount } = renderFrame('/');
  await screen.findByRole('heading', { name: 'Somewhere' });
  expect(address()).toBe('/overview');
  unmount();
  const first = renderFrame('/overview', { firstRun: true });
  await screen.findByRole('heading', { name: 'Somewhere' });
  expect(first.address()).toBe('/welcome');
});

test('before anything is set up the settings can be reached: a proxy may be needed first', async () => {
  const { address } = renderFrame('/settings/network', { firstRun: true });
  await screen.findByRole('heading', { name: 'Somewhere' });
  expect(address()).toBe('/settings/network');
});

test('entering the demo tenant begins anew: nothing that was open belongs to it', async () => {
  const { address, post } = renderFrame('/assets?open=18');
  await screen.findByRole('heading', { name: 'Somewhere' });
  act(() => post('status', { demo: { day: 1 } }));
  expect(await screen.findByText('Demo tenant, day 1')).toBeTruthy();
  expect(address()).toBe('/overview');
});

test('what the tray asks for is done once, also when the same is asked for again', async () => {
  const { address, post, user } = renderFrame('/assets');
  await screen.findByRole('heading', { name: 'Somewhere' });
  act(() => post('navigation', { kind: 'open', screen: '/import/history/7' }));
  expect(address()).toBe('/import/history/7');
  await user.click(screen.getByRole('link', { name: 'Assets' }));
  act(() => post('status', { schedulePaused: true }));
  expect(address()).toBe('/assets');
  act(() => post('navigation', { kind: 'open', screen: '/import/history/7' }));
  expect(address()).toBe('/import/history/7');
});

test('a window that comes late does what was asked before it came, but a reloaded one not again', async () => {
  const first = bridgeDouble({});
  first.post('navigation', { kind: 'open', screen: '/connectors' });
  const show = (): ReturnType<typeof createMemoryRouter> => {
    const router = createMemoryRouter([{ path: '*', element: <Frame /> }], { initialEntries: ['/assets'] });
    render(
      <Providers bridge={first.bridge} still>
        <RouterProvider router={router} />
      </Providers>,
    );
    return router;
  };
  const late = show();
  await vi.waitFor(() => expect(late.state.location.pathname).toBe('/connectors'));
  const reloaded = show();
  await vi.waitFor(() => expect(screen.getAllByRole('banner').length).toBe(2));
  expect(reloaded.state.location.pathname).toBe('/assets');
});

test.each([
  ['palette', 'Command palette'],
  ['shortcuts', 'Keyboard shortcuts'],
] as const)('the menu’s command “%s” opens “%s”', async (command, dialog) => {
  const { post } = renderFrame('/assets');
  await screen.findByRole('heading', { name: 'Somewhere' });
  act(() => post('navigation', { kind: 'command', command }));
  expect(await screen.findByRole('dialog', { name: dialog })).toBeTruthy();
});

test('Sync now of the tray does what the button does', async () => {
  const { post, calls } = renderFrame('/assets', {}, { 'scans.start': { attached: false } });
  await screen.findByRole('heading', { name: 'Somewhere' });
  act(() => post('navigation', { kind: 'command', command: 'sync' }));
  expect(await screen.findByRole('dialog', { name: 'Sync' })).toBeTruthy();
  expect(calls.map(({ name }) => name)).toEqual(['scans.start']);
});

test('the end of a scan is said to a screen reader, the one before the window came is not', async () => {
  const lastScan = {
    scanId: 1,
    connectorName: 'Production',
    scopeWords: 'site Berlin',
    state: 'complete',
    finishedAt: '2026-11-22T10:00:00.000Z',
    words: 'Complete, 14 new findings.',
  };
  const { post } = renderFrame('/assets', { lastScan });
  await screen.findByRole('heading', { name: 'Somewhere' });
  expect(screen.queryByText(/has ended/)).toBeNull();
  act(() => post('status', { lastScan: { ...lastScan, scanId: 2 } }));
  const said = screen.getByText('The scan of Production, site Berlin, has ended. Complete, 14 new findings.');
  expect(said.getAttribute('aria-live')).toBe('polite');
});

test('the address of the view is copied from the header', async () => {
  const { user, calls } = renderFrame('/assets?f=state%3Dactive', {}, { 'application.copyText': null });
  await user.click(await screen.findByRole('button', { name: 'Copy the address of this view' }));
  expect(calls).toEqual([{ name: 'application.copyText', args: { text: '/assets?f=state%3Dactive' } }]);
});

test('one can skip over the navigation to the screen', async () => {
  const { user } = renderFrame('/assets');
  await screen.findByRole('heading', { name: 'Somewhere' });
  await user.tab();
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('main'));
});

test('an address of no screen says so, and leads on', async () => {
  const { bridge } = bridgeDouble({});
  const router = createMemoryRouter(routes, { initialEntries: ['/nowhere'] });
  render(
    <Providers bridge={bridge} still>
      <RouterProvider router={router} />
    </Providers>,
  );
  expect(await screen.findByRole('heading', { name: 'There is no such screen' })).toBeTruthy();
  expect(screen.getByText('Open Overview')).toBeTruthy();
});

test('a screen that breaks down is reported to main, and can be shown anew; the frame stays', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  function Fragile(): ReactNode {
    if (broken) throw new Error('No such column');
    return <Screen title="Whole again" />;
  }
  const { bridge, calls } = bridgeDouble({ 'application.reportError': null });
  const router = createMemoryRouter(
    [
      {
        path: '/',
        element: <Frame />,
        children: [{ path: '*', element: <Fragile />, errorElement: <ScreenError /> }],
      },
    ],
    { initialEntries: ['/assets?q=srv'] },
  );
  render(
    <Providers bridge={bridge} still>
      <RouterProvider router={router} />
    </Providers>,
  );
  expect(await screen.findByText('This screen broke down')).toBeTruthy();
  expect(screen.getByRole('navigation')).toBeTruthy();
  expect(calls).toMatchObject([
    { name: 'application.reportError', args: { message: 'Error: No such column' } },
  ]);
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Reload this screen' }));
  expect(await screen.findByRole('heading', { name: 'Whole again' })).toBeTruthy();
  expect(router.state.location.search).toBe('?q=srv');
});

test('while the project is migrated every screen says how far it is, and opens when it is done', async () => {
  const { post } = renderFrame('/assets', {
    migration: { kind: 'copying', done: 40, total: 100, copy: 'project.sqlite.before-v7.bak' },
  });
  await screen.findByRole('heading', { name: 'The project is being migrated' });
  expect(screen.getByText(/kept in project\.sqlite\.before-v7\.bak/)).toBeDefined();
  expect(screen.getByText('Copying the project.')).toBeDefined();
  expect(screen.getByRole('progressbar', { name: 'Migration' }).getAttribute('aria-valuenow')).toBe('40');
  expect(screen.queryByRole('heading', { name: 'Somewhere' })).toBeNull();
  act(() => post('status', { migration: { kind: 'step', done: 2, total: 3, copy: null } }));
  expect(await screen.findByText('Step 2 of 3.')).toBeDefined();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('33');
  act(() => post('status', { migration: undefined }));
  expect(await screen.findByRole('heading', { name: 'Somewhere' })).toBeDefined();
});
