import { screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { useShortcutKeys } from '../../../renderer/commands/screen-shortcuts.ts';
import { ImportHistoryScreen } from '../../../renderer/features/import-history/import-history-screen.tsx';
import { type RenderedScreen, renderScreen } from '../bridge-double.tsx';
import { layOut } from '../overview/laid-out.ts';
import { scanList } from './sample-scans.ts';

/** The screen with the keyboard as the frame gives it. */
function WithKeys(): ReactNode {
  useShortcutKeys();
  return <ImportHistoryScreen />;
}

async function show(): Promise<RenderedScreen> {
  layOut(1000, 683);
  const rendered = renderScreen(<WithKeys />, {
    at: '/import/history',
    replies: { 'scans.list': scanList(300) },
  });
  await screen.findByRole('link', { name: 'Scan 300' });
  return rendered;
}

function focused(): string | null | undefined {
  return document.activeElement?.getAttribute('aria-label');
}

describe('the history by keyboard', () => {
  test('j and k, and the arrows, go through the rows', async () => {
    const { user } = await show();
    await user.keyboard('j');
    await waitFor(() => expect(focused()).toBe('Scan 300'));
    await user.keyboard('j{ArrowDown}');
    await waitFor(() => expect(focused()).toBe('Scan 298'));
    await user.keyboard('k{ArrowUp}{ArrowUp}');
    await waitFor(() => expect(focused()).toBe('Scan 300'));
  });

  test('Enter opens the row', async () => {
    const { user, address } = await show();
    await user.keyboard('jj');
    await waitFor(() => expect(focused()).toBe('Scan 299'));
    await user.keyboard('{Enter}');
    expect(address()).toBe('/import/history/299');
  });

  test('Tab comes to one row of the list, the one it was left at', async () => {
    const { user } = await show();
    await user.keyboard('jjj');
    await waitFor(() => expect(focused()).toBe('Scan 298'));
    const reachable = screen.getAllByRole('link').filter((link) => link.tabIndex === 0);
    expect(reachable.map((link) => link.getAttribute('aria-label'))).toEqual(['Scan 298']);
  });
});
