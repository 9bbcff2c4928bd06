import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import { SettingsScreen } from '../../../renderer/features/settings/settings-screen.tsx';
import { type RenderedScreen, renderScreen } from '../bridge-double.tsx';
import { sampleSettings } from './sample-settings.ts';

function show(mode: IngestMode, fails = false): RenderedScreen {
  let now = mode;
  return renderScreen(<SettingsScreen />, {
    at: '/settings/mode',
    replies: {
      'settings.read': () => sampleSettings({ mode: now }),
      'settings.modeEffects': { openFindings: 39_991, rules: 4, scanRunning: true },
      'settings.setMode': ({ mode: wanted }) => {
        if (fails)
          throw { code: 'settings-locked', message: 'The settings are in use.', advice: 'Try again.' };
        now = wanted;
        return sampleSettings({ mode: now });
      },
    },
  });
}

function choice(name: string): HTMLInputElement {
  return screen.getByRole('radio', { name });
}

async function ask(user: RenderedScreen['user'], mode: string): Promise<HTMLElement> {
  await user.click(await screen.findByRole('radio', { name: mode }));
  return screen.findByRole('dialog');
}

describe('the ingest mode', () => {
  test('says in numbers what Asset Sync Mode will change, before anything does', async () => {
    const { user, calls } = show('scan');
    const dialog = await ask(user, 'Asset Sync Mode');
    expect(dialog.textContent).toContain(
      '4 ingest rules and every scan started by hand will ingest assets only',
    );
    expect(dialog.textContent).toContain(
      '39,991 open findings stay as they are from then on: nothing new is found and nothing is resolved.',
    );
    expect(dialog.textContent).toContain('The scan that is running now ends in the mode in which it began.');
    expect(calls.map(({ name }) => name)).toEqual(['settings.read', 'settings.modeEffects']);
    expect(choice('Scan Mode').checked).toBe(true);
  });

  test('says what going back to Scan Mode will change', async () => {
    const { user } = show('asset-sync');
    const dialog = await ask(user, 'Scan Mode');
    expect(dialog.textContent).toContain('will ingest vulnerabilities again');
    expect(dialog.textContent).toContain('39,991 open findings stay as they are until then');
  });

  test('changes when that is confirmed, and says that it was saved', async () => {
    const { user, calls } = show('scan');
    const dialog = await ask(user, 'Asset Sync Mode');
    await user.click(within(dialog).getByRole('button', { name: 'Change to Asset Sync Mode' }));
    await waitFor(() => expect(choice('Asset Sync Mode').checked).toBe(true));
    expect(calls).toContainEqual({ name: 'settings.setMode', args: { mode: 'asset-sync' } });
    expect(screen.getByText('Saved')).toBeDefined();
  });

  test('does not change when that is cancelled', async () => {
    const { user, calls } = show('scan');
    const dialog = await ask(user, 'Asset Sync Mode');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(choice('Scan Mode').checked).toBe(true);
    expect(calls.some(({ name }) => name === 'settings.setMode')).toBe(false);
  });

  test('stays as it was when it cannot be saved, and says why', async () => {
    const { user } = show('scan', true);
    const dialog = await ask(user, 'Asset Sync Mode');
    await user.click(within(dialog).getByRole('button', { name: 'Change to Asset Sync Mode' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The settings are in use.');
    expect(choice('Scan Mode').checked).toBe(true);
  });
});
