import type { ReactNode } from 'react';
import { fieldIs } from '../../../preload/contract/filter.ts';
import { reasonWords } from '../../../preload/contract/reason-words.ts';
import type { ChangedAsset, ChangedFinding } from '../../../preload/contract/scan-details.ts';
import { say } from '../../../preload/words/say.ts';
import { Mono } from '../../components/mono.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { filterOfAsset, writeAssetKey } from '../../navigation/asset-key.ts';
import styles from './changed-rows.module.css';

function assetAddress(connectorId: string, assetId: string): string {
  const key = { assetId, connectorId };
  return addresses.assets({ filter: filterOfAsset(key), open: writeAssetKey(key) });
}

/** Findings by name; each leads to its row, and its asset to that one's. */
export function ChangedFindings({
  rows,
  connectorId,
  state,
}: {
  readonly rows: readonly ChangedFinding[];
  readonly connectorId: string;
  readonly state: 'active' | 'resolved';
}): ReactNode {
  if (rows.length === 0) return null;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col" style={{ width: 120 }}>
            {say('scan:changes.severity')}
          </th>
          <th scope="col" style={{ width: 150 }}>
            {say('scan:changes.cve')}
          </th>
          <th scope="col">{say('scan:changes.asset')}</th>
          <th scope="col">{say('scan:changes.application')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ findingId, assetId, hostName, cve, applicationName, applicationVersion, severity }) => (
          <tr key={findingId}>
            <td>
              <SeverityBadge severity={severity} />
            </td>
            <td>
              <ScreenLink
                to={addresses.vulnerabilities(state, {
                  view: 'instances',
                  filter: [fieldIs('findingId', findingId)],
                  open: findingId,
                })}
              >
                <Mono>{cve}</Mono>
              </ScreenLink>
            </td>
            <td>
              <ScreenLink to={assetAddress(connectorId, assetId)}>{hostName ?? assetId}</ScreenLink>
            </td>
            <td title={`${applicationName} ${applicationVersion}`}>
              <bdi>{applicationName}</bdi> <Mono>{applicationVersion}</Mono>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Assets by name; each leads to its row. */
export function ChangedAssets({
  rows,
  connectorId,
}: {
  readonly rows: readonly ChangedAsset[];
  readonly connectorId: string;
}): ReactNode {
  if (rows.length === 0) return null;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{say('scan:changes.asset')}</th>
          <th scope="col">{say('scan:changes.site')}</th>
          <th scope="col" style={{ width: 124 }}>
            {say('scan:changes.state')}
          </th>
          <th scope="col" style={{ width: '36%' }}>
            {say('scan:changes.reason')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ assetId, hostName, siteName, state, stateReason }) => (
          <tr key={assetId}>
            <td>
              <ScreenLink to={assetAddress(connectorId, assetId)}>{hostName ?? assetId}</ScreenLink>
            </td>
            <td>{siteName ?? '–'}</td>
            <td>{say(`fieldValues:state.${state}`)}</td>
            <td title={stateReason === null ? undefined : reasonWords(stateReason)}>
              {stateReason === null ? '–' : reasonWords(stateReason)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
