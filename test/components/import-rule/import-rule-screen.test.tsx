import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RuleView } from '../../../preload/contract/calls/rule-calls.ts';
import type { Schedule } from '../../../preload/contract/schedule.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { ImportRuleScreen } from '../../../renderer/features/import-rule/import-rule-screen.tsx';
import { type Replies, renderScreen } from '../bridge-double.tsx';
import { aConnector } from '../connector-setup/connectors.ts';
import { aRule, scopes } from './rules.ts';

const runs = [23, 24, 25, 26, 27].map((day) => ({
  at: `2026-11-${day}T03:30:00.000Z`,
  words: `${day} Nov 2026, 03:30 UTC`,
}));

function open(
  at: string,
  { rules = [], ...differs }: Replies & { rules?: RuleView[] } = {},
  status: Partial<ApplicationStatus> = {},
) {
  const rendered = renderScreen(<ImportRuleScreen />, {
    at,
    replies: {
      'connectors.list': [aConnector()],
      'connectors.scopes': scopes,
      'rules.list': rules,
      'rules.preview': ({ schedule }) => ({ words: `as ${schedule.kind}`, runs, problem: null }),
      'rules.add': (choice) => aRule({ ...choice, id: 'new' }),
      'rules.edit': ({ ruleId, ...choice }) => aRule({ ...choice, id: ruleId }),
      'scans.start': { attached: false },
      ...differs,
    },
    status,
  });
  const { user, calls } = rendered;
  return {
    ...rendered,
    made: (name: string) => calls.filter((call) => call.name === name).map(({ args }) => args),
    press: async (name: string) => user.click(await screen.findByRole('button', { name })),
    check: async (name: string) => user.click(await screen.findByRole('radio', { name })),
    choose: async (item: string) => {
      await user.click(await screen.findByRole('button', { name: /^More for/ }));
      await user.click(await screen.findByRole('menuitem', { name: item }));
    },
  };
}

