import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { errorEntry } from '../../../preload/contract/errors/error-catalogue.ts';
import type { Schedule } from '../../../preload/contract/schedule.ts';
import { openScreen, runs } from './opened-screen.tsx';

describe('the schedule', () => {
  it('is told in words with its next five runs', async () => {
    openScreen('/import/new?connector=c-1');
    expect(await screen.findByText('Runs as daily.')).toBeTruthy();
    const next = screen.getByRole('list', { name: 'Next runs' });
    expect(
      within(next)
        .getAllByRole('listitem')
        .map((run) => run.textContent),
    ).toEqual(runs.map(({ words }) => words));
  });

  it.each<[string, (user: ReturnType<typeof openScreen>['user']) => Promise<void>, Schedule]>([
    ['By hand only', async () => undefined, { kind: 'manual' }],
    [
      'At intervals',
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
    const { user, check, press, made } = openScreen('/import/new?connector=c-1');
    await check(kind);
    await enter(user);
    await waitFor(() => expect(made('rules.preview')).toContainEqual({ schedule }));
    await press('Save & Finish');
    await screen.findByText('Start the first scan now?');
    expect(made('rules.add')).toEqual([expect.objectContaining({ schedule })]);
  });

  it('that cannot be used says why, and main has the last word on it', async () => {
    const { check, press } = openScreen('/import/new?connector=c-1', {
      'rules.preview': { words: '', runs: [], problem: 'It comes more often than every 5 minutes.' },
      'rules.add': () => {
        throw { code: 'schedule-invalid', message: 'This schedule is refused.', advice: 'Take another.' };
      },
    });
    await check('By cron expression');
    expect(await screen.findByText('It comes more often than every 5 minutes.')).toBeTruthy();
    await press('Cause and remedy');
    expect(screen.getByText(errorEntry('schedule-invalid')?.cause ?? '')).toBeTruthy();
    await press('Save & Finish');
    expect(await screen.findByText('This schedule is refused.')).toBeTruthy();
  });

  it('that is not complete is not saved', async () => {
    const { user, check, press, made } = openScreen('/import/new?connector=c-1');
    await check('Weekly');
    await user.click(screen.getByRole('checkbox', { name: 'Mon' }));
    await press('Save & Finish');
    expect((await screen.findAllByText('Choose at least one day of the week.')).length).toBeGreaterThan(0);
    expect(made('rules.add')).toEqual([]);
  });
});
