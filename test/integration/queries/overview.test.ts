import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overview } from '../../../main/project/queries/overview.ts';
import { dayMs, firstScanAt, newProject, scan, type TestProject } from './filled-project.ts';
import { tellScans } from './told-scans.ts';

let open: TestProject;
let scans: number[];

beforeAll(async () => {
  open = await newProject();
  scans = await tellScans(open.project);
});

afterAll(() => open.close());

const scanOn = (day: number): number => scans[day] ?? 0;

describe('the overview', () => {
  it('counts open findings by severity and assets by state', async () => {
    expect(await overview(open.project, 1)).toMatchObject({
      openFindings: { informational: 0, low: 1, medium: 1, high: 1, critical: 2 },
      assets: { active: 4, inactive: 0, decommissioned: 0 },
      mostExposedAssets: [{ assetId: '1', hostName: 'host-1', critical: 1, high: 1, open: 3 }],
      quarantined: 0,
    });
  });

  it('tells how current each connector is: up to when covered, when last proven whole', async () => {
    const { freshness, lastCompleteScans } = await overview(open.project, 1);
    const covered = { connectorId: 'c0ffee00', coveredUntil: '2026-03-03T08:00:00.000Z' };
    expect(freshness).toEqual([
      { ...covered, resource: 'assets', reconciledAt: '2026-03-02T09:00:00.000Z' },
      { ...covered, resource: 'vulnerabilities', reconciledAt: '2026-03-02T09:00:00.000Z' },
      {
        connectorId: 'facade00',
        resource: 'assets',
        coveredUntil: '2026-03-05T08:00:00.000Z',
        reconciledAt: '2026-03-05T09:00:00.000Z',
      },
    ]);
    expect(lastCompleteScans).toEqual([
      { connectorId: 'c0ffee00', scanId: scanOn(2), mode: 'scan', finishedAt: '2026-03-03T09:00:00.000Z' },
      {
        connectorId: 'facade00',
        scanId: scanOn(4),
        mode: 'asset-sync',
        finishedAt: '2026-03-05T09:00:00.000Z',
      },
    ]);
  });

  it('names scans that run and scans that wait for their review', async () => {
    const { project, close } = await newProject();
    const waiting = await scan(project, {
      startedAt: firstScanAt,
      assets: [],
      end: { state: 'needs-review', review: { state: 'complete', watermarks: [] }, reconcile: false },
    });
    const running = await scan(project, {
      startedAt: firstScanAt + dayMs,
      connectorId: 'facade00',
      assets: [],
      end: 'open',
    });
    expect((await overview(project, 1)).unsettledScans).toEqual([
      {
        connectorId: 'c0ffee00',
        scanId: waiting,
        startedAt: '2026-03-01T08:00:00.000Z',
        state: 'needs-review',
      },
      { connectorId: 'facade00', scanId: running, startedAt: '2026-03-02T08:00:00.000Z', state: 'running' },
    ]);
    await close();
  });

  it('is all zero in an empty project', async () => {
    const empty = await newProject();
    expect(await overview(empty.project, 5)).toEqual({
      openFindings: { informational: 0, low: 0, medium: 0, high: 0, critical: 0 },
      assets: { active: 0, inactive: 0, decommissioned: 0 },
      mostExposedAssets: [],
      freshness: [],
      lastCompleteScans: [],
      unsettledScans: [],
      quarantined: 0,
    });
    await empty.close();
  });
});
