import type { ReactNode } from 'react';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import { decimalWords, numberWords } from '../../../preload/words/formats/number-words.ts';
import { say } from '../../../preload/words/say.ts';
import { Mono } from '../../components/mono.tsx';
import { ScreenLink } from '../../components/screen-link.tsx';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { Age } from './age.tsx';
import { CountLink } from './count-link.tsx';
import { listsBehind } from './overview-addresses.ts';
import styles from './ranking.module.css';
import { RankingBlock } from './ranking-block.tsx';

interface Ranking<Name extends keyof Overview> {
  readonly rows: Overview[Name];
  /** Whether findings were read at all: before that, none is no news. */
  readonly isRead: boolean;
}

/** The active assets with most open critical and high findings. */
export function MostExposedAssets({ rows, isRead }: Ranking<'mostExposedAssets'>): ReactNode {
  return (
    <RankingBlock
      columns={[
        { title: say('overview:column.asset') },
        { title: say('overview:column.site'), width: '28%', kind: 'wide' },
        { title: say('overview:column.critical'), width: 52, kind: 'number' },
        { title: say('overview:column.high'), width: 46, kind: 'number' },
        { title: say('overview:column.open'), width: 48, kind: 'number' },
      ]}
      isEmpty={rows.length === 0}
      isRead={isRead}
      of="mostExposed"
      to={listsBehind.mostExposedAssets()}
    >
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
    </RankingBlock>
  );
}

/** The CVEs that are open on most assets. */
export function MostWidespread({ rows, isRead }: Ranking<'mostWidespread'>): ReactNode {
  return (
    <RankingBlock
      columns={[
        { title: say('overview:column.cve') },
        { title: say('overview:column.severity'), width: 104 },
        { title: say('overview:column.score'), width: 40, kind: 'number' },
        { title: say('overview:column.assets'), width: 48, kind: 'number' },
        { title: say('overview:column.instances'), width: 60, kind: 'number' },
      ]}
      isEmpty={rows.length === 0}
      isRead={isRead}
      of="mostWidespread"
      to={listsBehind.mostWidespread()}
    >
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
            <td className={styles['number']}>
              <CountLink
                label={say('overview:mostWidespread.assets', {
                  count: assets,
                  number: numberWords(assets),
                  cve,
                })}
                to={listsBehind.uniqueFinding(cve)}
                value={assets}
              />
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
    </RankingBlock>
  );
}

/** The critical findings that have been open for longest. */
export function OldestCriticals({ rows, isRead }: Ranking<'oldestCriticals'>): ReactNode {
  return (
    <RankingBlock
      columns={[
        { title: say('overview:column.cve'), width: 112 },
        { title: say('overview:column.asset') },
        { title: say('overview:column.application'), kind: 'wide' },
        { title: say('overview:column.openFor'), width: 66, kind: 'number' },
      ]}
      isEmpty={rows.length === 0}
      isRead={isRead}
      of="oldestCriticals"
      to={listsBehind.oldestCriticals()}
    >
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
    </RankingBlock>
  );
}
