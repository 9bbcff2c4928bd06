/**
 * What a SentinelOne console knows, apart from how it speaks. The HTTP layer serves any `World`: the generated one
 * that ships with the product, or a hand-made one in tests. All times are whole milliseconds since 1970 (UTC).
 */
export interface World {
  /** The console's own clock. It stands still until the world is moved on. */
  now(): number;
  readonly accounts: readonly Account[];
  readonly sites: readonly Site[];
  readonly groups: readonly Group[];
  /** Endpoints in the asked order, starting behind a position (null: from the start). */
  agentsAfter(after: Position | null, limit: number, filter: AgentFilter, order: AgentOrder): Page<Agent>;
  countAgents(filter: AgentFilter): number;
  /** Application risks by id, starting behind a position (null: from the start). */
  risksAfter(after: Position | null, limit: number, filter: RiskFilter, order: RiskOrder): Page<Risk>;
  countRisks(filter: RiskFilter): number;
}

/** Where a walk stands: written and read by the world only, carried inside the console's cursors. */
export type Position = string;

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The position of the last row, or null when nothing follows it. */
  readonly next: Position | null;
}

export interface AgentOrder {
  readonly by: 'id' | 'updatedAt';
  readonly descending: boolean;
}

export interface RiskOrder {
  readonly descending: boolean;
}

/** Instants as milliseconds with microseconds behind the point; both ends belong to the range. */
export interface InstantRange {
  readonly from: number;
  readonly to: number;
}

/** Absent members do not filter. Members are combined with AND. */
export interface AgentFilter {
  readonly siteIds?: ReadonlySet<string>;
  readonly groupIds?: ReadonlySet<string>;
  readonly ids?: ReadonlySet<string>;
  readonly updated?: InstantRange;
  readonly isDecommissioned?: ReadonlySet<boolean>;
  readonly isUninstalled?: ReadonlySet<boolean>;
  readonly osTypes?: ReadonlySet<string>;
  readonly machineTypes?: ReadonlySet<string>;
  readonly infected?: boolean;
  readonly isActive?: boolean;
  /** Lower-case parts, one of which has to occur in the name. */
  readonly nameContains?: readonly string[];
}

/** Absent members do not filter. Members are combined with AND. */
export interface RiskFilter {
  readonly siteIds?: ReadonlySet<string>;
  readonly groupIds?: ReadonlySet<string>;
  readonly updated?: InstantRange;
  /** Without it only risks that are there now are listed. */
  readonly includeRemovals?: boolean;
  readonly osTypes?: ReadonlySet<string>;
  /** Upper case: CRITICAL, HIGH, MEDIUM, LOW. */
  readonly severities?: ReadonlySet<string>;
  /** Upper-case parts, one of which has to occur in the CVE id. */
  readonly cveContains?: readonly string[];
}

export type ScopeState = 'active' | 'expired' | 'deleted';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly state: ScopeState;
  readonly createdAt: number;
}

export interface Site {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly state: ScopeState;
  readonly createdAt: number;
  readonly description: string | null;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly siteId: string;
  readonly isDefault: boolean;
  readonly createdAt: number;
}

export type OsType = 'windows' | 'windows_legacy' | 'macos' | 'linux';
export type MachineType = 'desktop' | 'laptop' | 'server' | 'unknown';

/** What is worth telling about one endpoint; the console adds the rest of the wire record. */
export interface Agent {
  readonly id: string;
  readonly uuid: string;
  readonly computerName: string;
  readonly domain: string;
  readonly siteId: string;
  readonly groupId: string;
  readonly osType: OsType;
  readonly osName: string;
  readonly osRevision: string;
  readonly osArch: '32 bit' | '64 bit' | 'ARM64';
  readonly machineType: MachineType;
  readonly modelName: string;
  readonly serialNumber: string | null;
  readonly cpuId: string;
  readonly coreCount: number;
  readonly totalMemory: number;
  readonly agentVersion: string;
  readonly isUpToDate: boolean;
  readonly installerType: string;
  readonly externalIp: string;
  readonly networkInterfaces: readonly NetworkInterface[];
  readonly lastLoggedInUserName: string;
  readonly osUsername: string | null;
  /** The directory the machine and its user belong to; null outside a domain. */
  readonly directory: DirectoryPlace | null;
  readonly tags: readonly AgentTag[];
  readonly cloudProviders: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  readonly infected: boolean;
  readonly activeThreats: number;
  readonly isActive: boolean;
  readonly networkStatus: 'connected' | 'disconnected' | 'connecting' | 'disconnecting';
  readonly networkQuarantineEnabled: boolean;
  readonly firewallEnabled: boolean;
  readonly encrypted: boolean;
  readonly mitigationMode: 'detect' | 'protect';
  readonly isDecommissioned: boolean;
  readonly isUninstalled: boolean;
  readonly isPendingUninstall: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly lastActiveDate: number;
  readonly osStartTime: number;
  readonly lastScan: number;
}

export interface NetworkInterface {
  readonly id: string;
  readonly name: string;
  readonly physical: string;
  readonly inet: readonly string[];
  readonly inet6: readonly string[];
  readonly gatewayIp: string | null;
  readonly gatewayMacAddress: string | null;
}

export interface DirectoryPlace {
  readonly computer: string;
  readonly computerGroups: readonly string[];
  readonly user: string | null;
  readonly userGroups: readonly string[];
  readonly userPrincipalName: string | null;
}

export interface AgentTag {
  readonly key: string;
  readonly value: string;
}

/** One CVE in one application version on one endpoint. */
export interface Risk {
  readonly id: string;
  readonly endpointId: string;
  readonly endpointName: string;
  readonly endpointType: MachineType;
  readonly osType: OsType;
  readonly applicationName: string;
  /** As the console sends it, HTML entities included. */
  readonly applicationVendor: string;
  readonly applicationVersion: string;
  readonly cve: Cve;
  readonly status: 'Detected' | 'Removed';
  readonly detectedAt: number;
  readonly updatedAt: number;
  readonly lastScan: number;
  readonly lastScanResult: 'Succeeded' | 'Failed';
  readonly mitigationStatus: 'Not mitigated' | 'To be patched' | 'On hold';
  readonly mitigationStatusReason: string | null;
  readonly mitigationStatusChangedBy: string | null;
  readonly mitigationStatusChangedAt: number | null;
}

export interface Cve {
  readonly id: string;
  /** CVSS 3.1 base score. */
  readonly score: number;
  readonly severity: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';
  readonly published: number;
  /** Known to be exploited in the wild. */
  readonly exploited: boolean;
}
