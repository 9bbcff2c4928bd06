import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { errorEntry } from '../../../preload/contract/errors/error-catalogue.ts';
import { ConnectorsScreen } from '../../../renderer/features/connector-setup/connectors-screen.tsx';
import { type Replies, renderScreen } from '../bridge-double.tsx';
import { aConnector, passedLines, verified } from './connectors.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0.dG9rZW4';

const replies: Replies = {
  'connectors.list': [],
  'connectors.openDraft': { draftId: 'd-1', connector: null },
  'connectors.closeDraft': null,
  'connectors.cleanAddress': { origin: 'https://euce1-acme.sentinelone.net', notes: [] },
  'connectors.giveToken': { held: true, notes: [] },
  'connectors.verifyDraft': verified('ready'),
  'connectors.saveDraft': { connector: aConnector(), keychainProblem: null },
};

function open(differs: Replies = {}) {
  const rendered = renderScreen(<ConnectorsScreen />, {
    at: '/connectors?dialog=new',
    replies: { ...replies, ...differs },
    status: { connectors: [] },
  });
  const given = () => rendered.calls.filter(({ name }) => name === 'connectors.giveToken');
  return { ...rendered, given };
}

/** Everything in the document that could hold a text: markup, and what stands in its fields. */
function everythingShown(): string {
  const fields = [...document.querySelectorAll('input, textarea')].map(
    (field) => (field as HTMLInputElement).value,
  );
  return [document.documentElement.outerHTML, ...fields].join('\n');
}

describe('the API token', () => {
  it('is handed over as soon as it is pasted, and never stands in the document', async () => {
    const { user, given } = open();
    await user.click(await screen.findByLabelText('API Token'));
    await user.paste(token);
    expect(await screen.findByText('Token entered. It is not shown again.')).toBeTruthy();
    expect(given().map(({ args }) => args)).toEqual([{ draftId: 'd-1', token }]);
    expect(everythingShown()).not.toContain(token);
    expect(screen.queryByLabelText('API Token')).toBeNull();
  });

  it('is handed over when the field is left after typing, and leaves the document at once', async () => {
    const handed = Promise.withResolvers<{ held: boolean; notes: string[] }>();
    const { user, given } = open({ 'connectors.giveToken': () => handed.promise });
    await user.type(await screen.findByLabelText('API Token'), token);
    expect(given()).toEqual([]);
    await user.tab();
    expect(await screen.findByText('Submitting the token…')).toBeTruthy();
    expect(everythingShown()).not.toContain(token);
    handed.resolve({ held: true, notes: [] });
    expect(await screen.findByText('Token entered. It is not shown again.')).toBeTruthy();
  });

  it('is sent only once, however often it is verified and saved', async () => {
    const { user, given, calls } = open();
    await user.type(await screen.findByLabelText('Instance URL'), 'euce1-acme.sentinelone.net');
    await user.click(screen.getByLabelText('API Token'));
    await user.paste(token);
    await user.click(await screen.findByRole('button', { name: 'Verify Credentials' }));
    await user.click(await screen.findByRole('button', { name: 'Verify again' }));
    await screen.findByText(/^Verified: scans can ingest/);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Acme is saved and verified.');
    expect(given()).toHaveLength(1);
    const others = calls.filter(({ name }) => name !== 'connectors.giveToken');
    expect(JSON.stringify(others)).not.toContain(token);
    expect(everythingShown()).not.toContain(token);
  });

  it('that was typed is there by the time Verify Credentials asks, without leaving the field first', async () => {
    const { user, calls } = open();
    await user.type(await screen.findByLabelText('Instance URL'), 'euce1-acme.sentinelone.net');
    await user.type(screen.getByLabelText('API Token'), token);
    await user.click(screen.getByRole('button', { name: 'Verify Credentials' }));
    await screen.findByText(passedLines[0]?.finding ?? '');
    const order = calls.map(({ name }) => name);
    expect(order.indexOf('connectors.giveToken')).toBeLessThan(order.indexOf('connectors.verifyDraft'));
  });

  it('is handed over by Enter, which verifies nothing yet', async () => {
    const { user, calls } = open();
    await user.type(await screen.findByLabelText('API Token'), `${token}{Enter}`);
    await screen.findByText('Token entered. It is not shown again.');
    expect(calls.map(({ name }) => name)).not.toContain('connectors.verifyDraft');
  });

  it('says what was cleaned off it', async () => {
    const { user } = open({
      'connectors.giveToken': { held: true, notes: ['Quotes around it were left out.'] },
    });
    await user.click(await screen.findByLabelText('API Token'));
    await user.paste(`"${token}"`);
    expect(await screen.findByText('Cleaned: Quotes around it were left out.')).toBeTruthy();
  });

  it('that cannot be one is refused with advice, without repeating it, and can be entered anew', async () => {
    let tries = 0;
    const { user, given } = open({
      'connectors.giveToken': () => {
        tries += 1;
        if (tries > 1) return { held: true, notes: [] };
        throw {
          code: 'token-format',
          message: 'The API token has a space inside.',
          advice: 'Copy it once more.',
        };
      },
    });
    await user.click(await screen.findByLabelText('API Token'));
    await user.paste('half of it');
    expect(await screen.findByText('The API token has a space inside. Copy it once more.')).toBeTruthy();
    expect(everythingShown()).not.toContain('half of it');
    await user.click(screen.getByRole('button', { name: 'Cause and remedy' }));
    expect(screen.getByText(errorEntry('token-format')?.cause ?? '')).toBeTruthy();
    await user.click(screen.getByLabelText('API Token'));
    await user.paste(token);
    expect(await screen.findByText('Token entered. It is not shown again.')).toBeTruthy();
    expect(given()).toHaveLength(2);
  });

  it('can be replaced, and stays held when nothing else is entered', async () => {
    const { user, given } = open();
    await user.click(await screen.findByLabelText('API Token'));
    await user.paste(token);
    await user.click(await screen.findByRole('button', { name: 'Replace the token' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('API Token')));
    await user.tab();
    expect(await screen.findByText('Token entered. It is not shown again.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Replace the token' }));
    await user.paste('another');
    await screen.findByText('Token entered. It is not shown again.');
    expect(given().map(({ args }) => args)).toEqual([
      { draftId: 'd-1', token },
      { draftId: 'd-1', token: 'another' },
    ]);
  });
});
