import { severityLevel } from '../../../main/project/severity.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import { quarantinedRecord } from '../../builders/rows.ts';
import { dayMs, endpoint, firstScanAt, risk, scan } from './filled-project.ts';

/**
 * Day 0: three endpoints. Day 1: `2` is gone, its findings stay; `1` loses CVE-1 and gains CVE-3, one record is bad.
 * Day 2: `2` is back and so is CVE-1. Day 3: a mass change waits for review. Day 4: another console, assets only.
 * Gives the number of each day's scan.
 */
export async function reportScans(project: OpenSqliteProject): Promise<number[]> {
  const one = endpoint('1');
  const two = endpoint('2');
  const three = endpoint('3');
  const first = [
    risk('1', 'CVE-2024-0001', { severity: severityLevel('critical') }),
    risk('1', 'CVE-2024-0002', { severity: severityLevel('high') }),
    risk('2', 'CVE-2024-0001', { severity: severityLevel('critical') }),
    risk('3', 'CVE-2024-0002', { severity: severityLevel('low') }),
  ];
  return [
    await scan(project, {
      startedAt: firstScanAt,
      assets: [one, two, three],
      findings: first,
      expectedTotal: 4,
    }),
    await scan(project, {
      startedAt: firstScanAt + dayMs,
      assets: [{ ...one, os_name: 'Debian' }, three],
      findings: [
        risk('1', 'CVE-2024-0002', { severity: severityLevel('high'), score: 7 }),
        risk('1', 'CVE-2024-0003', { severity: severityLevel('medium') }),
        risk('3', 'CVE-2024-0002', { severity: severityLevel('low') }),
      ],
      quarantined: [
        quarantinedRecord({
          reason: { kind: 'worded', text: 'no endpoint' },
          raw: '{"cveId":"?"}',
          agentId: '3',
          cve: 'CVE-2024-0009',
        }),
      ],
      issues: [
        {
          code: 'quarantined',
          facts: { kind: 'records-quarantined', resource: 'findings', count: 1 },
          cause: 'cveId: "?"',
        },
      ],
    }),
    await scan(project, {
      startedAt: firstScanAt + 2 * dayMs,
      kind: 'delta',
      assets: [two],
      findings: [risk('1', 'CVE-2024-0001', { severity: severityLevel('critical') })],
    }),
    await scan(project, {
      startedAt: firstScanAt + 3 * dayMs,
      assets: [one],
      findings: [risk('1', 'CVE-2024-0001', { severity: severityLevel('critical') })],
      end: {
        state: 'needs-review',
        review: { state: 'complete', watermarks: [] },
        reconcile: false,
        watermarks: [],
      },
    }),
    await scan(project, {
      startedAt: firstScanAt + 4 * dayMs,
      connectorId: 'facade00',
      connectorName: 'Second Console',
      mode: 'asset-sync',
      assets: [endpoint('1', { host_name: 'other' })],
    }),
  ];
}
