import type { ListDescription } from '../../grid/list-description.ts';
import { findingFieldTitles, vulnerabilityFieldTitles } from './finding-field-titles.ts';

/** Which findings a screen is of. */
export type FindingState = 'active' | 'resolved';

const instances: Omit<ListDescription, 'noun'> = {
  list: 'findings',
  searches: 'CVEs, applications, hosts',
  titles: findingFieldTitles,
  shortTitles: {},
  columns: [
    'severity',
    'cve',
    'score',
    'applicationName',
    'applicationVersion',
    'hostName',
    'status',
    'discovered',
    'lastSeen',
    'siteName',
  ],
  order: ['-severity', '-score'],
  widths: {
    severity: 124,
    cve: 152,
    score: 76,
    riskScore: 96,
    applicationName: 200,
    applicationVersion: 124,
    hostName: 170,
    status: 150,
    siteName: 150,
    mitigationReason: 220,
    markReason: 220,
  },
  opener: 'cve',
  monospace: new Set([
    'findingId',
    'assetId',
    'cve',
    'applicationVersion',
    'riskId',
    'ipAddresses',
    'accountId',
    'siteId',
    'groupId',
    'connectorId',
  ]),
  hidden: new Set(['open']),
  idOf: (row) => String(row['findingId']),
};

const unique: Omit<ListDescription, 'noun'> = {
  list: 'vulnerabilities',
  searches: 'CVEs, applications',
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
    cve: 168,
    severity: 124,
    score: 76,
    assetsAffected: 128,
    openInstances: 128,
    instances: 100,
    applications: 320,
  },
  opener: 'cve',
  monospace: new Set(['cve']),
  hidden: new Set(),
  idOf: (row) => String(row['cve']),
};

/** The list of finding instances of that state. */
export const instanceLists: Readonly<Record<FindingState, ListDescription>> = {
  active: { ...instances, noun: { one: 'open finding', many: 'open findings' } },
  resolved: {
    ...instances,
    noun: { one: 'resolved finding', many: 'resolved findings' },
    columns: instances.columns.map((column) => (column === 'lastSeen' ? 'mitigatedAt' : column)),
  },
};

/** The list of unique findings with open instances, or without any. */
export const uniqueLists: Readonly<Record<FindingState, ListDescription>> = {
  active: { ...unique, noun: { one: 'open unique finding', many: 'open unique findings' } },
  resolved: { ...unique, noun: { one: 'resolved unique finding', many: 'resolved unique findings' } },
};
