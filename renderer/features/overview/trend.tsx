import { Trans } from 'react-i18next';
import { say, words } from '../../../preload/words/say.ts';
import '@mantine/charts/styles.layer.css';
import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { numberWords } from '../../components/number-words.ts';
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
        <li data-series="new">
          <Trans
            components={{
              number: (
                <CountLink
                  label={say('overview:trend.newNumber', {
                    count: totals.new,
                    number: numberWords(totals.new),
                  })}
                  to={listsBehind.happened('firstSeen', span)}
                  value={totals.new}
                />
              ),
            }}
            i18n={words}
            i18nKey="overview:trend.legend.new"
          />
        </li>
        <li data-series="reopened">
          <Trans
            components={{
              number: (
                <CountLink
                  label={say('overview:trend.reopenedNumber', {
                    count: totals.reopened,
                    number: numberWords(totals.reopened),
                  })}
                  to={listsBehind.happened('reopenings', span)}
                  value={totals.reopened}
                />
              ),
            }}
            i18n={words}
            i18nKey="overview:trend.legend.reopened"
          />
        </li>
        <li data-series="mitigated">
          <Trans
            components={{
              number: (
                <CountLink
                  label={say('overview:trend.mitigatedNumber', {
                    count: totals.mitigated,
                    number: numberWords(totals.mitigated),
                  })}
                  to={listsBehind.happened('mitigations', span)}
                  value={totals.mitigated}
                />
              ),
            }}
            i18n={words}
            i18nKey="overview:trend.legend.mitigated"
          />
        </li>
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
