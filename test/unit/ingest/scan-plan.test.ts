import { describe, expect, test } from 'vitest';
import { deltaOverlapMs, type PlanRequest, planScan } from '../../../main/ingest/scan-plan.ts';
import { scopeText, walkScopes } from '../../../main/ingest/scan-scopes.ts';
import type { ScanBasis } from '../../../main/project/scan-basis.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 22, 12);
const request: PlanRequest = { mode: 'scan', scope: allEndpoints, full: false, reconciliationHours: 24 };
const nothingYet: ScanBasis = { watermarks: [], unfinished: null, reviewPending: false };

function reconciled(hoursAgo: number): ScanBasis {
  const mark = { coveredUntil: now - hour, reconciledAt: now - hoursAgo * hour };
  return {
    ...nothingYet,
    watermarks: [
      { resource: 'assets', ...mark },
      { resource: 'findings', ...mark },
    ],
  };
}

describe('the plan of a scan', () => {
  test('the first scan reads everything: assets, then vulnerabilities', () => {
    const plan = planScan(request, nothingYet, now);
    expect(plan.kind).toBe('full');
    expect(plan.walks).toEqual([
      { resource: 'assets', scope: { kind: 'all', ids: [] }, purpose: 'list', changedSince: null },
      { resource: 'findings', scope: { kind: 'all', ids: [] }, purpose: 'list', changedSince: null },
    ]);
  });

  test('a later scan asks for what changed, from a little before the last one began', () => {
    const plan = planScan(request, reconciled(2), now);
    expect(plan.kind).toBe('delta');
    expect(plan.walks.map((walk) => walk.changedSince)).toEqual([
      now - hour - deltaOverlapMs,
      now - hour - deltaOverlapMs,
    ]);
  });

  test('a full reconciliation is made at least daily', () => {
    expect(planScan(request, reconciled(23.9), now).kind).toBe('delta');
    expect(planScan(request, reconciled(24), now).kind).toBe('full');
  });

  test('a clock that was set back makes the scan full: the age of the data is not known', () => {
    expect(planScan(request, reconciled(-3), now).kind).toBe('full');
  });

  test('a full scan can be asked for', () => {
    expect(planScan({ ...request, full: true }, reconciled(1), now).kind).toBe('full');
  });

  test('a scan that is waiting for review is followed by a full one', () => {
    expect(planScan(request, { ...reconciled(1), reviewPending: true }, now).kind).toBe('full');
  });

  test('Asset Sync Mode plans no finding walk at all', () => {
    const plan = planScan({ ...request, mode: 'asset-sync' }, nothingYet, now);
    expect(plan.walks.map((walk) => walk.resource)).toEqual(['assets']);
  });

  test('Scan Mode after Asset Sync Mode reads the vulnerabilities in full when they are a day old', () => {
    const basis = reconciled(1);
    const watermarks = basis.watermarks.map((mark) =>
      mark.resource === 'findings' ? { ...mark, reconciledAt: now - 30 * hour } : mark,
    );
    expect(planScan(request, { ...basis, watermarks }, now).kind).toBe('full');
  });

  describe('an unfinished scan', () => {
    const unfinished = { id: 7, mode: 'scan' as const, kind: 'full' as const, startedAt: now - hour };

    test('is continued', () => {
      expect(planScan(request, { ...nothingYet, unfinished }, now)).toMatchObject({
        resumeScanId: 7,
        kind: 'full',
      });
    });

    test('is not continued in the other mode', () => {
      const plan = planScan({ ...request, mode: 'asset-sync' }, { ...nothingYet, unfinished }, now);
      expect(plan.resumeScanId).toBeNull();
    });

    test('is not continued when it is a delta and a full scan was asked for', () => {
      const basis = { ...reconciled(1), unfinished: { ...unfinished, kind: 'delta' as const } };
      expect(planScan({ ...request, full: true }, basis, now)).toMatchObject({
        resumeScanId: null,
        kind: 'full',
      });
      expect(planScan(request, basis, now)).toMatchObject({ resumeScanId: 7, kind: 'delta' });
    });

    test('is not continued when it is more than a day old', () => {
      const basis = { ...nothingYet, unfinished: { ...unfinished, startedAt: now - 25 * hour } };
      expect(planScan(request, basis, now).resumeScanId).toBeNull();
    });
  });
});

describe('the walks of a scope', () => {
  const ids = (count: number) =>
    Array.from({ length: count }, (_, index) => `1286405255240${String(index).padStart(6, '0')}`);

  test('endpoints of many sites are asked for 200 ids at a time', () => {
    const walks = walkScopes({ ...allEndpoints, siteIds: ids(450) }, 'assets');
    expect(walks.map((walk) => walk.ids.length)).toEqual([200, 200, 50]);
  });

  test('vulnerabilities take one id a walk', () => {
    const walks = walkScopes({ accountIds: ['1'], siteIds: ['2', '3'], groupIds: ['4'] }, 'findings');
    expect(walks).toEqual([
      { kind: 'account', ids: ['1'] },
      { kind: 'site', ids: ['2'] },
      { kind: 'site', ids: ['3'] },
      { kind: 'group', ids: ['4'] },
    ]);
  });

  test('the order and repetition of ids make no other scope', () => {
    expect(scopeText({ ...allEndpoints, siteIds: ['2', '1', '2'] })).toBe(
      scopeText({ ...allEndpoints, siteIds: ['1', '2'] }),
    );
  });
});
