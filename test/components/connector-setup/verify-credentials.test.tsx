import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { errorEntry } from '../../../preload/contract/errors/error-catalogue.ts';
import type { VerificationLine } from '../../../preload/contract/verification.ts';
import { passedLines, refusedLines, verified } from './connectors.ts';
import { openDialog, origin } from './opened-dialog.tsx';

describe('the instance URL', () => {
  it('is cleaned when its field is left, says what was changed, and suggests a name', async () => {
    const { user, made } = openDialog({
      'connectors.cleanAddress': { origin, notes: ['"acme" was completed to euce1-acme.sentinelone.net.'] },
    });
    await user.type(await screen.findByLabelText('Instance URL'), 'acme');
    await user.tab();
    expect(await screen.findByText('"acme" was completed to euce1-acme.sentinelone.net.')).toBeTruthy();
    expect(screen.getByLabelText('Instance URL')).toHaveProperty('value', origin);
    expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Acme');
    expect(made('connectors.cleanAddress')).toEqual([{ url: 'acme' }]);
  });

  it('keeps the name that was entered', async () => {
    const { user } = openDialog();
    await user.type(await screen.findByLabelText('Name'), 'Mine');
    await user.type(screen.getByLabelText('Instance URL'), 'acme');
    await user.tab();
    await waitFor(() => expect(screen.getByLabelText('Instance URL')).toHaveProperty('value', origin));
    expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Mine');
  });

  it('takes the name that it suggested along when it is changed, for as long as nobody changed the name', async () => {
    const { user } = openDialog({
      'connectors.cleanAddress': ({ url }) => ({ origin: `https://usea1-${url}.sentinelone.net`, notes: [] }),
    });
    const address = await screen.findByLabelText('Instance URL');
    const name = screen.getByLabelText('Name');
    const enter = async (host: string): Promise<void> => {
      await user.clear(address);
      await user.type(address, host);
      await user.tab();
    };
    await enter('acme');
    await waitFor(() => expect(name).toHaveProperty('value', 'Acme'));
    await enter('globex');
    await waitFor(() => expect(name).toHaveProperty('value', 'Globex'));
    await user.type(name, ' mine');
    await enter('initech');
    await waitFor(() => expect(address).toHaveProperty('value', 'https://usea1-initech.sentinelone.net'));
    expect(name).toHaveProperty('value', 'Globex mine');
  });

  it('that is none says why and what to do, and nothing is verified with it', async () => {
    const { user, press, made } = openDialog({
      'connectors.cleanAddress': () => {
        throw {
          code: 'address-invalid',
          message: 'It does not name a host.',
          advice: 'Copy it from the browser.',
        };
      },
    });
    await user.type(await screen.findByLabelText('Instance URL'), '???');
    await user.tab();
    expect(await screen.findByText('It does not name a host. Copy it from the browser.')).toBeTruthy();
    await press('Cause and remedy');
    expect(screen.getByText(errorEntry('address-invalid')?.cause ?? '')).toBeTruthy();
    await press('Verify Credentials');
    expect(made('connectors.verifyDraft')).toEqual([]);
  });

  it('and the token are asked for when they are missing', async () => {
    const { press, made } = openDialog();
    await press('Save');
    expect(await screen.findByText('Enter the address of the console.')).toBeTruthy();
    expect(screen.getByText('Enter the API token.')).toBeTruthy();
    expect(made('connectors.saveDraft')).toEqual([]);
  });
});

describe('Verify Credentials', () => {
  it('shows its lines one by one as they are decided, and in the end what they mean', async () => {
    const told = Promise.withResolvers<(line: VerificationLine) => void>();
    const ended = Promise.withResolvers<void>();
    const { fill, press } = openDialog({
      'connectors.verifyDraft': async (_, { tell }) => {
        told.resolve(tell);
        await ended.promise;
        return verified('ready');
      },
    });
    await fill();
    await press('Verify Credentials');
    const tell = await told.promise;
    for (const [index, line] of passedLines.entries()) {
      tell(line);
      expect(await screen.findByText(line.finding)).toBeTruthy();
      const next = passedLines[index + 1];
      if (next) expect(screen.queryByText(next.finding)).toBeNull();
    }
    expect(screen.queryByText(/^Verified/)).toBeNull();
    ended.resolve();
    expect(await screen.findByText('Verified: scans can ingest assets and vulnerabilities.')).toBeTruthy();
    expect(screen.getAllByRole('listitem')).toHaveLength(6);
  });

  it('can be cancelled, and then says nothing about the credentials', async () => {
    const { fill, press, cancelled } = openDialog({
      'connectors.verifyDraft': (_, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    });
    await fill();
    await press('Verify Credentials');
    await press('Cancel verification');
    expect(await screen.findByText('The verification was cancelled.')).toBeTruthy();
    expect(cancelled).toEqual(['connectors.verifyDraft']);
    expect(screen.getByRole('button', { name: 'Verify Credentials' })).toHaveProperty('disabled', false);
  });

  it.each([
    ['refused', 'Not verified: the console refuses this token or its permissions.'],
    ['unusable', 'Not verified: scans cannot run with these credentials.'],
    ['assets-only', 'Verified for assets only: vulnerabilities cannot be read with this token.'],
  ] as const)('sums up a verdict of %s', async (verdict, words) => {
    const { fill, press } = openDialog({ 'connectors.verifyDraft': verified(verdict, refusedLines) });
    await fill();
    await press('Verify Credentials');
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.getByText('Copy it once more.')).toBeTruthy();
  });

  it('no longer holds when the address is changed afterwards', async () => {
    const { user, fill, press, made } = openDialog({
      'connectors.cleanAddress': ({ url }) => ({
        origin: url === 'acme' ? origin : 'https://other.example',
        notes: [],
      }),
    });
    await fill();
    await press('Verify Credentials');
    await screen.findByText(/^Verified:/);
    await user.type(screen.getByLabelText('Instance URL'), '2');
    await user.tab();
    expect(await screen.findByText(/was changed since: verify again/)).toBeTruthy();
    expect(screen.queryByText(/^Verified:/)).toBeNull();
    // Nor does any line of it stay.
    expect(screen.queryByText('The console accepts the token.')).toBeNull();
    await press('Save');
    expect(await screen.findByRole('button', { name: 'Save unverified' })).toBeTruthy();
    expect(made('connectors.saveDraft')).toEqual([]);
  });

  it('no longer holds when another token is given afterwards', async () => {
    const { user, fill, press, made } = openDialog();
    await fill();
    await press('Verify Credentials');
    await screen.findByText(/^Verified:/);
    await press('Replace the token');
    await user.paste('another');
    expect(await screen.findByText(/was changed since: verify again/)).toBeTruthy();
    await press('Save');
    await screen.findByRole('button', { name: 'Save unverified' });
    expect(made('connectors.saveDraft')).toEqual([]);
  });
});
