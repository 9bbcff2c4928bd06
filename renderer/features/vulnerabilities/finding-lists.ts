import type { ListDescription } from '../../grid/fields/list-description.ts';
import { findingFieldTitles, vulnerabilityFieldTitles } from './finding-field-titles.ts';

/** Which findings a screen is of. */
export type FindingState = 'active' | 'resolved' | 'all';

const instances: Omit<ListDescription, 'noun'> = {
  list: 'findings',
  titles: findingFieldTitles,
  shortTitles: {},
  columns: [
    'severity',
    'cve',
    'hostName',
    'applicationName',
    'applicationVersion',
    'score',
    'status',
    'discovered',
    'lastSeen',
    'siteName',
  ],
  order: ['-severity', '-score'],
  widths: {
    severity: 140,
    cve: 138,
    score: 100,
    riskScore: 108,
    applicationName: 176,
    applicationVersion: 120,
    hostName: 150,
    status: 104,
    discovered: 114,
    lastSeen: 108,
    mitigatedAt: 108,
    siteName: 124,
    mitigationReason: 220,
    markReason: 220,
  },
  opener: 'cve',
  decimals: { score: 1, riskScore: 1 },
  monospace: new Set([
    'findingId',
    'assetId',
    'cve',
    'applicationVersion',
    'riskId',
    'riskStatus',
    'ipAddresses',
    'accountId',
    'siteId',
    'groupId',
    'connectorId',
  ]),
  hidden: new Set(['open']),
};

const unique: Omit<ListDescription, 'noun'> = {
  list: 'vulnerabilities',
  titles: vulnerabilityFieldTitles,
  shortTitles: {},
  columns: [
    'cve',
    'severity',
    'score',
    'assetsAffected',
    'openInstances',
    'instances',
    'applications',
    'published',
  ],
  order: ['-severity', '-assetsAffected'],
  widths: {
    cve: 160,
    severity: 140,
    score: 84,
    riskScore: 108,
    assetsAffected: 164,
    openInstances: 132,
    instances: 104,
    applications: 300,
  },
  opener: 'cve',
  decimals: { score: 1, riskScore: 1 },
  monospace: new Set(['cve']),
  hidden: new Set(),
};

/** The list of finding instances of that state. */
export const instanceLists: Readonly<Record<FindingState, ListDescription>> = {
  active: { ...instances, noun: 'activeFindings' },
  resolved: {
    ...instances,
    noun: 'resolvedFindings',
    columns: instances.columns.map((column) => (column === 'lastSeen' ? 'mitigatedAt' : column)),
  },
  all: { ...instances, noun: 'findings' },
};

/** The list of unique findings with open instances, without any, or all. */
export const uniqueLists: Readonly<Record<FindingState, ListDescription>> = {
  active: { ...unique, noun: 'activeUniqueFindings' },
  resolved: { ...unique, noun: 'resolvedUniqueFindings' },
  all: { ...unique, noun: 'uniqueFindings' },
};
