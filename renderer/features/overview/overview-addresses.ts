import type { AssetState } from '../../../preload/contract/asset-state.ts';
import type { SeverityName } from '../../../preload/contract/severity.ts';
import { addresses } from '../../app/addresses.ts';
import { type AssetKey, filtersOfAsset, writeAssetKey } from '../assets/asset-key.ts';

const open = 'open=true';

function instances(filters: readonly string[], sort: readonly string[] = []): string {
  return addresses.vulnerabilities('active', { view: 'instances', filters: [open, ...filters], sort });
}

/**
 * Where each number of the overview leads: the list that has exactly what was counted. The unique findings of the
 * active ones are those with open instances, by that list itself.
 */
export const listsBehind = {
  openFindings: () => instances([]),
  openFindingsOf: (severity: SeverityName) => instances([`severity=${severity}`]),
  uniqueOpenFindings: () => addresses.vulnerabilities('active', { view: 'unique' }),
  assets: () => addresses.assets(),
  assetsIn: (state: AssetState) => addresses.assets({ filters: [`state=${state}`] }),
  asset: (key: AssetKey) => addresses.assets({ filters: filtersOfAsset(key), open: writeAssetKey(key) }),
  openFindingsOfAsset: (key: AssetKey, severity?: SeverityName) =>
    instances([...(severity ? [`severity=${severity}`] : []), ...filtersOfAsset(key)]),
  mostExposedAssets: () =>
    addresses.assets({ filters: ['state=active'], sort: ['-openCritical', '-openHigh'] }),
  openFindingsOfCve: (cve: string) => instances([`cve=${cve}`]),
  mostWidespread: () =>
    addresses.vulnerabilities('active', {
      view: 'unique',
      sort: ['-assetsAffected'],
    }),
  finding: (findingId: string) =>
    addresses.vulnerabilities('active', {
      view: 'instances',
      filters: [open, `findingId=${findingId}`],
      open: findingId,
    }),
  oldestCriticals: () => instances(['severity=critical'], ['discovered']),
  /** Findings first seen from an instant on, up to another; those that are still open. ISO 8601. */
  firstSeen: (from: string, to?: string) =>
    instances([`firstSeen=>=${from}`, ...(to === undefined ? [] : [`firstSeen=<${to}`])]),
  /** Findings mitigated from an instant on, up to another; those that have not come back. ISO 8601. */
  mitigated: (from: string, to?: string) =>
    addresses.vulnerabilities('resolved', {
      view: 'instances',
      filters: [`mitigatedAt=>=${from}`, ...(to === undefined ? [] : [`mitigatedAt=<${to}`])],
    }),
};
