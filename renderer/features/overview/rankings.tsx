import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import { decimalWords, numberWords } from '../../../preload/words/formats/number-words.ts';
import { say, words } from '../../../preload/words/say.ts';
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
  return <p className={styles['none']}>{isRead ? children : say('overview:notReadYet')}</p>;
}

/** The eye sees the heading beside it; the ear is told which list it is. */
function SeeAll({ of }: { readonly of: 'mostExposed' | 'mostWidespread' | 'oldestCriticals' }): ReactNode {
  return (
    <Trans
      components={{ spoken: <span className={styles['spoken']} /> }}
      i18n={words}
      i18nKey={`overview:${of}.seeAll`}
    />
  );
}

/** The active assets with most open critical and high findings. */
export function MostExposedAssets({ rows, isRead }: Ranking<'mostExposedAssets'>): ReactNode {
  return (
    <OverviewBlock
      aside={
        <ScreenLink to={listsBehind.mostExposedAssets()}>
          <SeeAll of="mostExposed" />
        </ScreenLink>
      }
      title={say('overview:mostExposed.title')}
    >
      {rows.length === 0 ? (
        <None isRead={isRead}>{say('overview:mostExposed.none')}</None>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{say('overview:column.asset')}</th>
              <th className={styles['wide']} scope="col" style={{ width: '28%' }}>
                {say('overview:column.site')}
              </th>
              <th className={styles['number']} scope="col" style={{ width: 52 }}>
                {say('overview:column.critical')}
              </th>
              <th className={styles['number']} scope="col" style={{ width: 46 }}>
                {say('overview:column.high')}
              </th>
              <th className={styles['number']} scope="col" style={{ width: 48 }}>
                {say('overview:column.open')}
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
                      label={say('overview:mostExposed.critical', {
                        count: row.critical,
                        number: numberWords(row.critical),
                        asset: name,
                      })}
                      to={listsBehind.openFindingsOfAsset(row, 'critical')}
                      value={row.critical}
                    />
                  </td>
                  <td className={styles['number']}>
                    <CountLink
                      label={say('overview:mostExposed.high', {
                        count: row.high,
                        number: numberWords(row.high),
                        asset: name,
                      })}
                      to={listsBehind.openFindingsOfAsset(row, 'high')}
                      value={row.high}
                    />
                  </td>
                  <td className={styles['number']}>
                    <CountLink
                      label={say('overview:mostExposed.open', {
                        count: row.open,
                        number: numberWords(row.open),
                        asset: name,
                      })}
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
          <SeeAll of="mostWidespread" />
        </ScreenLink>
      }
      title={say('overview:mostWidespread.title')}
    >
      {rows.length === 0 ? (
        <None isRead={isRead}>{say('overview:mostWidespread.none')}</None>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{say('overview:column.cve')}</th>
              <th scope="col" style={{ width: 104 }}>
                {say('overview:column.severity')}
              </th>
              <th className={styles['number']} scope="col" style={{ width: 40 }}>
                {say('overview:column.score')}
              </th>
              <th className={styles['number']} scope="col" style={{ width: 48 }}>
                {say('overview:column.assets')}
              </th>
              <th className={styles['number']} scope="col" style={{ width: 60 }}>
                {say('overview:column.instances')}
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
                  <td className={styles['number']}>{score === null ? '–' : decimalWords(score, 1)}</td>
                  {/* No list shows assets by CVE; that of the instances may be longer. */}
                  <td className={styles['number']}>
                    <NumberText value={assets} />
                  </td>
                  <td className={styles['number']}>
                    <CountLink
                      label={say('overview:mostWidespread.instances', {
                        count: instances,
                        number: numberWords(instances),
                        cve,
                      })}
                      to={list}
                      value={instances}
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

/** The critical findings that have been open for longest. */
export function OldestCriticals({ rows, isRead }: Ranking<'oldestCriticals'>): ReactNode {
  return (
    <OverviewBlock
      aside={
        <ScreenLink to={listsBehind.oldestCriticals()}>
          <SeeAll of="oldestCriticals" />
        </ScreenLink>
      }
      title={say('overview:oldestCriticals.title')}
    >
      {rows.length === 0 ? (
        <None isRead={isRead}>{say('overview:oldestCriticals.none')}</None>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col" style={{ width: 112 }}>
                {say('overview:column.cve')}
              </th>
              <th scope="col">{say('overview:column.asset')}</th>
              <th className={styles['wide']} scope="col">
                {say('overview:column.application')}
              </th>
              <th className={styles['number']} scope="col" style={{ width: 66 }}>
                {say('overview:column.openFor')}
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
