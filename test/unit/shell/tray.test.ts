import { describe, expect, it } from 'vitest';
import { trayIsPresent } from '../../../main/desktop-session/tray-presence.ts';
import { timeWords } from '../../../main/shell/tray/time-words.ts';
import { type TrayItem, trayMenu } from '../../../main/shell/tray/tray-menu.ts';
import { trayState } from '../../../main/shell/tray/tray-state.ts';
import { runningWords, trayTooltip } from '../../../main/shell/tray/tray-words.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { runningScan, statusWith } from './application-status.ts';

const moment = { now: new Date('2026-11-22T13:00:00Z'), zone: 'Europe/Berlin' };
const lastScan = {
  scanId: 6,
  connectorName: 'Production',
  scopeWords: 'site Berlin',
  state: 'complete',
  finishedAt: '2026-11-22T09:30:00.000Z',
  words: '12 new findings',
};
const nextDue = { ruleId: 'r1', connectorName: 'Lab', at: '2026-11-23T05:30:00.000Z' };
const review: ApplicationStatus['attention'][number] = {
  id: 'a1',
  kind: 'needs-review',
  severity: 'warning',
  text: 'A scan of Production needs review.',
  advice: 'Look at what it would change.',
  screen: '/import/history/6',
};

describe('the picture in the tray', () => {
  const standings: [string, Partial<ApplicationStatus>][] = [
    ['idle', {}],
    ['running', { running: [runningScan()], attention: [review], schedulePaused: true }],
    ['attention', { attention: [review], schedulePaused: true }],
    ['paused', { schedulePaused: true }],
  ];

  it.each(standings)('is %s', (state, given) => {
    expect(trayState(statusWith(given))).toBe(state);
  });
});

describe('the words of the tray', () => {
  it('tell the last result and the next run', () => {
    expect(trayTooltip(statusWith({ lastScan, nextDue }), moment).split('\n')).toEqual([
      'SentinelOne Connector',
      'Last scan: Production, site Berlin, 10:30: 12 new findings',
      'Next scan: Lab, tomorrow 06:30',
    ]);
  });

  it('tell how far a running scan is, in place of the last result', () => {
    const tooltip = trayTooltip(statusWith({ running: [runningScan()], lastScan, nextDue }), moment);
    expect(tooltip).toContain('Production: reading assets, 12,300 of 80,000 (15%)');
    expect(tooltip).not.toContain('Last scan');
  });

  it('tell what needs a person, that the machine is offline, and that this is the demo', () => {
    const tooltip = trayTooltip(statusWith({ attention: [review], online: false, demo: { day: 1 } }), moment);
    expect(tooltip.split('\n')).toEqual([
      'SentinelOne Connector (demo)',
      'A scan of Production needs review.',
      'Offline',
      'No scan is scheduled',
    ]);
  });

  it('tell of a pause in place of a next run', () => {
    expect(trayTooltip(statusWith({ schedulePaused: true, nextDue }), moment)).toMatch(/\nSchedule paused$/);
  });

  it('call what is overdue due now', () => {
    const overdue = { ...nextDue, at: '2026-11-22T12:59:00.000Z' };
    expect(trayTooltip(statusWith({ nextDue: overdue }), moment)).toContain('Next scan: Lab, now');
  });

  it('are no longer than Windows shows', () => {
    const text = 'Something long happened. '.repeat(20);
    const tooltip = trayTooltip(statusWith({ attention: [{ ...review, text }] }), moment);
    expect(tooltip.length).toBeLessThanOrEqual(127);
    expect(tooltip.endsWith('…')).toBe(true);
  });

  it.each([
    ['a scan that has not told anything yet', { progress: null }, 'Production: scan running'],
    ['a scan that is being ended', { cancelling: true }, 'Production: ending the scan'],
  ])('tell of %s', (_what, given, words) => {
    expect(runningWords(runningScan(given))).toBe(words);
  });

  it('tell no share of an unknown total, and never 100%', () => {
    const progress = { scanId: 7, phase: 'findings', rowsPerSecond: 1, secondsLeft: null } as const;
    const words = (rows: number, totalRows: number | null) =>
      runningWords(runningScan({ progress: { ...progress, rows, totalRows } }));
    expect(words(500, null)).toBe('Production: reading vulnerabilities, 500');
    expect(words(0, 1_000)).toBe('Production: reading vulnerabilities');
    expect(words(1_000, 1_000)).toBe('Production: reading vulnerabilities, 1,000 of 1,000 (99%)');
  });
});

describe('a time in the tray', () => {
  it.each([
    ['2026-11-22T22:59:00Z', '23:59'],
    ['2026-11-22T23:00:00Z', 'tomorrow 00:00'],
    ['2026-11-21T22:59:00Z', 'yesterday 23:59'],
    ['2026-11-25T05:30:00Z', 'Wed 25 Nov, 06:30'],
  ])('is told by the calendar of the machine: %s', (at, words) => {
    expect(timeWords(at, moment)).toBe(words);
  });

  it('is tomorrow also where a day has 23 hours', () => {
    const before = { now: new Date('2026-03-28T23:30:00Z'), zone: 'Europe/Berlin' };
    expect(timeWords('2026-03-29T22:15:00Z', before)).toBe('tomorrow 00:15');
  });
});

