import { describe, expect, it } from 'vitest';
import { comingRuns, pausedRule } from '../../../main/schedule/rule-state.ts';
import type { IngestRule } from '../../../main/settings/ingest-rule.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';

const now = Date.parse('2026-11-22T06:40:00Z');
const rule: IngestRule = {
  id: '1f3a9c04',
  connectorId: 'c0ffee01',
  scope: allEndpoints,
  schedule: { kind: 'daily', time: '06:30' },
  paused: false,
  pausedBecause: null,
  nextDueAt: '2026-11-23T06:30:00.000Z',
  lastStartedAt: null,
  failures: 0,
  retryAt: null,
};
const runs = (changes: Partial<IngestRule>) =>
  comingRuns({ ...rule, ...changes }, now, 'UTC', 3).map((at) => new Date(at).toISOString().slice(0, 16));

describe('the coming runs of a rule', () => {
  it('are its due times', () => {
    expect(runs({})).toEqual(['2026-11-23T06:30', '2026-11-24T06:30', '2026-11-25T06:30']);
  });

  it('begin with one for all that were missed', () => {
    expect(runs({ nextDueAt: '2026-11-20T06:30:00.000Z' })).toEqual([
      '2026-11-20T06:30',
      '2026-11-23T06:30',
      '2026-11-24T06:30',
    ]);
  });

  it('begin with a retry that is awaited', () => {
    expect(runs({ retryAt: '2026-11-22T06:50:00.000Z' })).toEqual([
      '2026-11-22T06:50',
      '2026-11-23T06:30',
      '2026-11-24T06:30',
    ]);
  });

  it('leave out the due times that a retry holds back', () => {
    expect(
      runs({
        schedule: { kind: 'every', minutes: 30 },
        nextDueAt: '2026-11-22T10:00:00.000Z',
        retryAt: '2026-11-22T10:45:00.000Z',
      }),
    ).toEqual(['2026-11-22T10:45', '2026-11-22T11:15', '2026-11-22T11:45']);
  });

  it('are none by hand, and in a pause', () => {
    expect(runs({ schedule: { kind: 'manual' }, nextDueAt: null })).toEqual([]);
    expect(runs(pausedRule(rule, null))).toEqual([]);
  });
});
