import { act, fireEvent, screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { describe, expect, test } from 'vitest';
import { helpAt } from '../../../renderer/app/contributions/help.ts';
import { Frame } from '../../../renderer/app/frame.tsx';
import { CallFailure } from '../../../renderer/bridge/call-failure.ts';
import { FailureNotice } from '../../../renderer/components/failure-notice.tsx';
import { Screen } from '../../../renderer/components/screen.tsx';
import { HelpScreen } from '../../../renderer/features/help/help-screen.tsx';
import { windowScreens } from '../../e2e/support/window-screens.ts';
import { renderScreen } from '../bridge-double.tsx';

describe('the help of a screen', () => {
  test.each(windowScreens.map(({ address }) => address))('is there for %s', (address) => {
    const topic = helpAt(address.split('?')[0] ?? '');
    expect(topic?.parts.length).toBeGreaterThan(0);
  });

  const somewhere = (at: string) =>
    renderScreen(
      <Routes>
        <Route element={<Frame />}>
          <Route element={<Screen title="Somewhere" />} path="*" />
        </Route>
      </Routes>,
      { at },
    );

  test('opens by the button in its title and closes by Esc', async () => {
    const { user } = somewhere('/assets');
    await user.click(await screen.findByRole('button', { name: 'Help for this screen' }));
    const help = within(await screen.findByRole('dialog', { name: 'Help for this screen' }));
    expect(help.getByText(/Every endpoint of the consoles/)).toBeDefined();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog', { name: 'Help for this screen' })).toBeNull();
  });

  test('opens by F1, also while one types', async () => {
    const { container } = somewhere('/overview');
    await screen.findByRole('heading', { name: 'Somewhere' });
    const field = container.appendChild(document.createElement('input'));
    field.focus();
    fireEvent.keyDown(field, { key: 'F1' });
    expect(await screen.findByRole('dialog', { name: 'Help for this screen' })).toBeDefined();
  });

  test('opens by the menu', async () => {
    const { post } = somewhere('/overview');
    await screen.findByRole('heading', { name: 'Somewhere' });
    act(() => post('navigation', { kind: 'command', command: 'help' }));
    expect(await screen.findByRole('dialog', { name: 'Help for this screen' })).toBeDefined();
  });

  test('is not offered where there is none', async () => {
    somewhere('/nowhere');
    await screen.findByRole('heading', { name: 'Somewhere' });
    expect(screen.queryByRole('button', { name: 'Help for this screen' })).toBeNull();
  });
});

describe('the error codes', () => {
  test('stand with cause and remedy, and can be searched', async () => {
    const { user } = renderScreen(<HelpScreen />, { at: '/help/errors?code=tls-failed' });
    const wanted = (await screen.findByRole('link', { name: 'tls-failed' })).closest('[aria-current]');
    expect(wanted?.textContent).toContain('Verification cannot be turned off.');
    await user.type(screen.getByRole('searchbox', { name: 'Search error codes' }), 'keychain locked');
    expect(screen.getByRole('link', { name: 'keychain-locked' })).toBeDefined();
    expect(screen.queryByRole('link', { name: 'tls-failed' })).toBeNull();
  });

  test('are a press away from every failure that has one', async () => {
    const failure = new CallFailure({ code: 'disk-full', message: 'The disk is full.', advice: '' });
    const { user } = renderScreen(<FailureNotice failure={failure} />);
    await user.click(await screen.findByRole('button', { name: 'Cause and remedy' }));
    expect(screen.getByText(/no room left/)).toBeDefined();
    expect(screen.getByRole('link', { name: 'Open in Help' }).getAttribute('href')).toBe(
      '/help/errors?code=disk-full',
    );
  });
});

test('the service user’s permissions say what each is for, by the mode', async () => {
  const { unmount } = renderScreen(<HelpScreen />, { at: '/help/service-user' });
  const needed = () =>
    within(screen.getByRole('row', { name: /View risks/ }))
      .getAllByRole('cell')
      .at(-1)?.textContent;
  await screen.findByRole('table');
  expect(needed()).toBe('Yes');
  unmount();
  renderScreen(<HelpScreen />, { at: '/help/service-user', status: { mode: 'asset-sync' } });
  await screen.findByRole('table');
  expect(needed()).toBe('In Scan Mode');
});
