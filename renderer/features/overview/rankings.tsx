import type { ReactNode } from 'react';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import { Mono } from '../../components/mono.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { CountLink } from './count-link.tsx';
import { listsBehind } from './overview-addresses.ts';
import { OverviewBlock } from './overview-block.tsx';
import styles from './ranking.module.css';

/** The active assets with most open critical and high findings. */
export function MostExposedAssets({ rows }: { readonly rows: Overview['mostExposedAssets'] }): ReactNode {
  return (
    <OverviewBlock
      aside={<ScreenLink to={listsBehind.mostExposedAssets()}>All assets by exposure</ScreenLink>}
      title="Most exposed assets"
    >
      {rows.length === 0 ? (
        <p className={styles['none']}>No active asset has an open finding of high severity or worse.</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Asset</th>
              <th scope="col" style={{ width: '26%' }}>
                Site
              </th>
              <th className={styles['number']} scope="col" style={{ width: 52 }}>
                Critical
              </th>
              <th className={styles['number']} scope="col" style={{ width: 46 }}>
                High
              </th>
              <th className={styles['number']} scope="col" style={{ width: 48 }}>
                Open
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const name = row.hostName ?? row.assetId;
              return (
                <tr key={`${row.connectorId} ${row.assetId}`}>
                  <td title={name}>
                    <ScreenLink to={listsBehind.asset(row)}>{name}</ScreenLink>
                  </td>
                  <td title={row.siteName ?? undefined}>{row.siteName}</td>
                  <td className={styles['number']}>
                    <CountLink
                      of={`open critical findings of ${name}`}
                      to={listsBehind.openFindingsOfAsset(row, 'critical')}
                      value={row.critical}
                    />
                  </td>
                  <td className={styles['number']}>
                    <CountLink
                      of={`open high findings of ${name}`}
                      to={listsBehind.openFindingsOfAsset(row, 'high')}
                      value={row.high}
                    />
                  </td>
                  <td className={styles['number']}>
                    <CountLink
                      of={`open findings of ${name}`}
                      to={listsBehind.openFindingsOfAsset(row)}
                      value={row.open}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </OverviewBlock>
  );
}

/** The CVEs that are open on most assets. */
export function MostWidespread({ rows }: { readonly rows: Overview['mostWidespread'] }): ReactNode {
  return (
    <OverviewBlock
      aside={<ScreenLink to={listsBehind.mostWidespread()}>All by assets affected</ScreenLink>}
      title="Most widespread CVEs"
    >
      {rows.length === 0 ? (
        <p className={styles['none']}>No finding is open.</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">CVE</th>
              <th scope="col" style={{ width: 96 }}>
                Severity
              </th>
              <th className={styles['number']} scope="col" style={{ width: 42 }}>
                Score
              </th>
              <th className={styles['number']} scope="col" style={{ width: 54 }}>
                Assets
              </th>
              <th className={styles['number']} scope="col" style={{ width: 66 }}>
                Instances
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cve, severity, score, assets, instances }) => {
              const list = listsBehind.openFindingsOfCve(cve);
              return (
                <tr key={cve}>
                  <td>
                    <ScreenLink to={list}>
                      <Mono>{cve}</Mono>
                    </ScreenLink>
                  </td>
                  <td>
                    <SeverityBadge severity={severity} />
                  </td>
                  <td className={styles['number']}>{score === null ? '–' : score.toFixed(1)}</td>
                  <td className={styles['number']}>
                    <CountLink of={`assets with ${cve} open`} to={list} value={assets} />
                  </td>
                  <td className={styles['number']}>
                    <CountLink of={`open instances of ${cve}`} to={list} value={instances} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </OverviewBlock>
  );
}

/** The critical findings that have been open for longest. */
export function OldestCriticals({ rows }: { readonly rows: Overview['oldestCriticals'] }): ReactNode {
  return (
    <OverviewBlock
      aside={<ScreenLink to={listsBehind.oldestCriticals()}>All criticals by age</ScreenLink>}
      title="Oldest open criticals"
    >
      {rows.length === 0 ? (
        <p className={styles['none']}>No critical finding is open.</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col" style={{ width: 124 }}>
                CVE
              </th>
              <th scope="col">Asset</th>
              <th scope="col">Application</th>
              <th className={styles['number']} scope="col" style={{ width: 86 }}>
                Discovered
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const application = `${row.applicationName} ${row.applicationVersion}`;
              const host = row.hostName ?? row.assetId;
              return (
                <tr key={row.findingId}>
                  <td>
                    <ScreenLink to={listsBehind.finding(row.findingId)}>
                      <Mono>{row.cve}</Mono>
                    </ScreenLink>
                  </td>
                  <td title={host}>{host}</td>
                  <td title={application}>{application}</td>
                  <td className={styles['number']}>
                    <RelativeTime at={row.discovered} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </OverviewBlock>
  );
}
