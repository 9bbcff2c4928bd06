import '@mantine/charts/styles.layer.css';
import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { counted } from '../../components/number-words.ts';
import { CountLink } from './count-link.tsx';
import { listsBehind } from './overview-addresses.ts';
import { OverviewBlock } from './overview-block.tsx';
import styles from './trend.module.css';
import { TrendChart } from './trend-chart.tsx';
import { dayWords, spanOfDays, type TrendDay, trendScale, trendTotals } from './trend-days.ts';
import { TrendTable } from './trend-table.tsx';

/** What became of findings in the last 30 days: as a chart, or as the table of its numbers. */
export function Trend({
  days,
  isRead,
}: {
  readonly days: readonly TrendDay[];
  /** Whether findings were read at all: before that, none is no news. */
  readonly isRead: boolean;
}): ReactNode {
  const [view, setView] = useState('chart');
  const totals = trendTotals(days);
  const scale = trendScale(days);
  const span = spanOfDays(days);
  const quiet = totals.new + totals.reopened + totals.mitigated === 0;
  return (
    <OverviewBlock
      aside={
        <SegmentedControl
          aria-label="Show the trend as"
          data={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
          onChange={setView}
          value={view}
        />
      }
      title="Last 30 days"
    >
      <ul className={styles['legend']}>
        <li data-series="new">
          <CountLink
            of="new findings in 30 days"
            to={listsBehind.happened('firstSeen', span)}
            value={totals.new}
          />{' '}
          new
        </li>
        <li data-series="reopened">
          <CountLink
            of="findings reopened in 30 days"
            to={listsBehind.happened('reopenings', span)}
            value={totals.reopened}
          />{' '}
          reopened
        </li>
        <li data-series="mitigated">
          <CountLink
            of="findings mitigated in 30 days"
            to={listsBehind.happened('mitigations', span)}
            value={totals.mitigated}
          />{' '}
          mitigated
        </li>
      </ul>
      <div className={styles['view']}>
        {view === 'table' ? (
          <TrendTable days={days} />
        ) : quiet ? (
          <p className={styles['quiet']}>
            {isRead ? 'Nothing was found, reopened or mitigated in the last 30 days.' : 'Not read yet.'}
          </p>
        ) : (
          <TrendChart days={days} scale={scale} totals={totals} />
        )}
      </div>
      <p className={styles['beyond']}>
        {view === 'chart' &&
          scale.beyond
            .map(({ day, ...counts }) =>
              [
                `${dayWords(day)} is beyond the scale:`,
                counts.mitigated > scale.bottom
                  ? counted(counts.mitigated, 'mitigated', 'mitigated')
                  : `${counted(counts.new, 'new', 'new')}, ${counted(counts.reopened, 'reopened', 'reopened')}`,
              ].join(' '),
            )
            .map((sentence) => `${sentence}.`)
            .join(' ')}
      </p>
    </OverviewBlock>
  );
}
