import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import type { VerificationLine } from '../../../preload/contract/verification.ts';
import { ConnectorsScreen } from '../../../renderer/features/connector-setup/connectors-screen.tsx';
import { type Replies, renderScreen } from '../bridge-double.tsx';
import { aConnector, passedLines, refusedLines, verified } from './connectors.ts';

const origin = 'https://euce1-acme.sentinelone.net';

function open(differs: Replies = {}, connector: ConnectorView | null = null) {
  const rendered = renderScreen(<ConnectorsScreen />, {
    at: `/connectors?dialog=${connector?.id ?? 'new'}`,
    replies: {
      'connectors.list': connector ? [connector] : [],
      'scans.list': { scans: [], total: 0 },
      'connectors.openDraft': { draftId: 'd-1', connector },
      'connectors.closeDraft': null,
      'connectors.cleanAddress': { origin, notes: [] },
      'connectors.giveToken': { held: true, notes: [] },
      'connectors.verifyDraft': verified('ready'),
      'connectors.saveDraft': { connector: aConnector(), keychainProblem: null },
      ...differs,
    },
    status: { connectors: connector ? [{ id: connector.id, name: connector.name }] : [] },
  });
  const { user, calls } = rendered;
  const made = (name: string) => calls.filter((call) => call.name === name).map(({ args }) => args);
  return {
    ...rendered,
    made,
    async fill() {
      await user.type(await screen.findByLabelText('Instance URL'), 'acme');
      await user.click(screen.getByLabelText('API Token'));
      await user.paste('token');
      await screen.findByText('Token held. It is not shown again.');
    },
    press: async (name: string) => user.click(await screen.findByRole('button', { name })),
  };
}

describe('the instance URL', () => {
  it('is cleaned when its field is left, says what was changed, and suggests a name', async () => {
    const { user, made } = open({
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
    const { user } = open();
    await user.type(await screen.findByLabelText('Name'), 'Mine');
    await user.type(screen.getByLabelText('Instance URL'), 'acme');
    await user.tab();
    await waitFor(() => expect(screen.getByLabelText('Instance URL')).toHaveProperty('value', origin));
    expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Mine');
  });

  it('that is none says why and what to do, and nothing is verified with it', async () => {
    const { user, press, made } = open({
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
    await press('Verify Credentials');
    expect(made('connectors.verifyDraft')).toEqual([]);
  });

  it('and the token are asked for when they are missing', async () => {
    const { press, made } = open();
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
    const { fill, press } = open({
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
    const { fill, press, cancelled } = open({
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
    ['unusable', 'Not verified: scans cannot run like this.'],
    ['assets-only', 'Verified for assets only: vulnerabilities cannot be read with this token.'],
  ] as const)('sums up a verdict of %s', async (verdict, words) => {
    const { fill, press } = open({ 'connectors.verifyDraft': verified(verdict, refusedLines) });
    await fill();
    await press('Verify Credentials');
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.getByText('Copy it once more.')).toBeTruthy();
  });

  it('no longer holds when the address is changed afterwards', async () => {
    const { user, fill, press, made } = open({
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
    await press('Save');
    expect(await screen.findByRole('button', { name: 'Save unverified' })).toBeTruthy();
    expect(made('connectors.saveDraft')).toEqual([]);
  });

  it('no longer holds when another token is given afterwards', async () => {
    const { user, fill, press, made } = open();
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

describe('Save', () => {
  it('saves what was verified with one press, and offers Import via Connector next', async () => {
    const { user, fill, press, made, address } = open();
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
    const { fill, press, made } = open({
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
    const { fill, press, made } = open({ 'connectors.verifyDraft': verified('refused', refusedLines) });
    await fill();
    await press('Verify Credentials');
    await screen.findByText(/^Not verified/);
    await press('Save');
    await screen.findByRole('button', { name: 'Save unverified' });
    expect(made('connectors.saveDraft')).toEqual([]);
  });

  it('asks for that second press when it is main who finds it not verified', async () => {
    const { fill, press } = open({
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
    const { user, fill, press } = open({
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
    const { fill, press } = open({
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
    open({}, aConnector());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')));
  });

  it('keeps the token unless another one is given, and needs no verification for another name', async () => {
    const { user, made, address } = open({}, aConnector());
    await user.type(await screen.findByLabelText('Name'), ' EU');
    expect(screen.getByText(/^The present token stays/)).toBeTruthy();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe('/connectors'));
    expect(made('connectors.giveToken')).toEqual([]);
    expect(made('connectors.saveDraft')).toEqual([
      { draftId: 'd-1', name: 'Acme EU', description: 'Production', url: origin, unverified: false },
    ]);
  });

  it('demands the token again for another console, and sends nothing without it', async () => {
    const { user, press, made } = open(
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
    const { press, made } = open({}, aConnector());
    await press('Verify Credentials');
    await screen.findByText(/^Verified:/);
    expect(made('connectors.verifyDraft')).toEqual([{ draftId: 'd-1', url: origin }]);
    expect(made('connectors.giveToken')).toEqual([]);
  });

  it('goes back to the present token after another one was given', async () => {
    const { user, press, made } = open(
      { 'connectors.giveToken': ({ token }) => ({ held: token !== '', notes: [] }) },
      aConnector(),
    );
    await press('Replace the token');
    await user.paste('another');
    await press('Keep the present one');
    expect(await screen.findByText(/^The present token stays/)).toBeTruthy();
    expect(made('connectors.giveToken').at(-1)).toEqual({ draftId: 'd-1', token: '' });
  });

  it('asks for the token where it is missing', async () => {
    open({}, aConnector({ token: 'missing' }));
    expect(await screen.findByText('The token is missing: enter it again.')).toBeTruthy();
  });
});

describe('closing', () => {
  it('asks first where something would be lost, and closes the draft in main', async () => {
    const { fill, press, user, made, address } = open();
    await fill();
    await press('Cancel');
    const question = await screen.findByRole('dialog', { name: 'Discard what was entered?' });
    await user.click(within(question).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull());
    expect(address()).toBe('/connectors?dialog=new');
    await press('Cancel');
    await press('Discard');
    await waitFor(() => expect(address()).toBe('/connectors'));
    await waitFor(() => expect(made('connectors.closeDraft')).toEqual([{ draftId: 'd-1' }]));
  });

  it('asks nothing where nothing was entered', async () => {
    const { press, address } = open();
    await screen.findByLabelText('Instance URL');
    await press('Cancel');
    await waitFor(() => expect(address()).toBe('/connectors'));
  });
});

it('says why a set-up cannot be opened', async () => {
  open({
    'connectors.openDraft': () => {
      throw { code: 'demo-only', message: 'The demo has no other connector.', advice: 'Leave the demo.' };
    },
  });
  expect(await screen.findByText('The demo has no other connector.')).toBeTruthy();
  expect(screen.getByText('Leave the demo.')).toBeTruthy();
});
