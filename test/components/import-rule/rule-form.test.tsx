import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aConnector } from '../connector-setup/connectors.ts';
import { openScreen } from './opened-screen.tsx';
import { aRule, scopes } from './rules.ts';

describe('a new ingest rule', () => {
  it('imports All Endpoints every night unless told otherwise, and offers the first scan', async () => {
    const { press, made, address } = openScreen('/import/new?connector=c-1');
    await press('Save & Finish');
    expect(await screen.findByText('Start the first scan now?')).toBeTruthy();
    expect(made('rules.add')).toEqual([
      {
        connectorId: 'c-1',
        scope: { accountIds: [], siteIds: [], groupIds: [] },
        schedule: { kind: 'daily', time: '03:30' },
      },
    ]);
    expect(made('connectors.scopes')).toEqual([]);
    await press('Start the first scan now');
    await waitFor(() => expect(address()).toBe('/overview'));
    expect(made('scans.start')).toEqual([{ connectorId: 'c-1', ruleId: 'new', full: false }]);
  });

  it('can be scanned later', async () => {
    const { press, made, address } = openScreen('/import/new?connector=c-1');
    await press('Save & Finish');
    await press('Later');
    await waitFor(() => expect(address()).toBe('/import/new'));
    expect(made('scans.start')).toEqual([]);
  });

  it('says why the first scan did not start, and keeps the offer', async () => {
    const { press, address } = openScreen('/import/new?connector=c-1', {
      'scans.start': () => {
        throw { code: 'token-missing', message: 'There is no token.', advice: 'Enter it.' };
      },
    });
    await press('Save & Finish');
    await press('Start the first scan now');
    expect(await screen.findByText('There is no token.')).toBeTruthy();
    expect(address()).toBe('/import/new?connector=c-1');
  });

  it('imports what was chosen, by ids, without what is covered', async () => {
    const { user, check, press, made } = openScreen('/import/new?connector=c-1');
    await check('Chosen accounts, sites and groups');
    (await screen.findByRole('tree')).focus();
    await user.keyboard('{ArrowRight}{ArrowDown} {End} ');
    const chosen = screen.getByRole('list', { name: 'Chosen' });
    expect(
      within(chosen)
        .getAllByRole('listitem')
        .map((chip) => chip.textContent),
    ).toEqual(['SiteHamburg', 'AccountWest']);
    await press('Save & Finish');
    await screen.findByText('Start the first scan now?');
    expect(made('rules.add')).toEqual([
      expect.objectContaining({ scope: { accountIds: ['20'], siteIds: ['12'], groupIds: [] } }),
    ]);
  });

  it('takes what is chosen out again by its chip', async () => {
    const { user, check, press } = openScreen('/import/new?connector=c-1');
    await check('Chosen accounts, sites and groups');
    (await screen.findByRole('tree')).focus();
    await user.keyboard(' ');
    await press('Remove account Harbour');
    expect(screen.queryByRole('list', { name: 'Chosen' })).toBeNull();
  });

  it('never takes an empty choice for All Endpoints', async () => {
    const { check, press, made } = openScreen('/import/new?connector=c-1');
    await check('Chosen accounts, sites and groups');
    await screen.findByRole('tree');
    await press('Save & Finish');
    expect(await screen.findByText(/Choose at least one account, site or group/)).toBeTruthy();
    expect(made('rules.add')).toEqual([]);
  });

  it('can import All Endpoints when the list cannot be had, and says why it cannot', async () => {
    const { check, press, made } = openScreen('/import/new?connector=c-1', {
      'connectors.scopes': () => {
        throw {
          code: 'permission-missing',
          message: 'The token may not list sites.',
          advice: 'Give it Viewer.',
        };
      },
    });
    await check('Chosen accounts, sites and groups');
    expect(await screen.findByText('The token may not list sites.')).toBeTruthy();
    expect(screen.getByText('All Endpoints can be imported without the list.')).toBeTruthy();
    await check('All Endpoints');
    await press('Save & Finish');
    await screen.findByText('Start the first scan now?');
    expect(made('rules.add')).toHaveLength(1);
  });

  it('shows what a token could not list beside what it could', async () => {
    const { check } = openScreen('/import/new?connector=c-1', {
      'connectors.scopes': { ...scopes, accounts: [], notes: ['Accounts cannot be listed with this token.'] },
    });
    await check('Chosen accounts, sites and groups');
    expect(await screen.findByText('Accounts cannot be listed with this token.')).toBeTruthy();
    expect(screen.getByRole('tree')).toBeTruthy();
  });

  it('forgets what was chosen of one connector when another one is', async () => {
    const { user, check, press, made } = openScreen('/import/new?connector=c-1', {
      'connectors.list': [aConnector(), aConnector({ id: 'c-2', name: 'Labs' })],
    });
    await check('Chosen accounts, sites and groups');
    (await screen.findByRole('tree')).focus();
    await user.keyboard(' ');
    await user.click(screen.getByRole('combobox', { name: 'Connector' }));
    await user.click(await screen.findByRole('option', { name: /Labs/ }));
    expect(screen.queryByRole('list', { name: 'Chosen' })).toBeNull();
    await check('All Endpoints');
    await press('Save & Finish');
    await screen.findByText('Start the first scan now?');
    expect(made('rules.add')).toEqual([expect.objectContaining({ connectorId: 'c-2' })]);
  });

  it('tells the mode, and where it is changed', async () => {
    openScreen('/import/new?connector=c-1', {}, { mode: 'asset-sync' });
    expect(await screen.findByText('Asset Sync Mode')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Change in Settings' }).getAttribute('href')).toBe(
      '/settings/mode',
    );
  });

  it('says why it could not be saved, and keeps what was chosen', async () => {
    const { check, press } = openScreen('/import/new?connector=c-1', {
      'rules.add': () => {
        throw { code: 'settings-locked', message: 'The settings are in use.', advice: 'Try again.' };
      },
    });
    await check('By hand only');
    await press('Save & Finish');
    expect(await screen.findByText('The settings are in use.')).toBeTruthy();
    expect(screen.getByRole('radio', { name: 'By hand only' })).toHaveProperty('checked', true);
  });
});

