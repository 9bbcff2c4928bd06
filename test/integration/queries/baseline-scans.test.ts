import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { baselineScans } from '../../../main/project/sqlite/queries/baseline-scans.ts';
import { newProject, type TestProject } from './filled-project.ts';

const berlin = { accountIds: [], siteIds: ['1'], groupIds: [] };
const munich = { accountIds: [], siteIds: ['2'], groupIds: [] };
const both = { accountIds: [], siteIds: ['2', '1'], groupIds: [] };
const everything = { accountIds: [], siteIds: [], groupIds: [] };
/** The same number as a site's id: of a group, which is another place. */
const group = { accountIds: [], siteIds: [], groupIds: ['1'] };

describe('the baseline of a scope', () => {
  let opened: TestProject;
  beforeEach(async () => {
    opened = await newProject();
  });
  afterEach(() => opened.close());

  const ended = async (
    scope: typeof berlin | typeof group,
    {
      state = 'complete',
      mode = 'scan',
      connectorId = 'c-1',
    }: {
      readonly state?: 'complete' | 'failed';
      readonly mode?: 'scan' | 'asset-sync';
      readonly connectorId?: string;
    } = {},
  ): Promise<number> => {
    const { write } = opened.project;
    const scanId = await write.createScan({
      connectorId,
      connectorName: 'Example Console',
      mode,
      kind: 'full',
      scope: JSON.stringify(scope),
      startedAt: 1,
    });
    await write.concludeScan(scanId, {
      state,
      resumable: false,
      reconcile: false,
      supersedes: false,
      review: null,
      watermarks: [],
      traffic: { requests: 0, retries: 0, bytes: 0 },
      at: 2,
    });
    return scanId;
  };
  const baselines = async () => [...(await baselineScans(opened.project))];

  it('is the first scan of it, for each connector', async () => {
    const first = await ended(berlin);
    await ended(berlin);
    const other = await ended(berlin, { connectorId: 'c-2' });
    expect(await baselines()).toEqual([first, other]);
  });

  it('goes on until a scan has read the whole of it', async () => {
    const scans = [await ended(berlin, { state: 'failed' }), await ended(berlin, { mode: 'asset-sync' })];
    const first = await ended(berlin);
    await ended(berlin);
    expect(await baselines()).toEqual([scans[0], first]);
  });

  it('is none where a wider scope was read before, and one where only a part of it was', async () => {
    const scans = [await ended(berlin), await ended(both), await ended(munich), await ended(group)];
    scans.push(await ended(everything), await ended({ ...munich, siteIds: ['9'] }));
    expect(await baselines()).toEqual([scans[0], scans[1], scans[3], scans[4]]);
  });
});
