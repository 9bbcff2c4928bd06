import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { massChanges } from '../../../main/ingest/mass-change-guard.ts';
import type { WalkAssessment } from '../../../main/project/writes/reconcile.ts';

function assessment(numbers: Pick<WalkAssessment, 'rows' | 'held' | 'absent'>): WalkAssessment {
  return {
    walkId: 1,
    resource: 'vulnerabilities',
    scope: { kind: 'all', ids: [] },
    shielded: false,
    ...numbers,
  };
}

describe('the mass-change guard', () => {
  test('lets a scan through that resolves exactly half', () => {
    expect(massChanges([assessment({ rows: 50, held: 100, absent: 50 })])).toEqual([]);
  });

  test('holds a scan back that resolves more than half', () => {
    expect(massChanges([assessment({ rows: 49, held: 100, absent: 51 })])).toMatchObject([
      { reason: 'more-than-half' },
    ]);
  });

  test('never holds a handful back, however large its share', () => {
    expect(massChanges([assessment({ rows: 1, held: 6, absent: 5 })])).toEqual([]);
    expect(massChanges([assessment({ rows: 1, held: 7, absent: 6 })])).toHaveLength(1);
  });

  test('holds an empty list back when the project holds anything there', () => {
    expect(massChanges([assessment({ rows: 0, held: 1, absent: 1 })])).toMatchObject([
      { reason: 'suspiciously-empty' },
    ]);
    expect(massChanges([assessment({ rows: 0, held: 0, absent: 0 })])).toEqual([]);
  });

  test('judges each scope by itself', () => {
    const small = assessment({ rows: 1, held: 20, absent: 19 });
    const large = assessment({ rows: 100_000, held: 100_000, absent: 0 });
    expect(massChanges([large, small]).map((change) => change.assessment)).toEqual([small]);
  });

  test('judges all scopes of a resource together as well, when none of them stands out', () => {
    const walks = Array.from({ length: 3 }, () => assessment({ rows: 1, held: 6, absent: 5 }));
    expect(massChanges(walks)).toMatchObject([
      { reason: 'more-than-half-in-all', assessment: { held: 18, absent: 15 } },
    ]);
    const assets = walks.map((walk) => ({ ...walk, resource: 'assets' as const }));
    expect(massChanges([...assets, ...walks]).map(({ assessment: { resource } }) => resource)).toEqual([
      'assets',
      'vulnerabilities',
    ]);
  });

  test('does not tell of all scopes together what it tells of one of them', () => {
    const walks = [
      assessment({ rows: 1, held: 20, absent: 19 }),
      assessment({ rows: 1, held: 6, absent: 5 }),
    ];
    expect(massChanges(walks).map(({ reason }) => reason)).toEqual(['more-than-half']);
  });

  test('lets handfuls in many scopes through that are no more than half of all', () => {
    const halved = Array.from({ length: 3 }, () => assessment({ rows: 1, held: 6, absent: 5 }));
    expect(massChanges([...halved, assessment({ rows: 12, held: 12, absent: 0 })])).toEqual([]);
  });

  test('whatever it lets through keeps at least half, or differs by a handful', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000), (rows, held, absentShare) => {
        const absent = Math.min(held, absentShare);
        const passed = massChanges([assessment({ rows, held, absent })]).length === 0;
        if (passed) expect(absent <= 5 || absent * 2 <= held).toBe(true);
      }),
    );
  });
});
