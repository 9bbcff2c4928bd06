import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { massChanges } from '../../../main/ingest/mass-change-guard.ts';
import type { ScopeLosses } from '../../../main/project/scan-assessment.ts';
import type { ScopeUnit } from '../../../preload/contract/issue-facts.ts';

const everything: ScopeUnit = { kind: 'all', id: null, name: null };

function losses(numbers: Partial<ScopeLosses>): ScopeLosses {
  return {
    resource: 'findings',
    unit: everything,
    named: false,
    reported: null,
    held: 0,
    absent: 0,
    removed: 0,
    absentBefore: 0,
    ...numbers,
  };
}

function site(id: string, numbers: Partial<ScopeLosses>): ScopeLosses {
  return losses({ unit: { kind: 'site', id, name: `Site ${id}` }, ...numbers });
}

describe('the mass-change guard', () => {
  test('lets a scan through that resolves exactly half', () => {
    expect(massChanges([losses({ held: 100, absent: 50 })])).toEqual([]);
  });

  test('holds a scan back that resolves more than half', () => {
    expect(massChanges([losses({ held: 100, absent: 51 })])).toEqual([
      { resource: 'findings', unit: everything, reason: 'more-than-half', absent: 51, held: 100 },
    ]);
  });

  test('never holds a handful back, however large its share', () => {
    expect(massChanges([losses({ held: 6, absent: 5 })])).toEqual([]);
    expect(massChanges([losses({ held: 7, absent: 6 })])).toHaveLength(1);
  });

  test('counts what the console reports as removed like what it no longer lists', () => {
    expect(massChanges([losses({ held: 720, removed: 720 })])).toMatchObject([{ reason: 'more-than-half' }]);
    expect(massChanges([losses({ held: 100, absent: 30, removed: 21 })])).toMatchObject([{ absent: 51 }]);
    expect(massChanges([losses({ held: 5, removed: 5 })])).toEqual([]);
  });

  test('holds an empty list back when the project holds anything there', () => {
    expect(massChanges([losses({ reported: 0, held: 1, absent: 1 })])).toMatchObject([{ reason: 'empty' }]);
    expect(massChanges([losses({ reported: 0, held: 1, absent: 0 })])).toMatchObject([{ reason: 'empty' }]);
    expect(massChanges([losses({ reported: 0 })])).toEqual([]);
  });

  test('holds an empty site back whatever it held where a rule names it, else above a handful', () => {
    const gone = { resource: 'assets', reported: 0 } as const;
    expect(massChanges([site('1', { ...gone, named: true, held: 1, absent: 1 })])).toMatchObject([
      { reason: 'empty', unit: { id: '1' } },
    ]);
    expect(massChanges([site('1', { ...gone, held: 5, absent: 5 })])).toEqual([]);
    expect(massChanges([site('1', { ...gone, held: 6, absent: 6 })])).toMatchObject([{ reason: 'empty' }]);
  });

  test('judges each scope by itself', () => {
    const small = site('2', { held: 20, absent: 19 });
    expect(massChanges([losses({ held: 60, absent: 20 }), site('1', { held: 40 }), small])).toMatchObject([
      { unit: { kind: 'site', id: '2' }, absent: 19, held: 20 },
    ]);
  });

  test('judges all scopes together as well, when none of them stands out', () => {
    const sites = ['1', '2', '3'].map((id) => site(id, { named: true, held: 6, absent: 5 }));
    expect(massChanges([losses({ held: 18, absent: 15 }), ...sites])).toMatchObject([
      { unit: { kind: 'all' }, reason: 'more-than-half', held: 18, absent: 15 },
    ]);
  });

  test('does not report of all scopes together what it reports of one that a rule names', () => {
    const found = massChanges([
      losses({ held: 26, absent: 24 }),
      site('1', { named: true, held: 20, absent: 19 }),
      site('2', { named: true, held: 6, absent: 5 }),
    ]);
    expect(found.map(({ unit }) => unit.id)).toEqual(['1']);
  });

  test('reports all endpoints in place of every site of them', () => {
    const sites = ['1', '2'].map((id) => site(id, { held: 20, absent: 20 }));
    expect(massChanges([losses({ held: 40, absent: 40 }), ...sites])).toMatchObject([
      { unit: { kind: 'all' } },
    ]);
  });

  test('judges what vanished in the last days together', () => {
    expect(massChanges([losses({ held: 51, absent: 25, absentBefore: 49 })])).toMatchObject([
      { reason: 'more-than-half-in-a-week', absent: 74, held: 100 },
    ]);
    expect(massChanges([losses({ held: 90, absent: 20, absentBefore: 10 })])).toEqual([]);
    expect(massChanges([losses({ held: 30, absent: 0, absentBefore: 70 })])).toEqual([]);
  });

  test('whatever it lets through keeps at least half, or differs by a handful', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000), (held, share, before) => {
        const absent = Math.min(held, share);
        if (massChanges([losses({ held, absent, absentBefore: before })]).length > 0) return;
        expect(absent <= 5 || absent * 2 <= held).toBe(true);
        const all = absent + before;
        if (absent > 0) expect(all <= 5 || all * 2 <= held + before).toBe(true);
      }),
    );
  });
});
