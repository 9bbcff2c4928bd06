import type { ReactNode } from 'react';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import { Mono } from '../../components/mono.tsx';
import { NumberText } from '../../components/number-text.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { Age } from './age.tsx';
import { CountLink } from './count-link.tsx';
import { listsBehind } from './overview-addresses.ts';
import { OverviewBlock } from './overview-block.tsx';
import styles from './ranking.module.css';

interface Ranking<Name extends keyof Overview> {
  readonly rows: Overview[Name];
  /** Whether findings were read at all: before that, none is no news. */
  readonly isRead: boolean;
}

function None({ isRead, children }: { readonly isRead: boolean; readonly children: string }): ReactNode {
  return <p className={styles['none']}>{isRead ? children : 'Not read yet.'}</p>;
}

/** The eye sees the heading beside it; the ear is told which list it is. */
function SeeAll({ of }: { readonly of: string }): ReactNode {
  return (
    <>
      See all<span className={styles['spoken']}> {of}</span>
    </>
  );
}

/** The active assets with most open critical and high findings. */
export function MostExposedAssets({ rows, isRead }: Ranking<'mostExposedAssets'>): ReactNode {
  return (
    <OverviewBlock
      aside={
        <ScreenLink to={listsBehind.mostExposedAssets()}>
          <SeeAll of="assets by exposure" />
        </ScreenLink>
      }
      title="Most exposed assets"
    >
      {rows.length === 0 ? (
        <None isRead={isRead}>No active asset has an open finding of high severity or worse.</None>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Asset</th>
              <th className={styles['wide']} scope="col" style={{ width: '28%' }}>
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
                  <td className={styles['wide']} title={row.siteName ?? undefined}>
                    {row.siteName}
                  </td>
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
export function MostWidespread({ rows, isRead }: Ranking<'mostWidespread'>): ReactNode {
  return (
    <OverviewBlock
      aside={
        <ScreenLink to={listsBehind.mostWidespread()}>
          <SeeAll of="CVEs by assets affected" />
        </ScreenLink>
      }
      title="Most widespread CVEs"
    >
      {rows.length === 0 ? (
        <None isRead={isRead}>No finding is open.</None>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">CVE</th>
              <th scope="col" style={{ width: 92 }}>
                Severity
              </th>
              <th className={styles['number']} scope="col" style={{ width: 40 }}>
                Score
              </th>
              <th className={styles['number']} scope="col" style={{ width: 48 }}>
                Assets
              </th>
              <th className={styles['number']} scope="col" style={{ width: 60 }}>
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
                  {/* No list shows assets by CVE; that of the instances may be longer. */}
                  <td className={styles['number']}>
                    <NumberText value={assets} />
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
export function OldestCriticals({ rows, isRead }: Ranking<'oldestCriticals'>): ReactNode {
  return (
    <OverviewBlock
      aside={
        <ScreenLink to={listsBehind.oldestCriticals()}>
          <SeeAll of="criticals by age" />
        </ScreenLink>
      }
      title="Oldest open criticals"
    >
      {rows.length === 0 ? (
        <None isRead={isRead}>No critical finding is open.</None>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col" style={{ width: 112 }}>
                CVE
              </th>
              <th scope="col">Asset</th>
              <th className={styles['wide']} scope="col">
                Application
              </th>
              <th className={styles['number']} scope="col" style={{ width: 66 }}>
                Open for
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
                  <td title={host}>
                    <ScreenLink to={listsBehind.asset({ assetId: row.assetId, connectorId: null })}>
                      {host}
                    </ScreenLink>
                  </td>
                  <td className={styles['wide']} title={application}>
                    {application}
                  </td>
                  <td className={styles['number']}>
                    <Age since={row.discovered} />
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
