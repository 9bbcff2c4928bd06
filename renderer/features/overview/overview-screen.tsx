import { Button } from '@mantine/core';
import { ChartNoAxesColumn } from 'lucide-react';
import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { Link } from 'react-router';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { Screen } from '../../components/screen.tsx';
import { WaitingBlock, WaitingRows } from '../../components/waiting.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { AssetFigures, FindingFigures } from './figures.tsx';
import { Freshness } from './freshness.tsx';
import { NewFindingsBlock } from './new-findings-block.tsx';
import { Notices } from './notices.tsx';
import { overviewNotices } from './overview-notices.ts';
import styles from './overview-screen.module.css';
import { MostExposedAssets, MostWidespread, OldestCriticals } from './rankings.tsx';
import { Trend } from './trend.tsx';

/** The project in numbers. Every number leads to the list behind it. */
export function OverviewScreen(): ReactNode {
  const status = useStatus();
  const { data, failure, again } = useReading(
    ['overview'],
    (client, signal) => client.overview.read(null, { signal }),
    { follows: ['rows', 'scans', 'connectors'] },
  );
  const scopes = (data?.freshness ?? [])
    .filter(({ removed }) => !removed)
    .reduce((sum, connector) => sum + connector.scopes.filter(({ counts }) => counts).length, 0);
  return (
    <Screen
      state={failure && !data ? undefined : <AsOf scopes={scopes} status={status} />}
      title={say('overview:title')}
    >
      {failure && (
        <div className={styles['failure']}>
          <FailureNotice failure={failure} onRetry={again} />
        </div>
      )}
      {data ? <Numbers overview={data} status={status} /> : !failure && <Waiting />}
    </Screen>
  );
}

function AsOf({
  status: { demo, running, lastGoodScan },
  scopes,
}: {
  readonly status: ApplicationStatus;
  /** How many scopes the numbers are of. */
  readonly scopes: number;
}): ReactNode {
  return (
    <>
      {demo && `${say('overview:demoDay', { day: demo.day })} `}
      {lastGoodScan ? (
        <Trans
          components={{ time: <RelativeTime at={lastGoodScan.finishedAt} /> }}
          i18n={words}
          i18nKey={scopes > 1 ? 'overview:asOfOldest' : 'overview:asOf'}
          values={{ scope: lastGoodScan.scopeWords, connector: lastGoodScan.connectorName }}
        />
      ) : (
        say('overview:noGoodScan')
      )}
      {running.length > 0 && ` ${say('overview:scanRunning')}`}
    </>
  );
}

function Numbers({
  overview,
  status,
}: {
  readonly overview: Overview;
  readonly status: ApplicationStatus;
}): ReactNode {
  const notices = overviewNotices(status, overview);
  const { active, inactive, decommissioned } = overview.assets;
  if (active + inactive + decommissioned === 0 && status.running.length === 0) {
    return (
      <>
        <Notices notices={notices} />
        <NothingYet status={status} />
      </>
    );
  }
  const isRead = overview.freshness.some(({ scopes }) => scopes.some(({ findings }) => findings !== null));
  return (
    <div className={styles['page']}>
      <Notices notices={notices} />
      <div className={styles['grid']}>
        <FindingFigures overview={overview} />
        <AssetFigures overview={overview} />
        <Trend days={overview.trend} isRead={isRead} />
        <NewFindingsBlock isRead={isRead} newFindings={overview.newFindings} />
        <Freshness overview={overview} />
        <MostExposedAssets isRead={isRead} rows={overview.mostExposedAssets} />
        <MostWidespread isRead={isRead} rows={overview.mostWidespread} />
        <OldestCriticals isRead={isRead} rows={overview.oldestCriticals} />
      </div>
    </div>
  );
}

function NothingYet({ status: { connectors, lastScan } }: { readonly status: ApplicationStatus }): ReactNode {
  const [connector] = connectors;
  if (!connector) {
    return (
      <EmptyState
        action={
          <Button component={Link} to={addresses.welcome()} variant="filled">
            {say('overview:nothingYet.action')}
          </Button>
        }
        icon={ChartNoAxesColumn}
        text={say('overview:nothingYet.text')}
        title={say('overview:nothingYet.title')}
      />
    );
  }
  if (lastScan) {
    return (
      <EmptyState
        action={
          <Button component={Link} to={addresses.scan(lastScan.scanId)} variant="filled">
            {say('overview:noAssets.action')}
          </Button>
        }
        icon={ChartNoAxesColumn}
        text={say('overview:noAssets.text', { connector: lastScan.connectorName })}
        title={say('overview:noAssets.title')}
      />
    );
  }
  return (
    <EmptyState
      action={
        <Button component={Link} to={addresses.importRule({ connectorId: connector.id })} variant="filled">
          {say('overview:nothingImported.action')}
        </Button>
      }
      icon={ChartNoAxesColumn}
      text={say('overview:nothingImported.text', { connector: connector.name })}
      title={say('overview:nothingImported.title')}
    />
  );
}

function Waiting(): ReactNode {
  return (
    <div className={styles['page']}>
      <div className={styles['grid']}>
        <WaitingBlock height={156} />
        <WaitingBlock height={156} />
        <WaitingBlock height={258} />
        <WaitingRows rows={7} />
        <WaitingRows rows={3} />
        <WaitingRows rows={7} />
        <WaitingRows rows={7} />
        <WaitingRows rows={7} />
      </div>
    </div>
  );
}
