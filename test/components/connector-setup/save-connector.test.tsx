import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aConnector, refusedLines, verified } from './connectors.ts';
import { openDialog, origin } from './opened-dialog.tsx';

describe('Save', () => {
  it('saves what was verified with one press, and offers Import via Connector next', async () => {
    const { user, fill, press, made, address } = openDialog();
    await fill();
    await user.type(screen.getByLabelText('Description'), 'EU tenant');
    await press('Verify Credentials');
    await screen.findByText(/^Verified:/);
    await press('Save');
    expect(await screen.findByText('Acme is saved and verified.')).toBeTruthy();
    expect(made('connectors.saveDraft')).toEqual([
      { draftId: 'd-1', name: 'Acme', description: 'EU tenant', url: origin, unverified: false },
    ]);
    await press('Import via Connector');
    expect(address()).toBe('/import/new?connector=c-1');
  });

  it('takes a second press, of a button that says so, to save what is not verified', async () => {
    const { fill, press, made } = openDialog({
      'connectors.saveDraft': { connector: aConnector({ lastVerifiedAt: null }), keychainProblem: null },
    });
    await fill();
    await press('Save');
    const second = await screen.findByRole('button', { name: 'Save unverified' });
    expect(second).toBeTruthy();
    expect(made('connectors.saveDraft')).toEqual([]);
    await press('Save');
    expect(made('connectors.saveDraft')).toEqual([]);
    await press('Save unverified');
    expect(await screen.findByText('Acme is saved, but not verified.')).toBeTruthy();
    expect(made('connectors.saveDraft')).toEqual([expect.objectContaining({ unverified: true })]);
  });

  it('takes that second press after a failed verification too', async () => {
    const { fill, press, made } = openDialog({ 'connectors.verifyDraft': verified('refused', refusedLines) });
    await fill();
    await press('Verify Credentials');
    await screen.findByText(/^Not verified/);
    await press('Save');
    await screen.findByRole('button', { name: 'Save unverified' });
    expect(made('connectors.saveDraft')).toEqual([]);
  });

  it('asks for that second press when it is main who finds it not verified', async () => {
    const { fill, press } = openDialog({
      'connectors.saveDraft': ({ unverified }) => {
        if (unverified) return { connector: aConnector({ lastVerifiedAt: null }), keychainProblem: null };
        throw { code: 'not-verified', message: 'Not verified as they stand.', advice: 'Verify them.' };
      },
    });
    await fill();
    await press('Verify Credentials');
    await screen.findByText(/^Verified:/);
    await press('Save');
    await press('Save unverified');
    expect(await screen.findByText('Acme is saved, but not verified.')).toBeTruthy();
  });

  it('says at the name that it is taken', async () => {
    const { user, fill, press } = openDialog({
      'connectors.saveDraft': () => {
        throw {
          code: 'connector-name-taken',
          message: 'There is one called "Acme".',
          advice: 'Choose another.',
        };
      },
    });
    await fill();
    await press('Verify Credentials');
    await screen.findByText(/^Verified:/);
    await press('Save');
    expect(await screen.findByText('There is one called "Acme". Choose another.')).toBeTruthy();
    expect(screen.getByLabelText('Name')).toHaveProperty('ariaInvalid', 'true');
    await user.type(screen.getByLabelText('Name'), ' 2');
    expect(screen.getByLabelText('Name')).toHaveProperty('ariaInvalid', null);
  });

  it('says when the keychain does not hold the token', async () => {
    const connector = aConnector({ token: 'session' });
    const { fill, press } = openDialog({
      'connectors.saveDraft': { connector, keychainProblem: 'The login keyring is locked.' },
    });
    await fill();
    await press('Verify Credentials');
    await screen.findByText(/^Verified:/);
    await press('Save');
    const notice = await screen.findByRole('alert');
    expect(notice.textContent).toContain('kept for this session only');
    expect(notice.textContent).toContain('The login keyring is locked.');
  });
});

describe('editing', () => {
  it('begins at the name', async () => {
    openDialog({}, aConnector());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')));
  });

  it('keeps the token unless another one is given, and needs no verification for another name', async () => {
    const { user, made, address } = openDialog({}, aConnector());
    await user.type(await screen.findByLabelText('Name'), ' EU');
    expect(screen.getByText(/^The current token is kept/)).toBeTruthy();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe('/connectors'));
    expect(made('connectors.giveToken')).toEqual([]);
    expect(made('connectors.saveDraft')).toEqual([
      { draftId: 'd-1', name: 'Acme EU', description: 'Production', url: origin, unverified: false },
    ]);
  });

  it('demands the token again for another console, and sends nothing without it', async () => {
    const { user, press, made } = openDialog(
      { 'connectors.cleanAddress': { origin: 'https://usea1-other.sentinelone.net', notes: [] } },
      aConnector(),
    );
    const url = await screen.findByLabelText('Instance URL');
    await user.clear(url);
    await user.type(url, 'other');
    await user.tab();
    expect(await screen.findByText(/^This is another console: enter its API token/)).toBeTruthy();
    await press('Verify Credentials');
    await press('Save changes');
    expect(made('connectors.verifyDraft')).toEqual([]);
    expect(made('connectors.saveDraft')).toEqual([]);
  });

  it('verifies with the kept token where nothing was changed', async () => {
    const { press, made } = openDialog({}, aConnector());
    await press('Verify Credentials');
    await screen.findByText(/^Verified:/);
    expect(made('connectors.verifyDraft')).toEqual([{ draftId: 'd-1', url: origin }]);
    expect(made('connectors.giveToken')).toEqual([]);
  });

  it('goes back to the present token after another one was given', async () => {
    const { user, press, made } = openDialog(
      { 'connectors.giveToken': ({ token }) => ({ held: token !== '', notes: [] }) },
      aConnector(),
    );
    await press('Replace the token');
    await user.paste('another');
    await press('Keep the current one');
    expect(await screen.findByText(/^The current token is kept/)).toBeTruthy();
    expect(made('connectors.giveToken').at(-1)).toEqual({ draftId: 'd-1', token: '' });
  });

  it('asks for the token where it is missing', async () => {
    openDialog({}, aConnector({ token: 'missing' }));
    expect(await screen.findByText('The token is missing: enter it again.')).toBeTruthy();
  });
});

describe('closing', () => {
  it('asks first where something would be lost, and closes the draft in main', async () => {
    const { fill, press, user, made, address } = openDialog();
    await fill();
    await press('Cancel');
    const question = await screen.findByRole('dialog', { name: 'Discard your entries?' });
    await user.click(within(question).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull());
    expect(address()).toBe('/connectors?dialog=new');
    await press('Cancel');
    await press('Discard');
    await waitFor(() => expect(address()).toBe('/connectors'));
    await waitFor(() => expect(made('connectors.closeDraft')).toEqual([{ draftId: 'd-1' }]));
  });

  it('asks nothing where nothing was entered', async () => {
    const { press, address } = openDialog();
    await screen.findByLabelText('Instance URL');
    await press('Cancel');
    await waitFor(() => expect(address()).toBe('/connectors'));
  });
});

it('says why a set-up cannot be opened', async () => {
  openDialog({
    'connectors.openDraft': () => {
      throw { code: 'demo-only', message: 'The demo has no other connector.', advice: 'Leave the demo.' };
    },
  });
  expect(await screen.findByText('The demo has no other connector.')).toBeTruthy();
  expect(screen.getByText('Leave the demo.')).toBeTruthy();
});
