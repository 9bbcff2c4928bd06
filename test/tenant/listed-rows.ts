import type { Account, Agent, Cve, Group, Risk, Site } from '../../main/demo/world.ts';

const founded = Date.UTC(2022, 0, 10, 9);

/** Two accounts, three sites and two groups per site: enough to tell every scope from every other. */
export const listedScopes: {
  readonly accounts: readonly Account[];
  readonly sites: readonly Site[];
  readonly groups: readonly Group[];
} = (() => {
  const accounts: Account[] = ['First Account', 'Second Account'].map((name, index) => ({
    id: `110000000000000000${index + 1}`,
    name,
    state: 'active',
    createdAt: founded,
  }));
  const sites: Site[] = ['North', 'South', 'East'].map((name, index) => ({
    id: `120000000000000000${index + 1}`,
    name,
    accountId: index < 2 ? '1100000000000000001' : '1100000000000000002',
    state: 'active',
    createdAt: founded,
    description: null,
  }));
  const groups: Group[] = sites.flatMap((site, index) =>
    ['Default Group', 'Servers'].map((name, ordinal) => ({
      id: `13000000000000000${index + 1}${ordinal + 1}`,
      name,
      siteId: site.id,
      isDefault: ordinal === 0,
      createdAt: founded,
    })),
  );
  return { accounts, sites, groups };
})();

/** An endpoint like many others. The group decides the site unless a site is given. */
export function listedAgent(
  ordinal: number,
  now: number,
  groups: readonly Group[],
  facts: Partial<Agent>,
): Agent {
  const groupId =
    facts.groupId ?? groups.find((group) => group.siteId === (facts.siteId ?? group.siteId))?.id ?? '';
  const siteId = facts.siteId ?? groups.find((group) => group.id === groupId)?.siteId ?? '';
  const id = `14${String(ordinal).padStart(17, '0')}`;
  return {
    id,
    uuid: ordinal.toString(16).padStart(32, '0'),
    computerName: `HOST-${ordinal}`,
    domain: 'EXAMPLE',
    siteId,
    groupId,
    osType: 'windows',
    osName: 'Windows 11 Enterprise',
    osRevision: '22631',
    osArch: '64 bit',
    machineType: 'desktop',
    modelName: 'Dell Inc. - OptiPlex 7010',
    serialNumber: `SN${ordinal}`,
    cpuId: 'Intel(R) Core(TM) i5-12500T',
    coreCount: 6,
    totalMemory: 16_240,
    agentVersion: '24.2.2.310',
    isUpToDate: false,
    installerType: '.msi',
    externalIp: '203.0.113.7',
    networkInterfaces: [
      {
        id: `15${String(ordinal).padStart(17, '0')}`,
        name: 'Ethernet',
        physical: `02:00:00:00:${(ordinal >> 8).toString(16).padStart(2, '0')}:${(ordinal & 255).toString(16).padStart(2, '0')}`,
        inet: [`10.1.${(ordinal >> 8) & 255}.${ordinal & 255}`],
        inet6: [],
        gatewayIp: '10.1.0.1',
        gatewayMacAddress: '02:00:00:00:ff:fe',
      },
    ],
    lastLoggedInUserName: 'someone',
    osUsername: null,
    directory: null,
    tags: [],
    cloudProviders: {},
    infected: false,
    activeThreats: 0,
    isActive: true,
    networkStatus: 'connected',
    networkQuarantineEnabled: false,
    firewallEnabled: true,
    encrypted: true,
    mitigationMode: 'protect',
    isDecommissioned: false,
    isUninstalled: false,
    isPendingUninstall: false,
    createdAt: now,
    updatedAt: now,
    lastActiveDate: now,
    osStartTime: now - 3_600_000,
    lastScan: now,
    ...facts,
  };
}

/** A CVE that exists nowhere else, so that each made-up risk is a finding of its own. */
function listedCve(ordinal: number): Cve {
  return {
    id: `CVE-2024-${String(10_000 + ordinal)}`,
    score: 7.8,
    severity: 'HIGH',
    published: Date.UTC(2024, 4, 14, 17, 15),
    exploited: false,
  };
}

/** A risk like many others. */
export function listedRisk(ordinal: number, now: number, agent: Agent, facts: Partial<Risk>): Risk {
  return {
    id: `16${String(ordinal).padStart(17, '0')}`,
    endpointId: agent.id,
    endpointName: agent.computerName,
    endpointType: agent.machineType,
    osType: agent.osType,
    applicationName: '7-Zip',
    applicationVendor: 'Igor Pavlov',
    applicationVersion: '19.00',
    cve: listedCve(ordinal),
    status: 'Detected',
    detectedAt: now,
    updatedAt: now,
    lastScan: now,
    lastScanResult: 'Succeeded',
    mitigationStatus: 'Not mitigated',
    mitigationStatusReason: null,
    mitigationStatusChangedBy: null,
    mitigationStatusChangedAt: null,
    ...facts,
  };
}
