import { describe, expect, test } from 'vitest';
import { servesOrder } from '../../../main/ingest/follow-scan.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';

const sites = { accountIds: [], siteIds: ['2', '1'], groupIds: [] };

describe('the scan of another process', () => {
  const order = { scope: sites, mode: 'scan' as const, full: false };
  const scan = { scope: { ...sites, siteIds: ['1', '2'] }, mode: 'scan' as const, kind: 'delta' as const };

  test('serves an order of the same scope in the same mode', () => {
    expect(servesOrder(scan, order)).toBe(true);
    expect(servesOrder({ ...scan, kind: 'full' }, order)).toBe(true);
  });

  test('does not serve an order of another scope, or in another mode', () => {
    expect(servesOrder(scan, { ...order, scope: allEndpoints })).toBe(false);
    expect(servesOrder({ ...scan, mode: 'asset-sync' }, order)).toBe(false);
    expect(servesOrder(scan, { ...order, mode: 'asset-sync' })).toBe(false);
  });

  test('serves an order of everything anew only when it was full itself', () => {
    expect(servesOrder(scan, { ...order, full: true })).toBe(false);
    expect(servesOrder({ ...scan, kind: 'full' }, { ...order, full: true })).toBe(true);
  });
});
