import { expect, test } from 'vitest';
import { type TrendDay, trendScale } from '../../../renderer/features/overview/trend-days.ts';

const day = (counts: Partial<TrendDay>): TrendDay => ({
  day: '2026-11-01',
  new: 0,
  baseline: 0,
  reopened: 0,
  mitigated: 0,
  ...counts,
});

test('the scale fits what changed, whatever a first scan found', () => {
  const { top, beyond } = trendScale([day({ baseline: 405_756 }), day({ new: 30 }), day({ new: 40 })]);
  expect(top).toBe(40);
  expect(beyond).toEqual([]);
});

test('below the line it is as deep as what was mitigated, not as high as what was found', () => {
  const { top, bottom, ticks } = trendScale([day({ new: 40_000, mitigated: 5184 }), day({ new: 30_000 })]);
  expect({ top, bottom, ticks }).toEqual({ top: 40_000, bottom: 5184, ticks: [0, 20_000, 40_000] });
});

test('where nothing was mitigated, nothing is below the line', () => {
  expect(trendScale([day({ new: 8 })])).toMatchObject({ bottom: 0, ticks: [0, 5, 10] });
});
