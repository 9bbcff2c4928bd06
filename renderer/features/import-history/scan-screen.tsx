import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { ChevronLeft, ChevronRight, History } from 'lucide-react';
import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { Link, useMatch } from 'react-router';
import type { ScanDetails } from '../../../preload/contract/scan-details.ts';
import { scopeWords } from '../../../preload/contract/scope-words.ts';
import type { RunningScanStatus } from '../../../preload/contract/topics/status.ts';
import { say, words } from '../../../preload/words/say.ts';
import { useReading, useStatus } from '../../bridge/connection.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { Screen } from '../../components/screen.tsx';
import { durationWords } from '../../components/time-words.ts';
import { WaitingBlock, WaitingRows } from '../../components/waiting.tsx';
import { addresses } from '../../navigation/addresses.ts';
import { ScanStateMark } from './history-columns.tsx';
import { reviewIssueCodes } from './issue-meanings.ts';
import { ScanChanges } from './scan-changes.tsx';
import { ScanFacts } from './scan-facts.tsx';
import { ScanIssues } from './scan-issues.tsx';
import { scanNeighbours } from './scan-neighbours.ts';
import { ScanQuarantine } from './scan-quarantine.tsx';
import { ScanReview } from './scan-review.tsx';
import styles from './scan-screen.module.css';
import { ScanStages } from './scan-stages.tsx';
import { ScanUnderWay } from './scan-under-way.tsx';

/** One scan: how it went, what it changed, what went wrong, and the decision about it where one is needed. */
export function ScanScreen(): ReactNode {
  const word = useMatch(`${addresses.importHistory()}/:scanId`)?.params.scanId ?? '';
  const scanId = /^[1-9]\d{0,14}$/.test(word) ? Number(word) : null;
  if (scanId === null) return <NoSuchScan word={word} />;
  return <KnownScan key={scanId} scanId={scanId} />;
}

function KnownScan({ scanId }: { readonly scanId: number }): ReactNode {
  const { running } = useStatus();
  const { data, failure, again } = useReading(
    ['scan', scanId],
    (client, signal) => client.scans.details({ scanId }, { signal }),
    { follows: ['scans', 'rows'] },
  );
  const work = running.find(({ progress }) => progress?.scanId === scanId);
  if (failure?.code === 'scan-not-found') return <NoSuchScan word={String(scanId)} />;
  return (
    <Screen
      primary={<Neighbours scanId={scanId} />}
      state={data ? <StateSentence details={data} isUnderWay={work !== undefined} /> : undefined}
      title={say('scan:title', { scanId })}
    >
      {failure && (
        <div className={styles['failure']}>
          <FailureNotice failure={failure} onRetry={again} />
        </div>
      )}
      {data ? <Details details={data} onDecided={again} work={work} /> : !failure && <Waiting />}
    </Screen>
  );
}

function StateSentence({
  details: { report },
  isUnderWay,
}: {
  readonly details: ScanDetails;
  readonly isUnderWay: boolean;
}): ReactNode {
  const underWay = isUnderWay ? new Set([report.id]) : new Set<number>();
  const { kind, connector, startedAt, durationMs } = report;
  const scope = scopeWords(report.scope, report.scopeNames);
  const components = { connector: <>{connector}</>, time: <RelativeTime at={startedAt} /> };
  return (
    <span className={styles['sentence']}>
      <ScanStateMark scan={report} underWay={underWay} />
      <span>
        {durationMs === null ? (
          <Trans
            components={components}
            i18n={words}
            i18nKey={kind === 'full' ? 'scan:full' : 'scan:delta'}
            values={{ scope }}
          />
        ) : (
          <Trans
            components={components}
            i18n={words}
            i18nKey={kind === 'full' ? 'scan:fullTook' : 'scan:deltaTook'}
            values={{ scope, duration: durationWords(durationMs) }}
          />
        )}
      </span>
    </span>
  );
}

function Details({
  details: { report, issues, walks, quarantined, changes },
  work,
  onDecided,
}: {
  readonly details: ScanDetails;
  readonly work: RunningScanStatus | undefined;
  readonly onDecided: () => void;
}): ReactNode {
  const others =
    report.review === null ? issues : issues.filter(({ code }) => !reviewIssueCodes.includes(code));
  return (
    <div className={styles['page']}>
      {work && (
        <div className={styles['work']}>
          <ScanUnderWay linked={false} scan={work} />
        </div>
      )}
      <ScanReview issues={issues} onDecided={onDecided} report={report} />
      <div className={styles['columns']}>
        <div>
          <ScanStages names={report.scopeNames} underWay={work !== undefined} walks={walks} />
          <ScanIssues issues={others} />
          <ScanChanges details={{ report, changes }} />
          <ScanQuarantine records={quarantined} total={report.quarantined} />
        </div>
        <aside aria-label={say('scan:countsAndFacts')}>
          <ScanFacts report={report} />
        </aside>
      </div>
    </div>
  );
}

function Neighbours({ scanId }: { readonly scanId: number }): ReactNode {
  const { data } = useReading(
    ['scan', scanId, 'neighbours'],
    (client, signal) => scanNeighbours(client, scanId, signal),
    { follows: ['scans'] },
  );
  return (
    <>
      <Step icon={<ChevronLeft size={16} />} to={data?.older ?? null} which="previous" />
      <Step icon={<ChevronRight size={16} />} to={data?.newer ?? null} which="next" />
    </>
  );
}

function Step({
  to,
  which,
  icon,
}: {
  readonly to: number | null;
  readonly which: 'previous' | 'next';
  readonly icon: ReactNode;
}): ReactNode {
  const label = say(`scan:${which}`);
  if (to === null) {
    return (
      <ActionIcon aria-label={label} disabled variant="default">
        {icon}
      </ActionIcon>
    );
  }
  return (
    <Tooltip label={say(`scan:${which}Is`, { scanId: to })}>
      <ActionIcon aria-label={label} component={Link} to={addresses.scan(to)} variant="default">
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function NoSuchScan({ word }: { readonly word: string }): ReactNode {
  return (
    <Screen title={say('scan:noSuch.screen')}>
      <EmptyState
        action={
          <Button component={Link} to={addresses.importHistory()} variant="filled">
            {say('scan:noSuch.action')}
          </Button>
        }
        icon={History}
        text={say('scan:noSuch.text')}
        title={say('scan:noSuch.title', { word })}
      />
    </Screen>
  );
}

function Waiting(): ReactNode {
  return (
    <div className={styles['page']}>
      <div className={styles['columns']}>
        <div>
          <WaitingBlock height={120} />
          <div className={styles['space']} />
          <WaitingRows rows={10} />
        </div>
        <WaitingRows rows={12} />
      </div>
    </div>
  );
}
