import { screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { expect, test, vi } from 'vitest';
import { Frame } from '../../../renderer/app/frame.tsx';
import { keyCaps } from '../../../renderer/commands/keys.ts';
import { useShortcuts } from '../../../renderer/commands/screen-shortcuts.ts';
import { Screen } from '../../../renderer/components/screen.tsx';
import { SidePanel } from '../../../renderer/components/side-panel.tsx';
import { renderScreen } from '../bridge-double.tsx';

function Lists({ next }: { readonly next: () => void }): ReactNode {
  useShortcuts([
    { keys: 'j', label: 'Next row', group: 'Lists', run: next },
    { keys: 'Enter', label: 'Open the row', group: 'Lists' },
  ]);
  return (
    <Screen title="Assets">
      <input aria-label="Search assets" type="search" />
    </Screen>
  );
}

function renderFrame(element: ReactNode) {
  return renderScreen(
    <Routes>
      <Route element={<Frame />}>
        <Route element={element} path="*" />
      </Route>
    </Routes>,
    { at: '/assets' },
  );
}

test('two keys one after the other lead to a screen', async () => {
  const { user, address } = renderFrame(<Lists next={() => undefined} />);
  await screen.findByRole('heading', { name: 'Assets' });
  await user.keyboard('gv');
  expect(address()).toBe('/vulnerabilities/active');
  await user.keyboard('gh');
  expect(address()).toBe('/import/history');
});

test('Alt with the arrows goes back and forward', async () => {
  const { user, address } = renderFrame(<Lists next={() => undefined} />);
  await screen.findByRole('heading', { name: 'Assets' });
  await user.keyboard('gs{Alt>}{ArrowLeft}{/Alt}');
  expect(address()).toBe('/assets');
  await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
  expect(address()).toBe('/settings');
});

test('a screen’s own shortcut works while it is there, and not where text is typed', async () => {
  const next = vi.fn();
  const { user } = renderFrame(<Lists next={next} />);
  await screen.findByRole('heading', { name: 'Assets' });
  await user.keyboard('j');
  expect(next).toHaveBeenCalledTimes(1);
  await user.keyboard('/');
  const search = screen.getByRole('searchbox');
  expect(document.activeElement).toBe(search);
  await user.keyboard('j/g');
  expect(search).toHaveProperty('value', 'j/g');
  expect(next).toHaveBeenCalledTimes(1);
});

test('? lists every shortcut that works here, each with its keys; Esc closes the list', async () => {
  const { user } = renderFrame(<Lists next={() => undefined} />);
  await screen.findByRole('heading', { name: 'Assets' });
  await user.keyboard('?');
  const list = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  const lists = within(list).getByRole('region', { name: 'Lists' }).textContent;
  expect(lists).toContain('Next rowJ');
  expect(lists).toContain('Open the rowEnter');
  expect(within(list).getByRole('region', { name: 'Go to' }).textContent).toContain('Import HistoryGthenH');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a shortcut that is only listed leaves its key to what has the focus', async () => {
  const { user, address } = renderFrame(<Lists next={() => undefined} />);
  await screen.findByRole('heading', { name: 'Assets' });
  screen.getByRole('link', { name: 'Overview' }).focus();
  await user.keyboard('{Enter}');
  expect(address()).toBe('/overview');
});

test('a dialog has the keyboard to itself', async () => {
  const { user, address } = renderFrame(<Lists next={() => undefined} />);
  await screen.findByRole('heading', { name: 'Assets' });
  await user.keyboard('?');
  await screen.findByRole('dialog');
  await user.keyboard('gs');
  expect(address()).toBe('/assets');
});

test('of two shortcuts with the same keys that of the inner part counts', async () => {
  const outer = vi.fn();
  const close = vi.fn();
  function Outer(): ReactNode {
    useShortcuts([{ keys: 'Escape', label: 'Clear the selection', group: 'Lists', run: outer }]);
    return (
      <SidePanel onClose={close} title="srv-1">
        details
      </SidePanel>
    );
  }
  const { user } = renderFrame(<Outer />);
  await screen.findByRole('complementary');
  await user.keyboard('{Escape}');
  expect([close.mock.calls.length, outer.mock.calls.length]).toEqual([1, 0]);
});

test('keys are shown as the caps one presses', () => {
  expect(keyCaps('mod+shift+k')).toEqual([['Ctrl', 'Shift', 'K']]);
  expect(keyCaps('g o')).toEqual([['G'], ['O']]);
  expect(keyCaps('alt+ArrowLeft')).toEqual([['Alt', '←']]);
});