describe('a rule that is edited', () => {
  const scope = { accountIds: [], siteIds: ['11', '1286405255257023125'], groupIds: [] };
  const rules = [aRule({ scope, schedule: { kind: 'every', minutes: 90 } })];

  it('comes with its choice, what is no longer listed too, and is saved under its own id', async () => {
    const { press, made, address } = openScreen('/import/new?rule=r-1', { rules });
    const chosen = await screen.findByRole('list', { name: 'Chosen' });
    await waitFor(() =>
      expect(
        within(chosen)
          .getAllByRole('listitem')
          .map((chip) => chip.textContent),
      ).toEqual(['SiteRotterdam', 'Site1286405255257023125no longer listed']),
    );
    expect(screen.getByLabelText('Every')).toHaveProperty('value', '90');
    await press('Save & Finish');
    await waitFor(() => expect(address()).toBe('/import/new'));
    expect(made('rules.edit')).toEqual([{ ruleId: 'r-1', scope, schedule: { kind: 'every', minutes: 90 } }]);
  });

  it('keeps its choice when the list cannot be had', async () => {
    const { press, made } = openScreen('/import/new?rule=r-1', {
      rules,
      'connectors.scopes': () => {
        throw { code: 'timed-out', message: 'The console did not answer.', advice: 'Try again.' };
      },
    });
    await screen.findByText('The console did not answer.');
    expect(screen.queryByText('no longer listed')).toBeNull();
    await press('Save & Finish');
    await waitFor(() => expect(made('rules.edit')).toEqual([expect.objectContaining({ scope })]));
  });

  it('that is gone meanwhile is said to be', async () => {
    openScreen('/import/new?rule=r-9', { rules });
    expect(await screen.findByText('This ingest rule no longer exists.')).toBeTruthy();
  });
});
