import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { FirstRunScreen } from '../../../renderer/features/first-run/first-run-screen.tsx';
import { type Replies, renderScreen } from '../bridge-double.tsx';
import { aConnector, verified } from '../connector-setup/connectors.ts';

function open(
  connectors: ConnectorView[] = [],
  differs: Replies = {},
  status: Partial<ApplicationStatus> = {},
) {
  return renderScreen(<FirstRunScreen />, {
    at: '/welcome',
    replies: { 'connectors.list': connectors, ...differs },
    status: { firstRun: true, connectors: [], ...status },
  });
}

async function steps(): Promise<HTMLElement[]> {
  const checklist = await screen.findByRole('list', { name: 'Setup checklist' });
  return within(checklist)
    .getAllByRole('heading', { level: 2 })
    .map((heading) => heading.closest('li') ?? heading);
}

describe('the checklist', () => {
  it('begins with the service user, whose token is shown only once', async () => {
    open();
    const [access, connector, ingest] = await steps();
    expect(access?.textContent).toContain('Create New Service User');
    expect(access?.textContent).toContain('one account, or one site');
    expect(access?.textContent).toContain('Viewer');
    expect(access?.textContent).toContain('It is shown only once.');
    expect([access, connector, ingest].map((step) => step?.dataset['state'])).toEqual([
      'now',
      'now',
      'later',
    ]);
    expect(screen.getByRole('button', { name: 'Import via Connector' })).toHaveProperty('disabled', true);
  });

  it('asks for no permission on vulnerabilities in Asset Sync Mode', async () => {
    open([], {}, { mode: 'asset-sync' });
    const [access] = await steps();
    expect(access?.textContent).not.toContain('View risks');
  });

  it('goes on with Import via Connector once there is a connector', async () => {
    const { user, address } = open([aConnector()]);
    await screen.findByText('Done: Acme');
    expect((await steps()).map((step) => step.dataset['state'])).toEqual(['done', 'done', 'now']);
    await user.click(screen.getByRole('button', { name: 'Import via Connector' }));
    expect(address()).toBe('/import/new?connector=c-1');
  });

  it('says that a connector which was saved unverified is still to be verified', async () => {
    open([aConnector({ lastVerifiedAt: null })]);
    expect(await screen.findByText(/Acme is saved but not verified/)).toBeTruthy();
  });

  it('is done with a rule, and leads to the Overview', async () => {
    const { user, address } = open([aConnector({ rules: 1 })]);
    expect(await screen.findByText('Done: 1 ingest rule')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open Overview' }));
    expect(address()).toBe('/overview');
  });

  it('leads from the set-up to the first rule by keyboard alone', async () => {
    let connectors: ConnectorView[] = [];
    const { user, address, calls } = open([], {
      'connectors.list': () => connectors,
      'connectors.openDraft': { draftId: 'd-1', connector: null },
      'connectors.closeDraft': null,
      'connectors.cleanAddress': { origin: 'https://euce1-acme.sentinelone.net', notes: [] },
      'connectors.giveToken': { held: true, notes: [] },
      'connectors.verifyDraft': verified('ready'),
      'connectors.saveDraft': () => {
        connectors = [aConnector()];
        return { connector: aConnector(), keychainProblem: null };
      },
    });
    const setUp = await screen.findByRole('button', { name: 'Setup SentinelOne Connector' });
    while (document.activeElement !== setUp) await user.tab();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Instance URL')));
    await user.keyboard('acme');
    await user.tab();
    expect(document.activeElement).toBe(screen.getByLabelText('API Token'));
    await user.paste('token');
    await screen.findByText('Token entered. It is not shown again.');
    for (const name of ['Replace the token', 'Cancel', 'Verify Credentials']) {
      await user.tab();
      expect(document.activeElement).toBe(screen.getByRole('button', { name }));
    }
    await user.keyboard('{Enter}');
    await screen.findByText(/^Verified:/);
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save' }));
    await user.keyboard('{Enter}');
    const next = within(await screen.findByRole('dialog')).findByRole('button', {
      name: 'Import via Connector',
    });
    await waitFor(async () => expect(document.activeElement).toBe(await next));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe('/import/new?connector=c-1'));
    expect(calls.filter(({ name }) => name === 'connectors.saveDraft')).toHaveLength(1);
  });
});

describe('the keychain', () => {
  it('is said to be ready', async () => {
    open();
    expect(await screen.findByText(/keychain is ready: tokens are kept there/)).toBeTruthy();
  });

  it.each(['locked', 'unavailable'] as const)('that is %s says why and what to do', async (state) => {
    const { user, calls } = open(
      [],
      { 'application.probeKeychain': null, 'application.keepTokensForSession': null },
      { keychain: { state, reason: 'Nobody answers.', sessionOnly: false, managed: false } },
    );
    expect(await screen.findByText('Nobody answers.')).toBeTruthy();
    expect(screen.getByText(/never written to a file/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await user.click(screen.getByRole('button', { name: 'Keep tokens for this session only' }));
    expect(calls).toContainEqual({ name: 'application.probeKeychain', args: null });
    expect(calls).toContainEqual({ name: 'application.keepTokensForSession', args: { session: true } });
  });

  it('can be used again after tokens were kept for the session only', async () => {
    const { user, calls, post } = open(
      [],
      { 'application.keepTokensForSession': null },
      { keychain: { state: 'unavailable', reason: 'Nobody answers.', sessionOnly: true, managed: false } },
    );
    expect(await screen.findByText(/kept for this session only/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Use the keychain again' }));
    expect(calls).toContainEqual({ name: 'application.keepTokensForSession', args: { session: false } });
    post('status', { keychain: { state: 'available', reason: null, sessionOnly: false, managed: false } });
    expect(await screen.findByText(/keychain is ready/)).toBeTruthy();
  });
});

describe('the demo tenant', () => {
  it('is the other way in', async () => {
    const { user, address } = open([], { 'application.enterDemo': null });
    await user.click(await screen.findByRole('button', { name: 'Explore a demo tenant' }));
    await waitFor(() => expect(address()).toBe('/overview'));
  });

  it('says why it cannot be entered, and stays', async () => {
    const { user, address } = open([], {
      'application.enterDemo': () => {
        throw {
          code: 'demo-failed',
          message: 'The demo cannot be started.',
          advice: 'Free some disk space.',
        };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Explore a demo tenant' }));
    expect(await screen.findByText('The demo cannot be started.')).toBeTruthy();
    expect(address()).toBe('/welcome');
  });
});