describe('a new ingest rule', () => {
  it('imports All Endpoints every night unless told otherwise, and offers the first scan', async () => {
    const { press, made, address } = open('/import/new?connector=c-1');
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
    const { press, made, address } = open('/import/new?connector=c-1');
    await press('Save & Finish');
    await press('Later');
    await waitFor(() => expect(address()).toBe('/import/new'));
    expect(made('scans.start')).toEqual([]);
  });

  it('says why the first scan did not start, and keeps the offer', async () => {
    const { press, address } = open('/import/new?connector=c-1', {
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
    const { user, check, press, made } = open('/import/new?connector=c-1');
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
    const { user, check, press } = open('/import/new?connector=c-1');
    await check('Chosen accounts, sites and groups');
    (await screen.findByRole('tree')).focus();
    await user.keyboard(' ');
    await press('Remove account Harbour');
    expect(screen.queryByRole('list', { name: 'Chosen' })).toBeNull();
  });

  it('never takes an empty choice for All Endpoints', async () => {
    const { check, press, made } = open('/import/new?connector=c-1');
    await check('Chosen accounts, sites and groups');
    await screen.findByRole('tree');
    await press('Save & Finish');
    expect(await screen.findByText(/Choose at least one account, site or group/)).toBeTruthy();
    expect(made('rules.add')).toEqual([]);
  });

  it('can import All Endpoints when the list cannot be had, and says why it cannot', async () => {
    const { check, press, made } = open('/import/new?connector=c-1', {
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
    const { check } = open('/import/new?connector=c-1', {
      'connectors.scopes': { ...scopes, accounts: [], notes: ['Accounts cannot be listed with this token.'] },
    });
    await check('Chosen accounts, sites and groups');
    expect(await screen.findByText('Accounts cannot be listed with this token.')).toBeTruthy();
    expect(screen.getByRole('tree')).toBeTruthy();
  });

  it('forgets what was chosen of one connector when another one is', async () => {
    const { user, check, press, made } = open('/import/new?connector=c-1', {
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
    open('/import/new?connector=c-1', {}, { mode: 'asset-sync' });
    expect(await screen.findByText('Asset Sync Mode')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Change in Settings' }).getAttribute('href')).toBe(
      '/settings/mode',
    );
  });

  it('says why it could not be saved, and keeps what was chosen', async () => {
    const { check, press } = open('/import/new?connector=c-1', {
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

describe('the schedule', () => {
  it('is told in words with its next five runs', async () => {
    open('/import/new?connector=c-1');
    expect(await screen.findByText('Runs as daily.')).toBeTruthy();
    const next = screen.getByRole('list', { name: 'Next runs' });
    expect(
      within(next)
        .getAllByRole('listitem')
        .map((run) => run.textContent),
    ).toEqual(runs.map(({ words }) => words));
  });

  it.each<[string, (user: ReturnType<typeof open>['user']) => Promise<void>, Schedule]>([
    ['By hand only', async () => undefined, { kind: 'manual' }],
    [
      'Every so often',
      async (user) => {
        await user.clear(screen.getByLabelText('Every'));
        await user.type(screen.getByLabelText('Every'), '45');
        await user.click(screen.getByRole('radio', { name: 'minutes' }));
      },
      { kind: 'every', minutes: 45 },
    ],
    [
      'Daily',
      async (user) => {
        await user.clear(screen.getByLabelText('At'));
        await user.type(screen.getByLabelText('At'), '22:15');
      },
      { kind: 'daily', time: '22:15' },
    ],
    [
      'Weekly',
      async (user) => {
        await user.click(screen.getByRole('checkbox', { name: 'Fri' }));
        await user.click(screen.getByRole('checkbox', { name: 'Tue' }));
        await user.click(screen.getByRole('checkbox', { name: 'Mon' }));
      },
      { kind: 'weekly', days: ['tue', 'fri'], time: '03:30' },
    ],
    [
      'By cron expression',
      async (user) => {
        await user.clear(screen.getByRole('textbox', { name: 'Cron expression' }));
        await user.type(screen.getByRole('textbox', { name: 'Cron expression' }), ' 30 6 * * 1-5 ');
      },
      { kind: 'cron', expression: '30 6 * * 1-5' },
    ],
  ])('%s', async (kind, enter, schedule) => {
    const { user, check, press, made } = open('/import/new?connector=c-1');
    await check(kind);
    await enter(user);
    await waitFor(() => expect(made('rules.preview')).toContainEqual({ schedule }));
    await press('Save & Finish');
    await screen.findByText('Start the first scan now?');
    expect(made('rules.add')).toEqual([expect.objectContaining({ schedule })]);
  });

  it('that cannot be used says why, and main has the last word on it', async () => {
    const { check, press } = open('/import/new?connector=c-1', {
      'rules.preview': { words: '', runs: [], problem: 'It comes more often than every 5 minutes.' },
      'rules.add': () => {
        throw { code: 'schedule-invalid', message: 'This schedule is refused.', advice: 'Take another.' };
      },
    });
    await check('By cron expression');
    expect(await screen.findByText('It comes more often than every 5 minutes.')).toBeTruthy();
    await press('Save & Finish');
    expect(await screen.findByText('This schedule is refused.')).toBeTruthy();
  });

  it('that is not complete is not saved', async () => {
    const { user, check, press, made } = open('/import/new?connector=c-1');
    await check('Weekly');
    await user.click(screen.getByRole('checkbox', { name: 'Mon' }));
    await press('Save & Finish');
    expect((await screen.findAllByText('Choose at least one day of the week.')).length).toBeGreaterThan(0);
    expect(made('rules.add')).toEqual([]);
  });
});

describe('the ingest rules there are', () => {
  it('are listed with what, when, next run and state', async () => {
    open('/import/new', {
      rules: [
        aRule(),
        aRule({
          id: 'r-2',
          scopeWords: '2 sites',
          paused: true,
          pausedBecause: 'The token expired.',
          comingRuns: [],
        }),
        aRule({ id: 'r-3', scopeWords: '1 group', failures: 3 }),
      ],
    });
    const [, night, dead, failing] = await screen.findAllByRole('row');
    expect(night?.textContent).toContain(
      'All EndpointsAcmedaily at 03:30Next: Mon 23 Nov 2026, 03:30 UTCActiveNever',
    );
    expect(dead?.textContent).toContain('PausedThe token expired.');
    expect(failing?.textContent).toContain('Failed 3 times in a row');
    expect(screen.getByText('3 ingest rules, 1 paused.')).toBeTruthy();
  });

  it('are run, paused, resumed and deleted', async () => {
    let rules = [aRule()];
    const { choose, press, made, post } = open('/import/new', {
      'rules.list': () => rules,
      'rules.pause': () => {
        rules = [aRule({ paused: true })];
        return aRule({ paused: true });
      },
      'rules.resume': () => aRule(),
      'rules.remove': null,
    });
    await press('Run now');
    expect(made('scans.start')).toEqual([{ connectorId: 'c-1', ruleId: 'r-1', full: false }]);
    await choose('Pause');
    expect(made('rules.pause')).toEqual([{ ruleId: 'r-1' }]);
    post('revisions', { rules: 2 });
    await screen.findByText('Paused');
    await choose('Resume');
    expect(made('rules.resume')).toEqual([{ ruleId: 'r-1' }]);
    await choose('Delete');
    expect(await screen.findByText(/What it ingested stays in the project/)).toBeTruthy();
    expect(made('rules.remove')).toEqual([]);
    await press('Delete rule');
    await waitFor(() => expect(made('rules.remove')).toEqual([{ ruleId: 'r-1' }]));
  });

  it('cannot be run while a scan of their connector runs', async () => {
    open(
      '/import/new',
      { rules: [aRule()] },
      {
        running: [
          {
            connectorId: 'c-1',
            connectorName: 'Acme',
            startedBy: 'rule',
            startedAt: '2026-11-22T03:30:00.000Z',
            progress: null,
            cancelling: false,
          },
        ],
      },
    );
    expect(await screen.findByRole('button', { name: 'Running…' })).toHaveProperty('disabled', true);
  });

  it('say that the whole schedule is paused', async () => {
    open('/import/new', { rules: [aRule({ comingRuns: [] })] }, { schedulePaused: true });
    expect(await screen.findByText(/The whole schedule is paused: rules only run by hand/)).toBeTruthy();
  });

  it('lead to the form of a new one', async () => {
    const { press, address } = open('/import/new', { rules: [aRule()] });
    await press('New ingest rule');
    expect(address()).toBe('/import/new?connector=c-1');
    expect(await screen.findByRole('button', { name: 'Save & Finish' })).toBeTruthy();
  });

  it('need a connector first', async () => {
    const { press, address } = open('/import/new', { 'connectors.list': [] });
    await press('Setup SentinelOne Connector');
    expect(address()).toBe('/connectors?dialog=new');
  });

  it('say why they cannot be read', async () => {
    open('/import/new', {
      'rules.list': () => {
        throw { code: 'settings-broken', message: 'The settings cannot be read.', advice: 'Restore them.' };
      },
    });
    expect(await screen.findByText('The settings cannot be read.')).toBeTruthy();
  });
});

describe('a rule that is edited', () => {
  const scope = { accountIds: [], siteIds: ['11', '1286405255257023125'], groupIds: [] };
  const rules = [aRule({ scope, schedule: { kind: 'every', minutes: 90 } })];

  it('comes with its choice, what is no longer listed too, and is saved under its own id', async () => {
    const { press, made, address } = open('/import/new?rule=r-1', { rules });
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
    const { press, made } = open('/import/new?rule=r-1', {
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
    open('/import/new?rule=r-9', { rules });
    expect(await screen.findByText('This ingest rule is no longer there.')).toBeTruthy();
  });
});
