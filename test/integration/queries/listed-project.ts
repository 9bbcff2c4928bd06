import { severityLevel } from '../../../main/project/severity.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import { dayMs, endpoint, firstScanAt, risk, scan } from './filled-project.ts';

/** Fills a project with three assets and five findings; a day later one finding of the first asset is gone. */
export async function fillLists(project: OpenSqliteProject): Promise<void> {
  const assets = [
    endpoint('225494730938493801', {
      host_name: 'WEB-01',
      os_type: 'linux',
      site_name: 'Berlin',
      ip_addresses: '["10.0.0.1","fe80::1"]',
      mac_addresses: '["00:25:96:ff:fe:12"]',
      tags: '["env: prod"]',
      network_interfaces: '[{"name":"eth0","mac":"00:25:96:ff:fe:12","ipv4":["10.0.0.1"]}]',
      infected: 0,
      core_count: 8,
      last_active_at: Date.UTC(2026, 1, 28, 12),
    }),
    endpoint('225494730938493802', {
      host_name: 'db_100%',
      os_type: 'windows',
      site_name: 'Paris',
      ip_addresses: '["10.0.1.7"]',
      infected: 1,
      core_count: 16,
      last_active_at: Date.UTC(2026, 1, 20),
    }),
    endpoint('225494730938493803', { host_name: null, decommissioned: true }),
  ];
  const findings = [
    risk('225494730938493801', 'CVE-2024-0001', {
      severity: severityLevel('critical'),
      score: 9.8,
      name: 'Reader',
      version: '1.0',
    }),
    risk('225494730938493801', 'CVE-2024-0001', {
      severity: severityLevel('critical'),
      score: 9.1,
      name: 'Writer',
      version: '2.0',
    }),
    risk('225494730938493801', 'CVE-2024-0002', {
      severity: severityLevel('low'),
      score: 2.5,
      detected_at: Date.UTC(2026, 1, 10),
    }),
    risk('225494730938493802', 'CVE-2024-0002', {
      severity: severityLevel('high'),
      score: 7.5,
      published_at: Date.UTC(2024, 0, 5),
    }),
    risk('225494730938493802', 'CVE-2024-0003', { severity: severityLevel('medium'), score: null }),
  ];
  await scan(project, { startedAt: firstScanAt, assets, findings });
  // The next day the first endpoint's CVE-2024-0002 is gone.
  await scan(project, {
    startedAt: firstScanAt + dayMs,
    connectorName: 'Renamed Console',
    assets,
    findings: findings.filter(({ agent_id, cve }) => !(agent_id.endsWith('801') && cve === 'CVE-2024-0002')),
  });
}
