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
import { dayWords, spanOfDay, spanOfDays, type TrendDay, trendScale, trendTotals } from './trend-days.ts';
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
  const baselines = days.filter(({ baseline }) => baseline > 0);
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
        <LegendItem series="new" to={listsBehind.appeared(span)} value={totals.new} />
        <LegendItem series="reopened" to={listsBehind.happened('reopenings', span)} value={totals.reopened} />
        <LegendItem
          series="mitigated"
          to={listsBehind.happened('mitigations', span)}
          value={totals.mitigated}
        />
      </ul>
      <div className={styles['view']}>
        {view === 'table' ? (
          <TrendTable days={days} />
        ) : quiet && baselines.length === 0 ? (
          <p className={styles['quiet']}>
            {isRead ? say('overview:trend.quiet') : say('overview:notReadYet')}
          </p>
        ) : (
          <TrendChart days={days} scale={scale} totals={totals} />
        )}
      </div>
      {baselines.map(({ day, baseline }) => (
        <p className={styles['baseline']} key={day}>
          <Trans
            components={{
              number: (
                <CountLink
                  label={say('overview:trend.baselineOn', {
                    number: numberWords(baseline),
                    day: dayWords(day),
                  })}
                  to={listsBehind.baseline(spanOfDay(day))}
                  value={baseline}
                />
              ),
            }}
            i18n={words}
            i18nKey="overview:trend.baseline"
            values={{ day: dayWords(day) }}
          />
        </p>
      ))}
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
  to,
}: {
  readonly series: 'new' | 'reopened' | 'mitigated';
  readonly value: number;
  readonly to: string;
}): ReactNode {
  const label = say(`overview:trend.${series}Number`, { count: value, number: numberWords(value) });
  return (
    <li data-series={series}>
      <Trans
        components={{
          number: <CountLink label={label} to={to} value={value} />,
        }}
        i18n={words}
        i18nKey={`overview:trend.legend.${series}`}
      />
    </li>
  );
}
