import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { NetworkTestLine } from '../../../preload/contract/calls/settings-calls.ts';
import { errorEntry } from '../../../preload/contract/errors/error-catalogue.ts';
import type { SettingsView } from '../../../preload/contract/settings-view.ts';
import { SettingsScreen } from '../../../renderer/features/settings/settings-screen.tsx';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { sampleSettings } from './sample-settings.ts';

function show(network: Partial<SettingsView['network']>, replies: Replies = {}): RenderedScreen {
  return renderScreen(<SettingsScreen />, {
    at: '/settings/network',
    replies: {
      'settings.read': sampleSettings({ network: { proxyUrl: null, extraCa: null, ...network } }),
      ...replies,
    },
  });
}

describe('the proxy', () => {
  const withProxy = ({ proxyUrl }: { readonly proxyUrl: string | null }): SettingsView =>
    sampleSettings({ network: { proxyUrl, extraCa: null } });

  test('is saved by Enter', async () => {
    const { user, calls } = show({}, { 'settings.setProxy': withProxy });
    await user.type(await screen.findByLabelText('Proxy address'), ' http://proxy.example:8080 {Enter}');
    await waitFor(() =>
      expect(calls).toContainEqual({
        name: 'settings.setProxy',
        args: { proxyUrl: 'http://proxy.example:8080' },
      }),
    );
    await waitFor(() =>
      expect((screen.getByLabelText('Proxy address') as HTMLInputElement).value).toBe(
        'http://proxy.example:8080',
      ),
    );
    expect(screen.getByText('Saved')).toBeDefined();
  });

  test('is saved when the field is left, and emptied to go by the system', async () => {
    const { user, calls } = show(
      { proxyUrl: 'http://proxy.example:8080' },
      { 'settings.setProxy': withProxy },
    );
    await user.clear(await screen.findByLabelText('Proxy address'));
    await user.tab();
    await waitFor(() =>
      expect(calls).toContainEqual({ name: 'settings.setProxy', args: { proxyUrl: null } }),
    );
  });

  test('is not saved anew when nothing was changed', async () => {
    const { user, calls } = show({ proxyUrl: 'http://proxy.example:8080' });
    await user.click(await screen.findByLabelText('Proxy address'));
    await user.tab();
    expect(calls.map(({ name }) => name)).toEqual(['settings.read']);
  });

  test('says at the field what is wrong with an address, and keeps what was typed', async () => {
    const { user } = show(
      {},
      {
        'settings.setProxy': () => {
          throw {
            code: 'proxy-address-invalid',
            message: 'The proxy is not an http:// or https:// address.',
            advice: 'Enter it as http://HOST:PORT.',
          };
        },
      },
    );
    const field = (await screen.findByLabelText('Proxy address')) as HTMLInputElement;
    await user.type(field, 'ftp://x{Enter}');
    expect(
      await screen.findByText(
        'The proxy is not an http:// or https:// address. Enter it as http://HOST:PORT.',
      ),
    ).toBeDefined();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Cause and remedy' }));
    expect(screen.getByText(errorEntry('proxy-address-invalid')?.cause ?? '')).toBeDefined();
    expect(field.value).toBe('ftp://x');
    expect(screen.queryByText('Saved')).toBeNull();
  });
});

describe('extra certificate authorities', () => {
  const chosen = sampleSettings({
    network: { proxyUrl: null, extraCa: { file: 'roots.pem', certificates: 3, problem: null } },
  });

  test('are chosen from a file, and counted', async () => {
    const { user } = show({}, { 'settings.chooseExtraCa': chosen });
    await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
    expect(await screen.findByText('roots.pem, with 3 certificates.')).toBeDefined();
  });

  test('that hold no certificate say so, and nothing changes', async () => {
    const { user } = show(
      {},
      {
        'settings.chooseExtraCa': () => {
          throw {
            code: 'extra-ca-unusable',
            message: 'notes.txt holds no certificate.',
            advice: 'Choose a PEM file.',
          };
        },
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
    expect((await screen.findByRole('alert')).textContent).toContain('notes.txt holds no certificate.');
    expect(screen.getByRole('button', { name: 'Choose a file…' })).toBeDefined();
  });

  test('can be removed', async () => {
    const { user } = show(chosen.network, { 'settings.removeExtraCa': sampleSettings() });
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    expect(await screen.findByRole('button', { name: 'Choose a file…' })).toBeDefined();
  });

  test('that can no longer be used say so', async () => {
    show({
      extraCa: { file: 'roots.pem', certificates: 0, problem: 'The file cannot be used: it is gone.' },
    });
    expect(await screen.findByText('roots.pem: The file cannot be used: it is gone.')).toBeDefined();
  });
});

describe('the test of the network', () => {
  const proxy: NetworkTestLine = {
    id: 'proxy',
    title: 'Proxy',
    state: 'passed',
    finding: 'Connections are direct.',
    advice: '',
  };
  const connector: NetworkTestLine = {
    id: 'c-1',
    title: 'Production',
    state: 'failed',
    finding: 'The name is not known.',
    advice: 'Check the address.',
  };

  test('shows its lines one by one', async () => {
    const { promise: goOn, resolve: letItGoOn } = Promise.withResolvers<void>();
    const { user } = show(
      {},
      {
        'settings.testNetwork': async (_, { tell }) => {
          tell(proxy);
          await goOn;
          tell(connector);
          return [proxy, connector];
        },
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Test' }));
    expect(await screen.findByText('Connections are direct.')).toBeDefined();
    expect(screen.queryByText('The name is not known.')).toBeNull();
    expect(screen.getByText('Checking…')).toBeDefined();
    letItGoOn();
    const line = (await screen.findByText('The name is not known.')).closest('li') as HTMLElement;
    expect(within(line).getByText('Failed')).toBeDefined();
    expect(within(line).getByText('Check the address.')).toBeDefined();
    await waitFor(() => expect(screen.queryByText('Checking…')).toBeNull());
  });

  test('can be stopped', async () => {
    const { user, cancelled } = show(
      {},
      {
        'settings.testNetwork': (_, { signal, tell }) => {
          tell(proxy);
          return new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject({ code: 'cancelled', message: '', advice: '' })),
          );
        },
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Test' }));
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull());
    expect(cancelled).toEqual(['settings.testNetwork']);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

test('how many sites are read side by side is saved at once', async () => {
  const { user, calls } = renderScreen(<SettingsScreen />, {
    at: '/settings/network',
    replies: {
      'settings.read': sampleSettings(),
      'settings.setWalksAtOnce': ({ walksAtOnce }) => sampleSettings({ walksAtOnce }),
    },
  });
  const choice = await screen.findByRole('combobox', { name: 'Sites read in parallel' });
  await user.selectOptions(choice, '2');
  expect(calls.at(-1)).toMatchObject({ name: 'settings.setWalksAtOnce', args: { walksAtOnce: 2 } });
  expect(await screen.findByText('Saved')).toBeDefined();
});
