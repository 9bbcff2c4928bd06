import { expect, test } from 'vitest';
import type { ReviewedScanReport } from '../../preload/contract/scan-details.ts';
import { expectProjectEqualToTenant } from '../builders/equal-to-tenant.ts';
import { findingStates } from '../builders/project-contents.ts';
import { agentsPath, risksPath, type ScannedTenant, scannedTenant } from '../builders/scanned-tenant.ts';
import type { Fault } from '../tenant/faults.ts';
import {
  duplicatedRows,
  emptyList,
  malformedRecord,
  repeatedCursor,
  wrongTotal,
} from '../tenant/list-faults.ts';
import { Campaign, patience, times } from './campaign.ts';
import { deeplyNested, endlessList, largeField } from './lying-console.ts';

/** One way to lie, and what a scan of it may say. Whatever it says, nothing that is still there may be resolved. */
interface Lie {
  readonly fault: Fault | null;
  /** What happens to the tenant beside it. */
  readonly happens?: (tenant: ScannedTenant) => void;
  readonly states: readonly ReviewedScanReport['state'][];
}

/** Endpoints that are gone when half of them are; one more than half makes a review. */
const endpoints = 14;

const lies: Readonly<Record<string, Lie>> = {
  'totals wrong by half': { fault: wrongTotal('half'), states: ['partial'] },
  'totals doubled': { fault: wrongTotal('double'), states: ['partial'] },
  'cursors that loop': { fault: repeatedCursor, states: ['failed', 'partial'] },
  'rows repeated across pages': { fault: duplicatedRows(2), states: ['complete'] },
  'an endless walk of the same rows': { fault: endlessList(), states: ['failed', 'partial'] },
  '10 MB in one field': { fault: largeField(10_000_000), states: ['complete', 'partial', 'failed'] },
  'JSON nested 100,000 deep': { fault: deeplyNested(100_000), states: ['complete', 'partial', 'failed'] },
  'ids as numbers': { fault: malformedRecord('key-a-number', 0), states: ['partial', 'complete'] },
  'an empty list': { fault: emptyList, states: ['needs-review', 'partial'] },
  'an empty list after a licence lapsed': {
    fault: null,
    happens: ({ server }) => server.setLicence('none-empty'),
    states: ['partial', 'needs-review'],
  },
  'most endpoints gone at once': {
    fault: null,
    happens: ({ world }) => {
      const agents = world.agentsAfter(null, 100, {}, { by: 'id', descending: false }).rows;
      for (const { id } of agents.slice(0, endpoints / 2 + 1)) world.removeAgent(id);
    },
    states: ['needs-review'],
  },
};

test('a console that lies: nothing is resolved by a lie, and the scan says what it can', {
  timeout: patience,
}, async () => {
  const campaign = new Campaign('a console that lies');
  for (let turn = 0; turn < times(1, 10); turn += 1) {
    for (const [name, { fault, happens, states }] of Object.entries(lies)) {
      const tenant = await scannedTenant();
      // Ids of 19 digits, each one apart from the next: the same number in JavaScript.
      for (let index = 0; index < endpoints; index += 1) {
        const { id } = tenant.world.addAgent({
          id: `19283746556473829${10 + index}`,
        });
        tenant.world.addRisk(id);
        tenant.world.addRisk(id);
      }
      expect((await tenant.scan()).report).toMatchObject({ state: 'complete', assets: { new: endpoints } });
      const before = await findingStates(tenant.project);
      happens?.(tenant);
      const path = campaign.pick([agentsPath, risksPath]);
      if (fault) tenant.faults.arm({ path, on: 'always', fault });
      const { report } = await tenant.scan();
      expect([name, path, report.state, states.includes(report.state)]).toEqual([
        name,
        path,
        report.state,
        true,
      ]);
      expect([name, path, await findingStates(tenant.project)]).toEqual([name, path, before]);
      campaign.count('scans lied to');
      campaign.count(report.state);
      tenant.faults.clear();
      tenant.server.setLicence('vulnerability-management');
      if (report.state === 'needs-review') await tenant.project.write.reviewScan(report.id, 'rejected', 0);
      await settle(tenant);
      campaign.count('projects equal to the tenant');
    }
  }
  campaign.count('findings wrongly resolved', 0);
});

async function settle(tenant: ScannedTenant): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    const { report } = await tenant.scan();
    if (report.state === 'needs-review') await tenant.project.write.reviewScan(report.id, 'accepted', 0);
  }
  await expectProjectEqualToTenant(tenant.world, tenant.project);
}
