import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { SettingsScreen } from '../../../renderer/features/settings/settings-screen.tsx';
import { type RenderedScreen, type Replies, renderScreen } from '../bridge-double.tsx';
import { sampleSettings } from './sample-settings.ts';

const facts = {
  dataDir: '/home/anna/.config/sentinelone-connector',
  place: 'project.sqlite',
  projectBytes: 412_300_221,
  freeBytes: 81_230_000_000,
  assets: 12_455,
  findings: 198_233,
  scans: 412,
};

function show(replies: Replies): RenderedScreen {
  return renderScreen(<SettingsScreen />, {
    at: '/settings/data',
    replies: {
      'project.facts': facts,
      'project.knownExploited': null,
      'project.keptBackups': [],
      'settings.read': sampleSettings(),
      ...replies,
    },
  });
}

test('says where the data lies and how much it is', async () => {
  const { user, calls } = show({ 'project.showDataFolder': null });
  expect(await screen.findByText(facts.dataDir)).toBeDefined();
  expect(screen.getByText(/412\.3 MB; 81\.2 GB free on the disk/)).toBeDefined();
  expect(screen.getByText('12,455 assets, 198,233 findings, 412 scans')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Show folder' }));
  expect(calls.at(-1)?.name).toBe('project.showDataFolder');
});

describe('a backup', () => {
  test('shows how far it is, and where it went', async () => {
    const { promise: goOn, resolve: letItGoOn } = Promise.withResolvers<void>();
    const { user } = show({
      'project.backup': async (_, { tell }) => {
        tell({ done: 40, total: 100 });
        await goOn;
        return { file: 'copy.sqlite', bytes: 412_300_221 };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Back up…' }));
    const bar = await screen.findByRole('progressbar', { name: 'Backing up' });
    expect(bar.getAttribute('aria-valuenow')).toBe('40');
    letItGoOn();
    expect(await screen.findByText('Backed up into copy.sqlite, 412.3 MB.')).toBeDefined();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  test('can be cancelled', async () => {
    const { user, cancelled } = show({
      'project.backup': (_, { signal, tell }) => {
        tell({ done: 1, total: 100 });
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject({ code: 'cancelled', message: '', advice: '' })),
        );
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Back up…' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(cancelled).toEqual(['project.backup']));
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  });

  test('for which no file was chosen says nothing', async () => {
    const { user, calls } = show({ 'project.backup': null });
    await user.click(await screen.findByRole('button', { name: 'Back up…' }));
    await waitFor(() => expect(calls.some(({ name }) => name === 'project.backup')).toBe(true));
    expect(screen.queryByText(/Backed up/)).toBeNull();
  });

  test('that fails says why', async () => {
    const { user } = show({
      'project.backup': () => {
        throw { code: 'backup-failed', message: 'The disk is full.', advice: 'Choose another folder.' };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Back up…' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
  });
});

describe('restoring a backup', () => {
  const backup = {
    choiceId: 'choice-1',
    file: 'copy.sqlite',
    assets: 11_800,
    findings: 180_222,
    lastScanAt: '2026-10-01T08:00:00.000Z',
  };

  test('shows what is in it and what it replaces, and changes nothing before that is confirmed', async () => {
    const { user, calls } = show({ 'project.chooseBackup': backup });
    await user.click(await screen.findByRole('button', { name: 'Restore…' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain(
      'copy.sqlite has 11,800 assets, 180,222 findings and its last scan on 1 Oct 2026',
    );
    expect(dialog.textContent).toContain('which has 12,455 assets and 198,233 findings and is kept');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.some(({ name }) => name === 'project.restore')).toBe(false);
  });

  test('says under which name the project there was is kept', async () => {
    const { user, calls } = show({
      'project.chooseBackup': backup,
      'project.restore': { keptAs: 'project-before.sqlite' },
    });
    await user.click(await screen.findByRole('button', { name: 'Restore…' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Restore' }));
    expect(await screen.findByText('project-before.sqlite')).toBeDefined();
    expect(calls).toContainEqual({ name: 'project.restore', args: { choiceId: 'choice-1' } });
  });

  test('asks nothing when no file was chosen', async () => {
    const { user, calls } = show({ 'project.chooseBackup': null });
    await user.click(await screen.findByRole('button', { name: 'Restore…' }));
    await waitFor(() => expect(calls.some(({ name }) => name === 'project.chooseBackup')).toBe(true));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('from a file that is no backup says why', async () => {
    const { user } = show({
      'project.chooseBackup': () => {
        throw {
          code: 'backup-unreadable',
          message: 'notes.txt is no backup.',
          advice: 'Choose another file.',
        };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Restore…' }));
    expect((await screen.findByRole('alert')).textContent).toContain('notes.txt is no backup.');
  });
});

describe('deleting all data', () => {
  test('says what goes and what stays, and wants the word for it typed', async () => {
    const { user, calls } = show({ 'project.deleteAll': null });
    await user.click(await screen.findByRole('button', { name: 'Delete all data…' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('12,455 assets, 198,233 findings and 412 scans are deleted');
    expect(dialog.textContent).toContain('Connectors, rules and settings stay');
    const button = within(dialog).getByRole('button', { name: 'Delete all data' }) as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    await user.type(within(dialog).getByRole('textbox'), 'delete');
    await user.click(button);
    expect(await screen.findByText('All data was deleted.')).toBeDefined();
    expect(calls).toContainEqual({ name: 'project.deleteAll', args: { confirm: 'delete' } });
  });

  test('is not done when it is cancelled', async () => {
    const { user, calls } = show({});
    await user.click(await screen.findByRole('button', { name: 'Delete all data…' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.some(({ name }) => name === 'project.deleteAll')).toBe(false);
  });

  test('that fails says why', async () => {
    const { user } = show({
      'project.deleteAll': () => {
        throw {
          code: 'scan-running',
          message: 'A scan is running.',
          advice: 'Wait for it to end, or cancel it.',
        };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Delete all data…' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), 'delete{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('A scan is running.');
    expect(screen.queryByText('All data was deleted.')).toBeNull();
  });
});

test('in the demo tenant it says whose data this is', async () => {
  renderScreen(<SettingsScreen />, {
    at: '/settings/data',
    replies: { 'project.facts': facts, 'project.knownExploited': null },
    status: { demo: { day: 2 } },
  });
  expect(await screen.findByText(/Nothing done here touches your own data/)).toBeDefined();
});

describe('the catalogue of known exploited vulnerabilities', () => {
  const held = {
    version: '2026.03.02',
    releasedAt: '2026-03-02T17:04:19.979Z',
    readAt: '2026-03-03T00:00:00.000Z',
    entries: 1404,
  };

  test('says that none was read, then which one is held', async () => {
    const { user } = show({
      'project.knownExploited': (_: unknown) => reads.shift() ?? held,
      'project.readKnownExploited': held,
    });
    const reads: (typeof held | null)[] = [null];
    expect(await screen.findByText(/Not imported yet, so no finding is known to be exploited/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Choose file…' }));
    expect(await screen.findByText('Version 2026.03.02 of 2026-03-02, 1,404 vulnerabilities.')).toBeDefined();
  });

  test('says why a file was not taken', async () => {
    const fault = {
      code: 'catalogue-not-ours',
      message: 'That is another file.',
      advice: 'Choose the right one.',
    };
    const { user } = show({ 'project.readKnownExploited': () => Promise.reject(fault) });
    await user.click(await screen.findByRole('button', { name: 'Choose file…' }));
    expect(await screen.findByText('That is another file.')).toBeDefined();
    expect(screen.getByText('Choose the right one.')).toBeDefined();
  });
});

describe('scheduled backups', () => {
  test('are planned for every project, and listed to be restored', async () => {
    const kept = [
      { name: '2026-11-27T02-00-00-000Z.sqlite', at: '2026-11-27T02:00:00.000Z', bytes: 1_500_000 },
    ];
    const chosen = { choiceId: 'c-1', file: kept[0]?.name ?? '', assets: 3, findings: 5, lastScanAt: null };
    const { user, calls } = show({
      'settings.read': sampleSettings({ backups: { every: 'daily', keep: 6 } }),
      'settings.setBackupPlan': sampleSettings({ backups: { every: 'daily', keep: 10 } }),
      'project.keptBackups': kept,
      'project.chooseKeptBackup': chosen,
    });
    const amount = await screen.findByLabelText<HTMLSelectElement>('Backups kept');
    // An amount that the list does not have is shown all the same.
    expect(amount.value).toBe('6');
    await user.selectOptions(amount, '10');
    await waitFor(() => expect(amount.value).toBe('10'));
    expect(calls).toContainEqual({ name: 'settings.setBackupPlan', args: { every: 'daily', keep: 10 } });

    await user.click(await screen.findByRole('button', { name: 'Scheduled backups' }));
    await user.click(await screen.findByText(/27 Nov 2026.*1\.5 MB/));
    expect(await screen.findByText('Restore this backup?')).toBeDefined();
    expect(calls).toContainEqual({ name: 'project.chooseKeptBackup', args: { name: chosen.file } });
  });
});

test('a project that cannot be read is brought back from there, from a scheduled backup or a file', async () => {
  const { user, calls } = show({
    'project.facts': () => {
      throw {
        code: 'project-missing',
        message: 'The project file project.sqlite is missing, although the project has been used before.',
        advice: 'Put the file back, or restore the newest backup.',
      };
    },
    'project.keptBackups': [
      { name: '2026-11-27T02-00-00-000Z.sqlite', at: '2026-11-27T02:00:00.000Z', bytes: 1_000_000 },
    ],
    'project.chooseKeptBackup': {
      choiceId: 'choice-9',
      file: '2026-11-27T02-00-00-000Z.sqlite',
      assets: 3,
      findings: 6,
      lastScanAt: null,
    },
    'project.restore': { keptAs: '' },
  });
  expect(await screen.findByText(/is missing, although/)).toBeDefined();
  expect(screen.getByRole('link', { name: 'Restore a backup' }).getAttribute('href')).toContain(
    '/settings/data',
  );
  await user.click(await screen.findByRole('button', { name: 'Scheduled backups' }));
  await user.click(await screen.findByRole('menuitem'));
  expect(await screen.findByText(/project, which cannot be read/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Restore' }));
  await waitFor(() =>
    expect(calls).toContainEqual({ name: 'project.restore', args: { choiceId: 'choice-9' } }),
  );
});
