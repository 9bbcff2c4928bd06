import { beforeEach, describe, expect, it } from 'vitest';
import type { Notice, NoticeCause } from '../../../main/application/notices/notice.ts';
import { NotificationDispatcher } from '../../../main/application/notices/notification-dispatcher.ts';
import { defaultPreferences } from '../../../main/settings/default-preferences.ts';

let now: number;
let timers: { at: number; action: () => void }[];
let told: Notice[];
let wanted: typeof defaultPreferences.notifications;
let desk: NotificationDispatcher;

beforeEach(() => {
  now = 0;
  timers = [];
  told = [];
  wanted = defaultPreferences.notifications;
  desk = new NotificationDispatcher({
    now: () => now,
    wanted: () => wanted,
    after: (ms, action) => {
      const timer = { at: now + ms, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  desk.listen((notice) => told.push(notice));
});

/** Seconds pass one by one, and timers go off. */
function pass(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    now += 1_000;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { action } of due) action();
  }
}

const failed = (connectorName: string, scanId: number): NoticeCause => ({
  kind: 'scan-failed',
  connectorName,
  screen: `/import/history/${scanId}`,
});

describe('notices', () => {
  it('of the same kind within ten seconds are told as one, with every name once', () => {
    desk.offer(failed('One', 1));
    pass(5);
    desk.offer(failed('Two', 2));
    desk.offer(failed('Two', 3));
    pass(4);
    expect(told).toEqual([]);
    pass(1);
    expect(told).toEqual([
      {
        id: 'scan-failed-1',
        kind: 'scan-failed',
        title: '3 scans failed',
        body: 'Scans of One and Two could not be completed.',
        screen: '/import/history',
      },
    ]);
  });

  it('of different kinds are told one by one', () => {
    desk.offer(failed('One', 1));
    desk.offer({ ...failed('One', 1), kind: 'needs-review' });
    pass(10);
    expect(told.map(({ kind }) => kind)).toEqual(['scan-failed', 'needs-review']);
  });

  it('of the same scan are told once', () => {
    desk.offer(failed('One', 1));
    desk.offer(failed('One', 1));
    pass(10);
    expect(told).toMatchObject([{ title: 'Scan failed', screen: '/import/history/1' }]);
  });

  it('come no more often than once a minute of a kind; what was held back is told together', () => {
    desk.offer(failed('One', 1));
    pass(10);
    for (const [index, name] of ['Two', 'Three'].entries()) {
      desk.offer(failed(name, index + 2));
      pass(20);
    }
    expect(told).toHaveLength(1);
    pass(20);
    expect(told[1]).toMatchObject({ title: '2 scans failed' });
  });

  it('are not held back for long by a clock that was set back', () => {
    now = 1_000_000;
    desk.offer(failed('One', 1));
    pass(10);
    now = 0;
    desk.offer(failed('Two', 2));
    pass(60);
    expect(told).toHaveLength(2);
  });

  it('that are held are told once they no longer are', () => {
    desk.offer(failed('One', 1));
    desk.hold(true);
    desk.offer(failed('Two', 2));
    pass(100);
    expect(told).toEqual([]);
    desk.hold(false);
    pass(10);
    expect(told).toMatchObject([{ title: '2 scans failed' }]);
  });

  it('end with the desk', () => {
    desk.offer(failed('One', 1));
    desk.close();
    desk.offer(failed('Two', 2));
    pass(100);
    expect(told).toEqual([]);
  });
});

describe('what the user wants', () => {
  const causes: NoticeCause[] = [
    failed('One', 1),
    { ...failed('One', 2), kind: 'new-criticals', count: 1 },
    { ...failed('One', 3), kind: 'scan-ended', words: 'Complete' },
  ];
  const kindsTold = () => {
    for (const cause of causes) desk.offer(cause);
    pass(10);
    return told.map(({ kind }) => kind);
  };

  it('decides about criticals and scans by hand', () => {
    wanted = { enabled: true, newCriticals: false, scanEnded: false };
    expect(kindsTold()).toEqual(['scan-failed']);
  });

  it('can be nothing at all', () => {
    wanted = { ...wanted, enabled: false };
    expect(kindsTold()).toEqual([]);
  });

  it('is everything at first; the end of a scan makes no sound', () => {
    expect(kindsTold()).toEqual(['scan-failed', 'new-criticals', 'scan-ended']);
    expect(told.map(({ silent }) => silent ?? false)).toEqual([false, false, true]);
    expect(told[1]?.title).toBe('1 new critical finding');
  });
});
