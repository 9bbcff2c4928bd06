import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { ConnectorsScreen } from '../../../renderer/features/connector-setup/connectors-screen.tsx';
import { type Replies, renderScreen } from '../bridge-double.tsx';
import { aConnector, refusedLines, verified } from './connectors.ts';

const day = 24 * 60 * 60_000;
/** Half a day later than a whole number of days from now, so that the number of days is the same all test long. */
const inDays = (days: number) => new Date(Date.now() + (days + 0.5) * day).toISOString();

function open(connectors: ConnectorView[], differs: Replies = {}, status: Partial<ApplicationStatus> = {}) {
  const rendered = renderScreen(<ConnectorsScreen />, {
    at: '/connectors',
    replies: { 'connectors.list': connectors, 'scans.list': { scans: [], total: 0 }, ...differs },
    status,
  });
  const { user, calls } = rendered;
  return {
    ...rendered,
    made: (name: string) => calls.filter((call) => call.name === name).map(({ args }) => args),
    press: async (name: string) => user.click(await screen.findByRole('button', { name })),
    choose: async (item: string) => {
      await user.click(await screen.findByRole('button', { name: /^More for/ }));
      await user.click(await screen.findByRole('menuitem', { name: item }));
    },
  };
}

describe('the list of connectors', () => {
  it('says what would be here when there is none, and opens the set-up', async () => {
    const { press, address } = open([], {
      'connectors.openDraft': { draftId: 'd-1', connector: null },
      'connectors.closeDraft': null,
    });
    expect(await screen.findByText('No connector yet')).toBeTruthy();
    await press('Set up');
    expect(await screen.findByRole('dialog', { name: 'Setup SentinelOne Connector' })).toBeTruthy();
    expect(address()).toBe('/connectors?dialog=new');
  });

  it('counts a token down to its expiry, in the colour of its state, and asks for another one after it', async () => {
    open([
      aConnector({ id: 'c-1', name: 'Years', tokenExpiresAt: inDays(500) }),
      aConnector({ id: 'c-2', name: 'Days', tokenExpiresAt: inDays(12), tokenState: 'expiring' }),
      aConnector({ id: 'c-3', name: 'Over', tokenExpiresAt: inDays(-4), tokenState: 'expired' }),
    ]);
    expect(await screen.findByText('Expires in 16 months')).toBeTruthy();
    const [years, days, over] = await screen.findAllByRole('listitem');
    const kindOf = (row: HTMLElement | undefined, words: string) =>
      within(row ?? document.body)
        .getByText(words)
        .closest('[data-kind]')
        ?.getAttribute('data-kind');
    expect(kindOf(years, 'Expires in 16 months')).toBeUndefined();
    expect(kindOf(days, 'Expires in 12 days')).toBe('warning');
    expect(kindOf(over, 'Expired 3 days ago')).toBe('bad');
    expect(within(over ?? document.body).getByRole('button', { name: 'Enter token' })).toBeTruthy();
    expect(screen.getByText('3 connectors; 2 need attention.')).toBeTruthy();
  });

  it('tells where the token is, and that it is missing', async () => {
    open([
      aConnector({ id: 'c-1', token: 'session' }),
      aConnector({ id: 'c-2', token: 'missing', tokenState: 'missing' }),
      aConnector({
        id: 'c-3',
        token: 'unknown',
        tokenProblem: 'The keychain is locked.',
        tokenState: 'locked',
      }),
    ]);
    expect(await screen.findByText('Kept until the application quits')).toBeTruthy();
    expect(screen.getByText('Missing: scans cannot run until it is entered again')).toBeTruthy();
    // Why is said once, above the connectors.
    expect(screen.getByText('Token cannot be read now')).toBeTruthy();
    expect(screen.queryByText('The keychain is locked.')).toBeNull();
  });

  it('does not call a token verified that the console does not accept', async () => {
    const { user, address } = open(
      [aConnector({ tokenRefusedAt: new Date(Date.now() - 120_000).toISOString(), tokenState: 'refused' })],
      { 'connectors.openDraft': () => new Promise(() => undefined) },
    );
    const refused = await screen.findByText(/^Not accepted by the console/);
    expect(refused.closest('[data-kind]')?.getAttribute('data-kind')).toBe('bad');
    expect(screen.queryByText(/^Verified/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Enter token' }));
    expect(address()).toBe('/connectors?dialog=c-1&token=replace');
  });

  it('shows why it cannot be read, and reads it again', async () => {
    let tries = 0;
    const { press } = open([], {
      'connectors.list': () => {
        tries += 1;
        if (tries > 1) return [aConnector()];
        throw { code: 'settings-broken', message: 'The settings cannot be read.', advice: 'Restore them.' };
      },
    });
    expect(await screen.findByText('The settings cannot be read.')).toBeTruthy();
    await press('Try again');
    expect(await screen.findByRole('heading', { name: 'Acme' })).toBeTruthy();
  });

  it('reads anew when a connector was changed elsewhere', async () => {
    let name = 'Acme';
    const { post } = open([], { 'connectors.list': () => [aConnector({ name })] });
    await screen.findByRole('heading', { name: 'Acme' });
    name = 'Renamed';
    post('revisions', { connectors: 2 });
    expect(await screen.findByRole('heading', { name: 'Renamed' })).toBeTruthy();
  });
});

describe('a connector', () => {
  it('is verified in its place, line by line, with a verdict', async () => {
    const { press, made } = open([aConnector()], { 'connectors.verify': verified('refused', refusedLines) });
    await press('Verify');
    expect(await screen.findByText('The console refuses the token.')).toBeTruthy();
    expect(screen.getByText(/^Not verified/)).toBeTruthy();
    expect(made('connectors.verify')).toEqual([{ connectorId: 'c-1' }]);
  });

  it('is synced by one press, and says why not when that fails', async () => {
    const { press, made } = open([aConnector()], {
      'scans.start': () => {
        throw { code: 'token-missing', message: 'There is no token.', advice: 'Enter it.' };
      },
    });
    await press('Sync now');
    expect(await screen.findByText('There is no token.')).toBeTruthy();
    expect(made('scans.start')).toEqual([{ connectorId: 'c-1', ruleId: null, full: false }]);
  });

  it('shows the scan that runs, and cannot be synced a second time meanwhile', async () => {
    const progress = {
      scanId: 1,
      phase: 'assets',
      rows: 1204,
      totalRows: null,
      rowsPerSecond: 90,
      secondsLeft: null,
    } as const;
    open(
      [aConnector()],
      {},
      {
        running: [
          {
            connectorId: 'c-1',
            connectorName: 'Acme',
            startedBy: 'hand',
            startedAt: inDays(0),
            progress,
            cancelling: false,
          },
        ],
      },
    );
    expect(await screen.findByText('Running: 1,204 rows')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Syncing…' })).toHaveProperty('disabled', true);
  });

  it('leads to Import via Connector, to its own form where it has no rule', async () => {
    const { choose, address } = open([aConnector({ rules: 0 })]);
    await choose('Import rules');
    expect(address()).toBe('/import/new?connector=c-1');
  });

  it('opens the field for another token at once when its token is to be replaced', async () => {
    const { press } = open([aConnector()], {
      'connectors.openDraft': { draftId: 'd-1', connector: aConnector() },
      'connectors.closeDraft': null,
    });
    await press('Replace token');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('API Token')));
  });

  it('of the demo tenant cannot be changed, and says so', async () => {
    const { user } = open([aConnector({ demo: true, lastVerifiedAt: null })], {}, { demo: { day: 1 } });
    expect(await screen.findByText(/belongs to the demo tenant and cannot be changed/)).toBeTruthy();
    expect(screen.getByText('The connector of the demo tenant.')).toBeTruthy();
    expect(screen.queryByText(/needs a look/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Set up' })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: /^More for/ }));
    for (const name of ['Edit', 'Remove']) {
      expect(await screen.findByRole('menuitem', { name })).toHaveProperty('disabled', true);
    }
  });
});

describe('removing a connector', () => {
  const effects = { assets: 12_408, findings: 294_709, scans: 41, rules: 2 };

  it('says in numbers what goes, and keeps its data unless told otherwise', async () => {
    const { choose, press, made } = open([aConnector()], {
      'connectors.removalEffects': effects,
      'connectors.remove': { keychainProblem: null, undoId: 'undo-1' },
      'application.undo': null,
    });
    await choose('Remove');
    expect(await screen.findByText(/together with its 2 ingest rules/)).toBeTruthy();
    expect(screen.getByText(/^12,408 assets and 294,709 findings of 41 scans stay/)).toBeTruthy();
    await press('Remove connector');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(made('connectors.remove')).toEqual([{ connectorId: 'c-1', deleteData: false }]);
    expect(await screen.findByText('The connector Acme was removed.')).toBeTruthy();
    await press('Undo');
    await waitFor(() => expect(made('application.undo')).toEqual([{ undoId: 'undo-1' }]));
  });

  it('deletes its data only after its name was typed', async () => {
    const { user, choose, press, made } = open([aConnector()], {
      'connectors.removalEffects': effects,
      'connectors.remove': { keychainProblem: null, undoId: null },
    });
    await choose('Remove');
    await user.click(await screen.findByLabelText('Delete its data'));
    const button = screen.getByRole('button', { name: 'Remove connector and delete data' });
    const field = screen.getByLabelText('Type “Acme” to delete its data');
    await user.type(field, 'Acm{Enter}');
    expect(button).toHaveProperty('disabled', true);
    expect(made('connectors.remove')).toEqual([]);
    await user.type(field, 'e');
    await press('Remove connector and delete data');
    await waitFor(() =>
      expect(made('connectors.remove')).toEqual([{ connectorId: 'c-1', deleteData: true }]),
    );
  });

  it('says so when the keychain still holds its token, although the connector is gone from the list', async () => {
    let connectors = [aConnector()];
    const { choose, press, post } = open([], {
      'connectors.list': () => connectors,
      'connectors.removalEffects': effects,
      'connectors.remove': () => {
        connectors = [];
        return { keychainProblem: 'The login keyring is locked.', undoId: 'undo-1' };
      },
    });
    await choose('Remove');
    await press('Remove connector');
    post('revisions', { connectors: 2 });
    expect(await screen.findByText('No connector yet')).toBeTruthy();
    expect(screen.getByText('The login keyring is locked.')).toBeTruthy();
  });

  it('shows why it could not be removed', async () => {
    const { choose, press } = open([aConnector()], {
      'connectors.removalEffects': effects,
      'connectors.remove': () => {
        throw { code: 'scan-running', message: 'A scan of it is running.', advice: 'Cancel the scan first.' };
      },
    });
    await choose('Remove');
    await press('Remove connector');
    expect(await screen.findByText('A scan of it is running.')).toBeTruthy();
  });
});
