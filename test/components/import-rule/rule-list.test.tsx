import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openScreen } from './opened-screen.tsx';
import { aRule } from './rules.ts';

describe('the ingest rules there are', () => {
  it('are listed with what, when, next run and state', async () => {
    openScreen('/import/new', {
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
    const { choose, press, made, post } = openScreen('/import/new', {
      'rules.list': () => rules,
      'rules.pause': () => {
        rules = [aRule({ paused: true })];
        return aRule({ paused: true });
      },
      'rules.resume': () => aRule(),
      'rules.remove': { undoId: 'undo-1' },
      'application.undo': () => {
        throw { code: 'undo-too-late', message: 'This can no longer be undone.', advice: '' };
      },
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
    expect(made('rules.remove')).toEqual([{ ruleId: 'r-1' }]);
    await press('Undo');
    expect(made('application.undo')).toEqual([{ undoId: 'undo-1' }]);
    expect(await screen.findByText('This can no longer be undone.')).toBeTruthy();
  });

  it('cannot be run while a scan of their connector runs', async () => {
    openScreen(
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
    openScreen('/import/new', { rules: [aRule({ comingRuns: [] })] }, { schedulePaused: true });
    expect(await screen.findByText(/The whole schedule is paused: rules only run by hand/)).toBeTruthy();
  });

  it('lead to the form of a new one', async () => {
    const { press, address } = openScreen('/import/new', { rules: [aRule()] });
    await press('New ingest rule');
    expect(address()).toBe('/import/new?connector=c-1');
    expect(await screen.findByRole('button', { name: 'Save & Finish' })).toBeTruthy();
  });

  it('need a connector first', async () => {
    const { press, address } = openScreen('/import/new', { 'connectors.list': [] });
    await press('Setup SentinelOne Connector');
    expect(address()).toBe('/connectors?dialog=new');
  });

  it('say why they cannot be read', async () => {
    openScreen('/import/new', {
      'rules.list': () => {
        throw { code: 'settings-broken', message: 'The settings cannot be read.', advice: 'Restore them.' };
      },
    });
    expect(await screen.findByText('The settings cannot be read.')).toBeTruthy();
  });
});
