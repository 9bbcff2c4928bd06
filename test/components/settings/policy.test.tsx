import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ManagedView } from '../../../preload/contract/managed.ts';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { KeychainNotice } from '../../../renderer/connector-form/keychain-notice.tsx';
import { SettingsScreen } from '../../../renderer/features/settings/settings-screen.tsx';
import { type RenderedScreen, renderScreen } from '../bridge-double.tsx';
import { sampleSettings } from './sample-settings.ts';

function show(section: string, settings: Partial<SettingsView>): RenderedScreen {
  return renderScreen(<SettingsScreen />, {
    at: `/settings/${section}`,
    replies: { 'settings.read': sampleSettings(settings) },
  });
}

const policy = (differs: Partial<ManagedView> = {}): ManagedView => ({
  file: '/etc/sentinelone-connector/policy.json',
  trouble: null,
  settings: [],
  ...differs,
});

describe('the section on the policy', () => {
  test('says on a machine that nobody manages that every setting is the user’s', async () => {
    show('policy', {});
    expect((await screen.findByRole('region', { name: 'Policy' })).textContent).toContain(
      'you can change every setting',
    );
  });

  test('shows the file and what it fixes, in words', async () => {
    show('policy', {
      policy: policy({
        settings: [
          { name: 'ingestMode', state: 'fixed', words: 'Asset Sync Mode' },
          { name: 'updateFeed', state: 'fixed', words: 'no updates' },
        ],
      }),
    });
    const section = await screen.findByRole('region', { name: 'Policy' });
    expect(section.textContent).toContain('/etc/sentinelone-connector/policy.json');
    expect(section.textContent).toContain('Ingest mode');
    expect(section.textContent).toContain('Asset Sync Mode');
    expect(section.textContent).toContain('no updates');
  });

  test('says what is wrong with it, and that this restricts', async () => {
    show('policy', {
      policy: policy({
        trouble: 'The policy file cannot be applied: "proxy" must be an address.',
        settings: [{ name: 'proxy', state: 'closed', words: '' }],
      }),
    });
    const section = await screen.findByRole('region', { name: 'Policy' });
    expect(section.textContent).toContain('"proxy" must be an address.');
    expect(section.textContent).toContain('Until then, everything it may restrict is restricted');
    expect(section.textContent).toContain('cannot be read here');
  });
});

describe('a setting that the policy fixes is shown as managed and not offered:', () => {
  test('the ingest mode', async () => {
    show('mode', { managed: ['ingestMode'] });
    for (const radio of await screen.findAllByRole('radio')) expect(radio).toHaveProperty('disabled', true);
    expect(screen.getByText('Managed')).toBeDefined();
  });

  test('the proxy', async () => {
    show('network', { managed: ['proxy'], network: { proxyUrl: 'http://proxy:3128', extraCa: null } });
    expect(await screen.findByLabelText(/^Proxy address/)).toMatchObject({
      readOnly: true,
      value: 'http://proxy:3128',
    });
    expect(screen.getAllByText('Managed')).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Choose a file…' })).toHaveProperty('disabled', false);
  });

  test('the authorities', async () => {
    show('network', {
      managed: ['certificateAuthorities'],
      network: { proxyUrl: null, extraCa: { file: 'acme.pem', certificates: 1, problem: null } },
    });
    expect(await screen.findByRole('button', { name: 'Choose another…' })).toHaveProperty('disabled', true);
    expect(screen.getByRole('button', { name: 'Remove' })).toHaveProperty('disabled', true);
    expect(screen.getByLabelText('Proxy address')).toHaveProperty('readOnly', false);
  });

  test('starting at login', async () => {
    show('schedule', { managed: ['startAtLogin'] });
    expect(await screen.findByRole('switch', { name: 'Start at login' })).toHaveProperty('disabled', true);
    expect(screen.getByRole('switch', { name: 'Close to the tray' })).toHaveProperty('disabled', false);
    expect(screen.getAllByText('Managed')).toHaveLength(1);
  });

  test('where tokens are kept', async () => {
    renderScreen(<KeychainNotice />, {
      replies: {},
      status: { keychain: { state: 'unavailable', reason: null, sessionOnly: true, managed: true } },
    });
    expect(await screen.findByText(/The policy of this machine keeps tokens for this session/)).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
