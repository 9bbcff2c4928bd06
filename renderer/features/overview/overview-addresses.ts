import type { AssetState } from '../../../preload/contract/asset-state.ts';
import { type Filter, fieldIs } from '../../../preload/contract/filter.ts';
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
  /** Findings of whatever state that were first seen, reopened or mitigated in a span of time. ISO 8601. */
  happened: (what: 'firstSeen' | 'reopenings' | 'mitigations', { from, to }: TimeSpan) =>
    addresses.vulnerabilities('all', { view: 'instances', filter: [fieldIs(what, `${from}/${to}`)] }),
};