describe('the menu of the tray', () => {
  const labels = (items: readonly TrayItem[]): string[] =>
    items.map((item) => (item.kind === 'line' ? '-' : item.label));
  const named = (items: readonly TrayItem[], label: string): TrayItem | undefined =>
    items.find((item) => item.kind !== 'line' && item.label === label);

  it('has what an analyst reaches for', () => {
    const menu = trayMenu(statusWith({ lastScan, nextDue }), moment);
    expect(labels(menu)).toEqual([
      'Open SentinelOne Connector',
      '-',
      'Last scan: Production, site Berlin, 10:30: 12 new findings',
      'Next scan: Lab, tomorrow 06:30',
      '-',
      'Sync now',
      'Pause schedule',
      '-',
      'Settings…',
      'Quit',
    ]);
  });

  it('syncs each connector by itself, but for those under way', () => {
    const menu = trayMenu(statusWith({ running: [runningScan()] }), moment);
    expect(named(menu, 'Sync now')).toEqual({
      kind: 'menu',
      label: 'Sync now',
      items: [
        { kind: 'note', label: 'Production (running)' },
        { kind: 'action', label: 'Lab', action: { kind: 'sync', connectorId: 'c2' } },
      ],
    });
  });

  it('syncs an only connector with one press', () => {
    const menu = trayMenu(statusWith({ connectors: [{ id: 'c1', name: 'Production' }] }), moment);
    expect(named(menu, 'Sync now')).toEqual({
      kind: 'action',
      label: 'Sync now',
      action: { kind: 'sync', connectorId: 'c1' },
    });
  });

  it('leads to the set-up where there is no connector', () => {
    const menu = trayMenu(statusWith({ connectors: [] }), moment);
    expect(named(menu, 'Set up a connector')).toMatchObject({
      action: { kind: 'open', screen: '/connectors' },
    });
  });

  it('resumes a paused schedule', () => {
    const menu = trayMenu(statusWith({ schedulePaused: true }), moment);
    expect(named(menu, 'Resume schedule')).toMatchObject({ action: { kind: 'pause', paused: false } });
    expect(labels(menu)).not.toContain('Pause schedule');
  });

  it('leads from a result and a running scan to their screens', () => {
    const menu = trayMenu(statusWith({ running: [runningScan()], lastScan }), moment);
    expect(named(menu, 'Production: reading assets')).toMatchObject({
      action: { kind: 'open', screen: '/import/history/7' },
    });
    expect(named(menu, 'Last scan: Production, site Berlin, 10:30: 12 new findings')).toMatchObject({
      action: { kind: 'open', screen: '/import/history/6' },
    });
  });

  it('shows three things that need a person, and counts the others', () => {
    const attention = [1, 2, 3, 4, 5].map((n) => ({ ...review, id: `a${n}`, text: `Trouble ${n}` }));
    const menu = trayMenu(statusWith({ attention }), moment);
    expect(labels(menu).slice(2, 6)).toEqual(['⚠ Trouble 1', '⚠ Trouble 2', '⚠ Trouble 3', '⚠ 2 more']);
    expect(named(menu, '⚠ Trouble 1')).toMatchObject({ action: { kind: 'open', screen: review.screen } });
  });

  it('stays as it is while a scan only counts on, so that it can be read', () => {
    const later = runningScan();
    const progress = later.progress && { ...later.progress, rows: 50_000 };
    expect(trayMenu(statusWith({ running: [{ ...later, progress }] }), moment)).toEqual(
      trayMenu(statusWith({ running: [runningScan()] }), moment),
    );
  });
});

describe('whether there is a tray', () => {
  it.each([
    ['Windows', { platform: 'win32', watcher: 'unknown', desktop: undefined }, true],
    ['macOS', { platform: 'darwin', watcher: 'unknown', desktop: undefined }, true],
    ['a Linux that says so', { platform: 'linux', watcher: 'present', desktop: 'GNOME' }, true],
    ['a Linux that denies it', { platform: 'linux', watcher: 'absent', desktop: 'KDE' }, false],
    ['KDE that cannot be asked', { platform: 'linux', watcher: 'unknown', desktop: 'KDE' }, true],
    ['Ubuntu that cannot be asked', { platform: 'linux', watcher: 'unknown', desktop: 'ubuntu:GNOME' }, true],
    ['plain GNOME', { platform: 'linux', watcher: 'unknown', desktop: 'GNOME' }, false],
    ['no desktop', { platform: 'linux', watcher: 'unknown', desktop: undefined }, false],
  ] as const)('on %s', (_where, facts, present) => {
    expect(trayIsPresent(facts)).toBe(present);
  });
});

describe('an update in the tray', () => {
  const labels = (given: Partial<ApplicationStatus>) =>
    trayMenu(statusWith(given), moment).flatMap((item) => ('label' in item ? [item] : []));
  const update = { phase: 'ready', version: '1.2.0' } as const;

  it('is offered when it is ready', () => {
    expect(labels({ update })).toContainEqual({
      kind: 'action',
      label: 'Restart to update to version 1.2.0',
      action: { kind: 'update' },
    });
  });

  it('waits for a scan that runs', () => {
    expect(labels({ update, running: [runningScan()] })).toContainEqual({
      kind: 'note',
      label: 'Update to version 1.2.0 is waiting for the scan',
    });
  });

  it('is not spoken of before', () => {
    const told = labels({ update: { phase: 'downloading', version: '1.2.0' } }).map(({ label }) => label);
    expect(told.filter((label) => label.includes('1.2.0'))).toEqual([]);
  });
});
