import type { AssetState } from '../../../preload/contract/asset-state.ts';
import { type Filter, type FilterCondition, fieldIs } from '../../../preload/contract/filter.ts';
import { listedButNotSeen } from '../../../preload/contract/not-seen.ts';
import type { SeverityName } from '../../../preload/contract/severity.ts';
import { addresses } from '../../navigation/addresses.ts';
import { type AssetKey, filterOfAsset, writeAssetKey } from '../../navigation/asset-key.ts';

/** From an instant on, up to another. ISO 8601. */
export interface TimeSpan {
  readonly from: string;
  readonly to: string;
}

const open = fieldIs('open', 'true');

function instances(filter: Filter, sort: readonly string[] = []): string {
  return addresses.vulnerabilities('active', { view: 'instances', filter: [open, ...filter], sort });
}

/** Of findings in whatever state. */
function everyInstance(filter: Filter): string {
  return addresses.vulnerabilities('all', { view: 'instances', filter });
}

function within(field: string, { from, to }: TimeSpan): FilterCondition {
  return fieldIs(field, `${from}/${to}`);
}

/** Not of the first scan of a scope. */
const isNews = fieldIs('baseline', 'false');

/**
 * Where each number of the overview leads: the list that has exactly what was counted. The unique findings of the
 * active ones are those with open instances, by that list itself.
 */
export const listsBehind = {
  openFindings: () => instances([]),
  openFindingsOf: (severity: SeverityName) => instances([fieldIs('severity', severity)]),
  uniqueOpenFindings: () => addresses.vulnerabilities('active', { view: 'unique' }),
  assets: () => addresses.assets(),
  assetsIn: (state: AssetState) => addresses.assets({ filter: [fieldIs('state', state)] }),
  notSeen: () => addresses.assets({ filter: listedButNotSeen, sort: ['lastActive'] }),
  asset: (key: AssetKey) => addresses.assets({ filter: filterOfAsset(key), open: writeAssetKey(key) }),
  openFindingsOfAsset: (key: AssetKey, severity?: SeverityName) =>
    instances([...(severity ? [fieldIs('severity', severity)] : []), ...filterOfAsset(key)]),
  mostExposedAssets: () => addresses.assets({ sort: ['-openCritical', '-openHigh'] }),
  openFindingsOfCve: (cve: string) => instances([fieldIs('cve', cve)]),
  mostWidespread: () =>
    addresses.vulnerabilities('active', {
      view: 'unique',
      sort: ['-assetsAffected'],
    }),
  finding: (findingId: string) =>
    addresses.vulnerabilities('active', {
      view: 'instances',
      filter: [open, fieldIs('findingId', findingId)],
      open: findingId,
    }),
  oldestCriticals: () => instances([fieldIs('severity', 'critical')], ['discovered']),
  knownExploited: () => instances([fieldIs('knownExploited', 'true')]),
  uniqueFinding: (cve: string) =>
    addresses.vulnerabilities('active', { view: 'unique', filter: [fieldIs('cve', cve)] }),
  /** Findings of whatever state that were reopened or mitigated in a span of time. */
  happened: (what: 'reopenings' | 'mitigations', span: TimeSpan) => everyInstance([within(what, span)]),
  /** Findings of whatever state that were first seen in a span of time, but for those of first scans. */
  appeared: (span: TimeSpan) => everyInstance([within('firstSeen', span), isNews]),
  /** Findings of whatever state that the first scan of a scope saw first, in a span of time. */
  baseline: (span: TimeSpan) => everyInstance([within('firstSeen', span), fieldIs('baseline', 'true')]),
  /** Findings of whatever state that are new since then: all of them, or those of a CVE. */
  newFindings: (since: FilterCondition, cve?: string) =>
    everyInstance([since, isNews, ...(cve === undefined ? [] : [fieldIs('cve', cve)])]),
};
