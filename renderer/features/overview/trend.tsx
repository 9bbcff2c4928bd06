import { Trans } from 'react-i18next';
import { say, words } from '../../../preload/words/say.ts';
import '@mantine/charts/styles.layer.css';
import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { numberWords } from '../../../preload/words/formats/number-words.ts';
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
          aria-label={say('overview:trend.showAs')}
          data={[
            { value: 'chart', label: say('overview:trend.chart') },
            { value: 'table', label: say('overview:trend.table') },
          ]}
          onChange={setView}
          value={view}
        />
      }
      title={say('overview:trend.title')}
    >
      <ul className={styles['legend']}>
        <LegendItem happened="firstSeen" series="new" span={span} value={totals.new} />
        <LegendItem happened="reopenings" series="reopened" span={span} value={totals.reopened} />
        <LegendItem happened="mitigations" series="mitigated" span={span} value={totals.mitigated} />
      </ul>
      <div className={styles['view']}>
        {view === 'table' ? (
          <TrendTable days={days} />
        ) : quiet ? (
          <p className={styles['quiet']}>
            {isRead ? say('overview:trend.quiet') : say('overview:notReadYet')}
          </p>
        ) : (
          <TrendChart days={days} scale={scale} totals={totals} />
        )}
      </div>
      <p className={styles['beyond']}>
        {view === 'chart' &&
          scale.beyond
            .map((day) =>
              day.mitigated > scale.bottom
                ? say('overview:trend.mitigatedBeyond', {
                    day: dayWords(day.day),
                    mitigated: numberWords(day.mitigated),
                  })
                : say('overview:trend.addedBeyond', {
                    day: dayWords(day.day),
                    appeared: numberWords(day.new),
                    reopened: numberWords(day.reopened),
                  }),
            )
            .join(' ')}
      </p>
    </OverviewBlock>
  );
}

/** A series with its number, which leads to the findings behind it. */
function LegendItem({
  series,
  value,
  happened,
  span,
}: {
  readonly series: 'new' | 'reopened' | 'mitigated';
  readonly value: number;
  readonly happened: Parameters<typeof listsBehind.happened>[0];
  readonly span: ReturnType<typeof spanOfDays>;
}): ReactNode {
  const label = say(`overview:trend.${series}Number`, { count: value, number: numberWords(value) });
  return (
    <li data-series={series}>
      <Trans
        components={{
          number: <CountLink label={label} to={listsBehind.happened(happened, span)} value={value} />,
        }}
        i18n={words}
        i18nKey={`overview:trend.legend.${series}`}
      />
    </li>
  );
}
