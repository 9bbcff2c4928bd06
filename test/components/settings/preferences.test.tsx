import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { SettingsScreen } from '../../../renderer/features/settings/settings-screen.tsx';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { sampleSettings } from './sample-settings.ts';

/** Shows a section over settings that change as they are told to. */
function show(
  section: string,
  first: SettingsView = sampleSettings(),
  replies: Replies = {},
): RenderedScreen {
  let settings = first;
  const become = (next: SettingsView): SettingsView => {
    settings = next;
    return settings;
  };
  return renderScreen(<SettingsScreen />, {
    at: `/settings/${section}`,
    replies: {
      'settings.read': () => settings,
      'settings.change': ({ theme, contrast, motion, notifications, startAtLogin, closeToTray }) => {
        const { preferences } = settings;
        return become({
          ...settings,
          preferences: {
            theme: theme ?? preferences.theme,
            contrast: contrast ?? preferences.contrast,
            motion: motion ?? preferences.motion,
            startAtLogin: startAtLogin ?? preferences.startAtLogin,
            closeToTray: closeToTray ?? preferences.closeToTray,
            notifications: {
              enabled: notifications?.enabled ?? preferences.notifications.enabled,
              newCriticals: notifications?.newCriticals ?? preferences.notifications.newCriticals,
              scanEnded: notifications?.scanEnded ?? preferences.notifications.scanEnded,
            },
          },
        });
      },
      'settings.pauseSchedule': ({ paused }) => become({ ...settings, schedulePaused: paused }),
      ...replies,
    },
  });
}

async function toggle(name: string): Promise<HTMLInputElement> {
  return screen.findByRole('switch', { name });
}

function changes({ calls }: RenderedScreen): unknown[] {
  return calls.filter(({ name }) => name !== 'settings.read').map(({ args }) => args);
}

describe('every preference is saved at once', () => {
  test.each([
    ['schedule', 'Pause every schedule', { paused: true }],
    ['schedule', 'Start at login', { startAtLogin: true }],
    ['schedule', 'Close to the tray', { closeToTray: false }],
    ['notifications', 'Show notifications', { notifications: { enabled: false } }],
    ['notifications', 'New critical findings', { notifications: { newCriticals: false } }],
    ['notifications', 'Scans started by hand', { notifications: { scanEnded: true } }],
    ['appearance', 'High contrast', { contrast: 'more' }],
    ['appearance', 'Reduce motion', { motion: 'less' }],
  ])('%s: %s', async (section, name, args) => {
    const rendered = show(section);
    const control = await toggle(name);
    const before = control.checked;
    await rendered.user.click(control);
    await waitFor(() => expect(control.checked).toBe(!before));
    expect(changes(rendered)).toEqual([args]);
    expect(await screen.findByText('Saved')).toBeDefined();
  });

  test('the theme', async () => {
    const rendered = show('appearance');
    await rendered.user.click(await screen.findByText('Dark'));
    expect(await screen.findByText('Saved')).toBeDefined();
    expect(changes(rendered)).toEqual([{ theme: 'dark' }]);
    expect((screen.getByRole('radio', { name: 'Dark' }) as HTMLInputElement).checked).toBe(true);
  });
});

test('a change that fails goes back, and says why beside itself', async () => {
  const { user } = show('schedule', sampleSettings(), {
    'settings.change': () => {
      throw {
        code: 'settings-unwritable',
        message: 'The settings cannot be written.',
        advice: 'Free some space.',
      };
    },
  });
  const control = await toggle('Close to the tray');
  await user.click(control);
  expect((await screen.findByRole('alert')).textContent).toContain('The settings cannot be written.');
  expect(control.checked).toBe(true);
  expect(screen.queryByText('Saved')).toBeNull();
});

test('starting at login cannot be switched on where the system does not offer it, and says why', async () => {
  show('schedule', sampleSettings({ loginStart: { supported: false, reason: 'the image may be moved.' } }));
  expect((await toggle('Start at login')).disabled).toBe(true);
  expect(screen.getByText('Not possible here: the image may be moved.')).toBeDefined();
});

test('without a tray there is none to close to', async () => {
  show('schedule', sampleSettings({ tray: false }));
  expect((await toggle('Close to the tray')).disabled).toBe(true);
  expect(screen.getByText(/This desktop has no tray/)).toBeDefined();
});

test('how often everything is reconciled is shown', async () => {
  show('schedule', sampleSettings({ fullReconciliationHours: 36 }));
  expect(await screen.findByText(/at least every 36 hours/)).toBeDefined();
});

test('with notifications off the others rest, and what is always told is not told outside the window', async () => {
  const { user } = show('notifications');
  expect(await screen.findByText(/they are always shown/)).toBeDefined();
  await user.click(await toggle('Show notifications'));
  await waitFor(async () => expect((await toggle('New critical findings')).disabled).toBe(true));
  expect(screen.getByText(/only this window and the tray show them/)).toBeDefined();
});

test('sections have addresses of their own', async () => {
  const { user, address } = show('mode');
  await user.click(await screen.findByRole('link', { name: 'Notifications' }));
  expect(address()).toBe('/settings/notifications');
  expect(await toggle('Show notifications')).toBeDefined();
  expect(screen.getByRole('link', { name: 'Notifications' }).getAttribute('aria-current')).toBe('page');
});

test('settings that cannot be read say why, and are read again', async () => {
  let broken = true;
  const { user } = show('schedule', sampleSettings(), {
    'settings.read': () => {
      if (broken) throw { code: 'settings-unreadable', message: 'The settings file is damaged.', advice: '' };
      return sampleSettings();
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('The settings file is damaged.');
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await toggle('Pause every schedule')).toBeDefined();
});
